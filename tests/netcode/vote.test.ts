// H4, H5: one peer's part in a vote: whose count, what the candidate waits for, who comes next.
import { describe, expect, it } from 'vitest';
import { adoptPiece } from '../../shared/netcode/confirm.ts';
import { type Core, isHost } from '../../shared/netcode/core.ts';
import { netcodeCommand } from '../../shared/netcode/follow.ts';
import { chainBefore } from '../../shared/netcode/log.ts';
import { packEntries } from '../../shared/netcode/log-codec.ts';
import { streamOf } from '../../shared/netcode/roster.ts';
import { becomeHost, giveUpHost, receiveView, tendVote } from '../../shared/netcode/view-change.ts';
import type { LogPiece, View } from '../../shared/protocol/peer-messages.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { confirmTicks, seatedCore } from './core-fixture.ts';

const NOW = 1000;
const IDS = [1, 2, 3, 4, 5];

function viewOf(change: Partial<View> = {}): View {
  return {
    kind: 'view',
    term: 2,
    candidate: 2,
    lost: 1,
    logTerm: 1,
    logNext: 1,
    log: null,
    inputs: null,
    ...change,
  };
}
/** Peer 2, first in line, has given up host 1; the others are heard. */
function candidate(ids: readonly number[] = IDS): Core<ToyState> {
  const core = seatedCore(2, ids);
  for (const link of core.links.values()) link.lastHeardMs = NOW;
  core.links.get(1)!.lastHeardMs = NOW - 200;
  giveUpHost(core, 'silence', NOW);
  return core;
}
function aheadBy(ticks: number, from: number, bytesMax = 500): { piece: LogPiece; next: number } {
  const other = seatedCore(3, IDS);
  confirmTicks(other, ticks, (tick) => [tick % 7, tick % 5]);
  const piece: LogPiece = [
    from,
    chainBefore(other.log, from)!,
    packEntries(other.log, from, bytesMax),
  ];
  return { piece, next: other.log.next };
}

describe('H4 the votes', () => {
  it('of a majority make the candidate host of that term', () => {
    const core = candidate();
    receiveView(core, 3, viewOf(), NOW);
    tendVote(core, NOW);
    expect(core.view.status).toBe('voting');
    receiveView(core, 4, viewOf(), NOW);
    receiveView(core, 5, viewOf(), NOW);
    tendVote(core, NOW);
    expect([isHost(core), core.view.term, core.view.provisional]).toEqual([true, 2, false]);
  });

  it.each([
    ['for somebody else', viewOf({ candidate: 4 })],
    ['of a lower term', viewOf({ term: 1 })],
  ])('%s do not count', (_what, view) => {
    const core = candidate();
    for (const id of [3, 4, 5]) receiveView(core, id, view, NOW);
    tendVote(core, NOW);
    expect(core.view.status).toBe('voting');
  });

  it('count while they are repeated', () => {
    const core = candidate();
    for (const id of [3, 4, 5]) receiveView(core, id, viewOf(), NOW);
    for (const link of core.links.values()) link.lastHeardMs = NOW + 500;
    tendVote(core, NOW + 401);
    expect(isHost(core)).toBe(false);
  });

  it('of those without a seat count for nothing', () => {
    const core = candidate();
    for (const seat of [2, 3, 4]) core.timeline.players[seat] = 0;
    for (const id of [3, 4, 5]) receiveView(core, id, viewOf(), NOW);
    tendVote(core, NOW);
    // Two are left in the roster, the lost one among them: that takes the witness.
    expect(isHost(core)).toBe(false);
    expect(core.effects).toContainEqual({ kind: 'claim', term: 2 });
  });

  it("in a 1v1 the witness' vote is asked for every 150 ms and decides", () => {
    const core = candidate([1, 2]);
    for (let now = NOW; now < NOW + 300; now += 10) tendVote(core, now);
    expect(core.effects.filter((one) => one.kind === 'claim')).toHaveLength(2);
    core.view.granted = true;
    tendVote(core, NOW + 300);
    expect(isHost(core)).toBe(true);
  });
});

describe('H4 a higher term', () => {
  it('is joined by a voter and by a follower, and by the host itself', () => {
    for (const core of [candidate(), seatedCore(2, IDS), seatedCore(1, IDS)]) {
      receiveView(core, 3, viewOf({ term: 7, candidate: 3 }), NOW);
      expect([core.view.status, core.view.votedTerm, core.view.candidate]).toEqual([
        'voting',
        7,
        3,
      ]);
    }
  });

  it('is not joined by who needs a keyframe: it has no vote', () => {
    const core = seatedCore(2, IDS);
    core.needsKeyframe = true;
    receiveView(core, 3, viewOf({ term: 7, candidate: 3 }), NOW);
    expect(core.view.status).toBe('following');
  });

  it('of somebody whom the room has given up is outbid by the host', () => {
    const core = seatedCore(1, IDS);
    core.timeline.players[2] = 0;
    receiveView(core, 3, viewOf({ term: 7, candidate: 3 }), NOW);
    expect([core.view.votedTerm, core.view.candidate]).toEqual([8, 1]);
  });
});

