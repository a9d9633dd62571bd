// German for the menu and the match behind it; part of `german.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { plural, number } = createForms<'one'>('de');

export const germanMenu: Words['menu'] = {
  tagline: 'Fußball mit Freunden im Browser-Tab. Ohne Konto, ohne Installation.',
  online: (people) => `${number(people)} online`,
  yourName: 'Dein Name',
  anotherName: 'Anderer Name',
  roomCode: 'Raumcode',
  code: 'CODE',
  join: 'Los',
  codeHint: (example) => `Ein Raumcode hat vier Buchstaben oder Ziffern, etwa ${example}.`,
  lobbyDown: 'Die Lobby ist gerade nicht erreichbar. Wir versuchen es weiter.',
  jumpIn: (keys) => `Drück ${keys} und spiel sofort mit`,
  anArrow: 'eine Pfeiltaste',
  dragIn: 'Zieh irgendwo, um mitzuspielen',
  stickIn: 'Beweg den Stick und spiel sofort mit',
  sound: 'Ton',
  openRooms: (rooms) => plural(rooms, { one: '# offener Raum', other: '# offene Räume' }),
  offline: 'Kein Netz. Training geht.',
  newVersion: 'Eine neuere Version ist da.',
  update: 'Aktualisieren',
  noWebRtc: 'Dieser Browser blockiert WebRTC: Räume gehen nicht, Training schon.',
  lastRoom: (code, time) => `Zurück in Raum ${code}? Noch ${time}`,
  goBack: 'Zurück',
};

export const germanPractice: Words['practice'] = {
  title: 'Training',
  move: (keys) => `${keys} zum Laufen`,
  moveStick: 'Beweg den Stick zum Laufen',
  moveTouch: 'Zieh, um zu laufen',
  push: 'Lauf in den Ball, um ihn zu schieben',
  kick: (key) => `${key} schießt: halten und zum Ball laufen`,
  kickTouch: 'Der große Knopf schießt: halten und zum Ball laufen',
  score: 'Jetzt ein Tor: schieß auf das rechte',
  nextMatch: 'Das nächste Spiel beginnt gleich.',
  start: 'Trainieren',
};
