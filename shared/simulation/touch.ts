// Who touched the ball, and what follows from it: scorer, assist, passes, shots, saves and the end
// of a kick-off (S41, S50, S93).
import { hasFloorGoals } from './floor-goal.ts';
import { isOnTarget } from './shot.ts';
import { field, phase, type RoomState } from './state.ts';

export function noteTouch(state: RoomState, seat: number): void {
  const last = state.fields[field.lastTouchSeat];
  if (last === seat) return;
  if (isCounting(state)) {
    notePass(state, last, seat);
    noteSave(state, seat);
  }
  state.fields[field.previousTouchSeat] = last;
  state.fields[field.lastTouchSeat] = seat;
  state.fields[field.lastTouchKicked] = 0;
}

/** A kick is a touch on purpose; `disc` moves as it leaves the foot. */
export function noteKick(state: RoomState, seat: number, disc: number): void {
  noteTouch(state, seat);
  state.fields[field.lastTouchKicked] = 1;
  if (!isCounting(state) || hasFloorGoals(state.stadium)) return;
  if (!isOnTarget(state, disc, 3 - state.team[seat])) return;
  state.shots[seat]++;
  state.fields[field.shotSeat] = seat;
}

/** Every goal was a shot, also one that was run in. */
export function noteGoalShot(state: RoomState, seat: number): void {
  if (state.fields[field.shotSeat] !== seat) state.shots[seat]++;
  state.fields[field.shotSeat] = -1;
}

export function forgetTouches(state: RoomState): void {
  state.fields[field.lastTouchSeat] = -1;
  state.fields[field.previousTouchSeat] = -1;
  state.fields[field.lastTouchKicked] = 0;
  state.fields[field.shotSeat] = -1;
}

/** A seat that somebody else will take must not get credit for what was. */
export function forgetSeat(state: RoomState, seat: number): void {
  const { fields } = state;
  if (fields[field.lastTouchSeat] === seat) fields[field.lastTouchSeat] = -1;
  if (fields[field.previousTouchSeat] === seat) fields[field.previousTouchSeat] = -1;
  if (fields[field.scorerSeat] === seat) fields[field.scorerSeat] = -1;
  if (fields[field.assistSeat] === seat) fields[field.assistSeat] = -1;
  if (fields[field.shotSeat] === seat) fields[field.shotSeat] = -1;
}

/** In the warm-up and after the end nothing counts: the last match stays readable. */
function isCounting({ fields }: RoomState): boolean {
  return fields[field.phase] === phase.kickOff || fields[field.phase] === phase.playing;
}

/** Kicked by one, touched next by another of the same side. */
function notePass(state: RoomState, last: number, seat: number): void {
  if (last < 0 || state.fields[field.lastTouchKicked] === 0) return;
  if (state.team[last] === state.team[seat]) state.passes[last]++;
}

/** The next touch ends a shot; of the other side it is a save. */
function noteSave(state: RoomState, seat: number): void {
  const shooter = state.fields[field.shotSeat];
  if (shooter < 0) return;
  if (state.team[shooter] !== state.team[seat]) state.saves[seat]++;
  state.fields[field.shotSeat] = -1;
}
