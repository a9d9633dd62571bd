// The wish of a tick: what was tapped since the last one counts, what was let go does not (C18).
import { expect, it } from 'vitest';
import { createWish } from '../../game/scenes/wish.ts';
import { encodeInput } from '../../shared/simulation/input.ts';

const left = encodeInput(9, false);
const up = encodeInput(13, false);
const kick = encodeInput(0, true);

it('is what is held, tick after tick', () => {
  const wish = createWish();
  expect(wish.read(1)).toBe(0);
  wish.set(left);
  expect([wish.read(2), wish.read(3)]).toEqual([left, left]);
  wish.set(0);
  expect(wish.read(4)).toBe(left);
  expect(wish.read(5)).toBe(0);
});

it('keeps a tap between two looks for the next tick, and for no other', () => {
  const wish = createWish();
  wish.read(1);
  wish.set(kick);
  wish.set(0);
  expect(wish.read(2)).toBe(kick);
  expect(wish.read(3)).toBe(0);
});

it('keeps a tap while the tick it was meant for is still to come', () => {
  const wish = createWish();
  wish.read(1);
  wish.set(kick);
  wish.set(0);
  expect([wish.read(2), wish.read(2), wish.read(2)]).toEqual([kick, kick, kick]);
  expect(wish.read(3)).toBe(0);
});

it('takes the latest direction, and a kick if there was one', () => {
  const wish = createWish();
  wish.read(1);
  wish.set(left | kick);
  wish.set(up);
  expect(wish.read(2)).toBe(up | kick);
  expect(wish.read(3)).toBe(up);
});
