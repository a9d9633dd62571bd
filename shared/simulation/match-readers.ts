// What the interface may know of how a match goes: statistics by seat, who is ready, who waits.
// Pure readings, as in `readers.ts`.
import { field, type RoomState } from './state.ts';

/** Kicks that would have gone in, and goals. */
export function shotsBySeat(state: RoomState, seat: number): number {
  return state.shots[seat];
}

/** First touches of a shot of the other side. */
export function savesBySeat(state: RoomState, seat: number): number {
  return state.saves[seat];
}

/** Kicks that a team-mate touched next. */
export function passesBySeat(state: RoomState, seat: number): number {
  return state.passes[seat];
}

/** Ticks of play for which nobody touched the ball later. */
export function possessionTicksBySeat(state: RoomState, seat: number): number {
  return state.possession[seat];
}

/** Of the ball over the line at the last goal, in px per tick. */
export function goalSpeedOf(state: RoomState): number {
  return state.fields[field.goalSpeed] / 1000;
}

/** Ticks until a match starts by itself because the players are ready; 0 for none. */
export function startTicksOf(state: RoomState): number {
  return state.fields[field.startTicks];
}

/** 1 for who gets the next place; 0 for who waits for none. */
export function queuePlaceOf({ queueTick }: RoomState, seat: number): number {
  if (queueTick[seat] === 0) return 0;
  let place = 1;
  for (let other = 0; other < queueTick.length; other++) {
    const isBefore = queueTick[other] < queueTick[seat] || other < seat;
    if (queueTick[other] !== 0 && queueTick[other] <= queueTick[seat] && isBefore) place++;
  }
  return place;
}
