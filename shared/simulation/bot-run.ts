// Running as a bot does it (S83): to a place, in one of the 16 directions, braking in time.
import { directionTowards, type Input } from './input.ts';
import { ballDiscOf } from './readers.ts';
import type { RoomState } from './state.ts';

/** A player's top speed, px per tick, as far as a bot knows. */
const runPxPerTick = 2.4;
/**
 * How much of its speed a bot steers against, in ticks: brakes before the place instead of orbiting
 * it.
 */
const brakeTicks = 9;
/** The same when it wants to run through the place: only corrects the course. */
const throughTicks = 3;
/** Nearer than this, in px, a bot has arrived and stands still. */
const arrivedPx = 7;
/** How far ahead, in ticks, a bot expects the ball to roll. */
const foresightTicksMax = 45;

/** Runs to `course` and stands still on arrival; `disc` is the bot's. */
export function runTo(state: RoomState, disc: number): Input {
  const { course } = state.bodies;
  const dx = course[0] - state.discs[disc * 4];
  const dy = course[1] - state.discs[disc * 4 + 1];
  if (dx * dx + dy * dy < arrivedPx * arrivedPx) return 0;
  return steer(state, disc, brakeTicks);
}

/** Runs through `course` without braking. */
export function runThrough(state: RoomState, disc: number): Input {
  return steer(state, disc, throughTicks);
}

/** Sets `course` to where the ball will be about when `disc` can be there. */
export function foreseeBall(state: RoomState, disc: number): void {
  const ball = ballDiscOf(state) * 4;
  const { discs, bodies } = state;
  const { drawing } = state.stadium;
  const dx = discs[ball] - discs[disc * 4];
  const dy = discs[ball + 1] - discs[disc * 4 + 1];
  const ticks = Math.min(foresightTicksMax, Math.sqrt(dx * dx + dy * dy) / runPxPerTick);
  // The ball loses a hundredth of its speed each tick: half of that is lost on the way.
  const rolled = ticks * (1 - ticks * 0.005);
  for (let part = 0; part < 2; part++) {
    const ahead = discs[ball + part] + discs[ball + 2 + part] * rolled;
    const half = part === 0 ? drawing.halfWidth : drawing.halfHeight;
    bodies.course[part] = half > 0 ? Math.max(-half, Math.min(half, ahead)) : ahead;
  }
}

function steer(state: RoomState, disc: number, ticks: number): Input {
  const { course } = state.bodies;
  const at = disc * 4;
  const dx = course[0] - state.discs[at] - state.discs[at + 2] * ticks;
  const dy = course[1] - state.discs[at + 1] - state.discs[at + 3] * ticks;
  return directionTowards(dx, dy);
}
