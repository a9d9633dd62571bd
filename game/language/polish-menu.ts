// Polish for the menu and the match behind it; part of `polish.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { plural, number } = createForms<'one' | 'few' | 'many'>('pl');

export const polishMenu: Words['menu'] = {
  tagline: 'Piłka ze znajomymi w karcie przeglądarki. Bez konta, bez instalacji.',
  online: (people) => `online: ${number(people)}`,
  yourName: 'Twoje imię',
  anotherName: 'Inne imię',
  roomCode: 'Kod pokoju',
  code: 'KOD',
  join: 'Dołącz',
  codeHint: (example) => `Kod pokoju to cztery litery lub cyfry, na przykład ${example}.`,
  lobbyDown: 'Lobby jest teraz nieosiągalne. Próbujemy dalej.',
  jumpIn: (keys) => `Naciśnij ${keys}, aby od razu zagrać`,
  anArrow: 'strzałkę',
  dragIn: 'Przeciągnij gdziekolwiek, aby zagrać',
  stickIn: 'Wychyl gałkę, aby od razu zagrać',
  sound: 'Dźwięk',
  openRooms: (rooms) =>
    plural(rooms, {
      one: '# otwarty pokój',
      few: '# otwarte pokoje',
      many: '# otwartych pokoi',
      other: '# otwartego pokoju',
    }),
  offline: 'Brak sieci. Trening działa.',
  newVersion: 'Jest nowsza wersja.',
  update: 'Aktualizuj',
  noWebRtc: 'Ta przeglądarka blokuje WebRTC: pokoje nie działają, trening tak.',
  lastRoom: (code, time) => `Wrócić do pokoju ${code}? Zostało ${time}`,
  goBack: 'Wróć',
};

export const polishPractice: Words['practice'] = {
  title: 'Trening',
  move: (keys) => `${keys}: bieg`,
  moveStick: 'Wychyl gałkę, aby biec',
  moveTouch: 'Przeciągnij, aby biec',
  push: 'Wbiegnij w piłkę, aby ją popchnąć',
  kick: (key) => `${key}: strzał. Przytrzymaj i biegnij do piłki`,
  kickTouch: 'Duży przycisk strzela: przytrzymaj i biegnij do piłki',
  score: 'Teraz gol: strzelaj do bramki po prawej',
  nextMatch: 'Następny mecz zaraz się zacznie.',
  start: 'Trenuj',
};
