// Spanish for who the others are; part of `spanish.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { date } = createForms<never>('es');

export const spanishPeople: Words['people'] = {
  date,
  signs: (signs) => `Clave: ${signs}`,
  yours: (signs) => `La tuya: ${signs}`,
  fresh: 'Nuevo para ti.',
  knownSince: (date) => `Conoces a este jugador desde el ${date}.`,
  knownAs: (name, date) => `Conoces a este jugador desde el ${date}, la última vez como ${name}.`,
  asking: 'Pidiendo la clave…',
  none: 'No muestra ninguna clave: podría ser cualquiera.',
  mismatch: 'Hay alguien en medio de la conexión: no se usa.',
  changed: 'Antes mostró otra clave.',
  linkUnproven: 'El camino hasta este jugador no está comprobado.',
  who: (name) => `Quién es ${name}`,
  intruder: (name) => `Hay alguien en medio de la conexión con ${name}.`,
  intruderDetail: 'Ya no se usa. Sal de esta sala y avisa a quien lleva este servidor.',
};
