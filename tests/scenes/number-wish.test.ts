// The number on the own disc: asked for until it is there, and not more than once a second.
import { describe, expect, it } from 'vitest';
import { createNumberWish } from '../../game/scenes/number-wish.ts';
import { numberAt } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { give, roomOf } from '../simulation/scene.ts';

/** What a player asks of a room that answers, or does not. */
function wishingIn(state: RoomState, isAnswered: boolean) {
  const asked: number[] = [];
  const room = {
    request: (command: { kind: number; target: number; value: number; text: string }) => {
      asked.push(command.value);
      if (isAnswered) give(state, { ...command, by: 1 });
    },
  };
  const wish = { number: 0 };
  const tend = createNumberWish(room, () => wish.number);
  return { asked, wish, tend: (nowMs: number, seat = 0) => tend(state, seat, nowMs) };
}

describe('the number wished for', () => {
  it('is asked for once, again after a change, and back to the seat’s own', () => {
    const state = roomOf([1, 2]);
    const { asked, wish, tend } = wishingIn(state, true);
    tend(0);
    expect(asked).toEqual([]);
    wish.number = 10;
    for (const nowMs of [20, 40, 2000]) tend(nowMs);
    expect(asked).toEqual([10]);
    expect(numberAt(state, 0)).toBe(10);
    wish.number = 0;
    tend(4000);
    expect(asked).toEqual([10, 0]);
    expect(numberAt(state, 0)).toBe(1);
  });

  it('is asked for once a second while nobody answers, and never without a seat', () => {
    const { asked, wish, tend } = wishingIn(roomOf([1]), false);
    wish.number = 7;
    for (let nowMs = 0; nowMs < 3000; nowMs += 16) tend(nowMs);
    tend(9000, -1);
    expect(asked).toEqual([7, 7, 7]);
  });
});
