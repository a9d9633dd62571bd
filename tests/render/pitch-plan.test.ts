// A stadium's drawing: frame around felt around field, nets that fit, walls where the physics has
// them.
import { describe, expect, it } from 'vitest';
import { pictureDetail, pictureTexelsMax } from '../../game/render/pitch-picture.ts';
import { cssColor, frameUnits, planPitch } from '../../game/render/pitch-plan.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';

const withGoals = builtInStadiums.filter((stadium) => stadium.drawing.goalHalfWidth > 0);

describe.each(withGoals.map((stadium) => [stadium.name, stadium] as const))(
  'plan of %s',
  (_, stadium) => {
    const plan = planPitch(stadium);

    it('nests field, felt, frame and table', () => {
      for (const side of ['halfWidth', 'halfHeight'] as const) {
        expect(plan.felt[side]).toBeGreaterThan(plan.field[side]);
        expect(plan.frame[side]).toBe(plan.felt[side] + frameUnits);
        expect(plan.table[side]).toBeGreaterThan(plan.frame[side]);
      }
    });

    it('has a goal on each side with its net on the felt', () => {
      expect(plan.goals.map((goal) => goal.side).sort()).toEqual([-1, 1]);
      for (const goal of plan.goals) {
        expect(goal.bottom).toBeGreaterThan(goal.top);
        expect(Math.abs(goal.x)).toBe(plan.field.halfWidth - stadium.drawing.goalLine);
        expect(Math.abs(goal.x) + goal.depth).toBeLessThan(plan.felt.halfWidth);
      }
    });

    it('draws no wall where a net is drawn', () => {
      for (const wall of plan.walls) {
        for (const goal of plan.goals) {
          const x = (goal.side * (wall.x0 + wall.x1)) / 2 - goal.side * goal.x;
          const y = (wall.y0 + wall.y1) / 2;
          const isInside = x > 0 && x <= goal.depth && y >= goal.top && y <= goal.bottom;
          expect(isInside).toBe(false);
        }
      }
    });
  },
);

describe('walls', () => {
  it('turns a curved wall into the arc between its ends, clockwise on screen', () => {
    const stadium = builtInStadiums[0];
    const curved = stadium.walls.arcRadius.findIndex((radius) => radius > 0);
    const walls = {
      ...stadium.walls,
      visible: stadium.walls.visible.map((_, i) => (i === curved ? 1 : 0)),
      color: stadium.walls.color.map(() => 0x123456),
    };
    const [wall] = planPitch({
      ...stadium,
      walls,
      goals: { ...stadium.goals, count: 0 },
    }).walls;
    expect(wall.color).toBe('#123456');
    const [startX, startY] = [
      wall.x + wall.radius * Math.cos(wall.startAngle),
      wall.y + wall.radius * Math.sin(wall.startAngle),
    ];
    expect(startX).toBeCloseTo(wall.x0, 6);
    expect(startY).toBeCloseTo(wall.y0, 6);
    const turn = (wall.endAngle - wall.startAngle + 2 * Math.PI) % (2 * Math.PI);
    expect(turn > Math.PI).toBe(stadium.walls.wide[curved] === 1);
  });

  it('writes colours as CSS has them', () => {
    expect(cssColor(0x00ff7f)).toBe('#00ff7f');
    expect(cssColor(0xc)).toBe('#00000c');
  });
});

describe('picture', () => {
  it('never exceeds what graphics take', () => {
    for (const plan of builtInStadiums.map(planPitch)) {
      const detail = pictureDetail(plan.table, 9);
      expect(plan.table.halfWidth * 2 * detail).toBeLessThanOrEqual(pictureTexelsMax + 1e-6);
      expect(pictureDetail(plan.table, 0.5)).toBe(0.5);
    }
  });
});
