// Polish for who the others are; part of `polish.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { date } = createForms<never>('pl');

export const polishPeople: Words['people'] = {
  date,
  signs: (signs) => `Klucz: ${signs}`,
  yours: (signs) => `Twój: ${signs}`,
  fresh: 'Nowa osoba dla ciebie.',
  knownSince: (date) => `Znasz tę osobę od ${date}.`,
  knownAs: (name, date) => `Znasz tę osobę od ${date}, ostatnio jako ${name}.`,
  asking: 'Pytam o klucz…',
  none: 'Nie pokazuje klucza: to może być każdy.',
  mismatch: 'Ktoś wszedł w środek połączenia: nie jest używane.',
  changed: 'Wcześniej pokazywała się innym kluczem.',
  linkUnproven: 'Droga do tej osoby nie jest sprawdzona.',
  who: (name) => `Kim jest ${name}`,
  intruder: (name) => `Ktoś wszedł w środek połączenia z: ${name}.`,
  intruderDetail:
    'Nie jest już używane. Opuść ten pokój i powiedz o tym tym, którzy prowadzą to lobby.',
};
