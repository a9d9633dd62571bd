// N2, N7: taking a host's log in. A gap waits, another history asks for a keyframe, garbage is
// counted.
import { describe, expect, it } from 'vitest';
import { advance, correct } from '../../shared/netcode/advance.ts';
import {
  adoptPiece,
  CHECKSUM_EVERY_TICKS,
  confirmEntry,
  foundFork,
  takeChecksum,
} from '../../shared/netcode/confirm.ts';
import type { Core } from '../../shared/netcode/core.ts';
import { netcodeCommand } from '../../shared/netcode/follow.ts';
import { chainBefore, inputAt } from '../../shared/netcode/log.ts';
import { packEntries } from '../../shared/netcode/log-codec.ts';
import { checksumBefore } from '../../shared/netcode/timeline.ts';
import type { LogPiece } from '../../shared/protocol/peer-messages.ts';
import { type ToyState, toyCommand } from '../simulator/toy-simulation.ts';
import { command, confirmTicks, entryOf, predictTo, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3];
const varied = (tick: number) => [tick % 5, tick % 3, 1];

/** A host at `ticks` and a follower at 1, of one history up to there. */
function pair(ticks: number): { host: Core<ToyState>; follower: Core<ToyState> } {
  const [host, follower] = [seatedCore(1, IDS), seatedCore(2, IDS)];
  confirmTicks(host, ticks - 1, varied);
  return { host, follower };
}
function pieceOf(host: Core<ToyState>, from: number, bytesMax = 500): LogPiece {
  return [from, chainBefore(host.log, from)!, packEntries(host.log, from, bytesMax)];
}

describe("N2 a piece of the host's log", () => {
  it('is adopted where it continues what is held, and again without effect', () => {
    const { host, follower } = pair(50);
    adoptPiece(follower, pieceOf(host, 1), 0);
    adoptPiece(follower, pieceOf(host, 1), 0);
    adoptPiece(follower, pieceOf(host, 20), 0);
    expect([follower.log.next, follower.log.chain]).toEqual([50, host.log.chain]);
    expect(follower.stats.forks).toBe(0);
    advance(follower, 0);
    expect(checksumBefore(follower.timeline, 50)).toBe(checksumBefore(host.timeline, 50));
  });

  it('in any order of arrival ends in the same log', () => {
    const { host, follower } = pair(50);
    for (const from of [30, 20, 1, 25, 10, 20, 30, 40])
      adoptPiece(follower, pieceOf(host, from, 20), 0);
    for (let from = follower.log.next; from < 50; from = follower.log.next)
      adoptPiece(follower, pieceOf(host, from, 20), 0);
    expect(follower.log.chain).toBe(host.log.chain);
  });

  it('behind a gap waits for the next packet', () => {
    const { host, follower } = pair(50);
    adoptPiece(follower, pieceOf(host, 2), 0);
    expect([follower.log.next, follower.needsKeyframe, follower.stats.badMessages]).toEqual([
      1,
      false,
      0,
    ]);
  });

  it('that is garbage is counted and changes nothing', () => {
    const { host, follower } = pair(50);
    const [from, chain] = pieceOf(host, 1);
    adoptPiece(follower, [from, chain, Uint8Array.of(0x81)], 0);
    expect([follower.log.next, follower.stats.badMessages, follower.needsKeyframe]).toEqual([
      1,
      1,
      false,
    ]);
  });

  it('teaches the inputs of others, and the own commands in it are no longer asked for', () => {
    const { host, follower } = pair(1);
    follower.pending.push([1, [toyCommand.poke, 2, 0, 5, '']], [2, [toyCommand.poke, 2, 0, 6, '']]);
    const poke = { sequence: 1, command: command(toyCommand.poke, { by: 2, value: 5 }) };
    confirmEntry(host, entryOf([7, 8, 9], [poke]), 0);
    adoptPiece(follower, pieceOf(host, 1), 0);
    expect(follower.pending.map(([sequence]) => sequence)).toEqual([2]);
    expect(follower.streams.get(3)?.next).toBe(2);
  });
});

