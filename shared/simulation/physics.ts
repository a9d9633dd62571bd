// One tick of moving discs (S20 to S39): as many sub-steps as the fastest disc needs, then damping.
import { assert } from './assert.ts';
import {
  contactPassesMax,
  speedMaxPxPerTick,
  subStepRadiusMinPx,
  subStepRadiusPart,
  worldHalfPx,
} from './constants.ts';
import { meetDiscs } from './disc-contact.ts';
import { checkGoalLines } from './goal-line.ts';
import { pullJoints } from './joint.ts';
import { field, type RoomState } from './state.ts';
import { meetObstacles } from './wall-contact.ts';
import { guardWalls } from './wall-guard.ts';

/** Expects bodies filled and players driven. */
export function moveDiscs(state: RoomState): void {
  const steps = countSubSteps(state);
  for (let step = 0; step < steps; step++) {
    advance(state, 1 / steps);
    for (let pass = 0; pass < contactPassesMax; pass++) {
      const isFirst = pass === 0;
      const met = meetDiscs(state, isFirst);
      if (!meetObstacles(state, isFirst) && !met) break;
    }
    pullJoints(state, steps);
    guardWalls(state);
    checkGoalLines(state);
  }
  finishTick(state);
}

/**
 * Also limits the speeds that kicks and joints left. Nobody moves more than `subStepRadiusPart` of
 * the own radius in a sub-step.
 */
function countSubSteps(state: RoomState): number {
  const { discs } = state;
  const { radius } = state.bodies;
  const count = state.fields[field.discCount];
  let most = 1;
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    limitSpeed(discs, at);
    const squared = discs[at + 2] * discs[at + 2] + discs[at + 3] * discs[at + 3];
    const reach = Math.max(radius[disc], subStepRadiusMinPx);
    const stride = subStepRadiusPart * reach;
    if (squared <= stride * stride) continue;
    const ratio = squared / (stride * stride);
    if (ratio > most) most = ratio;
  }
  return Math.ceil(Math.sqrt(most));
}

/** `part` of a tick. */
function advance(state: RoomState, part: number): void {
  const { discs } = state;
  const { before, contacts, touched } = state.bodies;
  const count = state.fields[field.discCount];
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    before[disc * 2] = discs[at];
    before[disc * 2 + 1] = discs[at + 1];
    contacts[disc] = 0;
    touched[disc] = 0;
    discs[at] += discs[at + 2] * part;
    discs[at + 1] += discs[at + 3] * part;
  }
}

/** Damping and gravity, then the limits of speed and world. */
function finishTick(state: RoomState): void {
  const { discs } = state;
  const { damping, gravityX, gravityY } = state.bodies;
  const count = state.fields[field.discCount];
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    discs[at + 2] = discs[at + 2] * damping[disc] + gravityX[disc];
    discs[at + 3] = discs[at + 3] * damping[disc] + gravityY[disc];
    limitSpeed(discs, at);
    // Here a number that is none is found out: it would poison the room for everybody.
    const sum = discs[at] + discs[at + 1] + discs[at + 2] + discs[at + 3];
    assert(sum - sum === 0, 'a disc is nowhere');
    stopAtWorldEnd(discs, at, at + 2);
    stopAtWorldEnd(discs, at + 1, at + 3);
  }
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
