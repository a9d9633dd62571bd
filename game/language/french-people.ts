// French for who the others are; part of `french.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { date } = createForms<never>('fr');

export const frenchPeople: Words['people'] = {
  date,
  signs: (signs) => `Clé : ${signs}`,
  yours: (signs) => `La vôtre : ${signs}`,
  fresh: 'Nouveau pour vous.',
  knownSince: (date) => `Vous connaissez ce joueur depuis le ${date}.`,
  knownAs: (name, date) =>
    `Vous connaissez ce joueur depuis le ${date}, sous le nom de ${name} la dernière fois.`,
  asking: 'Demande de la clé…',
  none: 'Ne montre aucune clé : ce peut être n’importe qui.',
  mismatch: 'Quelqu’un s’est glissé dans la connexion : elle n’est pas utilisée.',
  changed: 'A montré une autre clé auparavant.',
  linkUnproven: 'Le chemin vers ce joueur n’est pas vérifié.',
  who: (name) => `Qui est ${name}`,
  intruder: (name) => `Quelqu’un s’est glissé dans la connexion avec ${name}.`,
  intruderDetail:
    'Elle n’est plus utilisée. Quittez ce salon et prévenez ceux qui gèrent ce serveur.',
};
