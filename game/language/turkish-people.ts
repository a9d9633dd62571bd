// Turkish for who the others are; part of `turkish.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { date } = createForms<never>('tr');

export const turkishPeople: Words['people'] = {
  date,
  signs: (signs) => `Anahtar: ${signs}`,
  yours: (signs) => `Seninki: ${signs}`,
  fresh: 'Senin için yeni.',
  knownSince: (date) => `Bu oyuncuyu ${date} tarihinden beri tanıyorsun.`,
  knownAs: (name, date) => `Bu oyuncuyu ${date} tarihinden beri tanıyorsun; son adı ${name} idi.`,
  asking: 'Anahtar soruluyor…',
  none: 'Anahtar göstermiyor: herkes olabilir.',
  mismatch: 'Bağlantının arasında biri var: kullanılmıyor.',
  changed: 'Daha önce başka bir anahtar göstermişti.',
  linkUnproven: 'Bu oyuncuya giden yol doğrulanmadı.',
  who: (name) => `${name} kim`,
  intruder: (name) => `${name} ile bağlantının arasında biri var.`,
  intruderDetail: 'Artık kullanılmıyor. Bu odadan çık ve bu lobiyi işletenlere haber ver.',
};
