// Contacts, joints, damping and limits: what discs do to each other and walls to discs.
import { describe, expect, it } from 'vitest';
import { speedMaxPxPerTick } from '../../shared/simulation/constants.ts';
import { flag } from '../../shared/simulation/flags.ts';
import { eventsOf } from '../../shared/simulation/readers.ts';
import { field } from '../../shared/simulation/state.ts';
import {
  bareStadium,
  disc,
  discAt,
  physicsOn,
  plane,
  putDisc,
  run,
  segment,
  vertex,
} from './scene.ts';

describe('discs against discs', () => {
  const two = (a = {}, b = {}) =>
    physicsOn(bareStadium({ discs: [disc({ damping: 1, ...a }), disc({ damping: 1, ...b })] }));

  it('S30: bounce with the product of both bCoefs, and keep momentum', () => {
    const state = two({ bCoef: 0.8 }, { bCoef: 0.5 });
    putDisc(state, 0, 0, 0, 4, 0);
    putDisc(state, 1, 21, 0, 0, 0);
    run(state, 1);
    const a = discAt(state, 0);
    const b = discAt(state, 1);
    expect(a.vx + b.vx).toBeCloseTo(4, 9);
    expect(b.vx - a.vx).toBeCloseTo(4 * 0.4, 9);
  });

  it('S30: heavier is pushed less, immovable not at all', () => {
    const state = two({ invMass: 0.25 }, { invMass: 0.75 });
    putDisc(state, 0, 0, 0);
    putDisc(state, 1, 12, 0);
    run(state, 1);
    expect(discAt(state, 0).x).toBeCloseTo(-2, 9);
    expect(discAt(state, 1).x).toBeCloseTo(18, 9);
    const fixed = two({ invMass: 0, speed: [0.5, 0] });
    putDisc(fixed, 1, 15, 0);
    run(fixed, 1);
    expect(discAt(fixed, 0).x).toBe(0.5);
    expect(discAt(fixed, 1).x).toBeCloseTo(20.5, 9);
  });

  it('S31: only meet when both masks say so', () => {
    const state = two({ mask: flag.wall }, {});
    putDisc(state, 1, 5, 0);
    run(state, 1);
    expect(discAt(state, 1).x).toBe(5);
  });

  it('S30: two on the very same spot part, two immovable ones stay', () => {
    const state = two();
    run(state, 1);
    expect(discAt(state, 1).y - discAt(state, 0).y).toBeCloseTo(20, 9);
    const fixed = two({ invMass: 0, speed: [1, 0] }, { invMass: 0, speed: [1, 0] });
    run(fixed, 1);
    expect(discAt(fixed, 0)).toEqual(discAt(fixed, 1));
  });
});

describe('discs against what stands', () => {
  const corners = [vertex(-50, 0, { mask: 0 }), vertex(50, 0, { mask: 0 })];

  it('S33: a straight wall turns the speed by 1 + both bCoefs multiplied', () => {
    const state = physicsOn(
      bareStadium({ vertexes: corners, segments: [segment(0, 1, { bCoef: 0.8 })] }),
    );
    putDisc(state, 0, 0, -12, 0, 4);
    run(state, 1);
    expect(discAt(state, 0).y).toBeCloseTo(-10, 9);
    expect(discAt(state, 0).vy).toBeCloseTo(-4 * 0.8 * 0.5 * 0.99, 9);
    expect(eventsOf(state).map((event) => event.kind)).toEqual(['wall']);
  });

  it('S33: two-sided without bias, one-sided with it', () => {
    // From left to right the normal is up (negative y).
    for (const [bias, below] of [
      [0, 10],
      [20, -10],
      [-20, 10],
    ]) {
      const state = physicsOn(
        bareStadium({ vertexes: corners, segments: [segment(0, 1, { bias })] }),
      );
      putDisc(state, 0, 0, 5);
      run(state, 1);
      expect(discAt(state, 0).y, `bias ${bias}`).toBeCloseTo(below, 9);
    }
    const past = physicsOn(
      bareStadium({ vertexes: corners, segments: [segment(0, 1, { bias: 3 })] }),
    );
    putDisc(past, 0, 0, 5);
    run(past, 1);
    expect(discAt(past, 0).y).toBe(5);
  });

  it('S33: the ends collide only as points', () => {
    const state = physicsOn(bareStadium({ vertexes: corners, segments: [segment(0, 1)] }));
    putDisc(state, 0, 55, 3);
    run(state, 1);
    expect(discAt(state, 0).x).toBe(55);
    const solid = physicsOn(
      bareStadium({ vertexes: [vertex(-50, 0), vertex(50, 0)], segments: [segment(0, 1)] }),
    );
    putDisc(solid, 0, 53, 4);
    run(solid, 1);
    expect(discAt(solid, 0).x).toBeCloseTo(56, 9);
    expect(discAt(solid, 0).y).toBeCloseTo(8, 9);
  });

  it.each([
    [180, null, -50, 50],
    [-180, null, 50, -50],
    [90, null, -20.7107, 120.7107],
    [270, null, -120.7107, 20.7107],
    [0, 1, -20.7107, 120.7107],
  ])(
    'S34: an arc of %s degrees (curveF %s) is solid at y = %s and open at %s',
    (curve, curveF, top, open) => {
      // Looking from the left end to the right one a positive curve bulges to the left: up.
      const state = physicsOn(
        bareStadium({ vertexes: corners, segments: [segment(0, 1, { curve, curveF })] }),
      );
      putDisc(state, 0, 0, top - 5);
      run(state, 1);
      expect(discAt(state, 0).y).toBeCloseTo(top - 10, 3);
      putDisc(state, 0, 0, top + 5);
      run(state, 1);
      expect(discAt(state, 0).y).toBeCloseTo(top + 10, 3);
      putDisc(state, 0, 0, open);
      run(state, 1);
      expect(discAt(state, 0).y).toBe(open);
    },
  );

  it('S34: nearly straight and nearly full curves count as straight', () => {
    for (const curve of [5, -9, 350]) {
      const state = physicsOn(
        bareStadium({ vertexes: corners, segments: [segment(0, 1, { curve })] }),
      );
      putDisc(state, 0, 0, -5);
      run(state, 1);
      expect(discAt(state, 0).y).toBeCloseTo(-10, 9);
    }
  });

  it('S32: planes keep the whole disc on their side; normals need no unit length', () => {
    const state = physicsOn(bareStadium({ planes: [plane(0, -3, -100, 0.5)] }));
    putDisc(state, 0, 0, 95, 0, 4);
    run(state, 1);
    expect(discAt(state, 0).y).toBeCloseTo(90, 9);
    expect(discAt(state, 0).vy).toBeCloseTo(-4 * 0.25 * 0.99, 9);
  });

  it('S35: posts are round, stand still, and say so', () => {
    const state = physicsOn(
      bareStadium({ discs: [disc(), disc({ pos: [40, 0], radius: 8, invMass: 0 })] }),
    );
    expect(state.stadium.posts.count).toBe(1);
    expect(state.fields[field.discCount]).toBe(1);
    putDisc(state, 0, 20, 0, 5, 0);
    run(state, 1);
    expect(discAt(state, 0).vx).toBeCloseTo(-5 * 0.25 * 0.99, 9);
    expect(eventsOf(state).map((event) => event.kind)).toEqual(['post']);
  });

  it('S36: what real files contain does no harm', () => {
    const state = physicsOn(
      bareStadium({
        discs: [
          disc(),
          disc({ pos: [0, 0], invMass: 0 }),
          disc({ pos: [0, 0], invMass: 0, radius: -10 }),
        ],
        vertexes: [vertex(0, 0), vertex(0, 0)],
        segments: [segment(0, 1), segment(0, 0), segment(0, 1, { curve: 90 })],
        planes: [plane(0, 0, 0)],
      }),
    );
    run(state, 10);
    expect(discAt(state, 0)).toEqual({ x: 0, y: 0, vx: 0, vy: 0 });
  });
});

