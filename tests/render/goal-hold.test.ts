// The held breath of a goal: still, then a glide, the same at every frame rate.
import { describe, expect, it } from 'vitest';
import { applyHold, createGoalHold, holdPositions } from '../../game/render/goal-hold.ts';
import { errorHalfLifeMs, errorSnapUnits } from '../../game/render/pose.ts';
import { createPositions, type Positions } from '../../game/render/positions.ts';

const slot = 2;

function at(x: number): Positions {
  const positions = createPositions();
  positions.x[slot] = x;
  positions.present[slot] = 1;
  return positions;
}

/** Where a disc is drawn that was held at 10 until 1,120 ms and really is at `x`. */
function drawnAt(x: number, ...timesMs: number[]): number {
  const hold = createGoalHold();
  holdPositions(hold, at(10), 1120);
  let drawn = at(x);
  for (const nowMs of timesMs) {
    drawn = at(x);
    applyHold(hold, drawn, nowMs);
  }
  return drawn.x[slot];
}

describe('hold', () => {
  it('changes nothing before the first goal', () => {
    const drawn = at(5);
    applyHold(createGoalHold(), drawn, 1000);
    expect(drawn.x[slot]).toBe(5);
  });

  it('keeps every disc where it was drawn', () => {
    expect(drawnAt(40, 1001)).toBe(10);
    expect(drawnAt(40, 1001, 1119)).toBe(10);
  });

  it('lets go without a jump, and halves the way in a half-life', () => {
    expect(drawnAt(40, 1119, 1120)).toBeCloseTo(10, 9);
    expect(drawnAt(40, 1119, 1120 + errorHalfLifeMs)).toBeCloseTo(25, 9);
    expect(drawnAt(40, 1119, 1120 + 11 * errorHalfLifeMs)).toBe(40);
  });

  it('glides the same way at 30 and at 240 frames a second', () => {
    const [slow, fast] = [30, 240].map((fps) => {
      const times = Array.from(
        { length: fps / 5 },
        (_, frame) => 1000 + ((frame + 1) * 1000) / fps,
      );
      return drawnAt(40, ...times);
    });
    expect(slow).toBeCloseTo(fast, 9);
  });

  it('leaves alone what was put elsewhere, and who is new', () => {
    expect(drawnAt(11 + errorSnapUnits, 1119, 1121)).toBe(11 + errorSnapUnits);
    const hold = createGoalHold();
    holdPositions(hold, createPositions(), 1120);
    const drawn = at(7);
    applyHold(hold, drawn, 1050);
    expect(drawn.x[slot]).toBe(7);
  });
});
