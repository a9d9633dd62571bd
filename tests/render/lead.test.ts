// The own disc is drawn in its own time, and so is what is near it; what is far is not (N4).
import { describe, expect, it } from 'vitest';
import { blendLead, farUnits, leadPart, nearUnits } from '../../game/render/lead.ts';
import { createPositions, type Positions, slotOfStadiumDisc } from '../../game/render/positions.ts';

const own = 3;
const ball = slotOfStadiumDisc(0);

function positions(places: Readonly<Record<number, readonly [number, number]>>): Positions {
  const made = createPositions();
  for (const [slot, [x, y]] of Object.entries(places)) {
    made.x[Number(slot)] = x;
    made.y[Number(slot)] = y;
    made.present[Number(slot)] = 1;
  }
  return made;
}

describe('the lead', () => {
  it('is all of it near the own disc, none far away, and falls smoothly in between', () => {
    expect([leadPart(0), leadPart(nearUnits), leadPart(farUnits), leadPart(999)]).toEqual([
      1, 1, 0, 0,
    ]);
    for (let units = nearUnits; units < farUnits; units += 1) {
      const fall = leadPart(units) - leadPart(units + 1);
      expect(fall).toBeGreaterThanOrEqual(0);
      // A lead of 10 units makes nothing that rolls by slower by more than a sixth.
      expect(fall * 10).toBeLessThan(1 / 6);
    }
  });

  it('shows a contact of the own disc as it will be: nothing overlaps', () => {
    const drawn = positions({ [own]: [0, 0], [ball]: [30, 0], 7: [400, 0] });
    const ahead = positions({ [own]: [6, 0], [ball]: [31, 0], 7: [390, 0] });
    blendLead(drawn, ahead, own);
    expect([drawn.x[own], drawn.x[ball], drawn.x[7]]).toEqual([6, 31, 400]);
  });

  it('moves nobody who is put somewhere, and nothing without an own disc', () => {
    const apart = { [own]: [0, 0], [ball]: [20, 0] } as const;
    const drawn = positions(apart);
    blendLead(drawn, positions({ [own]: [100, 0], [ball]: [101, 0] }), own);
    blendLead(drawn, positions({ [own]: [1, 0], [ball]: [21, 0] }), -1);
    expect([drawn.x[own], drawn.x[ball]]).toEqual([0, 20]);
    blendLead(drawn, positions({ [own]: [1, 0], [ball]: [90, 0] }), own);
    expect([drawn.x[own], drawn.x[ball]]).toEqual([1, 20]);
  });
});
