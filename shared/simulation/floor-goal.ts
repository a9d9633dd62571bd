// Pitches whose goals are the floor on either side of a net.
import type { Stadium } from './stadium.ts';

/** True when all goal lines lie along the way from one side's goal to the other's, not across. */
export function hasFloorGoals({ goals, goalSpots }: Stadium): boolean {
  const wayX = goalSpots.x[2] - goalSpots.x[1];
  const wayY = goalSpots.y[2] - goalSpots.y[1];
  for (let i = 0; i < goals.count; i++) {
    const lineX = goals.x1[i] - goals.x0[i];
    const lineY = goals.y1[i] - goals.y0[i];
    const across = Math.abs(lineX * wayY - lineY * wayX);
    if (across * 4 > Math.abs(lineX * wayX + lineY * wayY)) return false;
  }
  return goals.count >= 2;
}
