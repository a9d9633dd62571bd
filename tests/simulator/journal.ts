// What one session stepped, tick by tick: the inputs and commands of the last step of each tick,
// read where the game hands itself in as a value. For confirmed ticks that is what the log said.
import type { Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';

/** Ticks remembered; the snapshot ring's length, so that any rollback is seen. */
const TICKS_KEPT = 512;

export type Journal = {
  readonly seats: number;
  readonly ticks: Int32Array;
  readonly inputs: Uint8Array;
  readonly commands: (readonly Command[])[];
};

export function createJournal(seats: number): Journal {
  return {
    seats,
    ticks: new Int32Array(TICKS_KEPT).fill(-1),
    inputs: new Uint8Array(TICKS_KEPT * seats),
    commands: new Array(TICKS_KEPT).fill([]),
  };
}

/** The same game, which writes down every step; `tickOf` reads the tick that a state is before. */
export function journaled<State>(
  simulation: Simulation<State>,
  journal: Journal,
  tickOf: (state: State) => number,
): Simulation<State> {
  return {
    ...simulation,
    step: (state, inputs, commands) => {
      const tick = tickOf(state);
      const slot = tick % TICKS_KEPT;
      journal.ticks[slot] = tick;
      journal.inputs.set(inputs, slot * journal.seats);
      journal.commands[slot] = commands;
      simulation.step(state, inputs, commands);
    },
  };
}

export function isJournaled(journal: Journal, tick: number): boolean {
  return journal.ticks[tick % TICKS_KEPT] === tick;
}
export function journaledInputs(journal: Journal, tick: number): Uint8Array {
  const from = (tick % TICKS_KEPT) * journal.seats;
  return journal.inputs.subarray(from, from + journal.seats);
}
export function journaledCommands(journal: Journal, tick: number): readonly Command[] {
  return journal.commands[tick % TICKS_KEPT];
}
