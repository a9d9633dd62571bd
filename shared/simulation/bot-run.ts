// Running as a bot does it (S83): to a place, in one of the 16 directions, braking in time.
import { directionTowards, type Input } from './input.ts';
import { ballDiscOf } from './readers.ts';
import type { RoomState } from './state.ts';

/** A player's top speed, px per tick, as far as a bot knows. */
const runPxPerTick = 2.4;
/** How much of its speed a bot steers against, in ticks: brakes before the place instead of orbiting it. */
const brakeTicks = 9;
/** The same when it wants to run through the place: only corrects the course. */
const throughTicks = 3;
/** Nearer than this, in px, a bot has arrived and stands still. */
const arrivedPx = 7;
/** How far ahead, in ticks, a bot expects the ball to roll. */
const foresightTicksMax = 45;

/** Stands still on arrival; `disc` is the bot's. */
export function runTo(state: RoomState, disc: number, x: number, y: number): Input {
  const dx = x - state.discs[disc * 4];
  const dy = y - state.discs[disc * 4 + 1];
  if (dx * dx + dy * dy < arrivedPx * arrivedPx) return 0;
  return steer(state, disc, dx, dy, brakeTicks);
}

export function runThrough(state: RoomState, disc: number, x: number, y: number): Input {
  const dx = x - state.discs[disc * 4];
  const dy = y - state.discs[disc * 4 + 1];
  return steer(state, disc, dx, dy, throughTicks);
}

/** Where the ball will be about when `disc` can be there; `part` 0 for x, 1 for y. */
export function ballAhead(state: RoomState, disc: number, part: 0 | 1): number {
  const ball = ballDiscOf(state) * 4;
  const { discs } = state;
  const dx = discs[ball] - discs[disc * 4];
  const dy = discs[ball + 1] - discs[disc * 4 + 1];
  const ticks = Math.min(foresightTicksMax, Math.sqrt(dx * dx + dy * dy) / runPxPerTick);
  // The ball loses a hundredth of its speed each tick: half of that is lost on the way.
  const rolled = ticks * (1 - ticks * 0.005);
  const ahead = discs[ball + part] + discs[ball + 2 + part] * rolled;
  const { drawing } = state.stadium;
  const half = part === 0 ? drawing.halfWidth : drawing.halfHeight;
  return half > 0 ? Math.max(-half, Math.min(half, ahead)) : ahead;
}

function steer(state: RoomState, disc: number, dx: number, dy: number, ticks: number): Input {
  const vx = state.discs[disc * 4 + 2];
  const vy = state.discs[disc * 4 + 3];
  return directionTowards(dx - vx * ticks, dy - vy * ticks);
}
