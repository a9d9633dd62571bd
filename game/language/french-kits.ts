// French for the kits, which the sides are called after; part of `french.ts`.
import type { Words } from './english.ts';

export const frenchKits: Words['kits'] = {
  names: {
    marigold: 'Safran',
    ink: 'Encre',
    chalk: 'Craie',
    cherry: 'Cerise',
    sky: 'Ciel',
    coal: 'Charbon',
    ember: 'Braise',
    plum: 'Prune',
  },
  shorts: {
    marigold: 'SAF',
    ink: 'ENC',
    chalk: 'CRA',
    cherry: 'CER',
    sky: 'CIE',
    coal: 'CHA',
    ember: 'BRA',
    plum: 'PRU',
  },
  title: 'Maillots',
  sides: { 1: 'Côté gauche', 2: 'Côté droit' },
  tooAlike: (kit, other) => `${kit} : trop proche de ${other} pour certains yeux`,
  help: 'Deux maillots que certains yeux confondent ne se rencontrent jamais.',
  yourNumber: 'Votre numéro',
  automatic: 'Automatique',
};
