// Turkish for the menu and the match behind it; part of `turkish.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { plural, number } = createForms<'one'>('tr');

export const turkishMenu: Words['menu'] = {
  tagline: 'Tarayıcı sekmesinde arkadaşlarla futbol. Üyelik yok, kurulum yok.',
  online: (people) => `${number(people)} çevrimiçi`,
  yourName: 'Adın',
  anotherName: 'Başka bir ad',
  roomCode: 'Oda kodu',
  code: 'KOD',
  join: 'Katıl',
  codeHint: (example) => `Oda kodu dört harf veya rakamdır, örneğin ${example}.`,
  lobbyDown: 'Şu an lobiye ulaşılamıyor. Denemeye devam ediyoruz.',
  jumpIn: (keys) => `Hemen oynamak için ${keys} bas`,
  anArrow: 'bir ok tuşuna',
  dragIn: 'Oynamak için herhangi bir yere sürükle',
  stickIn: 'Hemen oynamak için çubuğu it',
  sound: 'Ses',
  openRooms: (rooms) => plural(rooms, { one: '# açık oda', other: '# açık oda' }),
  offline: 'Ağ yok. Antrenman çalışıyor.',
  newVersion: 'Daha yeni bir sürüm hazır.',
  update: 'Güncelle',
  noWebRtc: 'Bu tarayıcı WebRTC’yi engelliyor: odalar çalışmaz, antrenman çalışır.',
  lastRoom: (code, time) => `${code} odasına dönülsün mü? Kalan ${time}`,
  goBack: 'Geri dön',
};

export const turkishPractice: Words['practice'] = {
  title: 'Antrenman',
  move: (keys) => `Koşmak için: ${keys}`,
  moveStick: 'Koşmak için çubuğu it',
  moveTouch: 'Koşmak için sürükle',
  push: 'Topu itmek için üstüne koş',
  kick: (key) => `${key} vurur: basılı tut ve topa koş`,
  kickTouch: 'Büyük düğme vurur: basılı tut ve topa koş',
  score: 'Şimdi gol at: sağdaki kaleye vur',
  nextMatch: 'Sıradaki maç birazdan başlıyor.',
  start: 'Antrenman yap',
};
