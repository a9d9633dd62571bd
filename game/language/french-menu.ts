// French for the menu and the match behind it; part of `french.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { plural, number } = createForms<'one'>('fr');

export const frenchMenu: Words['menu'] = {
  tagline: 'Du foot entre amis dans un onglet. Sans compte, sans installation.',
  online: (people) => `${number(people)} en ligne`,
  yourName: 'Votre nom',
  anotherName: 'Un autre nom',
  roomCode: 'Code du salon',
  code: 'CODE',
  join: 'Entrer',
  codeHint: (example) => `Un code a quatre lettres ou chiffres, comme ${example}.`,
  lobbyDown: 'L’accueil ne répond pas pour le moment. Nous réessayons.',
  jumpIn: (keys) => `Appuie sur ${keys} pour jouer tout de suite`,
  anArrow: 'une flèche',
  dragIn: 'Glisse n’importe où pour jouer',
  stickIn: 'Pousse le stick pour jouer tout de suite',
  sound: 'Son',
  openRooms: (rooms) => plural(rooms, { one: '# salon ouvert', other: '# salons ouverts' }),
  offline: 'Pas de réseau. L’entraînement marche.',
  newVersion: 'Une version plus récente est prête.',
  update: 'Mettre à jour',
  noWebRtc: 'Ce navigateur bloque WebRTC : pas de salons, mais l’entraînement marche.',
  lastRoom: (code, time) => `Retourner au salon ${code} ? Encore ${time}`,
  goBack: 'Y retourner',
};

export const frenchPractice: Words['practice'] = {
  title: 'Entraînement',
  move: (keys) => `${keys} pour courir`,
  moveStick: 'Pousse le stick pour courir',
  moveTouch: 'Glisse pour courir',
  push: 'Cours vers le ballon pour le pousser',
  kick: (key) => `${key} tire : maintiens et cours vers le ballon`,
  kickTouch: 'Le gros bouton tire : maintiens-le et cours vers le ballon',
  score: 'Maintenant, marque : vise le but de droite',
  nextMatch: 'Le prochain match commence tout de suite.',
  start: 'S’entraîner',
};
