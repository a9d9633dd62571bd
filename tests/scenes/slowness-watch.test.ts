// The watch that lowers the picture's quality: by frames alone, once, and not for a hidden tab.
import { expect, it } from 'vitest';
import { createSlownessWatch } from '../../game/scenes/slowness-watch.ts';

function run(fps: number, fpsMax = 0, gapAtMs = Number.POSITIVE_INFINITY): number {
  let slow = 0;
  const watch = createSlownessWatch(fpsMax, () => {
    slow += 1;
  });
  for (let ms = 0; ms < 20_000; ms += 1000 / fps) watch(ms < gapAtMs ? ms : ms + 30_000);
  return slow;
}

it.each([
  [60, 0],
  [144, 0],
  [50, 0],
  [40, 1],
  [12, 1],
])('%d frames a second without a limit: told %d times', (fps, times) => {
  expect(run(fps)).toBe(times);
});

it('a limit that is kept is not slow', () => {
  expect(run(30, 30)).toBe(0);
  expect(run(20, 30)).toBe(1);
});

it('a tab that was hidden starts over', () => {
  expect(run(60, 0, 3_000)).toBe(0);
});

it('frames while the pitch is baked do not count', () => {
  let slow = 0;
  const watch = createSlownessWatch(0, () => {
    slow += 1;
  });
  for (let ms = 0; ms < 2_000; ms += 400) watch(ms);
  for (let ms = 2_000; ms < 20_000; ms += 1000 / 60) watch(ms);
  expect(slow).toBe(0);
});
