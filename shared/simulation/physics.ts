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
  limitSpeeds(state);
  const steps = countSubSteps(state);
  for (let step = 0; step < steps; step++) {
    advance(state, steps);
    for (let pass = 0; pass < contactPassesMax; pass++) {
      const isFirst = pass === 0;
      const met = meetDiscs(state, isFirst);
      if (!meetObstacles(state, isFirst) && !met) break;
    }
    pullJoints(state, steps);
    guardWalls(state);
    checkGoalLines(state);
  }
  dampen(state);
  limitSpeeds(state);
  stayInWorld(state);
}

/** Nobody moves more than `subStepRadiusPart` of the own radius in a sub-step. */
function countSubSteps(state: RoomState): number {
  const { discs, bodies } = state;
  const count = state.fields[field.discCount];
  let most = 1;
  for (let disc = 0; disc < count; disc++) {
    const vx = discs[disc * 4 + 2];
    const vy = discs[disc * 4 + 3];
    const stride = subStepRadiusPart * Math.max(bodies.radius[disc], subStepRadiusMinPx);
    const ratio = (vx * vx + vy * vy) / (stride * stride);
    if (ratio > most) most = ratio;
  }
  return Math.ceil(Math.sqrt(most));
}

function advance(state: RoomState, steps: number): void {
  const part = 1 / steps;
  const { discs, bodies } = state;
  const count = state.fields[field.discCount];
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    bodies.before[disc * 2] = discs[at];
    bodies.before[disc * 2 + 1] = discs[at + 1];
    bodies.contacts[disc] = 0;
    bodies.touched[disc] = 0;
    discs[at] += discs[at + 2] * part;
    discs[at + 1] += discs[at + 3] * part;
  }
}

function dampen(state: RoomState): void {
  const { discs, bodies } = state;
  const count = state.fields[field.discCount];
  for (let disc = 0; disc < count; disc++) {
    const at = disc * 4;
    discs[at + 2] = discs[at + 2] * bodies.damping[disc] + bodies.gravityX[disc];
    discs[at + 3] = discs[at + 3] * bodies.damping[disc] + bodies.gravityY[disc];
  }
}

function limitSpeeds(state: RoomState): void {
  const { discs } = state;
  const count = state.fields[field.discCount];
  for (let at = 0; at < count * 4; at += 4) {
    const squared = discs[at + 2] * discs[at + 2] + discs[at + 3] * discs[at + 3];
    if (squared <= speedMaxPxPerTick * speedMaxPxPerTick) continue;
    const part = speedMaxPxPerTick / Math.sqrt(squared);
    discs[at + 2] *= part;
    discs[at + 3] *= part;
  }
}

/** Also where a number that is none is found out: it would poison the room for everybody. */
function stayInWorld(state: RoomState): void {
  const { discs } = state;
  const count = state.fields[field.discCount];
  for (let at = 0; at < count * 4; at += 4) {
    const sum = discs[at] + discs[at + 1] + discs[at + 2] + discs[at + 3];
    assert(sum - sum === 0, 'a disc is nowhere');
    for (let i = 0; i < 2; i++) {
      if (Math.abs(discs[at + i]) <= worldHalfPx) continue;
      discs[at + i] = discs[at + i] > 0 ? worldHalfPx : -worldHalfPx;
      discs[at + 2 + i] = 0;
    }
  }
}
