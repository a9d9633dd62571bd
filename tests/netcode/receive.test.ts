// Taking in what peers send: whose word counts for what; no peer can make another one throw.
import { describe, expect, it } from 'vitest';
import { adoptPiece, confirmEntry } from '../../shared/netcode/confirm.ts';
import type { Core } from '../../shared/netcode/core.ts';
import { netcodeCommand } from '../../shared/netcode/follow.ts';
import { flagBit } from '../../shared/netcode/frame-flags.ts';
import { knownInput } from '../../shared/netcode/input-stream.ts';
import { giveKeyframe } from '../../shared/netcode/keyframe.ts';
import { createLink } from '../../shared/netcode/link.ts';
import { chainBefore } from '../../shared/netcode/log.ts';
import { packEntries } from '../../shared/netcode/log-codec.ts';
import { receiveMessage } from '../../shared/netcode/receive.ts';
import { streamOf } from '../../shared/netcode/roster.ts';
import { sendTick } from '../../shared/netcode/send.ts';
import type { Command } from '../../shared/protocol/command.ts';
import {
  controlCodec,
  type Frame,
  gameCodec,
  type LogPiece,
} from '../../shared/protocol/peer-messages.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import {
  command,
  confirmTicks,
  entryOf,
  frameOf,
  predictTo,
  seatedCore,
  VERSION,
} from './core-fixture.ts';

const IDS = [1, 2, 3, 4];
const NOW = 1000;
const hear = (core: Core<ToyState>, from: number, change: Partial<Frame>) =>
  receiveMessage(core, from, frameOf(change), NOW);
const run = (id: number, from: number, ...pairs: number[]): Frame['inputs'] => [
  [id, from, Uint8Array.from(pairs)],
];

describe('N1 inputs', () => {
  it('of the sender itself are taken, and a wrong guess is rolled back from there', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 10);
    hear(core, 3, { inputs: run(3, 1, 0, 4, 9, 2) });
    expect([streamOf(core, 3).next, core.dirty]).toEqual([7, 5]);
  });

  it('that were guessed right roll nothing back', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 10);
    hear(core, 3, { inputs: run(3, 1, 0, 6) });
    expect(core.dirty).toBe(Number.POSITIVE_INFINITY);
  });

  it('of this player are its own: nobody else can say them', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 3);
    const { next } = streamOf(core, 2);
    hear(core, 3, { inputs: run(2, next, 9, 5) });
    expect(streamOf(core, 2).next).toBe(next);
  });

  it('N9 of a third are taken only while that one is not heard', () => {
    const core = seatedCore(2, IDS);
    core.links.get(4)!.lastHeardMs = NOW - 10;
    hear(core, 3, { inputs: run(4, 1, 9, 2) });
    expect(streamOf(core, 4).next).toBe(0);
    core.links.get(4)!.lastHeardMs = NOW - 500;
    hear(core, 3, { inputs: run(4, 1, 9, 2) });
    expect([streamOf(core, 4).next, knownInput(streamOf(core, 4), 2)]).toEqual([3, 9]);
  });

  const forwardFor = (id: number) => {
    const core = seatedCore(2, IDS);
    predictTo(core, 10);
    hear(core, 3, { inputs: run(id, 1, 9, 5) });
    return [core.streams.has(id), core.dirty];
  };

  it('of somebody without a seat are dropped', () => {
    expect(forwardFor(77)).toEqual([false, Number.POSITIVE_INFINITY]);
  });

  it('of player 0 are those of the sender', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 10);
    hear(core, 3, { inputs: run(0, 1, 9, 5) });
    expect([streamOf(core, 3).next, core.streams.has(0)]).toEqual([6, false]);
  });
});

describe('a sender', () => {
  it('that is unknown or gone is not listened to', () => {
    const core = seatedCore(2, IDS);
    hear(core, 99, { inputs: run(99, 1, 9, 2), term: 9, host: 99 });
    core.links.get(3)!.closed = true;
    hear(core, 3, { inputs: run(3, 1, 9, 2), term: 9, host: 3 });
    expect([core.view.term, streamOf(core, 3).next]).toEqual([1, 0]);
  });

  it('that leaves is gone at once', () => {
    const core = seatedCore(1, IDS);
    receiveMessage(core, 3, { kind: 'leave', why: 'left' }, NOW);
    receiveMessage(core, 4, { kind: 'leave', why: 'closed' }, NOW);
    expect([...core.sequencer.absences]).toEqual([
      [3, 'left'],
      [4, 'absent'],
    ]);
    expect([core.links.get(3)!.closed, core.links.get(3)!.saidLeave]).toEqual([true, true]);
  });

  it('P9 of another protocol version is not listened to', () => {
    const core = seatedCore(1, IDS);
    for (const [id, version] of [
      [3, VERSION],
      [4, VERSION + 1],
    ])
      receiveMessage(core, id, { kind: 'hello', version }, NOW);
    const links = [3, 4].map((id) => core.links.get(id)!);
    expect(links.map((one) => [one.version, one.closed])).toEqual([
      [VERSION, false],
      [VERSION + 1, true],
    ]);
  });

  it('commits for its followers, never beyond what they hold', () => {
    const core = seatedCore(2, IDS);
    confirmTicks(core, 20);
    hear(core, 3, { commit: 10 });
    expect(core.commit).toBe(0);
    hear(core, 1, { commit: 10 });
    expect(core.commit).toBe(10);
    hear(core, 1, { commit: 5000, sequence: 2 });
    expect(core.commit).toBe(21);
  });
});

