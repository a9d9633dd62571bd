// Discs against discs (S30, S31): they are pushed apart by mass, and bounce with the product of
// their bCoefs.

import { touch } from './bodies.ts';
import { closingMaxPxPerTick, eventSpeedMinPxPerTick } from './constants.ts';
import { addImpact, eventKind } from './event.ts';
import { isBall } from './flags.ts';
import { keepNear } from './neighbours.ts';
import type { RoomState } from './state.ts';
import { noteTouch } from './touch.ts';

/** One pass over all pairs in ascending order; true if any touched. */
export function meetDiscs(state: RoomState): boolean {
  const { discs, bodies } = state;
  const { radius, count } = bodies;
  const { pairs, rowWords } = bodies.neighbours;
  let met = false;
  for (let a = 0; a < count; a++) {
    for (let word = a >> 5; word < rowWords; word++) {
      let left = pairs[a * rowWords + word];
      while (left !== 0) {
        const b = word * 32 + 31 - Math.clz32(left & -left);
        left &= left - 1;
        const dx = discs[b * 4] - discs[a * 4];
        const dy = discs[b * 4 + 1] - discs[a * 4 + 1];
        const reach = radius[a] + radius[b];
        if (dx * dx + dy * dy >= reach * reach || !meet(state, a, b)) continue;
        met = true;
        // Who was pushed may have got new neighbours.
        left = pairs[a * rowWords + word] & (-2 << (b & 31));
      }
    }
  }
  return met;
}

/**
 * Of two that overlap; false if they don't meet. On the very same spot they part along y, the first
 * one up.
 */
function meet(state: RoomState, a: number, b: number): boolean {
  const { discs, bodies } = state;
  const { mask, group, touched } = bodies;
  if ((group[a] & mask[b]) === 0 || (mask[a] & group[b]) === 0) return false;
  const massSum = bodies.invMass[a] + bodies.invMass[b];
  if (!(massSum > 0)) return false;
  const at = a * 4;
  const bt = b * 4;
  const dx = discs[bt] - discs[at];
  const dy = discs[bt + 1] - discs[at + 1];
  const distance = Math.sqrt(dx * dx + dy * dy);
  const nx = distance > 0 ? dx / distance : 0;
  const ny = distance > 0 ? dy / distance : 1;
  const partA = bodies.invMass[a] / massSum;
  const partB = bodies.invMass[b] / massSum;
  const overlap = bodies.radius[a] + bodies.radius[b] - distance;
  discs[at] -= nx * overlap * partA;
  discs[at + 1] -= ny * overlap * partA;
  discs[bt] += nx * overlap * partB;
  discs[bt + 1] += ny * overlap * partB;
  const closing = (discs[at + 2] - discs[bt + 2]) * nx + (discs[at + 3] - discs[bt + 3]) * ny;
  touched[a] |= touch.disc;
  touched[b] |= touch.disc;
  keepNear(state, a);
  keepNear(state, b);
  bodies.contact[0] = closing;
  noteMeeting(state, a, b);
  if (closing <= 0) return true;
  const push = Math.min(closing, closingMaxPxPerTick) * (1 + bodies.bCoef[a] * bodies.bCoef[b]);
  discs[at + 2] -= nx * push * partA;
  discs[at + 3] -= ny * push * partA;
  discs[bt + 2] += nx * push * partB;
  discs[bt + 3] += ny * push * partB;
  return true;
}

/**
 * The stadium's discs come first, so `b` is a player if any of the two is. `contact[0]` is the
 * speed at which they close.
 */
function noteMeeting(state: RoomState, a: number, b: number): void {
  const { bodies } = state;
  const seat = bodies.seat[b];
  if (seat < 0) return;
  const loud = bodies.contact[0] >= eventSpeedMinPxPerTick;
  if (bodies.seat[a] >= 0) {
    if (loud) addImpact(state, eventKind.bump, bodies.seat[a], a);
  } else if (isBall(a, bodies.group[a])) {
    noteTouch(state, seat);
    if (loud) addImpact(state, eventKind.touch, seat, a);
  }
}
