// N1, N8, N9: what a packet holds, how large it can get, and how often one leaves.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../shared/netcode/core.ts';
import { pushInput } from '../../shared/netcode/input-stream.ts';
import { LOG_TICKS_KEPT, resetLog } from '../../shared/netcode/log.ts';
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import { streamOf } from '../../shared/netcode/roster.ts';
import { sendTick } from '../../shared/netcode/send.ts';
import { confirmTicks, enqueueRequests } from '../../shared/netcode/sequence.ts';
import { Session } from '../../shared/netcode/session.ts';
import { resetTimeline, snapshotAt } from '../../shared/netcode/timeline.ts';
import { COMMANDS_PER_PACKET_MAX, DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import {
  type CommandRequest,
  type Frame,
  gameCodec,
  type View,
} from '../../shared/protocol/peer-messages.ts';
import { type ToyState, toyCommand, toySimulation } from '../simulator/toy-simulation.ts';
import {
  confirmTicks as confirmWith,
  entryOf,
  frameOf,
  predictTo,
  seatedCore,
  VERSION,
} from './core-fixture.ts';

const seats = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const at = (tick: number) => (tick + 0.5) * TICK_MS;
/** A room that has seen many people and 20 minutes: numbers as wide as they get. */
const FIRST_ID = 300;
const START = 72_000;
const LOGGED = 400;
/** From here on the log fills a packet, and the quiet streams are at their busiest. */
const NEAR = START + LOGGED - 30;
/** Every input differs from the last: two bytes a tick, the worst a stream can be. */
const restless = (tick: number) => 1 + (tick % 2);

/** What leaves for `to` at `nowMs`. */
function sentTo<State>(core: Core<State>, to: number, nowMs: number): (Frame | View)[] {
  core.outbox = [];
  sendTick(core, nowMs);
  return core.outbox
    .filter((one) => one.to === to && one.channel === 'game')
    .map((one) => one.message as Frame | View);
}
const bytesOf = (message: Frame | View) => gameCodec.encode(message).length;

/**
 * A room of `count` far into a long match, in which `to` hears only `me`. `quiet` streams change
 * eleven times only: then more runs fit, and each has its overhead.
 */
function worstCore(me: number, count: number, to: number, quiet = false): Core<ToyState> {
  const ids = Array.from({ length: count }, (_, i) => FIRST_ID + i);
  const core = seatedCore(me, ids);
  resetLog(core.log, START, 0xffff_ffff, entryOf());
  resetTimeline(core.timeline, START, snapshotAt(core.timeline, 1).slice());
  confirmWith(core, LOGGED, (tick) => ids.map(() => restless(tick)));
  const now = at(START + LOGGED + 130);
  for (const id of ids) {
    const stream = streamOf(core, id);
    for (let tick = START + LOGGED; tick < START + LOGGED + 130; tick++)
      pushInput(stream, tick, restless(tick));
    if (!quiet) continue;
    stream.ring.fill(3);
    for (let tick = NEAR + 10; tick < NEAR + 21; tick++)
      stream.ring[tick % stream.ring.length] = restless(tick);
  }
  predictTo(core, START + LOGGED + 130);
  core.view.term = 0xffff;
  for (const link of core.links.values()) {
    link.lastHeardMs = now;
    link.sent = 0xffff_fff0;
    link.echoStamp = 0xffff_ffff;
    link.hears = (1 << count) - 1;
  }
  Object.assign(core.stats, {
    checksumTick: 0xffff_ffff,
    checksumLog: 0xffff_ffff,
    checksumState: 0xffff_ffff,
  });
  const link = core.links.get(to)!;
  link.term = 0xffff;
  link.hears = 1 << (me - FIRST_ID);
  return core;
}
/** The largest datagram for `to` over several states of what it holds. */
function largestFor(core: Core<ToyState>, to: number): number {
  const sizes: number[] = [];
  for (const logNext of [START + 1, NEAR, START + LOGGED - 1, START + LOGGED]) {
    core.links.get(to)!.logNext = logNext;
    core.links.get(to)!.sentTick = 0;
    const sent = sentTo(core, to, at(START + LOGGED + 130));
    sizes.push(...sent.map(bytesOf));
  }
  expect(sizes.length).toBeGreaterThanOrEqual(4);
  return Math.max(...sizes);
}
const wide = (sequence: number): CommandRequest => [
  sequence,
  [127, 0xffff, 0xffff, 0xffff_ffff, '蹴'.repeat(40)],
];

describe('N8 no packet exceeds a datagram', () => {
  const rooms = [2, 4, 8, 12, 16].flatMap((count) => [
    [count, false] as const,
    [count, true] as const,
  ]);

  it.each(rooms)(
    'from a host of %i to a peer that lacks everything (quiet: %s)',
    (count, quiet) => {
      const core = worstCore(FIRST_ID, count, FIRST_ID + 1, quiet);
      expect(largestFor(core, FIRST_ID + 1)).toBeLessThanOrEqual(DATAGRAM_BYTES_MAX);
    },
  );

  const largestWithCommands = (count: number, quiet: boolean) => {
    const core = worstCore(FIRST_ID + 1, count, FIRST_ID, quiet);
    for (let n = 1; n <= COMMANDS_PER_PACKET_MAX; n++) core.pending.push(wide(n));
    return largestFor(core, FIRST_ID);
  };
  it.each(rooms.slice(0, -1))(
    'from one of %i with its longest commands to the host (quiet: %s)',
    (count, quiet) => {
      expect(largestWithCommands(count, quiet)).toBeLessThanOrEqual(DATAGRAM_BYTES_MAX);
    },
  );

  it('from one of 16 that forwards for all the others, with its longest commands', () => {
    expect(largestWithCommands(16, true)).toBeLessThanOrEqual(DATAGRAM_BYTES_MAX);
  });

  it.each([4, 16])('as the vote of one among %i who holds everything', (count) => {
    const core = worstCore(FIRST_ID + 1, count, FIRST_ID + 2);
    Object.assign(core.view, {
      status: 'voting',
      votedTerm: 0xffff,
      candidate: FIRST_ID + 2,
      lost: FIRST_ID,
    });
    expect(largestFor(core, FIRST_ID + 2)).toBeLessThanOrEqual(DATAGRAM_BYTES_MAX);
    expect(core.outbox.some((one) => one.message.kind === 'view')).toBe(true);
  });

  it('typical ones of four players have 15 to 30 bytes', () => {
    const core = seatedCore(2, seats(4));
    confirmWith(core, 600, (tick) => seats(4).map((seat) => (tick + seat) >> 4));
    for (let tick = 600; tick < 606; tick++) pushInput(streamOf(core, 2), tick, 17);
    predictTo(core, 605);
    const link = core.links.get(3)!;
    Object.assign(link, { logNext: 598, inputNext: 603, lastHeardMs: at(605), hears: 15 });
    const [frame] = sentTo(core, 3, at(605));
    expect(bytesOf(frame)).toBeGreaterThanOrEqual(15);
    expect(bytesOf(frame)).toBeLessThanOrEqual(30);
  });
});

describe('N2 whatever a host puts into an entry', () => {
  it('fits a packet: otherwise nobody could ever take the log over it', () => {
    const core = seatedCore(1, seats(5));
    for (const id of [2, 3, 4, 5]) {
      enqueueRequests(
        core,
        id,
        Array.from({ length: 4 }, (_, n) => wide(n + 1)),
        0,
      );
      for (let tick = 0; tick < 30; tick++) pushInput(streamOf(core, id), tick, 0);
    }
    predictTo(core, 30);
    confirmTicks(core, at(30));
    expect(core.log.next).toBe(30);
    const link = core.links.get(2)!;
    for (let logNext = 1; logNext < 30; logNext++) {
      Object.assign(link, { logNext, lastHeardMs: at(30), hears: 1 });
      const [frame] = sentTo(core, 2, at(30)) as Frame[];
      expect(frame.log?.[2].length, `entry ${logNext}`).toBeGreaterThan(0);
    }
  });
});

describe('N1 a packet', () => {
  it('repeats every own input that this receiver has not acknowledged', () => {
    const core = seatedCore(2, seats(3));
    for (let tick = 0; tick < 12; tick++) pushInput(streamOf(core, 2), tick, tick);
    predictTo(core, 10);
    core.links.get(1)!.inputNext = 4;
    core.links.get(3)!.inputNext = 11;
    const runs = (to: number) => (sentTo(core, to, at(10))[0] as Frame).inputs;
    expect(runs(1)[0].slice(0, 2)).toEqual([0, 4]);
    expect([...runs(1)[0][2]].filter((_, i) => i % 2 === 0)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect([...runs(3)[0][2]]).toEqual([11, 1]);
  });

  it('to a peer that is not live yet has no game in it', () => {
    const core = seatedCore(1, seats(3));
    core.links.get(2)!.flags = 0;
    const [frame] = sentTo(core, 2, at(5)) as Frame[];
    expect([frame.inputs, frame.log]).toEqual([[], null]);
  });

  it('carries commands to the host only', () => {
    const core = seatedCore(2, seats(3));
    core.pending.push([1, [toyCommand.poke, 2, 0, 5, '']]);
    expect((sentTo(core, 1, at(5))[0] as Frame).commands).toHaveLength(1);
    expect((sentTo(core, 3, at(5))[0] as Frame).commands).toHaveLength(0);
  });
});

describe('N9 forwarding', () => {
  it('brings a peer the inputs of whom it does not hear, and nobody else', () => {
    const core = seatedCore(1, seats(4));
    for (const id of [3, 4])
      for (let tick = 0; tick < 10; tick++) pushInput(streamOf(core, id), tick, id);
    predictTo(core, 10);
    for (const link of core.links.values()) link.lastHeardMs = at(10);
    core.links.get(2)!.hears = 0b0111;
    const ids = (sentTo(core, 2, at(10))[0] as Frame).inputs.map(([id]) => id);
    expect(ids).toContain(4);
    expect(ids).not.toContain(3);
  });

  it('brings the log to a peer that does not hear the host', () => {
    const core = seatedCore(2, seats(3));
    confirmWith(core, 20);
    const piece = () => (sentTo(core, 3, at(20))[0] as Frame).log;
    core.links.get(3)!.logNext = 5;
    expect(piece()).toBeNull();
    core.links.get(3)!.hears = 0b110;
    expect(piece()?.[0]).toBe(5);
  });
});

describe('N6 a receiver that lacks more than is held', () => {
  it('is sent the oldest entries that are, so that it sees the gap', () => {
    const core = seatedCore(1, seats(3));
    confirmWith(core, LOG_TICKS_KEPT + 100);
    const piece = () => (sentTo(core, 3, at(20))[0] as Frame).log;
    core.links.get(3)!.logNext = 5;
    expect(piece()?.slice(0, 2)).toEqual([core.log.base + 1, core.log.chains[core.log.base]]);
    core.links.get(3)!.logNext = core.log.next;
    expect(piece()).toBeNull();
  });
});

describe('N8 the rate', () => {
  /** Packets to each other peer in one second of updates `everyMs` apart. */
  function packetsPerSecond(others: number, everyMs: number, startMs = 0): number {
    const session = new Session({ simulation: toySimulation, playerId: 1, version: VERSION });
    session.open(0, 1, [{ kind: toyCommand.join, by: 1, target: 1, value: 0, text: '' }]);
    for (const id of seats(others)) session.peerOpened(id + 1, 0);
    let packets = 0;
    let sequence = 0;
    for (let now = startMs; now < startMs + 1000; now += everyMs) {
      sequence += 1;
      for (const id of seats(others)) session.receive(id + 1, frameOf({ sequence }), now);
      session.update(now);
      packets += session.drain().filter((one) => one.to === 2 && one.channel === 'game').length;
    }
    return packets;
  }

  it('is 60 Hz with up to 6 others', () => {
    expect(packetsPerSecond(1, TICK_MS)).toBeGreaterThanOrEqual(58);
    expect(packetsPerSecond(6, TICK_MS)).toBeGreaterThanOrEqual(58);
    expect(packetsPerSecond(6, 8)).toBeLessThanOrEqual(63);
  });

  it('is 30 Hz above 6 peers', () => {
    expect(packetsPerSecond(7, TICK_MS)).toBeGreaterThanOrEqual(29);
    expect(packetsPerSecond(7, TICK_MS)).toBeLessThanOrEqual(32);
  });

  it('is 30 Hz above 8 % loss', () => {
    const core = seatedCore(1, seats(2));
    const packets = () => {
      let sent = 0;
      for (let tick = 1; tick <= 60; tick++) {
        predictTo(core, core.timeline.tick + 1);
        sent += sentTo(core, 2, at(core.timeline.tick)).length;
      }
      return sent;
    };
    expect(packets()).toBe(60);
    core.links.get(2)!.lossShare = 0.09;
    expect(packets()).toBe(30);
  });

  it('never falls silent when updates come at 30 Hz', () => {
    for (const phaseMs of [0, TICK_MS])
      expect(packetsPerSecond(7, 2 * TICK_MS + 1e-6, phaseMs + 1)).toBeGreaterThanOrEqual(14);
  });
});
