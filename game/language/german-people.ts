// German for who the others are; part of `german.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { date } = createForms<never>('de');

export const germanPeople: Words['people'] = {
  date,
  signs: (signs) => `Schlüssel: ${signs}`,
  yours: (signs) => `Deiner: ${signs}`,
  fresh: 'Neu für dich.',
  knownSince: (date) => `Du kennst diese Person seit ${date}.`,
  knownAs: (name, date) => `Du kennst diese Person seit ${date}, zuletzt als ${name}.`,
  asking: 'Der Schlüssel wird erfragt …',
  none: 'Zeigt keinen Schlüssel: Das kann jeder sein.',
  mismatch: 'Jemand sitzt in der Verbindung: Sie wird nicht benutzt.',
  changed: 'Hat zuvor einen anderen Schlüssel gezeigt.',
  linkUnproven: 'Der Weg zu dieser Person ist nicht geprüft.',
  who: (name) => `Wer ${name} ist`,
  intruder: (name) => `Jemand sitzt in der Verbindung zu ${name}.`,
  intruderDetail:
    'Sie wird nicht mehr benutzt. Verlass diesen Raum und sag es denen, die diese Lobby betreiben.',
};
