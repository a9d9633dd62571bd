// Portuguese of Brazil for the menu and the match behind it; part of `portuguese.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { plural, number } = createForms<'one'>('pt-BR');

export const portugueseMenu: Words['menu'] = {
  tagline: 'Futebol com os amigos numa aba do navegador. Sem cadastro, sem instalar.',
  online: (people) => `${number(people)} online`,
  yourName: 'Seu nome',
  anotherName: 'Outro nome',
  roomCode: 'Código da sala',
  code: 'CÓDIGO',
  join: 'Entrar',
  codeHint: (example) => `O código tem quatro letras ou números, como ${example}.`,
  lobbyDown: 'O lobby está fora de alcance agora. Continuamos tentando.',
  jumpIn: (keys) => `Aperte ${keys} e entre em campo`,
  anArrow: 'uma seta',
  dragIn: 'Arraste em qualquer lugar para jogar',
  stickIn: 'Mova o analógico e entre em campo',
  sound: 'Som',
  openRooms: (rooms) => plural(rooms, { one: '# sala aberta', other: '# salas abertas' }),
  offline: 'Sem rede. O treino funciona.',
  newVersion: 'Há uma versão mais nova.',
  update: 'Atualizar',
  noWebRtc: 'Este navegador bloqueia o WebRTC: as salas não funcionam, o treino sim.',
  lastRoom: (code, time) => `Voltar à sala ${code}? Restam ${time}`,
  goBack: 'Voltar',
};

export const portuguesePractice: Words['practice'] = {
  title: 'Treino',
  move: (keys) => `${keys} para correr`,
  moveStick: 'Mova o analógico para correr',
  moveTouch: 'Arraste para correr',
  push: 'Corra até a bola para empurrá-la',
  kick: (key) => `${key} chuta: segure e corra até a bola`,
  kickTouch: 'O botão grande chuta: segure e corra até a bola',
  score: 'Agora marque: chute no gol da direita',
  nextMatch: 'A próxima partida começa já.',
  start: 'Treinar',
};
