// Discs against discs (S30, S31): they are pushed apart by mass, and bounce with the product of
// their bCoefs.
import { closingMaxPxPerTick, eventSpeedMinPxPerTick } from './constants.ts';
import { addImpact, eventKind } from './event.ts';
import { isBall } from './flags.ts';
import { field, type RoomState } from './state.ts';
import { noteTouch } from './touch.ts';

/**
 * One pass over all pairs in ascending order; true if any touched. Two that nothing touched in the
 * sub-step are where the first pass found them apart, so `isFirst` false leaves them out.
 */
export function meetDiscs(state: RoomState, isFirst: boolean): boolean {
  const { discs } = state;
  const { radius, mask, group, touched } = state.bodies;
  const count = state.fields[field.discCount];
  let met = false;
  for (let a = 0; a < count; a++) {
    const groupA = group[a];
    const maskA = mask[a];
    const radiusA = radius[a];
    let x = discs[a * 4];
    let y = discs[a * 4 + 1];
    let isNews = isFirst || touched[a] === 1;
    for (let b = a + 1; b < count; b++) {
      if (!isNews && touched[b] === 0) continue;
      const dx = discs[b * 4] - x;
      const dy = discs[b * 4 + 1] - y;
      const reach = radiusA + radius[b];
      if (dx * dx + dy * dy >= reach * reach) continue;
      if ((groupA & mask[b]) === 0 || (maskA & group[b]) === 0 || !meet(state, a, b)) continue;
      touched[a] = 1;
      touched[b] = 1;
      met = true;
      isNews = true;
      x = discs[a * 4];
      y = discs[a * 4 + 1];
    }
  }
  return met;
}

/** Two discs on the very same spot part along y, the first one up. */
function meet(state: RoomState, a: number, b: number): boolean {
  const { discs, bodies } = state;
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
