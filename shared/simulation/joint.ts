// Joints between two discs: rigid, rope (free between two lengths) or spring (S37).
import { closingMaxPxPerTick } from './constants.ts';
import type { RoomState } from './state.ts';

/** One pass in ascending order, in one of `steps` sub-steps. */
export function pullJoints(state: RoomState, steps: number): void {
  const { joints } = state.stadium;
  for (let i = 0; i < joints.count; i++) pullJoint(state, i, steps);
}

function pullJoint(state: RoomState, i: number, steps: number): void {
  const { joints } = state.stadium;
  const { discs } = state;
  const at = joints.a[i] * 4;
  const bt = joints.b[i] * 4;
  const dx = discs[at] - discs[bt];
  const dy = discs[at + 1] - discs[bt + 1];
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (!(distance > 0)) return;
  const min = joints.lengthMin[i];
  const max = joints.lengthMax[i];
  if (min < max && distance > min && distance < max) return;
  const wanted = distance <= min || min >= max ? min : max;
  const stretch = wanted - distance;
  const nx = dx / distance;
  const ny = dy / distance;
  if (joints.strength[i] < 0) holdRigid(state, i, nx, ny, stretch);
  else pullSpring(state, i, nx, ny, (stretch * joints.strength[i]) / steps);
}

/** Restores the length and ends the movement that changes it; a rope's end may come back freely. */
function holdRigid(state: RoomState, i: number, nx: number, ny: number, stretch: number): void {
  const { joints } = state.stadium;
  const { discs, bodies } = state;
  const at = joints.a[i] * 4;
  const bt = joints.b[i] * 4;
  const massSum = bodies.invMass[joints.a[i]] + bodies.invMass[joints.b[i]];
  if (!(massSum > 0)) return;
  const partA = bodies.invMass[joints.a[i]] / massSum;
  const partB = bodies.invMass[joints.b[i]] / massSum;
  discs[at] += nx * stretch * partA;
  discs[at + 1] += ny * stretch * partA;
  discs[bt] -= nx * stretch * partB;
  discs[bt + 1] -= ny * stretch * partB;
  const parting = (discs[at + 2] - discs[bt + 2]) * nx + (discs[at + 3] - discs[bt + 3]) * ny;
  if (!isResisted(state, i, parting, stretch)) return;
  discs[at + 2] -= nx * parting * partA;
  discs[at + 3] -= ny * parting * partA;
  discs[bt + 2] += nx * parting * partB;
  discs[bt + 3] += ny * parting * partB;
}

/** A rope resists only what stretches it at its longest or squeezes it at its shortest. */
function isResisted(state: RoomState, i: number, parting: number, stretch: number): boolean {
  const { joints } = state.stadium;
  if (joints.lengthMin[i] >= joints.lengthMax[i]) return true;
  return stretch > 0 ? parting < 0 : parting > 0;
}

/** `pull` is in px per tick for a disc of inverse mass 1. */
function pullSpring(state: RoomState, i: number, nx: number, ny: number, pull: number): void {
  const { joints } = state.stadium;
  const { discs, bodies } = state;
  const most = closingMaxPxPerTick;
  const pullA = Math.max(-most, Math.min(most, (pull / 2) * bodies.invMass[joints.a[i]]));
  const pullB = Math.max(-most, Math.min(most, (pull / 2) * bodies.invMass[joints.b[i]]));
  discs[joints.a[i] * 4 + 2] += nx * pullA;
  discs[joints.a[i] * 4 + 3] += ny * pullA;
  discs[joints.b[i] * 4 + 2] -= nx * pullB;
  discs[joints.b[i] * 4 + 3] -= ny * pullB;
}
