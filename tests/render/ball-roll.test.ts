// A ball that rolls over the felt turns the way it goes, as far as it goes.
import { describe, expect, it } from 'vitest';
import type { Rotation } from '../../game/render/ball-face.ts';
import { createRoll, rollBy } from '../../game/render/ball-roll.ts';

const radius = 10;

/** Where the point that is on top of `from` (towards the eye) is after it became `to`. */
function topAfter(from: Rotation, to: Rotation): number[] {
  const mark = [from[2], from[5], from[8]];
  return [0, 1, 2].map(
    (axis) => mark[0] * to[axis] + mark[1] * to[3 + axis] + mark[2] * to[6 + axis],
  );
}

describe('rollBy', () => {
  it('carries the top of the ball to its front in a quarter turn', () => {
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [-0.6, 0.8],
    ]) {
      const start = createRoll();
      const end = Float64Array.from(start);
      const quarter = (Math.PI / 2) * radius;
      for (let i = 0; i < 10; i += 1) rollBy(end, (dx * quarter) / 10, (dy * quarter) / 10, radius);
      const top = topAfter(start, end);
      expect(top[0]).toBeCloseTo(dx, 9);
      expect(top[1]).toBeCloseTo(dy, 9);
      expect(top[2]).toBeCloseTo(0, 9);
    }
  });

  it('is back after a full turn', () => {
    const start = createRoll();
    const end = Float64Array.from(start);
    rollBy(end, 2 * Math.PI * radius, 0, radius);
    for (let i = 0; i < 9; i += 1) expect(end[i]).toBeCloseTo(start[i], 9);
  });

  it('stays a rotation for a whole match', () => {
    const roll = createRoll();
    for (let i = 0; i < 20_000; i += 1)
      rollBy(roll, Math.sin(i) * 7, Math.cos(i * 0.7) * 7, radius);
    for (let row = 0; row < 9; row += 3) {
      const length = roll[row] ** 2 + roll[row + 1] ** 2 + roll[row + 2] ** 2;
      expect(length).toBeCloseTo(1, 9);
    }
    expect(roll[0] * roll[3] + roll[1] * roll[4] + roll[2] * roll[5]).toBeCloseTo(0, 9);
  });

  it('leaves a ball at rest alone', () => {
    const roll = createRoll();
    const before = Float64Array.from(roll);
    rollBy(roll, 0, 0, radius);
    rollBy(roll, 5, 5, 0);
    expect(roll).toEqual(before);
  });
});
