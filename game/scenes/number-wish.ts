// The number that a person wants on the own disc, asked of the room until the disc has it.
import { commandKind } from '../../shared/simulation/command.ts';
import { numberAt, seatNumber } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { RoomClient } from '../net/room-client.ts';

/** Between two requests (ms); the log has one long before. */
const ASK_EVERY_MS = 1000;

/** `wish` is 0 where the person leaves it to the room. */
export function createNumberWish(room: Pick<RoomClient, 'request'>, wish: () => number) {
  let askedMs = Number.NEGATIVE_INFINITY;
  return (state: RoomState, seat: number, nowMs: number): void => {
    if (seat < 0 || nowMs - askedMs < ASK_EVERY_MS) return;
    const wanted = wish() || seatNumber(seat);
    if (numberAt(state, seat) === wanted) return;
    askedMs = nowMs;
    room.request({ kind: commandKind.number, target: 0, value: wish(), text: '' });
  };
}
