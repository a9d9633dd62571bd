// Calls back about 120 times a second for a room on the page, also in a hidden tab where a Worker's
// timer is not throttled as the page's is. Where no Worker can start, the page's own timer serves.
import { TICKER_PERIOD_MS } from './ticker-period.ts';

export type Ticker = { readonly stop: () => void };

/** Starts at once; `tick` must be short and must not throw. */
export function startTicker(tick: () => void): Ticker {
  let timer: ReturnType<typeof setInterval> | undefined;
  const fallBack = () => {
    timer ??= setInterval(tick, TICKER_PERIOD_MS);
  };
  let worker: Worker | undefined;
  try {
    worker = new Worker(new URL('./ticker-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = tick;
    worker.onerror = (event) => {
      event.preventDefault();
      fallBack();
    };
    worker.postMessage(TICKER_PERIOD_MS);
  } catch {
    fallBack();
  }
  return {
    stop: () => {
      worker?.terminate();
      clearInterval(timer);
    },
  };
}
