// The felt in the colours of a file, and a plan for stadiums without our own drawing.
import { describe, expect, it } from 'vitest';
import { lensFor } from '../../game/render/camera.ts';
import { groundOf } from '../../game/render/ground.ts';
import { planPitch } from '../../game/render/pitch-plan.ts';
import { tableVenue } from '../../game/render/venue-table.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';

const [small] = builtInStadiums;
/** As a file has it: no nets, boxes or spots of ours. */
const bare = {
  ...small,
  drawing: {
    ...small.drawing,
    ground: 'none' as const,
    goalHalfWidth: 0,
    goalDepth: 0,
    penaltyDepth: 0,
    goalAreaDepth: 0,
    penaltySpot: 0,
  },
};

describe('ground', () => {
  it('is our felt for plain grass and dyed felt for a colour', () => {
    expect(groundOf({ ...small.drawing, color: -1 }, tableVenue.turf).stripes).toBe(
      tableVenue.turf.stripes,
    );
    const dyed = groundOf({ ...small.drawing, color: 0x6699cc }, tableVenue.turf);
    expect(dyed.base).toBe('rgb(102,153,204)');
    expect(dyed.stripes).not.toBeNull();
  });

  it('has stripes on grass only', () => {
    for (const ground of ['hockey', 'none'] as const)
      for (const color of [-1, 0x202020])
        expect(groundOf({ ...small.drawing, ground, color }, tableVenue.turf).stripes).toBeNull();
  });
});

describe('a stadium of a file', () => {
  it('hangs its nets on the walls behind its goals, which show', () => {
    const plan = planPitch(bare);
    expect(plan.goals.map(({ isOurs, depth }) => [isOurs, depth])).toEqual([
      [false, small.drawing.goalDepth],
      [false, small.drawing.goalDepth],
    ]);
    expect(plan.walls.length).toBeGreaterThan(planPitch(small).walls.length);
  });

  it('has no nets where there are no walls behind a goal, and is seen as far as its view', () => {
    const walls = { ...bare.walls, visible: bare.walls.visible.map(() => 0) };
    const plan = planPitch({ ...bare, walls });
    expect(plan.goals).toEqual([]);
    expect(plan.field.halfWidth).toBe(0);
    const lens = lensFor(plan, { width: 1280, height: 720, pixelRatio: 1 });
    expect(lens.zoom).toBeGreaterThan(0);
    expect(lens.view.halfWidth + lens.reach.halfWidth).toBeGreaterThan(bare.viewHalfWidth);
  });

  it('holds the frame however small it is', () => {
    const plan = planPitch({
      ...bare,
      viewHalfWidth: 1,
      viewHalfHeight: 1,
      drawing: {
        ...bare.drawing,
        halfWidth: 0,
        halfHeight: 0,
      },
    });
    expect(plan.felt.halfWidth).toBeGreaterThan(100);
    expect(Number.isFinite(lensFor(plan, { width: 640, height: 360, pixelRatio: 1 }).zoom)).toBe(
      true,
    );
  });
});
