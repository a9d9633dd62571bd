// English for who the others are; part of `english.ts`.
import { createForms } from './forms.ts';

const { date } = createForms<never>('en');

export const englishPeople = {
  /** Of a moment in ms since 1970. */
  date,
  signs: (signs: string) => `Key: ${signs}`,
  yours: (signs: string) => `Yours: ${signs}`,
  fresh: 'New to you.',
  knownSince: (date: string) => `You have known this player since ${date}.`,
  knownAs: (name: string, date: string) =>
    `You have known this player since ${date}, last as ${name}.`,
  asking: 'Asking for the key…',
  none: 'Shows no key: this could be anybody.',
  mismatch: 'Somebody sits in the connection: it is not used.',
  changed: 'Showed another key before.',
  linkUnproven: 'The way to this player is not checked.',
  who: (name: string) => `Who ${name} is`,
  intruder: (name: string) => `Somebody sits in the connection to ${name}.`,
  intruderDetail: 'It is not used any more. Leave this room, and tell whoever runs this lobby.',
};
