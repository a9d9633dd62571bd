// H7 A provisional host: who settles it again, and in which term it reports itself.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../shared/netcode/core.ts';
import { becomeProvisional, tendProvisional } from '../../shared/netcode/provisional.ts';
import { receiveMessage } from '../../shared/netcode/receive.ts';
import { witnessConfirmed } from '../../shared/netcode/witness.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { confirmTicks, frameOf, seatedCore } from './core-fixture.ts';

const NOW = 2000;

function provisionalHost(ids: readonly number[]): Core<ToyState> {
  const core = seatedCore(1, ids, 1);
  confirmTicks(core, 100);
  becomeProvisional(core);
  return core;
}

/** A peer that follows this host and says how much of the log it holds. */
function hear(core: Core<ToyState>, from: number, logNext: number): void {
  receiveMessage(core, from, frameOf({ logNext, sequence: NOW }), NOW);
}

describe('H7 a provisional host', () => {
  it('of a 1v1 is settled when the other follows it again and holds its log', () => {
    const core = provisionalHost([1, 2]);
    tendProvisional(core, NOW);
    expect(core.view.provisional).toBe(true);
    hear(core, 2, 20);
    tendProvisional(core, NOW);
    expect(core.view.provisional).toBe(true);
    hear(core, 2, core.log.next);
    // A frame of the same number counts for nothing: the next one does.
    receiveMessage(core, 2, frameOf({ logNext: core.log.next, sequence: NOW + 1 }), NOW);
    core.effects.length = 0;
    tendProvisional(core, NOW);
    expect(core.view.provisional).toBe(false);
    expect(core.effects).toEqual([{ kind: 'host', term: 1, host: 1 }]);
  });

  it('is settled by a quorum of those who played last, however few play now', () => {
    const core = provisionalHost([1, 2, 3, 4]);
    hear(core, 2, core.log.next);
    tendProvisional(core, NOW);
    expect(core.view.provisional).toBe(true);
    hear(core, 3, core.log.next);
    tendProvisional(core, NOW);
    expect(core.view.provisional).toBe(false);
  });

  it('whose first players it never knew is settled by the lobby alone', () => {
    const core = provisionalHost([1, 2]);
    core.view.electorate = [];
    hear(core, 2, core.log.next);
    tendProvisional(core, NOW);
    expect(core.view.provisional).toBe(true);
    witnessConfirmed(core, 1, 1);
    expect(core.view.provisional).toBe(false);
  });

  it('that the lobby knows in this term already is settled', () => {
    const core = provisionalHost([1, 2]);
    witnessConfirmed(core, 1, 1);
    becomeProvisional(core);
    tendProvisional(core, NOW);
    expect(core.view.provisional).toBe(false);
  });

  it('reports itself each second, above the term of a host that is not heard', () => {
    const core = provisionalHost([1, 2]);
    const termsOf = () => core.effects.splice(0).map((one) => 'term' in one && one.term);
    tendProvisional(core, NOW);
    tendProvisional(core, NOW + 500);
    tendProvisional(core, NOW + 1000);
    expect(termsOf()).toEqual([1, 1]);
    witnessConfirmed(core, 6, 9);
    tendProvisional(core, NOW + 2000);
    expect(termsOf()).toEqual([7]);
    expect([core.view.term, core.view.host, core.view.provisional]).toEqual([7, 1, true]);
  });
});
