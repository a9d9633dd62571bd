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
  /** The next tick to step. */
  tick: Tick;
  /** First tick whose snapshot is held. */
  base: Tick;
  readonly snapshots: Uint8Array[];
  readonly lengths: Uint32Array;
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
    snapshots: [],
    lengths: new Uint32Array(SNAPSHOTS_KEPT),
    usedInputs: new Uint8Array(SNAPSHOTS_KEPT * simulation.seats),
    usedCommands: new Array(SNAPSHOTS_KEPT).fill([]),
  };
  for (let i = 0; i < SNAPSHOTS_KEPT; i++)
    timeline.snapshots.push(new Uint8Array(simulation.stateBytesMax));
  saveSnapshot(timeline);
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
  return true;
}

/** Steps the present by one tick with these inputs and commands, and remembers them. */
export function stepTimeline<State>(
  timeline: Timeline<State>,
  inputs: Uint8Array,
  commands: readonly Command[],
): void {
  const slot = timeline.tick % SNAPSHOTS_KEPT;
  timeline.usedInputs.set(inputs, slot * timeline.simulation.seats);
  timeline.usedCommands[slot] = commands;
  timeline.simulation.step(timeline.present, inputs, commands);
  timeline.tick += 1;
  saveSnapshot(timeline);
  if (timeline.tick - timeline.base >= SNAPSHOTS_KEPT)
    timeline.base = timeline.tick - SNAPSHOTS_KEPT + 1;
}

/** Puts the present back to just before the step of `tick`, whose snapshot must be held. */
export function rollBackTo<State>(timeline: Timeline<State>, tick: Tick): void {
  restore(timeline, timeline.present, tick);
  timeline.tick = tick;
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
  const slot = tick % SNAPSHOTS_KEPT;
  return timeline.snapshots[slot].subarray(0, timeline.lengths[slot]);
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
  timeline.lengths[slot] = timeline.simulation.save(timeline.present, timeline.snapshots[slot]);
}