describe('H7 terms', () => {
  const live = flagBit.live | flagBit.synced;
  const provisional = live | flagBit.provisional;
  it.each([
    ['a higher term is followed', { term: 2, host: 3, flags: live }, false, [2, 3]],
    ['a lower one is not', { term: 0, host: 3, flags: live }, false, [1, 1]],
    ['another host of the same term is not', { term: 1, host: 3, flags: live }, false, [1, 1]],
    [
      'nor a provisional one by a settled room',
      { term: 9, host: 3, flags: provisional },
      false,
      [1, 1],
    ],
    [
      'nor one of a peer that holds nothing',
      { term: 9, host: 3, flags: flagBit.synced },
      false,
      [1, 1],
    ],
    ['a provisional room yields to a settled one', { term: 1, host: 3, flags: live }, true, [1, 3]],
    ['and to a higher provisional one', { term: 2, host: 3, flags: provisional }, true, [2, 3]],
    ["but not to a lower host's equal", { term: 1, host: 3, flags: provisional }, true, [1, 1]],
  ] as const)('%s', (_what, frame, isProvisional, expected) => {
    const core = seatedCore(2, IDS);
    core.view.provisional = isProvisional;
    hear(core, 3, frame);
    expect([core.view.term, core.view.host]).toEqual(expected);
  });

  it('of whoever hosts are followed by somebody without a seat whose whole room is gone', () => {
    // 7, 8 and 9 came in while the players left; 9 has begun a term, 7 and 8 wait for each other.
    const hostOf8 = (player: 'gone' | 'heard') => {
      const core = seatedCore(8, [1, 2]);
      core.links.get(1)!.closed = true;
      if (player === 'heard') core.links.get(2)!.lastHeardMs = NOW;
      else core.links.get(2)!.closed = true;
      for (const id of [7, 9]) core.links.set(id, createLink(id, 0));
      hear(core, 7, { term: 1, host: 1 });
      hear(core, 9, { term: 2, host: 9 });
      return core.view.host;
    };
    expect(hostOf8('gone')).toBe(9);
    expect(hostOf8('heard')).toBe(1);
  });

  it("a yielding side takes the other one's keyframe", () => {
    const core = seatedCore(2, IDS);
    core.view.provisional = true;
    hear(core, 3, { term: 1, host: 3 });
    expect(core.needsKeyframe).toBe(true);
  });

  it("a follower's word alone does not make a provisional room yield", () => {
    const core = seatedCore(2, IDS);
    core.view.provisional = true;
    hear(core, 4, { term: 1, host: 3 });
    expect(core.view.host).toBe(1);
  });

  it('a log of a lower term is refused and counted', () => {
    const core = seatedCore(2, IDS);
    core.view.term = 3;
    core.view.votedTerm = 3;
    hear(core, 1, { term: 1, host: 1, log: [1, core.log.chain, Uint8Array.of(5)] });
    expect([core.log.next, core.stats.fenced]).toEqual([1, 1]);
  });

  it('H4 who has voted takes no log of the term it left', () => {
    const core = seatedCore(2, IDS);
    core.view.status = 'voting';
    core.view.votedTerm = 2;
    hear(core, 1, { log: [1, core.log.chain, Uint8Array.of(5)] });
    expect(core.log.next).toBe(1);
  });
});

describe('a lying host', () => {
  /** What a follower sends, coded, once it has taken the host's word for this command. */
  function sentAfter(lie: Command): void {
    const [host, follower] = [seatedCore(1, IDS), seatedCore(2, IDS)];
    confirmEntry(host, entryOf([], [{ sequence: 0, command: lie }]), 0);
    const piece: LogPiece = [1, chainBefore(host.log, 1)!, packEntries(host.log, 1, 500)];
    adoptPiece(follower, piece, 0);
    predictTo(follower, 5);
    giveKeyframe(follower, 3, NOW);
    follower.view.status = 'voting';
    follower.view.votedTerm = 2;
    sendTick(follower, NOW);
    for (const { channel, message } of follower.outbox)
      (channel === 'game' ? gameCodec : controlCodec).encode(message as never);
    expect(follower.outbox.length).toBeGreaterThan(3);
  }

  it.each([
    ['too many successors', command(netcodeCommand.successors, { text: 'x'.repeat(40) })],
    ['a term that no message holds', command(netcodeCommand.term, { target: 1, value: 70_000 })],
  ])('cannot make its followers throw by %s', (_what, lie) => {
    sentAfter(lie);
  });

  it('cannot make them throw by a hand-off in a far future', () => {
    sentAfter(command(netcodeCommand.handoff, { target: 2, value: 2 ** 32 - 1 }));
  });
});