describe('N7 two histories', () => {
  const forked = () => {
    const { host, follower } = pair(50);
    confirmTicks(follower, 10, () => [60]);
    return { host, follower };
  };

  it('are seen by the chain before the piece', () => {
    const { host, follower } = forked();
    adoptPiece(follower, pieceOf(host, 5), 0);
    expect([follower.needsKeyframe, follower.stats.forks, follower.log.next]).toEqual([
      true,
      1,
      11,
    ]);
  });

  it('are seen by an entry that both hold', () => {
    const { host, follower } = forked();
    adoptPiece(follower, pieceOf(host, 1), 0);
    expect([follower.needsKeyframe, follower.stats.forks, follower.log.next]).toEqual([
      true,
      1,
      11,
    ]);
  });

  it('nothing more is adopted until the keyframe is there', () => {
    const { host, follower } = forked();
    foundFork(follower, 5, 0);
    const before = follower.log.chain;
    adoptPiece(follower, pieceOf(host, 11), 0);
    expect(follower.log.chain).toBe(before);
  });

  it('against what this peer has committed give the host up, unless it is of another side', () => {
    for (const [isSeated, expected] of [
      [true, 'voting'],
      [false, 'following'],
    ] as const) {
      const { follower } = forked();
      follower.commit = 8;
      if (!isSeated) follower.timeline.players[0] = 0;
      foundFork(follower, 5, 0);
      expect([follower.view.status, follower.needsKeyframe]).toEqual([expected, !isSeated]);
    }
  });

  it("the host's own never yields", () => {
    const { host } = pair(5);
    foundFork(host, 5, 0);
    expect([host.needsKeyframe, host.stats.forks]).toEqual([false, 0]);
  });
});

describe('N3 a confirmed tick', () => {
  it('that was predicted right rolls nothing back', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 20);
    for (let i = 0; i < 10; i++) confirmEntry(core, entryOf(), 0);
    expect(core.dirty).toBe(Number.POSITIVE_INFINITY);
  });

  it('that was predicted wrong rolls back to itself, once for all that came together', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 20);
    for (let i = 0; i < 9; i++) confirmEntry(core, entryOf(i >= 4 ? [0, 0, 9] : []), 0);
    expect(core.dirty).toBe(5);
    let shown = 0;
    correct(core, () => {
      shown += 1;
    });
    expect([shown, core.stats.rollbacks, core.stats.rolledBack]).toEqual([1, 1, 15]);
    const straight = seatedCore(2, IDS);
    for (let i = 0; i < 9; i++) confirmEntry(straight, entryOf(i >= 4 ? [0, 0, 9] : []), 0);
    predictTo(straight, 20);
    expect(checksumBefore(core.timeline, 20)).toBe(checksumBefore(straight.timeline, 20));
  });

  it('with a command rolls back even if every input was right', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 20);
    confirmEntry(core, entryOf([], [{ sequence: 0, command: command(toyCommand.poke) }]), 0);
    expect(core.dirty).toBe(1);
  });

  it('with a command of the netcode alone does not: the simulation never sees it', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 20);
    const term = command(netcodeCommand.term, { target: 1, value: 1 });
    confirmEntry(core, entryOf([], [{ sequence: 0, command: term }]), 0);
    expect(core.dirty).toBe(Number.POSITIVE_INFINITY);
  });

  it('below the oldest snapshot needs a keyframe', () => {
    const core = seatedCore(2, IDS);
    predictTo(core, 20);
    core.timeline.base = 10;
    confirmEntry(core, entryOf([0, 0, 9]), 0);
    correct(core, () => undefined);
    expect(core.needsKeyframe).toBe(true);
  });

  it('counts a replaced input as late for whoever it was', () => {
    const core = seatedCore(2, IDS);
    confirmEntry(core, entryOf([], [], 0b110), 0);
    expect(core.stats.lateTicks).toBe(1);
    expect([...core.stats.lateOf]).toEqual([[3, 1]]);
  });
});

describe('N7 checksums', () => {
  it('are taken every second at the newest tick that is confirmed and rightly stepped', () => {
    const core = seatedCore(2, IDS);
    confirmTicks(core, 150, varied);
    takeChecksum(core, 0);
    expect(core.stats.checksumTick).toBe(2 * CHECKSUM_EVERY_TICKS);
    expect(core.stats.checksumLog).toBe(chainBefore(core.log, 120));
    expect(core.stats.checksumState).toBe(checksumBefore(core.timeline, 120));
  });

  it('are not taken of a tick that waits for its rollback, nor of a predicted one', () => {
    const core = seatedCore(2, IDS);
    confirmTicks(core, 58, varied);
    predictTo(core, 130);
    takeChecksum(core, 0);
    expect(core.stats.checksumTick).toBe(0);
    confirmTicks(core, 70, varied);
    core.dirty = 60;
    takeChecksum(core, 0);
    expect(core.stats.checksumTick).toBe(60);
    expect(inputAt(core.log, 60, 0)).toBe(0);
  });
});
