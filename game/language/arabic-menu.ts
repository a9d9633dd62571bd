// Arabic for the menu and the match behind it; part of `arabic.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { plural, number } = createForms<'zero' | 'one' | 'two' | 'few' | 'many'>('ar-u-nu-latn');

export const arabicMenu: Words['menu'] = {
  tagline: 'كرة قدم مع الأصدقاء في تبويب المتصفح. بلا تسجيل وبلا تثبيت.',
  online: (people) => `${number(people)} متصل`,
  yourName: 'اسمك',
  anotherName: 'اسم آخر',
  roomCode: 'رمز الغرفة',
  code: 'الرمز',
  join: 'دخول',
  codeHint: (example) => `رمز الغرفة أربعة أحرف أو أرقام، مثل ${example}.`,
  lobbyDown: 'يتعذر الوصول إلى الخادم الآن. نواصل المحاولة.',
  jumpIn: (keys) => `اضغط ${keys} لتلعب فورًا`,
  anArrow: 'أحد الأسهم',
  dragIn: 'اسحب في أي مكان لتلعب',
  stickIn: 'حرّك العصا لتلعب فورًا',
  sound: 'الصوت',
  openRooms: (rooms) =>
    plural(rooms, {
      zero: 'لا غرف مفتوحة',
      one: 'غرفة واحدة مفتوحة',
      two: 'غرفتان مفتوحتان',
      few: '# غرف مفتوحة',
      many: '# غرفة مفتوحة',
      other: '# غرفة مفتوحة',
    }),
  offline: 'لا توجد شبكة. التدريب يعمل.',
  newVersion: 'توجد نسخة أحدث.',
  update: 'تحديث',
  noWebRtc: 'هذا المتصفح يحجب WebRTC: الغرف لا تعمل، والتدريب يعمل.',
  lastRoom: (code, time) => `العودة إلى الغرفة ${code}؟ بقي ${time}`,
  goBack: 'عودة',
};

export const arabicPractice: Words['practice'] = {
  title: 'تدريب',
  move: (keys) => `${keys} للجري`,
  moveStick: 'حرّك العصا للجري',
  moveTouch: 'اسحب للجري',
  push: 'اجرِ نحو الكرة لتدفعها',
  kick: (key) => `${key} للتسديد: استمر بالضغط واجرِ نحو الكرة`,
  kickTouch: 'الزر الكبير للتسديد: استمر بالضغط واجرِ نحو الكرة',
  score: 'سجّل الآن: سدّد على المرمى الأيمن',
  nextMatch: 'تبدأ المباراة التالية بعد لحظات.',
  start: 'تدرّب',
};
