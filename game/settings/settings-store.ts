// The settings of this browser: live, saved at every change, in and out as a file. A browser that
// keeps nothing (private mode, full disk, blocked storage) costs the memory, never the game.
import { type ReadonlySignal, signal } from '@preact/signals';
import { holdsSettings, initialSettings, readSettings, type Settings } from './settings.ts';

export type SettingsStore = {
  readonly settings: ReadonlySignal<Settings>;
  /** False once the browser has refused to keep them. */
  readonly isKept: ReadonlySignal<boolean>;
  readonly change: (changes: Partial<Settings>) => void;
  readonly reset: () => void;
  /** The settings as a file that `take` reads. */
  readonly toText: () => string;
  /** False, and nothing changes, for a text that holds no settings. */
  readonly take: (text: string) => boolean;
};

/** The part of `Storage` that the store needs. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const STORAGE_KEY = 'kickabout.settings';
/** A text beyond this is no settings file of ours, which has about 1,000 characters. */
const TEXT_LENGTH_MAX = 65_536;

/** `openStorage` may throw, as reading `localStorage` does where a page may keep nothing. */
export function createSettingsStore(openStorage: () => SettingsStorage): SettingsStore {
  const kept = attempt(() => openStorage().getItem(STORAGE_KEY));
  const settings = signal(readSettings(parse(kept.value ?? '')));
  const isKept = signal(kept.isDone);
  const show = (next: Settings) => {
    settings.value = next;
    const text = JSON.stringify(next);
    isKept.value = attempt(() => openStorage().setItem(STORAGE_KEY, text)).isDone;
  };
  return {
    settings,
    isKept,
    change: (changes) => show(readSettings({ ...settings.peek(), ...changes })),
    reset: () => show(initialSettings),
    toText: () => `${JSON.stringify(settings.peek(), null, 2)}\n`,
    take: (text) => {
      const value = parse(text);
      if (!holdsSettings(value)) return false;
      show(readSettings(value));
      return true;
    },
  };
}

function parse(text: string): unknown {
  return text.length > TEXT_LENGTH_MAX ? undefined : attempt(() => JSON.parse(text)).value;
}

function attempt<T>(act: () => T): { readonly isDone: boolean; readonly value?: T } {
  try {
    return { isDone: true, value: act() };
  } catch {
    return { isDone: false };
  }
}