describe('H5 the candidate', () => {
  it('adopts the log that a vote brings', () => {
    const core = candidate();
    const { piece, next } = aheadBy(20, 1);
    receiveView(core, 3, viewOf({ log: piece, logNext: next }), NOW);
    expect(core.log.next).toBe(next);
  });

  it("and nobody else does: what is not in the START is not in anybody's log", () => {
    const core = seatedCore(3, IDS);
    const { piece, next } = aheadBy(20, 1);
    receiveView(core, 4, viewOf({ log: piece, logNext: next }), NOW);
    expect([core.view.status, core.log.next]).toEqual(['voting', 1]);
  });

  it('is who votes for itself: whom others take for it keeps to its own vote', () => {
    const core = seatedCore(3, IDS);
    for (const link of core.links.values()) link.lastHeardMs = NOW;
    giveUpHost(core, 'silence', NOW);
    expect([core.view.candidate, core.view.votedTerm]).toEqual([2, 2]);
    const { piece, next } = aheadBy(20, 1);
    receiveView(core, 4, viewOf({ candidate: 3, log: piece, logNext: next }), NOW);
    expect([core.log.next, core.view.votes.size]).toEqual([1, 0]);
  });

  it('takes logs in from whoever votes in its term, and counts only who votes for it', () => {
    const core = candidate();
    const { piece, next } = aheadBy(20, 1);
    receiveView(core, 3, viewOf({ candidate: 4, log: piece, logNext: next }), NOW);
    expect([core.log.next, core.view.votes.size]).toEqual([next, 0]);
  });

  it('waits for the rest of a longer log for as long as its holder votes', () => {
    const core = candidate();
    const { next } = aheadBy(20, 1);
    receiveView(core, 3, viewOf({ logNext: next }), NOW);
    for (const id of [4, 5]) receiveView(core, id, viewOf(), NOW);
    tendVote(core, NOW);
    tendVote(core, NOW + 100);
    expect(isHost(core)).toBe(false);
    adoptPiece(core, aheadBy(20, 1).piece, NOW);
    tendVote(core, NOW + 101);
    expect(isHost(core)).toBe(true);
  });

  it('waits for whom it still hears, a round trip and 50 ms at most', () => {
    const core = candidate();
    for (const id of [3, 4]) receiveView(core, id, viewOf(), NOW);
    const hear = (now: number) => {
      for (const link of core.links.values()) if (link.playerId !== 1) link.lastHeardMs = now;
    };
    tendVote(core, NOW);
    hear(NOW + 49);
    tendVote(core, NOW + 49);
    expect(isHost(core)).toBe(false);
    tendVote(core, NOW + 51);
    expect(isHost(core)).toBe(true);
  });

  it("takes the lost player's inputs as far as anybody has them", () => {
    const core = candidate();
    receiveView(core, 3, viewOf({ inputs: [1, 1, Uint8Array.of(9, 3)] }), NOW);
    receiveView(core, 4, viewOf({ inputs: [1, 1, Uint8Array.of(9, 6)] }), NOW);
    receiveView(core, 5, viewOf({ inputs: [3, 1, Uint8Array.of(9, 9)] }), NOW);
    expect([streamOf(core, 1).next, streamOf(core, 3).next]).toEqual([7, 0]);
  });

  it('begins its term with an entry that names it, and records who is gone', () => {
    const core = candidate();
    becomeHost(core, 2, 'silence', NOW, false);
    expect(
      core.sequencer.queue.map(({ command }) => [command.kind, command.target, command.value]),
    ).toEqual([[netcodeCommand.term, 2, 2]]);
    expect([...core.sequencer.absences]).toEqual([[1, 'absent']]);
  });
});

describe('H5 a candidate that does not answer', () => {
  it('is skipped with the next term after two round trips and 150 ms', () => {
    const core = seatedCore(3, IDS);
    for (const link of core.links.values()) link.lastHeardMs = NOW;
    core.links.get(1)!.lastHeardMs = NOW - 200;
    giveUpHost(core, 'silence', NOW);
    expect([core.view.votedTerm, core.view.candidate]).toEqual([2, 2]);
    tendVote(core, NOW + 149);
    expect(core.view.votedTerm).toBe(2);
    tendVote(core, NOW + 150);
    expect([core.view.votedTerm, core.view.candidate]).toEqual([3, 3]);
  });

  it('is skipped at once when it is known to be gone', () => {
    const core = seatedCore(4, IDS);
    for (const link of core.links.values()) link.lastHeardMs = NOW;
    core.links.get(2)!.closed = true;
    core.links.get(3)!.lastHeardMs = NOW - 5000;
    giveUpHost(core, 'silence', NOW);
    expect([core.view.votedTerm, core.view.candidate]).toEqual([4, 4]);
  });
});

describe('H7 without a quorum', () => {
  it('the candidate plays on after two seconds, provisional, when all it hears vote for it', () => {
    const core = candidate();
    for (const id of [3, 4, 5]) core.links.get(id)!.lastHeardMs = NOW - 1000;
    core.links.get(3)!.lastHeardMs = NOW + 1900;
    tendVote(core, NOW + 1900);
    expect(isHost(core)).toBe(false);
    core.view.votedTerm = 2;
    core.view.candidate = 2;
    receiveView(core, 3, viewOf(), NOW + 1900);
    tendVote(core, NOW + 1900);
    expect([isHost(core), core.view.provisional]).toEqual([true, true]);
  });
});
