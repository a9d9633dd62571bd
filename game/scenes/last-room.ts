// The room that this browser left without a goodbye: its seat is kept for a minute, and the menu
// offers the way back for as long.
import type { AppModel } from '../ui/model.ts';
import { type LastSeat, readLastSeat } from './kept.ts';

/** So long a bot keeps the seat of somebody who is gone (ms); `awayTicksMax` of the simulation. */
const seatKeptMs = 60_000;
/** A tab that is still in the room says so every second: after this it is no more (ms). */
const silentMs = 3_000;

/** `wallMs` is a clock that goes on from page to page. */
export function watchLastRoom(model: AppModel, wallMs: () => number): void {
  const look = () => {
    const seat = model.place.peek() === 'room' ? undefined : readLastSeat();
    const leftMs = seat === undefined ? 0 : leftFor(seat, wallMs());
    model.lastRoom.value =
      seat === undefined || leftMs <= 0
        ? null
        : { code: seat.code, ticket: seat.ticket, secondsLeft: Math.ceil(leftMs / 1000) };
  };
  look();
  setInterval(look, 1000);
}

function leftFor({ atMs, isGone }: LastSeat, nowMs: number): number {
  const sinceMs = nowMs - atMs;
  const isAlive = !isGone && sinceMs < silentMs;
  return isAlive || sinceMs < 0 ? 0 : seatKeptMs - sinceMs;
}
