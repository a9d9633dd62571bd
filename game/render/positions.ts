// Where every disc of a state is, by a slot that stays the same when the list of discs changes:
// a player's slot is the seat, any other disc follows in the order of the stadium.
import { seatsMax, stadiumDiscsMax } from '../../shared/simulation/constants.ts';
import {
  discOfSeat,
  discXAt,
  discYAt,
  stadiumDiscCountOf,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';

export const slotsMax = seatsMax + stadiumDiscsMax;

/** In stadium units; `present[slot]` is 1 where `x` and `y` mean something. */
export type Positions = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly present: Uint8Array;
};

export function createPositions(): Positions {
  return {
    x: new Float64Array(slotsMax),
    y: new Float64Array(slotsMax),
    present: new Uint8Array(slotsMax),
  };
}

/** Slot of the `index`-th disc that belongs to no seat. */
export function slotOfStadiumDisc(index: number): number {
  return seatsMax + index;
}

export function copyPositions(from: Positions, into: Positions): void {
  into.x.set(from.x);
  into.y.set(from.y);
  into.present.set(from.present);
}

/** Allocates nothing. */
export function readPositions(state: RoomState, into: Positions): void {
  into.present.fill(0);
  for (let seat = 0; seat < seatsMax; seat += 1) {
    const disc = discOfSeat(state, seat);
    if (disc >= 0) place(state, disc, seat, into);
  }
  const others = stadiumDiscCountOf(state);
  for (let disc = 0; disc < others; disc += 1) place(state, disc, slotOfStadiumDisc(disc), into);
}

function place(state: RoomState, disc: number, slot: number, into: Positions): void {
  into.x[slot] = discXAt(state, disc);
  into.y[slot] = discYAt(state, disc);
  into.present[slot] = 1;
}
