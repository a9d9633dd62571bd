// Spanish for the kits, which the sides are called after; part of `spanish.ts`.
import type { Words } from './english.ts';

export const spanishKits: Words['kits'] = {
  names: {
    marigold: 'Caléndula',
    ink: 'Tinta',
    chalk: 'Tiza',
    cherry: 'Cereza',
    sky: 'Cielo',
    coal: 'Carbón',
    ember: 'Brasa',
    plum: 'Ciruela',
  },
  shorts: {
    marigold: 'CAL',
    ink: 'TIN',
    chalk: 'TIZ',
    cherry: 'CER',
    sky: 'CIE',
    coal: 'CAR',
    ember: 'BRA',
    plum: 'CIR',
  },
  title: 'Equipaciones',
  sides: { 1: 'Lado izquierdo', 2: 'Lado derecho' },
  tooAlike: (kit, other) => `${kit}: demasiado parecida a ${other} para algunos ojos`,
  help: 'Las equipaciones que alguien podría confundir nunca se enfrentan.',
  yourNumber: 'Tu número',
  automatic: 'Automático',
};
