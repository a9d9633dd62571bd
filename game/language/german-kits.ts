// German for the kits, which the sides are called after; part of `german.ts`.
import type { Words } from './english.ts';

export const germanKits: Words['kits'] = {
  names: {
    marigold: 'Safran',
    ink: 'Tinte',
    chalk: 'Kreide',
    cherry: 'Kirsche',
    sky: 'Himmel',
    coal: 'Kohle',
    ember: 'Glut',
    plum: 'Pflaume',
  },
  shorts: {
    marigold: 'SAF',
    ink: 'TIN',
    chalk: 'KRE',
    cherry: 'KIR',
    sky: 'HIM',
    coal: 'KOH',
    ember: 'GLU',
    plum: 'PFL',
  },
  title: 'Trikots',
  sides: { 1: 'Linke Seite', 2: 'Rechte Seite' },
  tooAlike: (kit, other) => `${kit}: für manche Augen zu nah an ${other}`,
  help: 'Trikots, die manche Augen verwechseln, treffen nie aufeinander.',
  yourNumber: 'Deine Nummer',
  automatic: 'Automatisch',
};
