// The ticks that the own inputs have reached already, but the present has not (N4): so what the own
// disc is going to do can be shown at once. Changes nothing of the session.
import { guessInputs } from './advance.ts';
import { type Core, NO_SIMULATION_COMMANDS } from './core.ts';
import { isKnown } from './input-stream.ts';
import { streamOf } from './roster.ts';
import type { Input, Tick } from './simulation.ts';
import { restore } from './timeline.ts';

/** Two states one tick apart. */
export type Ahead<State> = {
  readonly before: State;
  readonly after: State;
  /** `after` is the state before the step of this tick. */
  tick: Tick;
  /** Room to copy a state. */
  readonly bytes: Uint8Array;
};

export function createAhead<State>(core: Core<State>): Ahead<State> {
  const { simulation } = core;
  return {
    before: simulation.createState(),
    after: simulation.createState(),
    tick: 0,
    bytes: new Uint8Array(simulation.stateBytesMax),
  };
}

/**
 * Fills `after` with the first state in which `wish`, given now, has counted for a tick, and
 * `before` with the one a tick earlier. What is unknown is guessed as in any tick (N5), and nobody
 * commands anything.
 */
export function lookAhead<State>(core: Core<State>, wish: Input, ahead: Ahead<State>): void {
  const { timeline, simulation } = core;
  const { before, after, bytes } = ahead;
  const end = timeline.tick + core.inputDelayTicks + 1;
  restore(timeline, before, timeline.tick);
  for (let tick = timeline.tick; tick < end - 1; tick++) stepAhead(core, before, tick, wish);
  const copied = bytes.subarray(0, simulation.save(before, bytes));
  if (simulation.restore === undefined) simulation.load(after, copied);
  else simulation.restore(after, copied);
  stepAhead(core, after, end - 1, wish);
  ahead.tick = end;
}

function stepAhead<State>(core: Core<State>, state: State, tick: Tick, wish: Input): void {
  const inputs = guessInputs(core, state, tick);
  if (!isKnown(streamOf(core, core.me), tick)) giveOwn(core, state, inputs, wish);
  core.simulation.step(state, inputs, NO_SIMULATION_COMMANDS);
}

function giveOwn<State>(core: Core<State>, state: State, inputs: Uint8Array, wish: Input): void {
  const { simulation, me } = core;
  for (let seat = 0; seat < simulation.seats; seat++)
    if (simulation.playerAt(state, seat) === me) inputs[seat] = wish;
}
