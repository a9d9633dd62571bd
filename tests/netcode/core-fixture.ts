// One peer's netcode without a network around it: live, seated among others, at a tick of the
// test's choice.
import { advance } from '../../shared/netcode/advance.ts';
import { confirmEntry } from '../../shared/netcode/confirm.ts';
import { type Core, createCore } from '../../shared/netcode/core.ts';
import { netcodeCommand, successorsText } from '../../shared/netcode/follow.ts';
import { flagBit } from '../../shared/netcode/frame-flags.ts';
import { createLink } from '../../shared/netcode/link.ts';
import type { LogCommand, LogEntry } from '../../shared/netcode/log.ts';
import { startClock, TICK_MS } from '../../shared/netcode/match-clock.ts';
import { followHost } from '../../shared/netcode/view-change.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { Frame } from '../../shared/protocol/peer-messages.ts';
import {
  TOY_SEATS,
  type ToyState,
  toyCommand,
  toySimulation,
} from '../simulator/toy-simulation.ts';

export const VERSION = 1;

export function command(kind: number, change: Partial<Command> = {}): Command {
  return { kind, by: 0, target: 0, value: 0, text: '', ...change };
}

/** An entry with the given inputs by seat. */
export function entryOf(
  inputs: readonly number[] = [],
  commands: readonly LogCommand[] = [],
  substituted = 0,
): LogEntry {
  const all = new Uint8Array(TOY_SEATS);
  all.set(inputs);
  return { inputs: all, substituted, commands };
}

/** A live peer of term 1 at tick 1, linked to the others; `ids` sit in seats 0, 1, 2 and so on. */
export function seatedCore(me: number, ids: readonly number[], host = ids[0]): Core<ToyState> {
  const core = createCore(toySimulation, me, VERSION);
  startClock(core.clock, 0);
  core.live = true;
  core.lastUpdateMs = 0;
  followHost(core, 1, host, 0);
  const commands = [
    command(netcodeCommand.term, { target: host, value: 1 }),
    command(netcodeCommand.successors, { text: successorsText(ids.filter((id) => id !== host)) }),
    ...ids.map((target) => command(toyCommand.join, { target })),
  ].map((one) => ({ sequence: 0, command: one }));
  confirmEntry(core, entryOf([], commands), 0);
  advance(core, 0);
  for (const id of ids) {
    if (id === me) continue;
    const link = createLink(id, 0);
    link.flags = flagBit.live | flagBit.synced;
    link.term = 1;
    link.host = host;
    link.hears = (1 << ids.length) - 1;
    core.links.set(id, link);
  }
  core.effects.length = 0;
  return core;
}

/** Confirms and steps `count` more ticks with the inputs that `inputsOf` says. */
export function confirmTicks<State>(
  core: Core<State>,
  count: number,
  inputsOf: (tick: number) => readonly number[] = () => [],
): void {
  for (let i = 0; i < count; i++) confirmEntry(core, entryOf(inputsOf(core.log.next)), 0);
  advance(core, 0);
}

/** Steps the present to `tick` without anything being confirmed. */
export function predictTo<State>(core: Core<State>, tick: number): void {
  while (advance(core, (tick + 0.5) * TICK_MS) > 0);
}

/** A frame of a settled follower; `change` says what matters. */
export function frameOf(change: Partial<Frame> = {}): Frame {
  return {
    kind: 'frame',
    term: 1,
    host: 1,
    sequence: 1,
    flags: flagBit.live | flagBit.synced,
    timing: null,
    inputNext: 1,
    logNext: 1,
    commit: 0,
    hears: 0xffff,
    checksums: null,
    inputs: [],
    log: null,
    commands: [],
    ...change,
  };
}
