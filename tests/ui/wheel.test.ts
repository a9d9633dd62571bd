// The quick chat's wheel: held or tapped, by keys, a stick or a finger; and what it offers.
import { describe, expect, it } from 'vitest';
import { emotes as drawnEmotes } from '../../game/render/emote-face.ts';
import { chatLinesMax, emotes, phrases } from '../../game/ui/chat.ts';
import { createWheel, placeOf, placeOfSwipe, tapMs, wheelClosed } from '../../game/ui/wheel.ts';
import { EMOTES_COUNT, PHRASES_COUNT } from '../../shared/protocol/peer-limits.ts';

function open() {
  const said: number[] = [];
  const seen = [wheelClosed];
  const wheel = createWheel(
    (state) => seen.push(state),
    (chosen) => said.push(chosen),
  );
  return { wheel, said, now: () => seen.at(-1) };
}

describe('the wheel', () => {
  it('held: a direction chooses, letting go says it', () => {
    const { wheel, said, now } = open();
    wheel.press(0);
    wheel.steer(13);
    expect(now()).toEqual({ isOpen: true, chosen: 6 });
    wheel.steer(0);
    wheel.release(100);
    expect(said).toEqual([6]);
    expect(now()).toEqual(wheelClosed);
  });

  it('held without a direction says nothing', () => {
    const { wheel, said, now } = open();
    wheel.press(0);
    wheel.release(tapMs);
    expect(said).toEqual([]);
    expect(now()).toEqual(wheelClosed);
  });

  it('tapped: stays until a direction has come and gone, or the next tap', () => {
    const { wheel, said, now } = open();
    wheel.press(0);
    wheel.release(50);
    expect(now()?.isOpen).toBe(true);
    wheel.steer(5);
    expect(said).toEqual([]);
    wheel.steer(0);
    expect(said).toEqual([2]);
    wheel.press(1000);
    wheel.release(1050);
    wheel.press(2000);
    wheel.release(2050);
    expect(now()).toEqual(wheelClosed);
    expect(said).toEqual([2]);
  });

  it('a finger may change its mind', () => {
    const { wheel, said } = open();
    wheel.press(0);
    wheel.point(placeOfSwipe(40, 2, 26));
    wheel.point(placeOfSwipe(-3, 50, 26));
    wheel.release(900);
    wheel.press(1000);
    wheel.point(placeOfSwipe(40, 2, 26));
    wheel.point(placeOfSwipe(4, 2, 26));
    wheel.release(2000);
    expect(said).toEqual([2]);
  });

  it('every one of 16 directions has the nearest place', () => {
    const places = Array.from({ length: 16 }, (_, i) => placeOf(i + 1));
    expect(places).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 0]);
    for (const [place, [x, y]] of [
      [1, 0],
      [1, 1],
      [0, 1],
      [-1, 1],
      [-1, 0],
      [-1, -1],
      [0, -1],
      [1, -1],
    ].entries())
      expect(placeOfSwipe(x * 30, y * 30, 26)).toBe(place);
  });
});

it('screens, picture and wire know the same sentences and emotes', () => {
  expect(phrases).toHaveLength(PHRASES_COUNT);
  expect(emotes).toHaveLength(EMOTES_COUNT);
  expect(drawnEmotes).toEqual(emotes);
  expect(chatLinesMax).toBeGreaterThan(9);
});
