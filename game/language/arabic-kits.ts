// Arabic for the kits, which the sides are called after; part of `arabic.ts`.
import type { Words } from './english.ts';

export const arabicKits: Words['kits'] = {
  names: {
    marigold: 'الذهبي',
    ink: 'الكحلي',
    chalk: 'الطباشيري',
    cherry: 'الكرزي',
    sky: 'السماوي',
    coal: 'الفحمي',
    ember: 'البرتقالي',
    plum: 'البنفسجي',
  },
  shorts: {
    marigold: 'ذهب',
    ink: 'كحل',
    chalk: 'طبش',
    cherry: 'كرز',
    sky: 'سما',
    coal: 'فحم',
    ember: 'برت',
    plum: 'بنف',
  },
  title: 'الأطقم',
  sides: { 1: 'الجهة اليسرى', 2: 'الجهة اليمنى' },
  tooAlike: (kit, other) => `${kit}: قريب جدًا من ${other} عند بعض العيون`,
  help: 'الأطقم التي قد تختلط على بعض العيون لا تتقابل أبدًا.',
  yourNumber: 'رقمك',
  automatic: 'تلقائي',
};
