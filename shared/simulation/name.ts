// Player names in the state: cleaned, cut, made unique, kept as UTF-16 units (S61).
import { nameCodePointsMax, nameUnitsMax, seatsMax } from './constants.ts';
import { type RoomState, seatKind } from './state.ts';

/**
 * Writes the cleaned, unique form of `text` as the name of `seat`; `fallback` if nothing is left of
 * it.
 */
export function writeName(state: RoomState, seat: number, text: string, fallback: string): void {
  const cleaned = cleanName(text);
  const wanted = cleaned === '' ? fallback : cleaned;
  let name = wanted;
  for (let copy = 2; isTaken(state, seat, name); copy++) name = numbered(wanted, copy);
  setName(state, seat, name);
}

export function clearName(state: RoomState, seat: number): void {
  const start = seat * nameUnitsMax;
  state.names.fill(0, start, start + nameUnitsMax);
  state.nameUnits[seat] = 0;
}

/** At most 20 code points. */
export function cleanName(text: string): string {
  return cleanLine(text, nameCodePointsMax);
}

/**
 * What a stranger wrote, as one line: at most `pointsMax` code points, no control or invisible
 * ones, single spaces, no space at the ends.
 */
export function cleanLine(text: string, pointsMax: number): string {
  const points: number[] = [];
  let space = false;
  for (let i = 0; i < text.length && points.length < pointsMax; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    if (isSpace(point)) {
      space = points.length > 0;
    } else if (isVisible(point)) {
      if (space && points.length < pointsMax - 1) points.push(0x20);
      space = false;
      points.push(point);
    }
  }
  return String.fromCodePoint(...points);
}

/** Whether a unit may stand in a stored name: what `loadState` asks of hostile bytes. */
export function isNameUnit(unit: number): boolean {
  if (unit >= 0x20 && unit < 0x7f) return true;
  return (unit >= 0xd800 && unit <= 0xdfff) || (isVisible(unit) && !isSpace(unit));
}

function setName(state: RoomState, seat: number, name: string): void {
  clearName(state, seat);
  const start = seat * nameUnitsMax;
  for (let i = 0; i < name.length; i++) state.names[start + i] = name.charCodeAt(i);
  state.nameUnits[seat] = name.length;
}

/** Leaves room for the number: "Tiko 2". */
function numbered(name: string, copy: number): string {
  const suffix = ` ${copy}`;
  const points = Array.from(name).slice(0, nameCodePointsMax - suffix.length);
  return points.join('') + suffix;
}

function isTaken(state: RoomState, seat: number, name: string): boolean {
  for (let other = 0; other < seatsMax; other++) {
    if (other !== seat && state.kind[other] !== seatKind.free && hasName(state, other, name)) {
      return true;
    }
  }
  return false;
}

function hasName(state: RoomState, seat: number, name: string): boolean {
  if (state.nameUnits[seat] !== name.length) return false;
  for (let i = 0; i < name.length; i++) {
    if (state.names[seat * nameUnitsMax + i] !== name.charCodeAt(i)) return false;
  }
  return true;
}

function isSpace(point: number): boolean {
  return (
    point === 0x20 ||
    point === 0xa0 ||
    (point >= 0x09 && point <= 0x0d) ||
    (point >= 0x2000 && point <= 0x200a) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x3000
  );
}

/** No controls, no direction marks or joiners that turn other names around, no lone surrogates. */
function isVisible(point: number): boolean {
  if (point < 0x20 || (point >= 0x7f && point < 0xa0) || point === 0xad) return false;
  if (point === 0x061c || point === 0x180e || point === 0xfeff) return false;
  if (point >= 0x200b && point <= 0x200f && point !== 0x200d) return false;
  if ((point >= 0x202a && point <= 0x202e) || (point >= 0x2060 && point <= 0x206f)) return false;
  if (point >= 0xd800 && point <= 0xdfff) return false;
  if (point >= 0xfff0 && point <= 0xfffb) return false;
  return !(point >= 0xe0000 && point <= 0xe0fff) && point !== 0xfffe && point !== 0xffff;
}
