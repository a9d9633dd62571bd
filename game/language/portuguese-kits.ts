// Portuguese for the kits, which the sides are called after; part of `portuguese.ts`.
import type { Words } from './english.ts';

export const portugueseKits: Words['kits'] = {
  names: {
    marigold: 'Calêndula',
    ink: 'Tinta',
    chalk: 'Giz',
    cherry: 'Cereja',
    sky: 'Céu',
    coal: 'Carvão',
    ember: 'Brasa',
    plum: 'Ameixa',
  },
  shorts: {
    marigold: 'CAL',
    ink: 'TIN',
    chalk: 'GIZ',
    cherry: 'CER',
    sky: 'CÉU',
    coal: 'CAR',
    ember: 'BRA',
    plum: 'AME',
  },
  title: 'Uniformes',
  sides: { 1: 'Lado esquerdo', 2: 'Lado direito' },
  tooAlike: (kit, other) => `${kit}: parecido demais com ${other} para alguns olhos`,
  help: 'Uniformes que alguém pode confundir nunca se enfrentam.',
  yourNumber: 'Seu número',
  automatic: 'Automático',
};
