// A stopwatch inside the page: when the menu could be used, what was clicked, and when the match
// was there. Times in ms since the navigation began, on the page's own clock.
import type { Page } from 'playwright-core';
import { until } from '../support/until.ts';

export type StartTimes = {
  /** The button 'Play now' can be clicked. */
  readonly menuMs: number;
  /** The first click on the page; absent on a page that was opened by a link. */
  readonly clickMs: number;
  /** The lobby has given a seat. */
  readonly seatMs: number;
  /** The first confirmed tick: the page holds the room's state. */
  readonly confirmedMs: number;
  /** Keys are read and the pitch has been drawn: the own disc can move, and be seen moving. */
  readonly playingMs: number;
};

/** Plain text, as a compiler's helpers would be missing in the page. Looks every 4 ms. */
const script = `{
  const times = {};
  const note = (name) => { times[name] ??= performance.now(); };
  addEventListener('click', (event) => { times.clickMs ??= event.timeStamp; }, true);
  const timer = setInterval(() => {
    const buttons = [...document.querySelectorAll('button:enabled')];
    if (buttons.some((one) => one.textContent.includes('Play now'))) note('menuMs');
    const facts = window.kickabout?.diagnostics();
    if (facts === undefined) return;
    if (facts.roomCode !== '') note('seatMs');
    if (facts.confirmedTick > 0) note('confirmedMs');
    const isMatch = document.querySelector('.screen-match') !== null;
    if (!isMatch || facts.frames.drawn === 0 || facts.confirmedTick === 0) return;
    note('playingMs');
    clearInterval(timer);
    window.startTimes = times;
  }, 4);
}`;

/** Call before the page goes anywhere. */
export async function installStopwatch(page: Page): Promise<void> {
  await page.addInitScript({ content: script });
}

/** Resolves when the match can be played. */
export function untilPlaying(page: Page): Promise<StartTimes> {
  const read = () => page.evaluate('window.startTimes') as Promise<StartTimes | undefined>;
  return until('the match', read, { limitMs: 30_000, everyMs: 100 });
}
