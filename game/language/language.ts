// The language of the page: one at a time, changed without a reload. Others than English are
// chunks of their own. The only file here that touches the document.
import { type ReadonlySignal, signal } from '@preact/signals';
import { english, type Words } from './english.ts';

export const languages = {
  en: 'English',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  tr: 'Türkçe',
  pl: 'Polski',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
} as const;

export type LanguageCode = keyof typeof languages;

export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

const loaders: Readonly<Record<LanguageCode, () => Promise<Words>>> = {
  en: async () => english,
  es: async () => (await import('./spanish.ts')).spanish,
  'pt-BR': async () => (await import('./portuguese.ts')).portuguese,
  tr: async () => (await import('./turkish.ts')).turkish,
  pl: async () => (await import('./polish.ts')).polish,
  fr: async () => (await import('./french.ts')).french,
  de: async () => (await import('./german.ts')).german,
  ar: async () => (await import('./arabic.ts')).arabic,
};

const currentWords = signal<Words>(english);
const currentCode = signal<LanguageCode>('en');
let wanted: LanguageCode = 'en';

/** What the page says, in the language of now; reading it in a component follows every change. */
export const words: ReadonlySignal<Words> = currentWords;
export const language: ReadonlySignal<LanguageCode> = currentCode;

/** The first of a browser's languages that we speak; English if none. */
export function chooseLanguage(preferred: readonly string[]): LanguageCode {
  for (const tag of preferred) {
    const exact = languageCodes.find((code) => code.toLowerCase() === tag.toLowerCase());
    const [base] = tag.toLowerCase().split('-');
    const near = languageCodes.find((code) => code.toLowerCase().split('-')[0] === base);
    const found = exact ?? near;
    if (found !== undefined) return found;
  }
  return 'en';
}

export function isRightToLeft(code: LanguageCode): boolean {
  return code === 'ar';
}

export async function loadWords(code: LanguageCode): Promise<Words> {
  return loaders[code]();
}

/** Says everything in `code` from now on; false if its chunk can't be had. */
export async function setLanguage(code: LanguageCode): Promise<boolean> {
  wanted = code;
  let loaded: Words;
  try {
    loaded = await loadWords(code);
  } catch {
    return false;
  }
  if (wanted !== code) return true;
  currentWords.value = loaded;
  currentCode.value = code;
  if (typeof document !== 'undefined') {
    document.documentElement.lang = code;
    document.documentElement.dir = isRightToLeft(code) ? 'rtl' : 'ltr';
  }
  return true;
}

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name that stands in a sentence of ours and must not turn its order around. */
export function isolate(name: string): string {
  const isPlain = !isRightToLeft(currentCode.peek()) && !rightToLeftLetter.test(name);
  return isPlain ? name : `\u2068${name}\u2069`;
}
