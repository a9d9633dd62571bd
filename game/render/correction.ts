// What rollbacks moved: per disc, where it was believed to be minus where it turned out to be.
// Whoever owns the session adds to it; the picture takes it and fades it out (N5).
import type { RoomState } from '../../shared/simulation/state.ts';
import { createPositions, type Positions, readPositions, slotsMax } from './positions.ts';

/** Offsets in stadium units, summed over all rollbacks since it was last cleared. */
export type Correction = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  isEmpty: boolean;
};

export function createCorrection(): Correction {
  return { x: new Float64Array(slotsMax), y: new Float64Array(slotsMax), isEmpty: true };
}

export function clearCorrection(correction: Correction): void {
  if (correction.isEmpty) return;
  correction.x.fill(0);
  correction.y.fill(0);
  correction.isEmpty = true;
}

const scratchBefore = createPositions();
const scratchAfter = createPositions();

/** Both states are of the same tick, before and after a rollback; allocates nothing. */
export function addCorrection(correction: Correction, before: RoomState, after: RoomState): void {
  readPositions(before, scratchBefore);
  readPositions(after, scratchAfter);
  addDifference(correction, scratchBefore, scratchAfter);
}

/** A disc that only one side has is not corrected: it appears or goes. */
export function addDifference(correction: Correction, before: Positions, after: Positions): void {
  for (let slot = 0; slot < slotsMax; slot += 1) {
    if (before.present[slot] === 0 || after.present[slot] === 0) continue;
    const x = before.x[slot] - after.x[slot];
    const y = before.y[slot] - after.y[slot];
    if (x === 0 && y === 0) continue;
    correction.x[slot] += x;
    correction.y[slot] += y;
    correction.isEmpty = false;
  }
}
