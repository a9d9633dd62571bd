// One run of the reader over one file: what was refused and what was only remarked on, in words for
// the person who chose the file. The first refusal stays; reading goes on with stand-ins after it.
import { isNameUnit } from '../simulation/name.ts';
import { warningsMax } from './limits.ts';

/** Why a file is refused. `message` is one sentence made of the other four. */
export type StadiumError = {
  readonly file: string;
  /** Place inside the file, like `segments[3].v0` or `line 4, column 7`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  readonly message: string;
};

export type Reading = {
  readonly file: string;
  error: StadiumError | null;
  readonly warnings: string[];
  warningsLeftOut: number;
};

/** Units of somebody else's text shown in a message. */
const quotedUnitsMax = 40;

export function createReading(fileName: string): Reading {
  const file = plainText(fileName, 80);
  return {
    file: file === '' ? 'stadium file' : file,
    error: null,
    warnings: [],
    warningsLeftOut: 0,
  };
}

/** Refuses the file, unless it is refused already. */
export function refuse(reading: Reading, path: string, expected: string, found: string): void {
  if (reading.error !== null) return;
  const { file } = reading;
  const message = `${file}: ${path}: expected ${expected}, found ${found}.`;
  reading.error = { file, path, expected, found, message };
}

/** Each text once. */
export function warn(reading: Reading, text: string): void {
  const { warnings } = reading;
  if (warnings.includes(text)) return;
  if (warnings.length < warningsMax) warnings.push(text);
  else reading.warningsLeftOut++;
}

/** A value of the file in words. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : `the number ${value}`;
  if (typeof value === 'string') return `the text "${plainText(value, quotedUnitsMax)}"`;
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

/** Without controls and direction marks, cut to `pointsMax` code points and an ellipsis. */
export function plainText(text: string, pointsMax: number): string {
  const points: string[] = [];
  for (const character of text) {
    if (points.length >= pointsMax) return `${points.join('').trim()}…`;
    if (isPlain(character)) points.push(character);
  }
  return points.join('').trim();
}

/** A lone surrogate is one unit that is a surrogate. */
function isPlain(character: string): boolean {
  if (character.length === 2) return true;
  const unit = character.charCodeAt(0);
  return isNameUnit(unit) && (unit < 0xd800 || unit > 0xdfff);
}
