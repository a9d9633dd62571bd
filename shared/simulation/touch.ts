// Who touched the ball: for the scorer, the assist and the end of a kick-off (S41, S50).
import { field, type RoomState } from './state.ts';

export function noteTouch(state: RoomState, seat: number): void {
  const last = state.fields[field.lastTouchSeat];
  if (last === seat) return;
  state.fields[field.previousTouchSeat] = last;
  state.fields[field.lastTouchSeat] = seat;
  state.fields[field.lastTouchKicked] = 0;
}

/** A kick is a touch on purpose. */
export function noteKick(state: RoomState, seat: number): void {
  noteTouch(state, seat);
  state.fields[field.lastTouchKicked] = 1;
}

export function forgetTouches(state: RoomState): void {
  state.fields[field.lastTouchSeat] = -1;
  state.fields[field.previousTouchSeat] = -1;
  state.fields[field.lastTouchKicked] = 0;
}

/** A seat that somebody else will take must not get credit for what was. */
export function forgetSeat(state: RoomState, seat: number): void {
  const { fields } = state;
  if (fields[field.lastTouchSeat] === seat) fields[field.lastTouchSeat] = -1;
  if (fields[field.previousTouchSeat] === seat) fields[field.previousTouchSeat] = -1;
  if (fields[field.scorerSeat] === seat) fields[field.scorerSeat] = -1;
  if (fields[field.assistSeat] === seat) fields[field.assistSeat] = -1;
}
