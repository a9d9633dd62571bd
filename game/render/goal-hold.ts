// At a goal the picture stands still for a moment; then every disc glides from where it was held to
// where it is by then. Pure; works on positions by slot, after everything else has.
import { errorHalfLifeMs, errorSnapUnits } from './pose.ts';
import { copyPositions, createPositions, type Positions, slotsMax } from './positions.ts';

/** After so many half-lives the glide is over. */
const halfLivesMax = 10;

export type GoalHold = {
  /** Where discs are held; once released, how far each was from its place. */
  readonly held: Positions;
  phase: 'none' | 'held' | 'gliding';
  untilMs: number;
};

export function createGoalHold(): GoalHold {
  return { held: createPositions(), phase: 'none', untilMs: 0 };
}

/** Every disc stays where it is drawn now. */
export function holdPositions(hold: GoalHold, drawn: Positions, untilMs: number): void {
  copyPositions(drawn, hold.held);
  hold.phase = 'held';
  hold.untilMs = untilMs;
}

/** Changes `drawn` as long as something is held or glides; allocates nothing. */
export function applyHold(hold: GoalHold, drawn: Positions, nowMs: number): void {
  if (hold.phase === 'none') return;
  const { held } = hold;
  if (hold.phase === 'held' && nowMs >= hold.untilMs) release(hold, drawn);
  const halfLives = (nowMs - hold.untilMs) / errorHalfLifeMs;
  if (halfLives > halfLivesMax) {
    hold.phase = 'none';
    return;
  }
  const part = 0.5 ** halfLives;
  for (let slot = 0; slot < slotsMax; slot += 1) {
    if (held.present[slot] === 0 || drawn.present[slot] === 0) continue;
    if (hold.phase === 'held') {
      drawn.x[slot] = held.x[slot];
      drawn.y[slot] = held.y[slot];
    } else {
      drawn.x[slot] += held.x[slot] * part;
      drawn.y[slot] += held.y[slot] * part;
    }
  }
}

/** What moved too far for a glide meanwhile was put there. */
function release(hold: GoalHold, drawn: Positions): void {
  const { held } = hold;
  hold.phase = 'gliding';
  for (let slot = 0; slot < slotsMax; slot += 1) {
    const x = held.x[slot] - drawn.x[slot];
    const y = held.y[slot] - drawn.y[slot];
    const isSmooth = x * x + y * y <= errorSnapUnits * errorSnapUnits;
    held.x[slot] = isSmooth ? x : 0;
    held.y[slot] = isSmooth ? y : 0;
  }
}
