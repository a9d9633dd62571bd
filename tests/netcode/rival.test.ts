// H7 Two hosts of one term: which side yields, when, and how; and what a host does about one that
// only the lobby knows.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../shared/netcode/core.ts';
import { createLink } from '../../shared/netcode/link.ts';
import { receiveMessage } from '../../shared/netcode/receive.ts';
import { answerStranger, outbidRival } from '../../shared/netcode/rival.ts';
import { followHost } from '../../shared/netcode/view-change.ts';
import { witnessConfirmed } from '../../shared/netcode/witness.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { frameOf, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3, 4, 5];
const TICK_MS = 16;
const PATIENCE_MS = 1000;
const NOW = 10_000;

/** What each other peer says of the host, at every tick for a while; undefined is silence. */
function hearAll(
  core: Core<ToyState>,
  hosts: Readonly<Record<number, number | undefined>>,
  fromMs: number,
  ms: number,
): void {
  for (let nowMs = fromMs; nowMs <= fromMs + ms; nowMs += TICK_MS)
    for (const [id, host] of Object.entries(hosts))
      if (host !== undefined)
        receiveMessage(core, Number(id), frameOf({ host, sequence: nowMs / TICK_MS }), nowMs);
}

describe('H7 of two hosts of one term', () => {
  it('a host yields to the one that more follow, after a second, and takes a keyframe', () => {
    const core = seatedCore(1, IDS, 1);
    const others = { 2: 5, 3: 1, 4: 5, 5: 5 };
    hearAll(core, others, 16, PATIENCE_MS - 50);
    expect([core.view.host, core.needsKeyframe]).toEqual([1, false]);
    hearAll(core, others, PATIENCE_MS, 100);
    expect([core.view.host, core.view.term, core.needsKeyframe]).toEqual([5, 1, true]);
  });

  it('one that more follow stays, and so does its follower', () => {
    for (const me of [1, 2]) {
      const core = seatedCore(me, IDS, 1);
      const others = { 1: 1, 2: 1, 3: 1, 4: 5, 5: 5, [me]: undefined };
      hearAll(core, others, 16, 3 * PATIENCE_MS);
      expect([core.view.host, core.needsKeyframe]).toEqual([1, false]);
    }
  });

  it('with as many followers the one that the lobby knows stays, else the lower id', () => {
    for (const [hint, stays] of [
      [5, 5],
      [1, 1],
      [0, 1],
    ] as const) {
      const core = seatedCore(1, IDS, 1);
      core.hostHint = hint;
      hearAll(core, { 3: 1, 4: 5, 5: 5 }, 16, 2 * PATIENCE_MS);
      expect(core.view.host).toBe(stays);
    }
  });

  it('one that was the larger one for a moment only is not followed', () => {
    const core = seatedCore(1, IDS, 1);
    for (let n = 0; n < 4; n++) {
      hearAll(core, { 2: undefined, 3: undefined, 4: 5, 5: 5 }, 16 + n * 1600, 800);
      hearAll(core, { 2: 1, 3: 1, 4: 5, 5: 5 }, 832 + n * 1600, 768);
    }
    expect([core.view.host, core.needsKeyframe]).toEqual([1, false]);
  });
});

