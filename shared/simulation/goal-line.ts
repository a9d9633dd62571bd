// Whether a scoring disc's centre crossed a goal line in this sub-step, from where it was to where
// it is (S50).
import { flag } from './flags.ts';
import { noteGoal } from './match.ts';
import { field, phase, type RoomState } from './state.ts';

/** At most one goal counts until the next kick-off; the lowest disc, then the lowest line wins. */
export function checkGoalLines(state: RoomState): void {
  const { goals, discs } = state.stadium;
  if (goals.count === 0 || !canScore(state)) return;
  for (let disc = 0; disc < discs.count; disc++) {
    if ((discs.group[disc] & flag.score) === 0) continue;
    for (let i = 0; i < goals.count; i++) {
      if (!crossesLine(state, disc, i)) continue;
      noteGoal(state, goals.team[i], disc);
      return;
    }
  }
}

function canScore(state: RoomState): boolean {
  const now = state.fields[field.phase];
  if (now === phase.waiting) return state.fields[field.phaseTicks] === 0;
  return now === phase.kickOff || now === phase.playing;
}

function crossesLine(state: RoomState, disc: number, i: number): boolean {
  const { goals } = state.stadium;
  const x0 = state.bodies.before[disc * 2];
  const y0 = state.bodies.before[disc * 2 + 1];
  const x1 = state.discs[disc * 4];
  const y1 = state.discs[disc * 4 + 1];
  const lineX = goals.x1[i] - goals.x0[i];
  const lineY = goals.y1[i] - goals.y0[i];
  const side0 = (x0 - goals.x0[i]) * lineY - (y0 - goals.y0[i]) * lineX;
  const side1 = (x1 - goals.x0[i]) * lineY - (y1 - goals.y0[i]) * lineX;
  if (side0 === 0 || (side0 > 0 ? side1 > 0 : side1 < 0)) return false;
  const pathX = x1 - x0;
  const pathY = y1 - y0;
  const end0 = (goals.x0[i] - x0) * pathY - (goals.y0[i] - y0) * pathX;
  const end1 = (goals.x1[i] - x0) * pathY - (goals.y1[i] - y0) * pathX;
  return end0 * end1 <= 0;
}
