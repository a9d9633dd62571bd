// The own disc in its own time (N4): an input counts a few ticks after it was given, so that it is
// at the others' in time; the picture shows at once what it will do. What is near the own disc is
// shown in that time, too, so that contacts look as they are; what is far is in everybody's.
import { directionOf, directionX, directionY, kickOf } from '../../shared/simulation/input.ts';
import { type Correction, createCorrection } from './correction.ts';
import { teleportUnits } from './pose.ts';
import { createPositions, type Positions, slotsMax } from './positions.ts';

/** Positions of two ticks ahead of the present; of the present itself where nobody is ahead. */
export type Lead = {
  /** False while there is no own disc, or nothing is known of what is ahead. */
  isThere: boolean;
  readonly previous: Positions;
  readonly present: Positions;
  /** Where discs were believed to be ahead minus where they turned out to be. */
  readonly correction: Correction;
  /** The own kick key is down. */
  isKickHeld: boolean;
  /** The wish that has counted in the last of the two ticks; -1 where a bot plays. */
  wish: number;
};

/** Up to here from the own disc all is in its time: touching, and about to. */
export const nearUnits = 75;
/** From here on nothing is. A kicked ball crosses the zone in a fifth of a second. */
export const farUnits = 170;

export function createLead(): Lead {
  return {
    isThere: false,
    previous: createPositions(),
    present: createPositions(),
    correction: createCorrection(),
    isKickHeld: false,
    wish: -1,
  };
}

/**
 * Puts a newer wish in the place of the one that has counted: what a tick of it would have done to
 * a disc that runs free. Right after a key a browser draws before it takes any message, so the
 * room's own answer is a frame late.
 */
export function nudgeLead(lead: Lead, ownSlot: number, wish: number, acceleration: number): void {
  if (!lead.isThere || lead.wish === -1 || lead.wish === wish || ownSlot < 0) return;
  const was = directionOf(lead.wish);
  const is = directionOf(wish);
  lead.present.x[ownSlot] += acceleration * (directionX[is] - directionX[was]);
  lead.present.y[ownSlot] += acceleration * (directionY[is] - directionY[was]);
  lead.isKickHeld = kickOf(wish) && (lead.isKickHeld || !kickOf(lead.wish));
  lead.wish = wish;
}

/** Moves what is drawn near the own disc to where it is `ahead`. */
export function blendLead(drawn: Positions, ahead: Positions, ownSlot: number): void {
  if (ownSlot < 0 || ahead.present[ownSlot] === 0 || drawn.present[ownSlot] === 0) return;
  const ownX = ahead.x[ownSlot];
  const ownY = ahead.y[ownSlot];
  // Who is put somewhere is put there together with all the others.
  if (distance(ownX - drawn.x[ownSlot], ownY - drawn.y[ownSlot]) > teleportUnits) return;
  for (let slot = 0; slot < slotsMax; slot += 1) {
    if (drawn.present[slot] === 0 || ahead.present[slot] === 0) continue;
    const part = leadPart(distance(ahead.x[slot] - ownX, ahead.y[slot] - ownY));
    if (part === 0) continue;
    const dx = ahead.x[slot] - drawn.x[slot];
    const dy = ahead.y[slot] - drawn.y[slot];
    if (distance(dx, dy) > teleportUnits) continue;
    drawn.x[slot] += dx * part;
    drawn.y[slot] += dy * part;
  }
}

/** 1 near the own disc, 0 far from it, smooth in between. */
export function leadPart(units: number): number {
  const t = Math.min(1, Math.max(0, (farUnits - units) / (farUnits - nearUnits)));
  return t * t * (3 - 2 * t);
}

function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
