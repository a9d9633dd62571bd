// H2: what an heir decides ahead of its term, who keeps it until when, and that a hand-off which
// few know of is none.
import { describe, expect, it } from 'vitest';
import { confirmEntry } from '../../shared/netcode/confirm.ts';
import type { Core } from '../../shared/netcode/core.ts';
import { watchHost } from '../../shared/netcode/detect.ts';
import { netcodeCommand } from '../../shared/netcode/follow.ts';
import { earlyPiece, handOff, tendHandoff } from '../../shared/netcode/handoff.ts';
import { pushInput } from '../../shared/netcode/input-stream.ts';
import { commandsAt, inputAt } from '../../shared/netcode/log.ts';
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import { receiveMessage } from '../../shared/netcode/receive.ts';
import { streamOf } from '../../shared/netcode/roster.ts';
import { confirmTicks } from '../../shared/netcode/sequence.ts';
import { giveUpHost, receiveView } from '../../shared/netcode/view-change.ts';
import type { LogPiece, View } from '../../shared/protocol/peer-messages.ts';
import { type ToyState, toyCommand } from '../simulator/toy-simulation.ts';
import {
  command,
  confirmTicks as confirmNext,
  entryOf,
  frameOf,
  predictTo,
  seatedCore,
} from './core-fixture.ts';

const IDS = [1, 2, 3];
/** The last tick of host 1's term, whose heir is peer 2. */
const LAST = 12;
const at = (tick: number) => (tick + 0.5) * TICK_MS;

/** Knows of the hand-off at LAST, holds the log up to `logNext` - 1, and has stepped to `tick`. */
function awareOf(me: number, logNext: number, tick: number): Core<ToyState> {
  const core = seatedCore(me, IDS);
  const announced = command(netcodeCommand.handoff, { target: 2, value: LAST });
  confirmEntry(core, entryOf([], [{ sequence: 0, command: announced }]), 0);
  confirmNext(core, logNext - core.log.next);
  predictTo(core, tick);
  return core;
}
/** Everybody's inputs up to `next` - 1 have come. */
function hearInputs(core: Core<ToyState>, next: number): void {
  for (const id of IDS)
    for (let tick = streamOf(core, id).next; tick < next; tick++)
      pushInput(streamOf(core, id), tick, 10 * id);
}
function decidedBy(core: Core<ToyState>): LogPiece {
  const piece = earlyPiece(core, core.links.get(3)!);
  if (piece === null) throw new Error('nothing decided');
  return piece;
}
/** What the heir has decided of ticks LAST + 1 to LAST + 3. */
function earlyOfHeir(): LogPiece {
  const heir = awareOf(2, LAST - 2, LAST + 8);
  hearInputs(heir, LAST + 4);
  tendHandoff(heir, at(LAST + 8));
  return decidedBy(heir);
}
function hear(core: Core<ToyState>, from: number, log: LogPiece): void {
  receiveMessage(core, from, frameOf({ log, logNext: LAST - 2 }), at(LAST + 8));
}
function play(core: Core<ToyState>): void {
  watchHost(core, at(LAST + 8));
  tendHandoff(core, at(LAST + 8));
}

describe('H2 the heir', () => {
  it('decides what comes after the last tick before it holds that one', () => {
    const heir = awareOf(2, LAST - 2, LAST + 8);
    hearInputs(heir, LAST + 4);
    tendHandoff(heir, at(LAST + 8));
    const { early } = heir;
    expect([early?.first, early?.log.next]).toEqual([LAST + 1, LAST + 4]);
    expect(commandsAt(early!.log, LAST + 1)).toEqual([
      { sequence: 0, command: command(netcodeCommand.term, { target: 2, value: 2 }) },
    ]);
    expect(commandsAt(early!.log, LAST + 2)).toEqual([]);
    // Its own player presses nothing.
    expect([0, 1, 2].map((seat) => inputAt(early!.log, LAST + 2, seat))).toEqual([10, 0, 30]);
    expect([heir.view.term, heir.view.host]).toEqual([1, 1]);
  });

  it('decides nothing of the term before, and only what it has stepped', () => {
    const heir = awareOf(2, LAST - 2, LAST + 1);
    hearInputs(heir, LAST + 20);
    tendHandoff(heir, at(LAST + 1));
    expect(heir.early).toBeUndefined();
    predictTo(heir, LAST + 3);
    tendHandoff(heir, at(LAST + 3));
    expect(heir.early?.log.next).toBe(LAST + 3);
  });

  it('waits for inputs as any host does, and replaces those that are overdue', () => {
    const heir = awareOf(2, LAST - 2, LAST + 10);
    hearInputs(heir, LAST + 1);
    const { toleranceTicks } = heir.sequencer;
    tendHandoff(heir, at(LAST + toleranceTicks));
    expect(heir.early?.log.next).toBe(LAST + 1);
    tendHandoff(heir, at(LAST + 1 + toleranceTicks));
    expect(heir.early?.log.next).toBe(LAST + 2);
  });

  it('takes over with what it has decided, once', () => {
    const heir = awareOf(2, LAST - 2, LAST + 8);
    hearInputs(heir, LAST + 4);
    play(heir);
    confirmNext(heir, 3);
    expect(heir.log.next).toBe(LAST + 1);
    play(heir);
    expect([heir.view.term, heir.view.host, heir.log.next]).toEqual([2, 2, LAST + 4]);
    confirmTicks(heir, at(LAST + 8));
    const terms = heir.sequencer.queue.filter((one) => one.command.kind === netcodeCommand.term);
    expect([terms, heir.record.term, heir.sequencer.termStart]).toEqual([[], 2, LAST + 1]);
  });

  it('decides nothing for a term that a vote has passed', () => {
    const heir = awareOf(2, LAST - 2, LAST + 8);
    hearInputs(heir, LAST + 4);
    play(heir);
    giveUpHost(heir, 'silence', at(LAST + 8));
    tendHandoff(heir, at(LAST + 8));
    expect(heir.early).toBeUndefined();
  });
});

