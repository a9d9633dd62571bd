// Steps the present to the match clock: first the one rollback of this update, then the new ticks
// (N3).
import { simulationCommands } from './confirm.ts';
import { type Core, NO_SIMULATION_COMMANDS } from './core.ts';
import { isKnown, knownInput, lastInput, pushInput } from './input-stream.ts';
import { commandsAt, inputsAt } from './log.ts';
import { type Ms, roomMs, TICK_MS } from './match-clock.ts';
import { holdBackClock } from './room-clock.ts';
import { streamOf } from './roster.ts';
import type { Tick } from './simulation.ts';
import { rollBackTo, stepTimeline } from './timeline.ts';

/** How far prediction may run ahead of the log (N3). */
export const PREDICTION_TICKS_MAX = 300;
/** New ticks one update steps before it lets others work; 133 ms. */
const CATCH_UP_TICKS = 8;
/**
 * Further behind than this the rest is stepped at once: a short stall costs one long update (ms).
 */
const CATCH_UP_ALL_ABOVE_TICKS = 15;
/** Input delay bounds in ticks (N4). */
const DELAY_TICKS_MIN = 1;
const DELAY_TICKS_MAX = 3;

/** The tick that the match clock says is the next to step. */
export function clockTick<State>(core: Core<State>, nowMs: Ms): Tick {
  return Math.max(0, Math.floor(roomMs(core.clock, nowMs) / TICK_MS));
}

/**
 * Rolls back to the first wrong tick, if any; `before` is called while the present is still wrong.
 */
export function correct<State>(core: Core<State>, before: () => void): void {
  const { timeline, stats } = core;
  const from = core.dirty;
  core.dirty = Number.POSITIVE_INFINITY;
  if (from >= timeline.tick) return;
  if (from < timeline.base) {
    core.needsKeyframe = true;
    return;
  }
  const to = timeline.tick;
  before();
  rollBackTo(timeline, from);
  while (timeline.tick < to) stepOnce(core);
  stats.rollbacks += 1;
  stats.rolledBack += to - from;
  stats.deepestRollback = Math.max(stats.deepestRollback, to - from);
}

/** Steps new ticks up to the clock and returns how many. */
export function advance<State>(core: Core<State>, nowMs: Ms): number {
  const { timeline, stats } = core;
  const target = clockTick(core, nowMs);
  const behind = target - timeline.tick;
  const confirmedAhead = core.log.next - timeline.tick;
  let count = Math.min(behind, behind > CATCH_UP_ALL_ABOVE_TICKS ? behind : CATCH_UP_TICKS);
  // A peer that the log has overtaken has nothing to predict: it catches up without regard to time.
  if (confirmedAhead > 0) count = Math.max(count, confirmedAhead);
  const room = core.log.next + PREDICTION_TICKS_MAX - timeline.tick;
  if (count > room) {
    stats.frozen += count - Math.max(0, room);
    count = Math.max(0, room);
    // So that each frozen tick counts once.
    holdBackClock(core, (target - timeline.tick - count) * TICK_MS);
  }
  for (let i = 0; i < count; i++) {
    sampleInput(core);
    stepOnce(core);
  }
  stats.stepped += Math.max(0, count);
  return Math.max(0, count);
}

/** Stamps the current wish for this tick plus the input delay. */
function sampleInput<State>(core: Core<State>): void {
  const own = streamOf(core, core.me);
  const stamp = core.timeline.tick + core.inputDelayTicks;
  for (let tick = Math.max(own.next, core.timeline.tick); tick <= stamp; tick++)
    pushInput(own, tick, core.input);
}

function stepOnce<State>(core: Core<State>): void {
  const { timeline, log } = core;
  const tick = timeline.tick;
  if (tick < log.next) {
    const commands = commandsAt(log, tick);
    stepTimeline(timeline, inputsAt(log, tick), simulationCommands({ commands }));
    return;
  }
  stepTimeline(timeline, guessInputs(core, timeline.present, tick), NO_SIMULATION_COMMANDS);
}

/** The best known inputs of an unconfirmed tick: direct ones, else what is predicted (N5). */
export function guessInputs<State>(core: Core<State>, state: State, tick: Tick): Uint8Array {
  const { simulation, inputsScratch } = core;
  for (let seat = 0; seat < simulation.seats; seat++) {
    const playerId = simulation.playerAt(state, seat);
    inputsScratch[seat] = playerId === 0 ? 0 : guessInput(core, playerId, tick);
  }
  return inputsScratch;
}

export function guessInput<State>(core: Core<State>, playerId: number, tick: Tick): number {
  const stream = streamOf(core, playerId);
  if (isKnown(stream, tick)) return knownInput(stream, tick);
  return core.simulation.predictInput(lastInput(stream), tick - stream.next + 1);
}

/** Sets the input delay from the links, at a dead ball only (N4). */
export function steerInputDelay<State>(core: Core<State>): void {
  if (!core.simulation.isDeadBall(core.timeline.present)) return;
  const oneWays: number[] = [];
  for (const link of core.links.values()) if (!link.closed) oneWays.push(link.rttMs / 2);
  oneWays.sort((a, b) => a - b);
  const median = oneWays.length === 0 ? 0 : oneWays[oneWays.length >> 1];
  const wanted = Math.ceil(median / TICK_MS);
  core.inputDelayTicks = Math.max(DELAY_TICKS_MIN, Math.min(DELAY_TICKS_MAX, wanted));
}
