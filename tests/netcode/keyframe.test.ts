// N6: the exact state for who lacks it. Only what was asked for, only whole, only from one peer.
import { describe, expect, it } from 'vitest';
import { advance } from '../../shared/netcode/advance.ts';
import { adoptPiece, confirmEntry } from '../../shared/netcode/confirm.ts';
import { type Core, createCore } from '../../shared/netcode/core.ts';
import {
  askForKeyframe,
  dropKeyframes,
  giveKeyframe,
  sliceKeyframes,
  takeHead,
  takeSlice,
} from '../../shared/netcode/keyframe.ts';
import { chainBefore } from '../../shared/netcode/log.ts';
import { packEntries } from '../../shared/netcode/log-codec.ts';
import { checksumBefore } from '../../shared/netcode/timeline.ts';
import { followHost } from '../../shared/netcode/view-change.ts';
import { SLICE_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import {
  controlCodec,
  type KeyframeHead,
  type KeyframeSlice,
  type LogPiece,
} from '../../shared/protocol/peer-messages.ts';
import { type ToyState, toyCommand, toySimulation } from '../simulator/toy-simulation.ts';
import { command, confirmTicks, entryOf, predictTo, seatedCore, VERSION } from './core-fixture.ts';

const IDS = [1, 2, 3];
const JOINER = 9;
const varied = (tick: number) => [tick % 5, tick % 3, 1];

function givenBy(giver: Core<ToyState>): { head: KeyframeHead; slices: KeyframeSlice[] } {
  giver.outbox = [];
  giveKeyframe(giver, JOINER, 0);
  for (let i = 0; i < 20; i++) sliceKeyframes(giver);
  const messages = giver.outbox.map((one) =>
    controlCodec.decode(controlCodec.encode(one.message as never)),
  );
  const [head, ...slices] = messages as [KeyframeHead, ...KeyframeSlice[]];
  return { head, slices };
}
function givenAfter(ticks: number) {
  const giver = seatedCore(1, IDS);
  confirmTicks(giver, ticks, varied);
  return { giver, ...givenBy(giver) };
}
/** One that has asked peer 1. */
const joiner = () => {
  const core = createCore(toySimulation, JOINER, VERSION);
  core.askedOf = 1;
  return core;
};
const take = (
  core: Core<ToyState>,
  head: KeyframeHead,
  slices: readonly KeyframeSlice[],
  from = 1,
) => {
  takeHead(core, from, head);
  for (const slice of slices) takeSlice(core, from, slice, 0);
};

describe('N6 a joiner', () => {
  it('holds the same state, log, roster and record as the giver, and goes on with it', () => {
    const { giver, head, slices } = givenAfter(100);
    const core = joiner();
    take(core, head, slices);
    expect([core.live, core.timeline.tick, core.log.next]).toEqual([true, 101, 101]);
    expect(core.log.chain).toBe(giver.log.chain);
    expect(core.record).toEqual(giver.record);
    expect([core.view.term, core.view.host]).toEqual([1, 1]);
    for (const one of [giver, core]) {
      confirmEntry(
        one,
        entryOf(
          [5, 6, 7],
          [{ sequence: 3, command: command(toyCommand.poke, { by: 2, value: 8 }) }],
        ),
        0,
      );
      advance(one, 0);
    }
    expect(core.log.chain).toBe(giver.log.chain);
    expect(checksumBefore(core.timeline, 102)).toBe(checksumBefore(giver.timeline, 102));
    expect(core.record).toEqual(giver.record);
  });

  it('gets a confirmed tick that was rightly stepped, never a predicted one', () => {
    const giver = seatedCore(1, IDS);
    confirmTicks(giver, 20, varied);
    predictTo(giver, 60);
    giver.dirty = 15;
    expect(givenBy(giver).head.tick).toBe(15);
    giver.dirty = Number.POSITIVE_INFINITY;
    giver.handouts.length = 0;
    expect(givenBy(giver).head.tick).toBe(21);
  });

  it('asks whom the lobby takes for the host, and not again while the answer is on its way', () => {
    const core = joiner();
    core.hostHint = 1;
    for (const [id, link] of seatedCore(7, [1, 2, 3]).links) core.links.set(id, link);
    askForKeyframe(core, 0);
    askForKeyframe(core, 600);
    expect(core.outbox).toEqual([
      { to: 1, channel: 'control', message: { kind: 'keyframe-request', logNext: 0 } },
    ]);
  });
});

it('N6 whoever finds no host asks the one that holds the most', () => {
  const core = seatedCore(9, [1, 2, 3]);
  core.live = false;
  core.links.get(1)!.closed = true;
  core.links.get(2)!.logNext = 70;
  core.links.get(3)!.logNext = 40;
  askForKeyframe(core, 0);
  expect(core.askedOf).toBe(2);
});

it('N6 whom a keyframe makes host is provisional until a quorum follows it', () => {
  const { giver } = givenAfter(50);
  const core = seatedCore(2, IDS);
  core.needsKeyframe = true;
  core.askedOf = 3;
  followHost(giver, 4, 2, 0);
  const { head, slices } = givenBy(giver);
  take(core, head, slices, 3);
  expect(core.view).toMatchObject({ term: 4, host: 2, provisional: true, electorate: IDS });
});

describe('N6 the bytes of a keyframe', () => {
  const bigState = {
    ...toySimulation,
    stateBytesMax: 10_000,
    save: (state: ToyState, into: Uint8Array) => {
      const length = toySimulation.save(state, into);
      into.fill(0xee, length, 9_500);
      return 9_500;
    },
    load: (state: ToyState, from: Uint8Array) =>
      from.length === 9_500 &&
      toySimulation.load(state, from.subarray(0, toySimulation.stateBytesMax)),
  };

  it('leave in slices of a packet each, a few per tick, in order', () => {
    const giver = createCore(bigState, 1, VERSION);
    giver.live = true;
    giveKeyframe(giver, JOINER, 0);
    expect(giver.outbox).toHaveLength(1);
    sliceKeyframes(giver);
    const perTick = giver.outbox.length - 1;
    expect(perTick).toBeLessThanOrEqual(4);
    for (let i = 0; i < 5; i++) sliceKeyframes(giver);
    const slices = giver.outbox.slice(1).map((one) => one.message as KeyframeSlice);
    expect(slices.map((one) => one.offset)).toEqual(slices.map((_, i) => i * SLICE_BYTES_MAX));
    expect(slices.every((one) => one.bytes.length <= SLICE_BYTES_MAX)).toBe(true);
    const core = createCore(bigState, JOINER, VERSION);
    core.askedOf = 1;
    for (const { message } of giver.outbox)
      if (message.kind === 'keyframe-head') takeHead(core, 1, message);
      else if (message.kind === 'keyframe-slice') takeSlice(core, 1, message, 0);
    expect(core.live).toBe(true);
  });

  it('go to one peer once at a time, and to nobody who is gone', () => {
    const giver = createCore(bigState, 1, VERSION);
    giver.live = true;
    giveKeyframe(giver, JOINER, 0);
    giveKeyframe(giver, JOINER, 0);
    expect(giver.stats.keyframesGiven).toBe(1);
    sliceKeyframes(giver);
    dropKeyframes(giver, JOINER);
    const sent = giver.outbox.length;
    sliceKeyframes(giver);
    expect(giver.outbox).toHaveLength(sent);
  });

  it('are given by nobody who holds nothing', () => {
    const core = joiner();
    giveKeyframe(core, 2, 0);
    expect(core.outbox).toEqual([]);
  });
});

describe('N6 a hostile or confused giver', () => {
  const { head, slices } = givenAfter(30);
  const [slice] = slices;

  it.each([
    ['a slice without a head', undefined, [slice]],
    ['another tick', head, [{ ...slice, tick: slice.tick + 1 }]],
    ['a gap', head, [{ ...slice, offset: 10 }]],
    ['more than announced', { ...head, stateBytes: 20 }, [slice]],
    ['more than a state has', { ...head, stateBytes: 60_000 }, [slice]],
    ['inputs of another number of seats', { ...head, inputs: new Uint8Array(15) }, [slice]],
  ] as const)('is not believed: %s', (_what, wrongHead, wrongSlices) => {
    const core = joiner();
    if (wrongHead !== undefined) takeHead(core, 1, wrongHead as KeyframeHead);
    for (const one of wrongSlices) takeSlice(core, 1, one, 0);
    expect(core.live).toBe(false);
    take(core, head, slices);
    expect(core.live).toBe(true);
  });

  it("cannot finish another one's keyframe", () => {
    const core = joiner();
    takeHead(core, 1, head);
    takeSlice(core, 2, slice, 0);
    expect(core.live).toBe(false);
    takeSlice(core, 1, slice, 0);
    expect(core.live).toBe(true);
  });

  it('sends bytes that are no state: counted, and the next one is asked for', () => {
    const core = joiner();
    take(core, { ...head, stateBytes: 20 }, [{ ...slice, bytes: slice.bytes.slice(0, 20) }]);
    expect([core.live, core.stats.badMessages, core.intake]).toEqual([false, 1, undefined]);
  });

  it('cannot replace the state of a peer that did not ask', () => {
    const core = seatedCore(2, IDS);
    take(core, head, slices);
    expect([core.timeline.tick, core.stats.keyframesTaken]).toEqual([1, 0]);
  });

  it('cannot bring somebody who votes back under a lower term', () => {
    const core = seatedCore(2, IDS);
    core.needsKeyframe = true;
    core.view.status = 'voting';
    core.view.votedTerm = 5;
    take(core, head, slices);
    expect([core.view.status, core.view.votedTerm]).toEqual(['voting', 5]);
  });
});

describe('N6 a peer with a gap', () => {
  it("asks when the host's log is further ahead than a resend heals", () => {
    const core = seatedCore(2, IDS);
    core.links.get(1)!.logNext = 400;
    askForKeyframe(core, 0);
    expect(core.outbox).toEqual([]);
    core.links.get(1)!.logNext = 600;
    askForKeyframe(core, 0);
    expect(core.outbox).toHaveLength(1);
  });

  it("asks when the host's log begins beyond its own end, and that lasts", () => {
    const core = seatedCore(2, IDS);
    const asked = (nowMs: number) => {
      core.lastUpdateMs = nowMs;
      for (const link of core.links.values()) link.lastHeardMs = nowMs;
      askForKeyframe(core, nowMs);
      return core.outbox.length;
    };
    const host = seatedCore(1, IDS);
    confirmTicks(host, 30, varied);
    const pieceFrom = (from: number): LogPiece => [
      from,
      chainBefore(host.log, from)!,
      packEntries(host.log, from, 500),
    ];
    adoptPiece(core, pieceFrom(20), 0);
    expect(asked(250)).toBe(0);
    // A resend heals it, and the next gap is a new one.
    adoptPiece(core, pieceFrom(1), 260);
    expect([core.log.next, asked(600)]).toEqual([31, 0]);
    confirmTicks(host, 30, varied);
    adoptPiece(core, pieceFrom(40), 600);
    expect(asked(850)).toBe(0);
    adoptPiece(core, pieceFrom(41), 870);
    expect(asked(901)).toBe(1);
  });

  it('keeps the numbers of its commands above those that the room has seen', () => {
    const giver = seatedCore(1, IDS);
    const poke = (sequence: number) => ({
      sequence,
      command: command(toyCommand.poke, { by: JOINER }),
    });
    confirmEntry(giver, entryOf([], [poke(41)]), 0);
    advance(giver, 0);
    const { head, slices } = givenBy(giver);
    const core = joiner();
    take(core, head, slices);
    expect(core.nextSequence).toBe(42);
  });

  it('that nobody can give another history keeps its own, until the lobby knows it', () => {
    const core = seatedCore(2, IDS);
    core.needsKeyframe = true;
    for (const link of core.links.values()) link.closed = true;
    askForKeyframe(core, 5000);
    expect(core.needsKeyframe).toBe(false);
    // Its roster may be what a cut-off side shrank to: it would be its own quorum.
    expect([core.view.provisional, core.view.electorate]).toEqual([true, []]);
  });
});
