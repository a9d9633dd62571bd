// Everything that a person may set, as one plain record. Reading it out of a stranger's data never
// fails: what makes no sense is as at first.
import { type LanguageCode, languageCodes } from '../language/language.ts';
import { choice, type Field, flag, pairs, range } from './field.ts';

/** What a player can do with keys and buttons. */
export const controls = ['up', 'down', 'left', 'right', 'kick'] as const;
export type Control = (typeof controls)[number];

/** Physical keys by `KeyboardEvent.code`; '' for none. */
export type KeyBinds = Readonly<Record<Control, readonly [string, string]>>;
/** Buttons of the standard mapping; -1 for none. */
export type PadBinds = Readonly<Record<Control, readonly [number, number]>>;

const keyBinds: KeyBinds = {
  up: ['ArrowUp', 'KeyW'],
  down: ['ArrowDown', 'KeyS'],
  left: ['ArrowLeft', 'KeyA'],
  right: ['ArrowRight', 'KeyD'],
  kick: ['Space', 'KeyX'],
};
const padBinds: PadBinds = {
  up: [12, -1],
  down: [13, -1],
  left: [14, -1],
  right: [15, -1],
  kick: [0, 7],
};
/** Codes are words like `BracketLeft`; the longest in the standard has 18 letters. */
const codePattern = /^[A-Za-z0-9]{0,32}$/;
const padButtonsMax = 32;
const likeSystem = ['system', 'on', 'off'] as const;

const fields = {
  language: choice<LanguageCode | 'auto'>('auto', ['auto', ...languageCodes]),
  textSizePercent: range(100, 80, 150),
  motion: choice<(typeof likeSystem)[number]>('system', likeSystem),
  contrast: choice<(typeof likeSystem)[number]>('system', likeSystem),
  hasNames: flag(true),
  quality: choice<'auto' | 'low' | 'medium'>('auto', ['auto', 'low', 'medium']),
  /** 0 is no limit. */
  fpsMax: choice<number>(0, [0, 30, 60, 120]),
  isMuted: flag(false),
  masterPercent: range(80, 0, 100),
  matchPercent: range(100, 0, 100),
  crowdPercent: range(70, 0, 100),
  interfacePercent: range(70, 0, 100),
  keys: pairs(keyBinds, (value): value is string => {
    return typeof value === 'string' && codePattern.test(value);
  }),
  padButtons: pairs(padBinds, (value): value is number => {
    return Number.isInteger(value) && Number(value) >= -1 && Number(value) < padButtonsMax;
  }),
  deadZonePercent: range(18, 5, 50),
  stickSide: choice<'left' | 'right'>('left', ['left', 'right']),
  stickPercent: range(100, 70, 150),
  kickPercent: range(100, 70, 150),
  opacityPercent: range(75, 30, 100),
} as const;

export type Settings = {
  readonly [Name in keyof typeof fields]: (typeof fields)[Name] extends Field<infer T> ? T : never;
};

const names = Object.keys(fields) as readonly (keyof Settings)[];

/** What each setting is on the first day. */
export const initialSettings: Settings = readSettings({});

/** Takes what can be a setting, from anything at all. */
export function readSettings(value: unknown): Settings {
  const source = typeof value === 'object' && value !== null ? value : {};
  const read = names.map((name) => {
    const { initial, read }: Field<unknown> = fields[name];
    const found = Object.hasOwn(source, name) ? read(Reflect.get(source, name)) : undefined;
    return [name, found ?? initial];
  });
  return Object.fromEntries(read) as Settings;
}

/** True if `value` holds at least one setting that could be read. */
export function holdsSettings(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.some((name) => {
    const { read }: Field<unknown> = fields[name];
    return Object.hasOwn(value, name) && read(Reflect.get(value, name)) !== undefined;
  });
}

/** The controls that share a key with another one, by key; empty when each has its own. */
export function conflictsIn(keys: KeyBinds): ReadonlyMap<string, readonly Control[]> {
  const users = new Map<string, Control[]>();
  for (const control of controls) {
    for (const code of new Set(keys[control])) {
      if (code !== '') users.set(code, [...(users.get(code) ?? []), control]);
    }
  }
  return new Map([...users].filter(([, using]) => using.length > 1));
}
