// Where the beads of the score rail stand. Pure; in stadium units from the middle outwards.
import { scoreRail } from './pitch-plan.ts';

/** Each stands for a goal. */
export const beadsPerSide = 5;
/** Each stands for five; a higher score than all together shows as all of them. */
export const fiveBeadsPerSide = 4;
const gapUnits = 12.5;
/** From the knob in the middle, and from the one at the end. */
const innerUnits = 17;
const outerUnits = 13;

const rows = new Map<number, readonly number[]>();

/** Fives first, then ones: those that count stand in the middle, ones that don't at the end. */
export function beadTargets(score: number): readonly number[] {
  const known = rows.get(score);
  if (known !== undefined) return known;
  const row = placeBeads(score);
  rows.set(score, row);
  return row;
}

/** A five waits in the knob at the end, where nobody sees it. */
export function isBeadHidden(bead: number, x: number): boolean {
  return bead < fiveBeadsPerSide && Math.abs(x) > scoreRail.halfUnits - 3;
}

function placeBeads(score: number): number[] {
  const most = fiveBeadsPerSide * beadsPerSide + beadsPerSide - 1;
  const fives = Math.floor(Math.min(score, most) / beadsPerSide);
  const ones = Math.min(score, most) % beadsPerSide;
  const inner = (place: number) => innerUnits + place * gapUnits;
  const outer = (place: number) =>
    scoreRail.halfUnits - outerUnits - (beadsPerSide - 1 - place) * gapUnits;
  const rail: number[] = [];
  for (let five = 0; five < fiveBeadsPerSide; five += 1)
    rail.push(five < fives ? inner(five) : scoreRail.halfUnits);
  for (let one = 0; one < beadsPerSide; one += 1)
    rail.push(one < ones ? inner(fives + one) : outer(one));
  return rail;
}
