// Values out of the parsed file by key: own keys first, then those of the trait, null is missing.
// Never reads what an object inherits. What only concerns drawing never refuses a file.
import { allFlags, flag } from '../simulation/flags.ts';
import type { Point } from '../simulation/stadium-source.ts';
import { coordinateRange, type Range } from './limits.ts';
import { inWords, plainText, type Reading, refuse, warn } from './reading.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** One object of the file, and where it is. `trait` has the keys it lacks. */
export type Element = { readonly own: Fields; readonly trait: Fields; readonly path: string };

const noFields: Fields = {};

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Anything but an object refuses the file. */
export function elementOf(reading: Reading, value: unknown, path: string, traits: Fields): Element {
  if (!isFields(value)) {
    refuse(reading, path === '' ? 'the whole file' : path, 'an object', inWords(value));
    return { own: noFields, trait: noFields, path };
  }
  return { own: value, trait: traitOf(reading, value, traits), path };
}

function traitOf(reading: Reading, own: Fields, traits: Fields): Fields {
  const name = ownValue(own, 'trait');
  if (name === undefined) return noFields;
  const trait = typeof name === 'string' ? ownValue(traits, name) : undefined;
  if (isFields(trait)) return trait;
  warn(reading, `The file has no trait ${inWords(name)}.`);
  return noFields;
}

/** Undefined when missing or null. */
export function valueAt(element: Element, key: string): unknown {
  return ownValue(element.own, key) ?? ownValue(element.trait, key);
}

function ownValue(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? (fields[key] ?? undefined) : undefined;
}

/** Moved into `range`; `fallback` when missing, and the file is refused when that is null. */
export function numberAt(
  reading: Reading,
  element: Element,
  key: string,
  range: Range,
  fallback: number | null,
): number {
  const value = valueAt(element, key);
  if (value === undefined && fallback !== null) return fallback;
  return numberFrom(reading, value, pathOf(element, key), range);
}

export function pathOf(element: Element, key: string): string {
  return element.path === '' ? key : `${element.path}.${key}`;
}

/** NaN for what is neither a number nor a text that spells one. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

/** A number or a text that spells one. */
export function numberFrom(reading: Reading, value: unknown, path: string, range: Range): number {
  const number = numberOf(value);
  if (Number.isNaN(number)) {
    refuse(reading, path, 'a number', inWords(value));
    return Math.max(range.min, 0);
  }
  const within = Math.max(range.min, Math.min(range.max, number));
  if (within !== number) warn(reading, `${path}: ${number} is out of range, taken as ${within}.`);
  return within;
}

/** A whole number from 0 to below `count`, else the file is refused. */
export function indexAt(
  reading: Reading,
  element: Element,
  key: string,
  what: string,
  count: number,
): number {
  const value = valueAt(element, key);
  const index = numberOf(value);
  if (Number.isInteger(index) && index >= 0 && index < count) return index;
  const expected =
    count === 0
      ? `the number of ${what}, but there is none`
      : `the number of ${what} from 0 to ${count - 1}`;
  refuse(reading, pathOf(element, key), expected, inWords(value));
  return 0;
}

/** A list of two numbers. */
export function pointAt(
  reading: Reading,
  element: Element,
  key: string,
  range: Range,
  fallback: Point | null,
): Point {
  const value = valueAt(element, key);
  if (value === undefined && fallback !== null) return fallback;
  return pointFrom(reading, value, pathOf(element, key), range);
}

export function pointFrom(
  reading: Reading,
  value: unknown,
  path: string,
  range: Range = coordinateRange,
): Point {
  if (!Array.isArray(value)) {
    refuse(reading, path, 'a list of two numbers', inWords(value));
    return [0, 0];
  }
  return [
    numberFrom(reading, value[0], `${path}[0]`, range),
    numberFrom(reading, value[1], `${path}[1]`, range),
  ];
}

/** A list of names of flags, or one name. Names that nobody knows are no flags. */
export function flagsAt(reading: Reading, element: Element, key: string, fallback: number): number {
  const value = valueAt(element, key);
  if (value === undefined) return fallback;
  const names: unknown = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(names)) {
    refuse(reading, pathOf(element, key), 'a list of names of flags', inWords(value));
    return fallback;
  }
  return names.reduce((flags: number, name: unknown) => flags | flagOf(reading, name), 0);
}

function flagOf(reading: Reading, name: unknown): number {
  const at = typeof name === 'string' ? flagNames.indexOf(name) : -1;
  if (at >= 0) return flagValues[at];
  if (name !== 'none' && name !== '')
    warn(reading, `${inWords(name)} is no flag and was left out.`);
  return 0;
}

const flagNames = [
  ...['ball', 'red', 'blue', 'redKO', 'blueKO', 'wall', 'kick', 'score'],
  ...['c0', 'c1', 'c2', 'c3', 'all', 'none'],
];
const flagValues = [
  ...[flag.ball, flag.red, flag.blue, flag.redKickOff, flag.blueKickOff, flag.wall],
  ...[flag.kick, flag.score, flag.c0, flag.c1, flag.c2, flag.c3, allFlags, 0],
];

/** 0xRRGGBB from hex digits or [r, g, b]; -1 for transparent; `fallback` for what is no colour. */
export function colorAt(reading: Reading, element: Element, key: string, fallback: number): number {
  const value = valueAt(element, key);
  if (value === undefined) return fallback;
  const color = colorFrom(value);
  if (color !== undefined) return color;
  warn(reading, `${pathOf(element, key)}: ${inWords(value)} is no colour.`);
  return fallback;
}

/**
 * Editors drop leading zeros: "33" is 000033. Two digits or a fourth entry more are how opaque it
 * is, which everything here is.
 */
function colorFrom(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value >= 0 && value <= 0xffffff ? value : undefined;
  }
  if (typeof value === 'string') {
    if (value.trim().toLowerCase() === 'transparent') return -1;
    const written = value.match(/^\s*(?:#|0x)?([0-9a-f]{1,6}|[0-9a-f]{8})\s*$/i)?.[1];
    return written === undefined ? undefined : Number.parseInt(written.slice(0, 6), 16);
  }
  if (!Array.isArray(value) || value.length < 3) return undefined;
  const parts = value.slice(0, 3).map(numberOf);
  if (parts.some(Number.isNaN)) return undefined;
  const [r, g, b] = parts.map((part) => Math.round(Math.max(0, Math.min(255, part))));
  return (r << 16) | (g << 8) | b;
}

/** `true`, `false`, the same as texts, 1 and 0; `fallback` for all else. */
export function booleanAt(element: Element, key: string, fallback: boolean): boolean {
  const value = valueAt(element, key);
  if (value === true || value === 'true' || value === 1) return true;
  return value === false || value === 'false' || value === 0 ? false : fallback;
}

/** Cleaned for showing; empty when it is no text. */
export function textAt(element: Element, key: string, pointsMax: number): string {
  const value = valueAt(element, key);
  return typeof value === 'string' ? plainText(value, pointsMax) : '';
}

/** For drawing only: no number is the same as none. */
export function sizeAt(reading: Reading, element: Element, key: string, range: Range): number {
  const value = valueAt(element, key);
  if (value === undefined) return 0;
  if (!Number.isNaN(numberOf(value))) {
    return numberFrom(reading, value, pathOf(element, key), range);
  }
  warn(reading, `${pathOf(element, key)}: ${inWords(value)} is no number.`);
  return 0;
}
