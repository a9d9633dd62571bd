// The words of the page /#network, in the language of the page. They come with it and not with the
// menu: hardly anybody needs them.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { englishNetwork, type NetworkWords } from './english-network.ts';
import { type LanguageCode, language } from './language.ts';

const loaders: Readonly<Record<LanguageCode, () => Promise<NetworkWords>>> = {
  en: async () => englishNetwork,
  es: async () => (await import('./spanish-network.ts')).spanishNetwork,
  'pt-BR': async () => (await import('./portuguese-network.ts')).portugueseNetwork,
  tr: async () => (await import('./turkish-network.ts')).turkishNetwork,
  pl: async () => (await import('./polish-network.ts')).polishNetwork,
  fr: async () => (await import('./french-network.ts')).frenchNetwork,
  de: async () => (await import('./german-network.ts')).germanNetwork,
  ar: async () => (await import('./arabic-network.ts')).arabicNetwork,
};

const current = signal<NetworkWords>(englishNetwork);

export const networkWords: ReadonlySignal<NetworkWords> = current;

export function loadNetworkWords(code: LanguageCode): Promise<NetworkWords> {
  return loaders[code]();
}

/**
 * Follows the language of the page until the function that is returned is called; what can't be
 * loaded stays as it was.
 */
export function followLanguage(): () => void {
  return effect(() => {
    const wanted = language.value;
    loadNetworkWords(wanted).then(
      (words) => {
        if (language.peek() === wanted) current.value = words;
      },
      () => {},
    );
  });
}
