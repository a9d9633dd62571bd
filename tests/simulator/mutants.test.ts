// S9: the fleet turns red over a netcode with one rule broken; a check that can't fail proves
// nothing.
import { describe, expect, it } from 'vitest';
import { loadMutant, mutants } from './mutants.ts';

describe('the fleet notices', () => {
  it.each(mutants)('$name', { timeout: 200_000 }, async (mutant) => {
    const { fleet, close } = await loadMutant(mutant);
    try {
      const one = fleet.createFleet();
      for (const seed of mutant.seeds) {
        fleet.sail(one, seed);
        if (one.failed.length > 0) break;
      }
      expect(fleet.reportOf(one)).toHaveLength(1);
    } finally {
      await close();
    }
  });
});
