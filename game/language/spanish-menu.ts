// Spanish for the menu and the match behind it; part of `spanish.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { plural, number } = createForms<'one'>('es');

export const spanishMenu: Words['menu'] = {
  tagline: 'Fútbol con amigos en una pestaña. Sin registro, sin instalar nada.',
  online: (people) => `${number(people)} en línea`,
  yourName: 'Tu nombre',
  anotherName: 'Otro nombre',
  roomCode: 'Código de sala',
  code: 'CÓDIGO',
  join: 'Entrar',
  codeHint: (example) => `El código tiene cuatro letras o cifras, como ${example}.`,
  lobbyDown: 'Ahora no llegamos al servidor. Seguimos intentándolo.',
  jumpIn: (keys) => `Pulsa ${keys} y entra a jugar`,
  anArrow: 'una flecha',
  dragIn: 'Arrastra en cualquier parte para jugar',
  stickIn: 'Mueve la palanca y entra a jugar',
  sound: 'Sonido',
  openRooms: (rooms) => plural(rooms, { one: '# sala abierta', other: '# salas abiertas' }),
  offline: 'Sin red. El entrenamiento funciona.',
  newVersion: 'Hay una versión nueva.',
  update: 'Actualizar',
  noWebRtc: 'Este navegador bloquea WebRTC: las salas no funcionan, el entrenamiento sí.',
  lastRoom: (code, time) => `¿Volver a la sala ${code}? Quedan ${time}`,
  goBack: 'Volver',
};

export const spanishPractice: Words['practice'] = {
  title: 'Entrenamiento',
  move: (keys) => `${keys} para correr`,
  moveStick: 'Mueve la palanca para correr',
  moveTouch: 'Arrastra para correr',
  push: 'Corre hacia el balón para empujarlo',
  kick: (key) => `${key} chuta: mantén pulsado y corre hacia el balón`,
  kickTouch: 'El botón grande chuta: mantenlo y corre hacia el balón',
  score: 'Ahora marca: tira a la portería de la derecha',
  nextMatch: 'El próximo partido empieza enseguida.',
  start: 'Entrenar',
};
