// H4 a vote that nobody shares: said, then quiet until it can't be counted, then withdrawn.
import { describe, expect, it } from 'vitest';
import { giveUpHost, receiveView, tendVote } from '../../shared/netcode/view-change.ts';
import { isQuiet } from '../../shared/netcode/withdrawal.ts';
import { seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3, 4];

/** A voter among three who follow their host; `until` ms have passed, in steps of a tick. */
function aloneFor(ms: number, vote?: (nowMs: number) => void) {
  const core = seatedCore(2, IDS);
  giveUpHost(core, 'silence', 0);
  for (let now = 0; now <= ms; now += 16) {
    for (const link of core.links.values()) link.lastHeardMs = now;
    vote?.(now);
    tendVote(core, now);
  }
  return core;
}

describe('H4 a vote that nobody shares', () => {
  it('is said for half a second', () => {
    const core = aloneFor(400);
    expect([core.view.status, isQuiet(core, 400)]).toEqual(['voting', false]);
  });

  it('is quiet for a second, and does not move on', () => {
    const core = aloneFor(1400);
    expect([core.view.status, isQuiet(core, 1400)]).toEqual(['voting', true]);
    expect(core.view.votedTerm).toBeLessThan(8);
  });

  it('is withdrawn then', () => {
    const core = aloneFor(1600);
    expect([core.view.status, core.view.term, core.view.host]).toEqual(['following', 1, 1]);
  });

  it('stands while others share it', () => {
    const core = seatedCore(2, IDS);
    giveUpHost(core, 'silence', 0);
    for (let now = 0; now <= 3000; now += 16) {
      for (const link of core.links.values()) link.lastHeardMs = now;
      const { votedTerm: term, candidate } = core.view;
      const view = { term, candidate, lost: 1, logTerm: 1, logNext: 1, log: null, inputs: null };
      receiveView(core, 3, { kind: 'view', ...view }, now);
      tendVote(core, now);
      if (core.view.status === 'following') break;
    }
    expect(core.view.term === 1 && core.view.status === 'following').toBe(false);
  });

  it('stands while nobody is heard who hosts', () => {
    const core = seatedCore(2, IDS);
    giveUpHost(core, 'silence', 0);
    for (let now = 0; now <= 3000; now += 16) {
      for (const id of [3, 4]) core.links.get(id)!.lastHeardMs = now;
      core.links.get(1)!.lastHeardMs = -1000;
      tendVote(core, now);
    }
    expect(core.view.status === 'voting' || core.view.term > 1).toBe(true);
  });
});