describe('joints', () => {
  const joined = (length: number | readonly [number, number] | null, strength: number | null) =>
    physicsOn(
      bareStadium({
        discs: [
          disc({ pos: [0, 0], damping: 1, mask: 0 }),
          disc({ pos: [100, 0], damping: 1, mask: 0, invMass: 0 }),
        ],
        joints: [{ d0: 0, d1: 1, length, strength, color: -1 }],
      }),
    );

  it('S37: rigid keeps the drawn distance', () => {
    const state = joined(null, null);
    putDisc(state, 0, 0, 0, 0, 5);
    for (let i = 0; i < 500; i++) {
      run(state, 1);
      const { x, y } = discAt(state, 0);
      expect(Math.sqrt((x - 100) * (x - 100) + y * y)).toBeCloseTo(100, 6);
    }
  });

  it('S37: a rope only holds at its ends', () => {
    const state = joined([50, 120], null);
    putDisc(state, 0, 0, 0, -5, 0);
    run(state, 20);
    expect(discAt(state, 0).x).toBeCloseTo(-20, 9);
    putDisc(state, 0, -20, 0, 5, 0);
    run(state, 4);
    expect(discAt(state, 0).x).toBeCloseTo(0, 9);
    run(state, 40);
    expect(discAt(state, 0).x).toBeCloseTo(50, 9);
  });

  it('S37: a spring swings around its length', () => {
    const state = joined(80, 0.1);
    let least = 1e9;
    let most = -1e9;
    for (let i = 0; i < 300; i++) {
      run(state, 1);
      least = Math.min(least, discAt(state, 0).x);
      most = Math.max(most, discAt(state, 0).x);
    }
    expect(least).toBeLessThan(1);
    expect(most).toBeGreaterThan(35);
    expect(most).toBeLessThan(45);
  });
});

describe('the rest', () => {
  it('S39: damping and gravity once per tick, after everything else', () => {
    const state = physicsOn(bareStadium({ discs: [disc({ gravity: [0, 0.1] })] }));
    run(state, 2);
    expect(discAt(state, 0).y).toBeCloseTo(0.1, 12);
    expect(discAt(state, 0).vy).toBeCloseTo(0.1 * 0.99 + 0.1, 12);
  });

  it('S39: nobody is faster than the limit, nobody leaves the world', () => {
    const state = physicsOn(bareStadium({ discs: [disc({ damping: 1, gravity: [3, 0] })] }));
    putDisc(state, 0, 0, 0, 1e6, 0);
    run(state, 1);
    expect(discAt(state, 0).vx).toBeLessThanOrEqual(speedMaxPxPerTick);
    run(state, 1000);
    expect(discAt(state, 0).x).toBe(16384);
  });
});
