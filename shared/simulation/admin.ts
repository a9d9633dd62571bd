// Who may command (S67, S68): there is always an admin while somebody is present.
import { seatsMax } from './constants.ts';
import { seatOfPlayer } from './readers.ts';
import { type RoomState, seatKind } from './state.ts';

/** `by` 0 is the host acting for the room. */
export function mayCommand(state: RoomState, by: number): boolean {
  if (by === 0) return true;
  const seat = seatOfPlayer(state, by);
  return seat >= 0 && state.admin[seat] === 1;
}

/**
 * If no admin is present, the one who has been here longest becomes one; somebody away keeps the
 * right.
 */
export function ensureAdmin(state: RoomState): void {
  let longest = -1;
  for (let seat = 0; seat < seatsMax; seat++) {
    if (!isPresent(state, seat)) continue;
    if (state.admin[seat] === 1) return;
    if (longest < 0 || state.joinTick[seat] < state.joinTick[longest]) longest = seat;
  }
  if (longest >= 0) state.admin[longest] = 1;
}

/** Takes the right away unless that would leave the room without a present admin. */
export function takeAdmin(state: RoomState, seat: number): void {
  for (let other = 0; other < seatsMax; other++) {
    if (other === seat || state.admin[other] !== 1 || !isPresent(state, other)) continue;
    state.admin[seat] = 0;
    return;
  }
}

function isPresent(state: RoomState, seat: number): boolean {
  return state.kind[seat] === seatKind.human && state.away[seat] === 0;
}
