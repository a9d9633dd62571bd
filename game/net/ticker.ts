// Calls back about 120 times a second, also in a hidden tab: a Worker's timer is not throttled
// there
// as the page's is (N10). Where no Worker can start, the page's own timer serves.

/** Half a tick, so that a tick is never more than that late. */
const PERIOD_MS = 8;

export type Ticker = { readonly stop: () => void };

/** Starts at once; `tick` must be short and must not throw. */
export function startTicker(tick: () => void): Ticker {
  let timer: ReturnType<typeof setInterval> | undefined;
  const fallBack = () => {
    timer ??= setInterval(tick, PERIOD_MS);
  };
  let worker: Worker | undefined;
  try {
    worker = new Worker(new URL('./ticker-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = tick;
    worker.onerror = (event) => {
      event.preventDefault();
      fallBack();
    };
    worker.postMessage(PERIOD_MS);
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
