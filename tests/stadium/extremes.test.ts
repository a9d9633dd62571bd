// T26: files whose physics multiply speeds within one tick. Nothing overflows: a contact and a
// spring change a speed by a bounded amount.
import { expect, it } from 'vitest';
import { closingMaxPxPerTick, speedMaxPxPerTick } from '../../shared/simulation/constants.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';
import { botsOn, play } from './play.ts';
import { textOf } from './stadium-text.ts';

function playOn(changes: Record<string, unknown>): void {
  const reading = readStadium('yard.hbs', textOf({ joints: [], ...changes }));
  if (!reading.ok) throw new Error(reading.error.message);
  play(botsOn(reading.stadium, 6), 30);
}

it('T26: a ball squeezed by planes that give back a hundred times what they take', () => {
  const plane = { dist: 5, bCoef: 10, cMask: ['ball'] };
  const planes = Array.from({ length: 40 }, (_, i) => ({
    ...plane,
    normal: [0, 1 - (i % 2) * 2],
  }));
  playOn({
    planes,
    ballPhysics: { radius: 2, bCoef: 10, speed: [0, 100], gravity: [0, 1] },
  });
});

it('T26: discs that give back a hundred times what they take', () => {
  const disc = { bCoef: 10, radius: 50, gravity: [0, 1] };
  const discs = Array.from({ length: 60 }, (_, i) => ({
    ...disc,
    pos: [(i * 7) % 50, (i * 11) % 50],
    speed: [(i * 37) % 100, -((i * 53) % 100)],
    invMass: i % 2 === 0 ? 1e30 : 1,
  }));
  playOn({ discs });
});

it('T26: a spring that pulls harder than its discs are heavy', () => {
  const disc = { radius: 0, cMask: [], invMass: 1e30, damping: 2 };
  const discs = [
    { ...disc, pos: [50, 0], speed: [100, 0] },
    { ...disc, pos: [90, 10], speed: [-100, 0] },
  ];
  const spring = { d0: 1, d1: 2, length: 10, strength: 100 };
  playOn({ discs, joints: [spring, spring, spring] });
});

it('T28: what could bring a room to a stop is refused and says why', () => {
  const heap = (count: number, changes = {}) => {
    const discs = Array.from({ length: count }, () => ({ radius: 10, ...changes }));
    return readStadium('heap.hbs', textOf({ joints: [], discs }));
  };
  const reading = heap(250);
  expect(reading.ok ? '' : reading.error.message).toMatch(
    /^heap\.hbs: the whole file: expected discs and walls .* 60000 tests .*, found up to \d+: too/,
  );
  expect(heap(60).ok).toBe(true);
  expect(heap(60, { radius: 1 }).ok).toBe(false);
  expect(heap(250, { cMask: [] }).ok).toBe(true);
  expect(heap(250, { invMass: 0 }).ok).toBe(true);
});

it('S39: the bound is out of reach of what moves within the limit of speeds', () => {
  expect(closingMaxPxPerTick).toBeGreaterThan(2 * speedMaxPxPerTick);
});
