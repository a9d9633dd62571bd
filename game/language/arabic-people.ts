// Arabic for who the others are; part of `arabic.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { date } = createForms<never>('ar');

export const arabicPeople: Words['people'] = {
  date,
  signs: (signs) => `المفتاح: ${signs}`,
  yours: (signs) => `مفتاحك: ${signs}`,
  fresh: 'جديد عليك.',
  knownSince: (date) => `تعرف هذا اللاعب منذ ${date}.`,
  knownAs: (name, date) => `تعرف هذا اللاعب منذ ${date}، وآخر اسم له ${name}.`,
  asking: 'جارٍ طلب المفتاح…',
  none: 'لا يُظهر مفتاحًا: قد يكون أي شخص.',
  mismatch: 'هناك من يتوسط الاتصال: لا يُستخدم.',
  changed: 'أظهر مفتاحًا آخر من قبل.',
  linkUnproven: 'الطريق إلى هذا اللاعب غير موثَّق.',
  who: (name) => `من هو ${name}`,
  intruder: (name) => `هناك من يتوسط الاتصال مع ${name}.`,
  intruderDetail: 'لم يعد مستخدمًا. غادر هذه الغرفة وأخبر من يدير هذا الخادم.',
};
