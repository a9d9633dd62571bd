// Turkish for the kits, which the sides are called after; part of `turkish.ts`.
import type { Words } from './english.ts';

export const turkishKits: Words['kits'] = {
  names: {
    marigold: 'Kadife',
    ink: 'Mürekkep',
    chalk: 'Tebeşir',
    cherry: 'Kiraz',
    sky: 'Gök',
    coal: 'Kömür',
    ember: 'Kor',
    plum: 'Erik',
  },
  shorts: {
    marigold: 'KAD',
    ink: 'MÜR',
    chalk: 'TEB',
    cherry: 'KİR',
    sky: 'GÖK',
    coal: 'KÖM',
    ember: 'KOR',
    plum: 'ERİ',
  },
  title: 'Formalar',
  sides: { 1: 'Sol taraf', 2: 'Sağ taraf' },
  tooAlike: (kit, other) => `${kit}: bazı gözler için ${other} ile fazla benzer`,
  help: 'Bazı gözlerin ayıramadığı formalar karşı karşıya gelmez.',
  yourNumber: 'Forma numaran',
  automatic: 'Otomatik',
};
