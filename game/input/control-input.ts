// From controls that are held to the input of a tick. Pure.
import { encodeInput } from '../../shared/simulation/input.ts';
import type { Control } from '../settings/binds.ts';

/** Directions 1 to 16 run clockwise from +x with y down; by row (up, none, down), then column. */
const directionByRowAndColumn = [
  [11, 13, 15],
  [9, 0, 1],
  [7, 5, 3],
] as const;

/** Opposite controls cancel each other. */
export function directionOfControls(held: ReadonlySet<Control>): number {
  const column = 1 + Number(held.has('right')) - Number(held.has('left'));
  const row = 1 + Number(held.has('down')) - Number(held.has('up'));
  return directionByRowAndColumn[row][column];
}

export function inputOfControls(held: ReadonlySet<Control>): number {
  return encodeInput(directionOfControls(held), held.has('kick'));
}
