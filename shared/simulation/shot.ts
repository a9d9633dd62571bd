// Whether a ball is on its way into a goal, as it moves now and if nobody touches it (S93).
import type { RoomState } from './state.ts';

/** Over a goal line that `defender` (1 or 2) guards, within what its damping lets it roll. */
export function isOnTarget(state: RoomState, disc: number, defender: number): boolean {
  const { goals } = state.stadium;
  const x = state.discs[disc * 4];
  const y = state.discs[disc * 4 + 1];
  const vx = state.discs[disc * 4 + 2];
  const vy = state.discs[disc * 4 + 3];
  // A ball that loses a part of its speed each tick rolls as far as in so many ticks without.
  const ticks = 1 / Math.max(1e-6, 1 - state.bodies.damping[disc]);
  for (let i = 0; i < goals.count; i++) {
    if (goals.team[i] !== defender) continue;
    const lineX = goals.x1[i] - goals.x0[i];
    const lineY = goals.y1[i] - goals.y0[i];
    const toX = goals.x0[i] - x;
    const toY = goals.y0[i] - y;
    const across = vx * lineY - vy * lineX;
    if (across === 0) continue;
    const when = (toX * lineY - toY * lineX) / across;
    const where = (toX * vy - toY * vx) / across;
    if (when > 0 && when <= ticks && where >= 0 && where <= 1) return true;
  }
  return false;
}
