// The predicted present: one state, a ring of snapshots before each tick, and what each step used
// (N3).
import type { Command } from '../protocol/command.ts';
import type { Simulation, Tick } from './simulation.ts';

/**
 * Snapshots kept: above the hard prediction limit of 300 ticks, so that any rollback reaches (N3).
 */
export const SNAPSHOTS_KEPT = 512;

export type Timeline<State> = {
  readonly simulation: Simulation<State>;
  /** State before the step of `tick`. */
  readonly present: State;
  /** State before the step of `tick` - 1, for drawing between two ticks. */
  readonly previous: State;
  /** For reading snapshots without touching the present. */
  readonly scratch: State;
  /** Who takes part in the present, by seat; 0 for nobody. */
  readonly players: Uint16Array;
  /** The next tick to step. */
  tick: Tick;
  /** First tick whose snapshot is held. */
  base: Tick;
  /** Room for a snapshot per slot, and the part of it that is in use. */
  readonly slots: Uint8Array[];
  readonly snapshots: Uint8Array[];
  readonly usedInputs: Uint8Array;
  readonly usedCommands: (readonly Command[])[];
};

export function createTimeline<State>(simulation: Simulation<State>): Timeline<State> {
  const timeline: Timeline<State> = {
    simulation,
    present: simulation.createState(),
    previous: simulation.createState(),
    scratch: simulation.createState(),
    tick: 0,
    base: 0,
    players: new Uint16Array(simulation.seats),
    slots: [],
    snapshots: [],
    usedInputs: new Uint8Array(SNAPSHOTS_KEPT * simulation.seats),
    usedCommands: new Array(SNAPSHOTS_KEPT).fill([]),
  };
  for (let i = 0; i < SNAPSHOTS_KEPT; i++) {
    const slot = new Uint8Array(simulation.stateBytesMax);
    timeline.slots.push(slot);
    timeline.snapshots.push(slot.subarray(0, 0));
  }
  saveSnapshot(timeline);
  readPlayers(timeline);
  return timeline;
}

/**
 * Starts over from the exact state before `tick`; false, and nothing changed, if the bytes are bad.
 */
export function resetTimeline<State>(
  timeline: Timeline<State>,
  tick: Tick,
  bytes: Uint8Array,
): boolean {
  if (!timeline.simulation.load(timeline.scratch, bytes)) return false;
  timeline.simulation.load(timeline.present, bytes);
  timeline.simulation.load(timeline.previous, bytes);
  timeline.tick = tick;
  timeline.base = tick;
  saveSnapshot(timeline);
  readPlayers(timeline);
  return true;
}

/** Steps the present by one tick with these inputs and commands, and remembers them. */
export function stepTimeline<State>(
  timeline: Timeline<State>,
  inputs: Uint8Array,
  commands: readonly Command[],
): void {
  const slot = timeline.tick % SNAPSHOTS_KEPT;
  const from = slot * timeline.simulation.seats;
  for (let seat = 0; seat < inputs.length; seat++) timeline.usedInputs[from + seat] = inputs[seat];
  timeline.usedCommands[slot] = commands;
  timeline.simulation.step(timeline.present, inputs, commands);
  timeline.tick += 1;
  saveSnapshot(timeline);
  readPlayers(timeline);
  if (timeline.tick - timeline.base >= SNAPSHOTS_KEPT)
    timeline.base = timeline.tick - SNAPSHOTS_KEPT + 1;
}

/** Puts the present back to just before the step of `tick`, whose snapshot must be held. */
export function rollBackTo<State>(timeline: Timeline<State>, tick: Tick): void {
  restore(timeline, timeline.present, tick);
  timeline.tick = tick;
  readPlayers(timeline);
}

/** Loads the state before the present into `previous`, once per update. */
export function refreshPrevious<State>(timeline: Timeline<State>): void {
  const tick = Math.max(timeline.base, timeline.tick - 1);
  restore(timeline, timeline.previous, tick);
}

export function hasSnapshot<State>(timeline: Timeline<State>, tick: Tick): boolean {
  return tick >= timeline.base && tick <= timeline.tick;
}
/** The saved state before the step of `tick`; a view, valid until the ring comes round. */
export function snapshotAt<State>(timeline: Timeline<State>, tick: Tick): Uint8Array {
  return timeline.snapshots[tick % SNAPSHOTS_KEPT];
}
/** Checksum of the state before the step of `tick`, which must be held. */
export function checksumBefore<State>(timeline: Timeline<State>, tick: Tick): number {
  restore(timeline, timeline.scratch, tick);
  return timeline.simulation.checksum(timeline.scratch);
}
/** True if the step of `tick` used just these inputs and commands. */
export function usedSame<State>(
  timeline: Timeline<State>,
  tick: Tick,
  inputs: Uint8Array,
  commandCount: number,
): boolean {
  const slot = tick % SNAPSHOTS_KEPT;
  if (timeline.usedCommands[slot].length !== commandCount) return false;
  const from = slot * timeline.simulation.seats;
  for (let seat = 0; seat < inputs.length; seat++)
    if (timeline.usedInputs[from + seat] !== inputs[seat]) return false;
  return true;
}
export function usedInput<State>(timeline: Timeline<State>, tick: Tick, seat: number): number {
  return timeline.usedInputs[(tick % SNAPSHOTS_KEPT) * timeline.simulation.seats + seat];
}

/** A snapshot of our own needs no check. */
export function restore<State>(timeline: Timeline<State>, state: State, tick: Tick): void {
  const { simulation } = timeline;
  if (simulation.restore === undefined) simulation.load(state, snapshotAt(timeline, tick));
  else simulation.restore(state, snapshotAt(timeline, tick));
}

function saveSnapshot<State>(timeline: Timeline<State>): void {
  const slot = timeline.tick % SNAPSHOTS_KEPT;
  const bytes = timeline.slots[slot];
  const length = timeline.simulation.save(timeline.present, bytes);
  // A view is dear to make, and a state is as long as the one before it.
  if (timeline.snapshots[slot].length !== length)
    timeline.snapshots[slot] = bytes.subarray(0, length);
}

/** Asked of the state once a step: everything else in a tick asks who sits where. */
function readPlayers<State>({ simulation, present, players }: Timeline<State>): void {
  for (let seat = 0; seat < players.length; seat++)
    players[seat] = simulation.playerAt(present, seat);
}
