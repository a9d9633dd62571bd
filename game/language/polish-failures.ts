// Polish for what can go wrong on the way into a room, and out of it; part of `polish.ts`.
import type { Words } from './english.ts';
import { sentences } from './forms.ts';

export const polishFailures: Words['failures'] = {
  'not-found': {
    title: 'Nie ma pokoju z tym kodem',
    detail: sentences(
      'Mógł się zamknąć albo wkradła się literówka. Kody mają cztery litery lub cyfry,',
      'bez tych, które łatwo pomylić: 0, O, 1 czy I.',
    ),
  },
  full: {
    title: 'Ten pokój jest pełny',
    detail: 'Wszystkie miejsca są zajęte. Często się zwalniają, warto spróbować ponownie.',
  },
  unreachable: {
    title: 'Lobby jest nieosiągalne',
    detail: sentences(
      'Nie możemy połączyć się z serwerem, który poznaje graczy ze sobą. Trwające mecze toczą',
      'się dalej. Sprawdź sieć albo spróbuj za chwilę.',
    ),
  },
  version: {
    title: 'Jest nowsza wersja',
    detail: sentences(
      'Ta karta jest starsza niż pokój, do którego chcesz dołączyć.',
      'Odśwież ją; to potrwa sekundę.',
    ),
  },
  banned: {
    title: 'Do tego pokoju nie ma już powrotu',
    detail: 'Administrator pokoju cię usunął. Inne pokoje są otwarte.',
  },
  locked: {
    title: 'Ten pokój nie przyjmuje nowych',
    detail: 'Admin na razie nikogo nie wpuszcza. Zapytaj kogoś w środku albo zagraj gdzie indziej.',
  },
  'rate-limited': {
    title: 'Za dużo prób naraz',
    detail: 'Lobby prosi o chwilę spokoju. Odczekaj dziesięć sekund i spróbuj ponownie.',
  },
  refused: {
    title: 'Lobby odmówiło',
    detail: 'Nie przyjęło prośby. Zwykle pomaga odświeżenie strony.',
  },
  'webrtc-blocked': {
    title: 'Twoja przeglądarka blokuje WebRTC',
    detail: sentences(
      'Gracze łączą się ze sobą bezpośrednio przez WebRTC, a ustawienie albo rozszerzenie je',
      'wyłączyło. Zezwól na nie na tej stronie i spróbuj ponownie.',
    ),
  },
  'no-relay': {
    title: 'To lobby nie ma przekaźnika',
    detail: sentences(
      'Chcesz ukryć swój adres, a bez przekaźnika inni by go zobaczyli.',
      'Wyłącz to w ustawieniach albo zagraj w innym lobby.',
    ),
  },
  'no-connection': {
    title: 'Nie możemy połączyć się z graczami',
    detail: sentences(
      'Twoja albo ich sieć blokuje bezpośrednie połączenia. Z kodem wszystko w porządku:',
      'może zadziałać inna sieć albo inny pokój.',
    ),
  },
  'room-closed': {
    title: 'Pokój się zamknął',
    detail: 'Wszyscy wyszli i pokoju już nie ma. Nowy otwiera się w sekundę.',
  },
  replaced: {
    title: 'Pokój jest otwarty w innej karcie',
    detail: 'Teraz grasz tam; ta karta zwolniła miejsce.',
  },
  'kicked-out': {
    title: 'Usunięto cię z pokoju',
    detail: 'Tak zdecydował administrator. Inne pokoje są otwarte.',
  },
};
