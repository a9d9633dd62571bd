// What the settings change of the page itself: language, size of text, motion, contrast.
import { effect, signal } from '@preact/signals';
import { chooseLanguage, setLanguage } from '../language/language.ts';
import type { Settings } from '../settings/settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

/** Keeps the page as the settings and the system want it; settles once the language is there. */
export async function applyAppearance(store: SettingsStore, page: Window): Promise<void> {
  const root = page.document.documentElement;
  const wantsLess = watch(page, '(prefers-reduced-motion: reduce)');
  const wantsContrast = watch(page, '(prefers-contrast: more)');
  effect(() => {
    const { textSizePercent, motion, contrast, venue } = store.settings.value;
    root.style.setProperty('--text-scale', String(textSizePercent / 100));
    root.dataset.venue = venue;
    root.dataset.motion = isOn(motion, wantsLess.value) ? 'reduced' : 'full';
    root.dataset.contrast = isOn(contrast, wantsContrast.value) ? 'more' : 'normal';
  });
  let shown: Settings['language'] | undefined;
  let settled: Promise<unknown> = Promise.resolve();
  effect(() => {
    const { language } = store.settings.value;
    if (language === shown) return;
    shown = language;
    settled = setLanguage(
      language === 'auto' ? chooseLanguage(page.navigator.languages) : language,
    );
  });
  await settled;
}

/** True if the page stands still: by the setting, or by the system where the setting follows it. */
export function isCalm(page: Window): boolean {
  return page.document.documentElement.dataset.motion === 'reduced';
}

function isOn(setting: 'system' | 'on' | 'off', bySystem: boolean): boolean {
  return setting === 'on' || (setting === 'system' && bySystem);
}

function watch(page: Window, query: string) {
  const list = page.matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', () => {
    matches.value = list.matches;
  });
  return matches;
}
