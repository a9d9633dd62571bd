// The bead rail counts whatever falls: ones, fives, and no further than it has beads.
import { describe, expect, it } from 'vitest';
import {
  beadsPerSide,
  beadTargets,
  fiveBeadsPerSide,
  isBeadHidden,
} from '../../game/render/bead-rail.ts';
import { scoreRail } from '../../game/render/pitch-plan.ts';

/** What somebody reads off the rail: the beads that stand together next to the middle. */
function readRail(score: number): number {
  const beads = beadTargets(score)
    .map((x, bead) => ({ x, bead }))
    .filter(({ x, bead }) => !isBeadHidden(bead, x))
    .sort((one, other) => one.x - other.x);
  let sum = 0;
  let next = 17;
  for (const { x, bead } of beads) {
    if (Math.abs(x - next) > 1) break;
    sum += bead < fiveBeadsPerSide ? beadsPerSide : 1;
    next += 12.5;
  }
  return sum;
}

describe('V6 bead rail', () => {
  it.each([0, 1, 4, 5, 6, 9, 10, 17, 24])('shows %i', (score) => {
    expect(readRail(score)).toBe(score);
  });

  it('keeps beads apart and on the rail', () => {
    for (let score = 0; score <= 30; score += 1) {
      const places = beadTargets(score)
        .filter((x, bead) => !isBeadHidden(bead, x))
        .sort((a, b) => a - b);
      for (let i = 1; i < places.length; i += 1)
        expect(places[i] - places[i - 1]).toBeGreaterThan(10);
      expect(places[0]).toBeGreaterThan(10);
      expect(places.at(-1)).toBeLessThan(scoreRail.halfUnits);
    }
  });

  it('stays full beyond what it can count', () => {
    expect(beadTargets(99)).toEqual(beadTargets(24));
  });
});
