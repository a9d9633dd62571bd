// Where discs are drawn: between the last two ticks by the time, plus an error that fades (N5).
// Knows no state and no clock; works on positions by slot.
import type { Correction } from './correction.ts';
import { copyPositions, createPositions, type Positions, slotsMax } from './positions.ts';

/** Half of an error is gone after this; N5 asks for 60 to 100 ms. */
export const errorHalfLifeMs = 80;
/** A larger error is not smoothed: six player radii; a glide that long would look like a foul. */
export const errorSnapUnits = 90;
/** A disc that moved further within a tick was placed, not played; the fastest balls reach 20. */
export const teleportUnits = 40;
/** An error below this is dropped: a tenth of a screen pixel at the largest zoom. */
const errorFloorUnits = 0.03;
const tickMs = 1000 / 60;

export type PoseTrack = {
  readonly previous: Positions;
  readonly present: Positions;
  /** What `samplePoses` fills: positions to draw at. */
  readonly drawn: Positions;
  readonly errorX: Float64Array;
  readonly errorY: Float64Array;
  presentAtMs: number;
  sampledAtMs: number;
  /** Drawn without error so that it obeys the keys at once; -1 for none. */
  ownSlot: number;
};

export function createPoseTrack(): PoseTrack {
  return {
    previous: createPositions(),
    present: createPositions(),
    drawn: createPositions(),
    errorX: new Float64Array(slotsMax),
    errorY: new Float64Array(slotsMax),
    presentAtMs: 0,
    sampledAtMs: Number.NaN,
    ownSlot: -1,
  };
}

/** `present` was due at `atMs`; both are copied. Call it once per new tick. */
export function trackTick(
  track: PoseTrack,
  previous: Positions,
  present: Positions,
  atMs: number,
): void {
  copyPositions(previous, track.previous);
  copyPositions(present, track.present);
  track.presentAtMs = atMs;
  for (let slot = 0; slot < slotsMax; slot += 1) {
    if (present.present[slot] === 0) clearError(track, slot);
    else if (wasPlaced(previous, present, slot)) settle(track, slot);
  }
}

/** Takes over what rollbacks moved, so that nothing jumps at `nowMs` but the own disc. */
export function trackCorrection(track: PoseTrack, correction: Correction, nowMs: number): void {
  if (correction.isEmpty) return;
  fadeErrors(track, nowMs);
  for (let slot = 0; slot < slotsMax; slot += 1) {
    if (correction.x[slot] === 0 && correction.y[slot] === 0) continue;
    const x = track.errorX[slot] + correction.x[slot];
    const y = track.errorY[slot] + correction.y[slot];
    const isSmooth = slot !== track.ownSlot && x * x + y * y <= errorSnapUnits * errorSnapUnits;
    track.errorX[slot] = isSmooth ? x : 0;
    track.errorY[slot] = isSmooth ? y : 0;
  }
}

/** Own disc from now on; its error goes at once. */
export function trackOwnSlot(track: PoseTrack, slot: number): void {
  track.ownSlot = slot;
  if (slot >= 0) clearError(track, slot);
}

/** Fills `drawn` for the time `nowMs`; time never runs backwards for the fading. */
export function samplePoses(track: PoseTrack, nowMs: number): Positions {
  const { previous, present, drawn, errorX, errorY } = track;
  const part = Math.min(1, Math.max(0, (nowMs - track.presentAtMs) / tickMs));
  fadeErrors(track, nowMs);
  for (let slot = 0; slot < slotsMax; slot += 1) {
    drawn.present[slot] = present.present[slot];
    if (present.present[slot] === 0) continue;
    const fromX = previous.x[slot];
    const fromY = previous.y[slot];
    drawn.x[slot] = fromX + (present.x[slot] - fromX) * part + errorX[slot];
    drawn.y[slot] = fromY + (present.y[slot] - fromY) * part + errorY[slot];
  }
  return drawn;
}

function wasPlaced(previous: Positions, present: Positions, slot: number): boolean {
  if (previous.present[slot] === 0) return true;
  const x = present.x[slot] - previous.x[slot];
  const y = present.y[slot] - previous.y[slot];
  return x * x + y * y > teleportUnits * teleportUnits;
}

function settle(track: PoseTrack, slot: number): void {
  track.previous.x[slot] = track.present.x[slot];
  track.previous.y[slot] = track.present.y[slot];
  clearError(track, slot);
}

function clearError(track: PoseTrack, slot: number): void {
  track.errorX[slot] = 0;
  track.errorY[slot] = 0;
}

function fadeErrors(track: PoseTrack, nowMs: number): void {
  const elapsedMs = Number.isNaN(track.sampledAtMs) ? 0 : nowMs - track.sampledAtMs;
  track.sampledAtMs = nowMs;
  if (elapsedMs <= 0) return;
  const fade = 0.5 ** (elapsedMs / errorHalfLifeMs);
  for (let slot = 0; slot < slotsMax; slot += 1) {
    const x = track.errorX[slot] * fade;
    const y = track.errorY[slot] * fade;
    const isOver = Math.abs(x) < errorFloorUnits && Math.abs(y) < errorFloorUnits;
    track.errorX[slot] = isOver ? 0 : x;
    track.errorY[slot] = isOver ? 0 : y;
  }
}
