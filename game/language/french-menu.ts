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
  lobbyDown: 'Le serveur ne répond pas pour le moment. Nous réessayons.',
  jumpIn: (keys) => `Appuyez sur ${keys} pour jouer tout de suite`,
  anArrow: 'une flèche',
  dragIn: 'Glissez n’importe où pour jouer',
  stickIn: 'Poussez le stick pour jouer tout de suite',
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
  moveStick: 'Poussez le stick pour courir',
  moveTouch: 'Glissez pour courir',
  push: 'Courez vers le ballon pour le pousser',
  kick: (key) => `${key} tire : maintenez et courez vers le ballon`,
  kickTouch: 'Le gros bouton tire : maintenez-le et courez vers le ballon',
  score: 'Maintenant, marquez : visez le but de droite',
  nextMatch: 'Le prochain match commence tout de suite.',
  start: 'S’entraîner',
};
