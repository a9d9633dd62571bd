// When a page may be looked at: what is still being faded in has no colours yet.
import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** What moves for longer than two seconds is no fading. */
export function untilStill(page: Page): Promise<unknown> {
  return until('the screen to stand still', () =>
    page.evaluate(() =>
      document.getAnimations().every(({ effect, currentTime }) => {
        const endMs = Number(effect?.getComputedTiming().endTime ?? 0);
        return endMs > 2000 || Number(currentTime) >= endMs;
      }),
    ),
  );
}
