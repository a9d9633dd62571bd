// N2, N3, H1, H5: the host's decisions: what counts, who is gone, who comes next.
import { describe, expect, it } from 'vitest';
import { correct } from '../../shared/netcode/advance.ts';
import type { Core } from '../../shared/netcode/core.ts';
import { commitQuorumOf, netcodeCommand } from '../../shared/netcode/follow.ts';
import { flagBit } from '../../shared/netcode/frame-flags.ts';
import { pushInput } from '../../shared/netcode/input-stream.ts';
import { commandsAt, inputAt, substitutedAt } from '../../shared/netcode/log.ts';
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import { rosterOf, streamOf } from '../../shared/netcode/roster.ts';
import { confirmTicks, enqueueRequests, tendRoom } from '../../shared/netcode/sequence.ts';
import {
  COMMANDS_PER_ENTRY_MAX,
  COMMANDS_PER_PACKET_MAX,
} from '../../shared/protocol/peer-limits.ts';
import type { CommandRequest } from '../../shared/protocol/peer-messages.ts';
import { type ToyState, toyCommand } from '../simulator/toy-simulation.ts';
import { predictTo, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3];
const at = (tick: number) => (tick + 0.5) * TICK_MS;

/** A host whose present is at `tick` and that knows the inputs of the others up to `known` - 1. */
function hostAt(tick: number, known: number): Core<ToyState> {
  const core = seatedCore(1, IDS);
  for (const id of [2, 3])
    for (let t = 0; t < known; t++) pushInput(streamOf(core, id), t, 10 * id + (t % 3));
  predictTo(core, tick);
  return core;
}
const request = (sequence: number, text = ''): CommandRequest => [
  sequence,
  [toyCommand.poke, 99, 0, 5, text],
];

describe('N2 the host', () => {
  it('confirms every tick of which it has all inputs, as they are', () => {
    const core = hostAt(20, 15);
    confirmTicks(core, at(20));
    expect(core.log.next).toBe(15);
    expect([1, 2].map((seat) => inputAt(core.log, 14, seat))).toEqual([22, 32]);
    expect(substitutedAt(core.log, 14)).toBe(0);
  });

  it('never confirms a tick that is not yet stepped', () => {
    const core = hostAt(20, 40);
    confirmTicks(core, at(40));
    expect(core.log.next).toBe(20);
  });

  it('replaces a late input when the tick is older than the tolerance, and says whose', () => {
    const core = hostAt(20, 10);
    const { toleranceTicks } = core.sequencer;
    confirmTicks(core, at(9 + toleranceTicks));
    expect(core.log.next).toBe(10);
    confirmTicks(core, at(10 + toleranceTicks));
    expect(core.log.next).toBe(11);
    expect(substitutedAt(core.log, 10)).toBe(0b110);
    expect(inputAt(core.log, 10, 1)).toBe(20);
    expect(core.stats.lateOf.get(2)).toBe(1);
  });

  it.each([
    [0, 0, 6],
    [100, 0, 6],
    [200, 10, 10],
    [900, 200, 15],
  ])('at %i ms round trip and %i ms jitter waits %i ticks', (rttMs, jitterMs, ticks) => {
    const core = hostAt(10, 10);
    for (const link of core.links.values()) {
      link.rttMs = rttMs;
      link.gapVarianceMs2 = jitterMs * jitterMs;
    }
    tendRoom(core, at(10));
    expect(core.sequencer.toleranceTicks).toBe(ticks);
  });

  it('after a stall of its own listens first', () => {
    const core = hostAt(20, 20);
    core.sequencer.holdUntilMs = at(25);
    confirmTicks(core, at(20));
    expect(core.log.next).toBe(1);
    confirmTicks(core, at(25));
    expect(core.log.next).toBe(20);
  });

  it('is the only one that confirms', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 50);
    confirmTicks(core, at(50));
    expect(core.log.next).toBe(1);
  });
});

describe('N2 commands', () => {
  it('count once, however often they are repeated, and in the order of their numbers', () => {
    const core = hostAt(20, 20);
    enqueueRequests(core, 2, [request(1), request(2)], 0);
    enqueueRequests(core, 2, [request(1), request(2), request(3)], 0);
    confirmTicks(core, at(20));
    const sequences = commandsAt(core.log, 1).map((one) => one.sequence);
    expect(sequences).toEqual([1, 2, 3]);
    enqueueRequests(core, 2, [request(3)], 0);
    expect(core.sequencer.queue).toEqual([]);
  });

  it('are by whoever sent them, whatever they say', () => {
    const core = hostAt(20, 20);
    enqueueRequests(core, 2, [request(1)], 0);
    expect(core.sequencer.queue[0].command.by).toBe(2);
  });

  it('of the netcode are not taken from anybody', () => {
    const core = hostAt(20, 20);
    for (const kind of Object.values(netcodeCommand))
      enqueueRequests(core, 2, [[kind, [kind, 2, 2, 9, '']]], 0);
    expect(core.sequencer.queue).toEqual([]);
  });

  it('of many at once spread over entries, and the queue is bounded', () => {
    const core = hostAt(60, 60);
    for (let n = 1; n <= 1000; n++) enqueueRequests(core, 2, [request(n)], 0);
    const queued = core.sequencer.queue.length;
    expect(queued).toBeLessThanOrEqual(256);
    confirmTicks(core, at(60));
    let total = 0;
    for (let tick = 1; tick < core.log.next; tick++) {
      const { length } = commandsAt(core.log, tick);
      expect(length).toBeLessThanOrEqual(COMMANDS_PER_ENTRY_MAX);
      total += length;
    }
    expect(total).toBe(queued);
    expect(COMMANDS_PER_PACKET_MAX).toBeLessThanOrEqual(COMMANDS_PER_ENTRY_MAX);
  });
});

