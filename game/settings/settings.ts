// Everything that a person may set, as one plain record. Reading it out of a stranger's data never
// fails: what makes no sense is as at first.
import { type LanguageCode, languageCodes } from '../language/language.ts';
import { canBind, initialKeys, initialPadButtons } from './binds.ts';
import { choice, type Field, flag, pairs, range } from './field.ts';

const padButtonsMax = 32;
/** How much of the talk in a room a person wants. */
export const chatModes = ['all', 'quick', 'off'] as const;
export type ChatMode = (typeof chatModes)[number];

const likeSystem = ['system', 'on', 'off'] as const;

const fields = {
  language: choice<LanguageCode | 'auto'>('auto', ['auto', ...languageCodes]),
  textSizePercent: range(100, 80, 150),
  motion: choice<(typeof likeSystem)[number]>('system', likeSystem),
  contrast: choice<(typeof likeSystem)[number]>('system', likeSystem),
  hasNames: flag(true),
  /** What is shown and said: everything, only the quick chat and emotes, or nothing. */
  chat: choice<ChatMode>('all', chatModes),
  /** Only relays are used: the others do not see this player's address. */
  hidesAddress: flag(false),
  /** On the own disc; 0 leaves it to the room. */
  discNumber: range(0, 0, 99),
  /** What a match looks like, for this viewer alone. */
  venue: choice<'table' | 'floodlights'>('table', ['table', 'floodlights']),
  quality: choice<'auto' | 'low' | 'medium'>('auto', ['auto', 'low', 'medium']),
  /** 0 is no limit. */
  fpsMax: choice<number>(0, [0, 30, 60, 120]),
  isMuted: flag(false),
  masterPercent: range(80, 0, 100),
  matchPercent: range(100, 0, 100),
  crowdPercent: range(70, 0, 100),
  interfacePercent: range(70, 0, 100),
  keys: pairs(initialKeys, (value): value is string => {
    return typeof value === 'string' && (value === '' || canBind(value));
  }),
  padButtons: pairs(initialPadButtons, (value): value is number => {
    return Number.isInteger(value) && Number(value) >= -1 && Number(value) < padButtonsMax;
  }),
  deadZonePercent: range(18, 5, 50),
  stickSide: choice<'left' | 'right'>('left', ['left', 'right']),
  stickPercent: range(100, 70, 150),
  kickPercent: range(100, 70, 150),
  opacityPercent: range(75, 30, 100),
  hasHaptics: flag(true),
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
