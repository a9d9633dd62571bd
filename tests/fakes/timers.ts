// Timers that go off only when a test advances them.
import type { Schedule } from '../../game/net/peer-negotiation.ts';

export type FakeTimers = {
  readonly schedule: Schedule;
  /** Runs what is due within the next `durationMs`, in order of time. */
  readonly advance: (durationMs: number) => void;
};

export function createTimers(): FakeTimers {
  const waiting = new Map<object, { readonly atMs: number; readonly run: () => void }>();
  let nowMs = 0;
  return {
    schedule: (delayMs, run) => {
      const key = {};
      waiting.set(key, { atMs: nowMs + delayMs, run });
      return () => waiting.delete(key);
    },
    advance: (durationMs) => {
      const endMs = nowMs + durationMs;
      for (;;) {
        const due = [...waiting].filter(([, timer]) => timer.atMs <= endMs);
        if (due.length === 0) break;
        const [key, timer] = due.sort(([, a], [, b]) => a.atMs - b.atMs)[0];
        waiting.delete(key);
        nowMs = timer.atMs;
        timer.run();
      }
      nowMs = endMs;
    },
  };
}