describe('H2 the others', () => {
  it('keep it until their log is there, and follow on with the very next tick', () => {
    const other = awareOf(3, LAST, LAST + 8);
    hear(other, 2, earlyOfHeir());
    play(other);
    expect([other.log.next, other.view.term]).toEqual([LAST, 1]);
    confirmNext(other, 1);
    play(other);
    expect([other.log.next, other.view.term, other.record.term]).toEqual([LAST + 4, 2, 2]);
    expect(inputAt(other.log, LAST + 3, 2)).toBe(30);
  });

  it('have the rest of it while they follow the heir already', () => {
    const other = awareOf(3, LAST + 1, LAST + 8);
    const heir = awareOf(2, LAST - 2, LAST + 8);
    hearInputs(heir, LAST + 2);
    tendHandoff(heir, at(LAST + 3));
    hear(other, 2, decidedBy(heir));
    play(other);
    expect([other.log.next, other.view.term]).toEqual([LAST + 2, 2]);
    hear(other, 2, earlyOfHeir());
    play(other);
    expect(other.log.next).toBe(LAST + 4);
  });

  it('take it from nobody but the heir', () => {
    const other = awareOf(3, LAST + 1, LAST + 8);
    hear(other, 1, earlyOfHeir());
    expect(other.early).toBeUndefined();
  });

  it('forget it when another host has been voted for', () => {
    const other = awareOf(3, LAST, LAST + 8);
    hear(other, 2, earlyOfHeir());
    giveUpHost(other, 'silence', at(LAST + 8));
    play(other);
    expect(other.early).toBeUndefined();
    confirmNext(other, 1);
    play(other);
    expect(other.log.next).toBe(LAST + 1);
  });

  it.each([
    ['begins another term', command(netcodeCommand.term, { target: 2, value: 9 })],
    ['commands something', command(toyCommand.join, { target: 7 })],
  ])('count one that %s as a bad message', (_what, lie) => {
    const heir = awareOf(2, LAST - 2, LAST + 8);
    hearInputs(heir, LAST + 4);
    tendHandoff(heir, at(LAST + 8));
    const slot = heir.early!.log.commands.findIndex((one) => one.length > 0);
    heir.early!.log.commands[slot] = [{ sequence: 0, command: lie }];
    const other = awareOf(3, LAST, LAST + 8);
    hear(other, 2, decidedBy(heir));
    expect([other.early, other.stats.badMessages]).toEqual([undefined, 1]);
  });
});

describe('H2 a hand-off that no majority knows of', () => {
  /** A host with everybody's inputs that has announced it to peers who hold `theirs`. */
  function hostKnown(theirs: number): Core<ToyState> {
    const host = awareOf(1, LAST - 2, LAST + 4);
    hearInputs(host, LAST + 40);
    for (const link of host.links.values()) link.logNext = theirs;
    return host;
  }

  it('keeps the last tick back', () => {
    const host = hostKnown(1);
    confirmTicks(host, at(LAST + 4));
    expect(host.log.next).toBe(LAST);
    host.links.get(3)!.logNext = 2;
    confirmTicks(host, at(LAST + 4));
    expect(host.log.next).toBe(LAST + 1);
  });

  it('is taken back in that tick when nobody answers', () => {
    const host = hostKnown(1);
    const heir = awareOf(2, LAST - 2, LAST + 40);
    hearInputs(heir, LAST + 4);
    play(heir);
    confirmTicks(host, at(LAST + host.sequencer.toleranceTicks + 15));
    expect(host.record.handoffTo).toBe(0);
    expect(host.log.next).toBe(LAST + 4);
    for (let tick = LAST - 2; tick <= LAST; tick++)
      confirmEntry(heir, entryOf([], commandsAt(host.log, tick)), 0);
    play(heir);
    expect([heir.early, heir.view.host]).toEqual([undefined, 1]);
    expect(handOff(host, at(LAST + 30))).toBe(false);
  });

  it('is announced once', () => {
    const host = seatedCore(1, IDS);
    expect([handOff(host, 0), handOff(host, 0)]).toEqual([true, false]);
  });
});

describe('H2 its term', () => {
  const view = (term: number): View => {
    return {
      kind: 'view',
      term,
      candidate: 3,
      lost: 1,
      logTerm: 1,
      logNext: 2,
      log: null,
      inputs: null,
    };
  };

  it("is the heir's by the log: who knows of it votes in the next one", () => {
    const other = awareOf(3, LAST, LAST + 1);
    giveUpHost(other, 'silence', at(LAST));
    expect(other.view.votedTerm).toBe(3);
  });

  it('is not voted in because somebody asks', () => {
    const heir = awareOf(2, LAST, LAST + 1);
    receiveView(heir, 3, view(2), at(LAST));
    expect(heir.view.votedTerm).toBe(3);
    const unaware = seatedCore(2, IDS);
    receiveView(unaware, 3, view(2), 0);
    expect(unaware.view.votedTerm).toBe(2);
  });
});