describe('H5 the maximum rule', () => {
  it('a lost player counts up to its last known input, and goes in the tick after it', () => {
    const core = hostAt(20, 20);
    streamOf(core, 3).next = 12;
    core.sequencer.absences.set(3, 'absent');
    confirmTicks(core, at(20));
    // The absence shows in the roster with the rollback of the next update.
    correct(core, () => undefined);
    confirmTicks(core, at(20));
    expect(core.log.next).toBe(20);
    const tick = Array.from({ length: 20 }, (_, t) => t).find((t) =>
      commandsAt(core.log, t).some((one) => one.command.kind === toyCommand.absent),
    );
    expect(tick).toBe(12);
    expect(inputAt(core.log, 11, 2)).toBe(30 + (11 % 3));
    expect(substitutedAt(core.log, 15)).toBe(0);
  });

  it('who left on purpose leaves the seat, who vanished keeps it', () => {
    const core = hostAt(20, 20);
    streamOf(core, 2).next = 5;
    streamOf(core, 3).next = 5;
    core.sequencer.absences.set(2, 'left').set(3, 'absent');
    confirmTicks(core, at(20));
    expect(commandsAt(core.log, 5).map(({ command }) => [command.kind, command.target])).toEqual([
      [toyCommand.leave, 2],
      [toyCommand.absent, 3],
    ]);
  });

  it('nobody is gone while somebody hears it', () => {
    const core = hostAt(20, 20);
    core.links.get(3)!.lastHeardMs = -9000;
    core.links.get(2)!.lastHeardMs = at(20);
    tendRoom(core, at(20));
    expect(core.sequencer.absences.has(3)).toBe(false);
    core.links.get(2)!.hears = 0b011;
    tendRoom(core, at(20));
    expect(core.sequencer.absences.get(3)).toBe('absent');
  });
});

describe('H1 the successor list', () => {
  it('names who is heard: visible before hidden, near before far, early before late', () => {
    const core = seatedCore(1, [1, 2, 3, 4, 5]);
    const link = (id: number) => core.links.get(id)!;
    link(2).flags |= flagBit.hidden;
    link(3).rttMs = 150;
    link(4).closed = true;
    core.sequencer.queue.length = 0;
    tendRoom(core, 10);
    const published = core.sequencer.queue.find(
      (one) => one.command.kind === netcodeCommand.successors,
    );
    expect([...published!.command.text].map((unit) => unit.charCodeAt(0))).toEqual([5, 3, 2]);
  });

  it('is published when it changes, at most once a second', () => {
    const core = seatedCore(1, IDS);
    tendRoom(core, 10);
    expect(core.sequencer.queue).toEqual([]);
    core.links.get(2)!.closed = true;
    tendRoom(core, 900);
    expect(core.sequencer.queue).toEqual([]);
    tendRoom(core, 1010);
    expect(core.sequencer.queue.length).toBeGreaterThan(0);
  });
});

describe('N3 committed', () => {
  it.each([
    [[90, 80], 90],
    [[0, 80], 80],
    [[0, 0], 0],
    [[200, 200], 100],
  ])('is what a majority holds: host at 100, others at %j gives %i', (held, expected) => {
    const core = hostAt(100, 100);
    confirmTicks(core, at(100));
    expect(core.log.next).toBe(100);
    [2, 3].forEach((id, i) => {
      core.links.get(id)!.logNext = held[i];
    });
    tendRoom(core, 10);
    expect(core.commit).toBe(expected);
    expect(commitQuorumOf(rosterOf(core).length)).toBe(2);
  });

  it('never goes back, and never grows while provisional (H7)', () => {
    const core = hostAt(100, 100);
    confirmTicks(core, at(100));
    const link = core.links.get(2)!;
    for (const [logNext, provisional, expected] of [
      [50, false, 50],
      [40, false, 50],
      [90, true, 50],
      [90, false, 90],
    ] as const) {
      link.logNext = logNext;
      core.view.provisional = provisional;
      tendRoom(core, 10);
      expect(core.commit).toBe(expected);
    }
  });
});
