// One tick of moving discs (S20 to S39): as many sub-steps as the fastest disc needs, then damping.
import { assert } from './assert.ts';
import { contactPassesMax, speedMaxPxPerTick, worldHalfPx } from './constants.ts';
import { meetDiscs } from './disc-contact.ts';
import { checkGoalLines } from './goal-line.ts';
import { pullJoints } from './joint.ts';
import { keepAllNear } from './neighbours.ts';
import type { RoomState } from './state.ts';
import { meetObstacles } from './wall-contact.ts';
import { guardWalls } from './wall-guard.ts';

/** Expects bodies filled and players driven. */
export function moveDiscs(state: RoomState): void {
  const { joints } = state.stadium;
  const isSlow = advance(state, 1);
  const steps = isSlow ? 1 : countSubSteps(state);
  const isCalm = isSlow && joints.count === 0 && state.bodies.areAllLarge;
  for (let step = 0; step < steps; step++) {
    if (!isSlow) advance(state, 1 / steps);
    const met = meetAll(state);
    if (joints.count > 0) pullJoints(state, steps);
    if (met || !isCalm) guardWalls(state, isCalm);
    checkGoalLines(state);
  }
  finishTick(state);
}

/** True if any disc touched anything. */
function meetAll(state: RoomState): boolean {
  let met = false;
  for (let pass = 0; pass < contactPassesMax; pass++) {
    const metDiscs = meetDiscs(state);
    if (!meetObstacles(state, pass === 0) && !metDiscs) break;
    met = true;
  }
  return met;
}

/** By a `part` of a tick; false if any disc is faster than one sub-step allows. */
function advance(state: RoomState, part: number): boolean {
  const { discs } = state;
  const { before, touched, calmSquared, count } = state.bodies;
  let isSlow = true;
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    const x = discs[at];
    const y = discs[at + 1];
    const vx = discs[at + 2];
    const vy = discs[at + 3];
    before[disc * 2] = x;
    before[disc * 2 + 1] = y;
    touched[disc] = 0;
    discs[at] = x + vx * part;
    discs[at + 1] = y + vy * part;
    if (!(vx * vx + vy * vy <= calmSquared[disc])) isSlow = false;
  }
  keepAllNear(state);
  return isSlow;
}

/**
 * Takes back the advance that was too fast, and limits the speeds that kicks and joints left.
 * Nobody moves more than `subStepRadiusPart` of the own radius in a sub-step.
 */
function countSubSteps(state: RoomState): number {
  const { discs } = state;
  const { before, strideSquared, count } = state.bodies;
  let most = 1;
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    discs[at] = before[disc * 2];
    discs[at + 1] = before[disc * 2 + 1];
    limitSpeed(discs, at);
    const squared = discs[at + 2] * discs[at + 2] + discs[at + 3] * discs[at + 3];
    const ratio = squared / strideSquared[disc];
    if (ratio > most) most = ratio;
  }
  return Math.ceil(Math.sqrt(most));
}

/** Damping and gravity, then the limits of speed and world. */
function finishTick(state: RoomState): void {
  const { discs } = state;
  const { damping, gravityX, gravityY, count } = state.bodies;
  let isWithin = true;
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    const vx = discs[at + 2] * damping[disc] + gravityX[disc];
    const vy = discs[at + 3] * damping[disc] + gravityY[disc];
    discs[at + 2] = vx;
    discs[at + 3] = vy;
    // False for what is no number, too.
    isWithin =
      isWithin &&
      vx * vx + vy * vy <= speedMaxPxPerTick * speedMaxPxPerTick &&
      Math.abs(discs[at]) <= worldHalfPx &&
      Math.abs(discs[at + 1]) <= worldHalfPx;
  }
  if (isWithin) return;
  for (let disc = 0; disc < count; disc++) holdWithin(discs, disc * 4);
}

/** The limits of speed and world. `at` is where the disc begins in `discs`. */
function holdWithin(discs: Float64Array, at: number): void {
  limitSpeed(discs, at);
  // Here a number that is none is found out: it would poison the room for everybody.
  const sum = discs[at] + discs[at + 1] + discs[at + 2] + discs[at + 3];
  assert(sum - sum === 0, 'a disc is nowhere');
  stopAtWorldEnd(discs, at, at + 2);
  stopAtWorldEnd(discs, at + 1, at + 3);
}

/** `at` is where the disc begins in `discs`. */
function limitSpeed(discs: Float64Array, at: number): void {
  const squared = discs[at + 2] * discs[at + 2] + discs[at + 3] * discs[at + 3];
  if (squared <= speedMaxPxPerTick * speedMaxPxPerTick) return;
  const part = speedMaxPxPerTick / Math.sqrt(squared);
  discs[at + 2] *= part;
  discs[at + 3] *= part;
}

/** `at` is the index of a coordinate, `speedAt` that of the speed along it. */
function stopAtWorldEnd(discs: Float64Array, at: number, speedAt: number): void {
  if (discs[at] <= worldHalfPx && discs[at] >= -worldHalfPx) return;
  discs[at] = discs[at] > 0 ? worldHalfPx : -worldHalfPx;
  discs[speedAt] = 0;
}
