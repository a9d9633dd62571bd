// H7 Two hosts of one term: which side yields, when, and how; and what a host does about one that
// only the lobby knows.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../shared/netcode/core.ts';
import { receiveMessage } from '../../shared/netcode/receive.ts';
import { outbidRival } from '../../shared/netcode/rival.ts';
import { witnessConfirmed } from '../../shared/netcode/witness.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { frameOf, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3, 4, 5];
const TICK_MS = 16;
const PATIENCE_MS = 1000;

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