describe('H7 of two settled sides of different terms', () => {
  const IN_2 = { term: 2 };
  const wait = (core: Core<ToyState>, hosts: Record<number, [number, number]>) => {
    for (let nowMs = 16; nowMs <= PATIENCE_MS + 100; nowMs += TICK_MS) {
      for (const [id, [term, host]] of Object.entries(hosts))
        receiveMessage(core, Number(id), frameOf({ term, host, sequence: nowMs / TICK_MS }), nowMs);
      if (core.view.host === core.me) outbidRival(core, nowMs);
    }
    const { term, host, status, votedTerm } = core.view;
    return { term, host, status, votedTerm, needsKeyframe: core.needsKeyframe };
  };
  /** Peers 1 and 2 of a room that knows nothing of 8 and 9. */
  const roomOf = (me: number) => {
    const core = seatedCore(me, [1, 2], 1);
    for (const id of [8, 9, 10]) core.links.set(id, createLink(id, 0));
    return core;
  };

  it('the smaller one of the lower term follows, after a second, with a keyframe', () => {
    const others: Record<number, [number, number]> = { 8: [2, 8], 9: [2, 8], 10: [2, 8] };
    const yielded = { ...IN_2, host: 8, needsKeyframe: true };
    expect(wait(roomOf(1), { 2: [1, 1], ...others })).toMatchObject(yielded);
    expect(wait(roomOf(2), { 1: [1, 1], ...others })).toMatchObject(yielded);
  });

  it('of two as large the one of the lower term follows', () => {
    const met = wait(roomOf(1), { 2: [1, 1], 8: [2, 8], 9: [2, 8] });
    expect(met).toMatchObject({ ...IN_2, host: 8, needsKeyframe: true });
  });

  it('the larger one of the lower term begins one above it', () => {
    const met = wait(roomOf(1), { 2: [1, 1], 8: [5, 8] });
    expect(met).toMatchObject({ term: 1, status: 'voting', votedTerm: 6, needsKeyframe: false });
  });

  it("one peer's word makes no side: a follower stays, and a host that nobody follows", () => {
    const stays = { term: 1, host: 1, status: 'following' };
    expect(wait(roomOf(2), { 1: [1, 1], 8: [5, 8] })).toMatchObject(stays);
    expect(wait(roomOf(1), { 2: [1, 2], 8: [5, 8] })).toMatchObject(stays);
  });

  it('a host outbids the vote of a stranger, of a larger side not again for 4 s', () => {
    const core = roomOf(1);
    for (const id of [8, 9]) {
      Object.assign(core.links.get(id)!, { term: 3, host: 8, lastHeardMs: NOW, flags: 1 });
    }
    core.links.get(2)!.closed = true;
    const votedBy = (nowMs: number, term: number) => {
      for (const link of core.links.values()) link.lastHeardMs = nowMs;
      answerStranger(core, core.links.get(9)!, term, nowMs);
      const { votedTerm } = core.view;
      followHost(core, votedTerm, 1, nowMs);
      return votedTerm;
    };
    expect(votedBy(NOW, 4)).toBe(5);
    expect(votedBy(NOW + 2000, 6)).toBe(5);
    expect(votedBy(NOW + 4000, 8)).toBe(9);
  });
});

describe('H7 a host that only the lobby knows', () => {
  it.each([
    ['of a higher term', 7],
    ['of the same term', 1],
  ])('%s is outbid by the one that a quorum follows, after a second', (_what, term) => {
    const core = seatedCore(1, IDS, 1);
    core.lastUpdateMs = 100;
    witnessConfirmed(core, term, 5);
    hearAll(core, { 2: 1, 3: 1 }, 16, PATIENCE_MS + 120);
    outbidRival(core, 900);
    expect(core.view.status).toBe('following');
    outbidRival(core, PATIENCE_MS + 120);
    const { status, votedTerm, candidate } = core.view;
    expect([status, votedTerm, candidate]).toEqual(['voting', term + 1, 1]);
  });

  it('is outbid by this peer even if it was that host, of a term that came to nothing', () => {
    const core = seatedCore(1, IDS, 1);
    witnessConfirmed(core, 7, 1);
    hearAll(core, { 2: 1, 3: 1 }, 16, PATIENCE_MS + 120);
    outbidRival(core, PATIENCE_MS + 120);
    expect([core.view.status, core.view.votedTerm]).toEqual(['voting', 8]);
  });

  it('of a lower term is nobody', () => {
    const core = seatedCore(1, IDS, 1);
    witnessConfirmed(core, 0, 5);
    hearAll(core, { 2: 1, 3: 1 }, 16, PATIENCE_MS + 120);
    outbidRival(core, PATIENCE_MS + 120);
    expect(core.view.status).toBe('following');
  });

  it('is not outbid by one that no quorum follows', () => {
    const core = seatedCore(1, IDS, 1);
    witnessConfirmed(core, 7, 5);
    hearAll(core, { 2: 1 }, 16, PATIENCE_MS + 120);
    outbidRival(core, PATIENCE_MS + 120);
    expect(core.view.status).toBe('following');
  });
});
