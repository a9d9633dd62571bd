// Where a ball was in the last moments, at even distances in time, whatever the frame rate. Pure.

/** A spot of the trail is this much older than the one before it. */
export const trailStepMs = 1000 / 60;
export const trailSpots = 16;
/** In units per second: below the first nothing trails, from the second on all of it. */
const trailSpeed = { least: 70, full: 270 } as const;
/** A ball that went further within a step was put there, in units. */
const placedUnits = 60;

export type BallTrail = {
  /** The newest first, `count` of them. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** How strongly each shows, by the speed that the ball had there: 0 to 1. */
  readonly strength: Float64Array;
  count: number;
  /** Since the newest spot. */
  sinceMs: number;
};

export function createBallTrail(): BallTrail {
  return {
    x: new Float64Array(trailSpots),
    y: new Float64Array(trailSpots),
    strength: new Float64Array(trailSpots),
    count: 0,
    sinceMs: 0,
  };
}

/** The ball was drawn here now, `elapsedMs` after the last time; allocates nothing. */
export function followBall(trail: BallTrail, x: number, y: number, elapsedMs: number): void {
  if (trail.count === 0) {
    push(trail, x, y, 0);
    return;
  }
  trail.sinceMs += elapsedMs;
  const steps = Math.min(trailSpots, Math.floor(trail.sinceMs / trailStepMs + 1e-9));
  if (steps === 0) return;
  const fromX = trail.x[0];
  const fromY = trail.y[0];
  const partOfStep = trailStepMs / trail.sinceMs;
  for (let step = 1; step <= steps; step += 1) {
    const part = Math.min(1, step * partOfStep);
    push(trail, fromX + (x - fromX) * part, fromY + (y - fromY) * part, trailStepMs);
  }
  trail.sinceMs = Math.max(0, trail.sinceMs - steps * trailStepMs);
}

function push(trail: BallTrail, x: number, y: number, stepMs: number): void {
  const dx = x - trail.x[0];
  const dy = y - trail.y[0];
  const way = Math.sqrt(dx * dx + dy * dy);
  if (trail.count > 0 && way > placedUnits) trail.count = 0;
  trail.x.copyWithin(1, 0);
  trail.y.copyWithin(1, 0);
  trail.strength.copyWithin(1, 0);
  trail.x[0] = x;
  trail.y[0] = y;
  trail.strength[0] = trail.count === 0 || stepMs === 0 ? 0 : strengthAt((way / stepMs) * 1000);
  trail.count = Math.min(trailSpots, trail.count + 1);
}

function strengthAt(unitsPerSecond: number): number {
  const part = (unitsPerSecond - trailSpeed.least) / (trailSpeed.full - trailSpeed.least);
  return Math.min(1, Math.max(0, part));
}
