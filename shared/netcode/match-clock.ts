// The match clock: one room time for all, the median of min-RTT offsets, slewed, never the host's
// (N4).

/** Milliseconds of a peer's own monotonic clock, of any origin. */
export type Ms = number;
export const TICK_MS = 1000 / 60;

/** Share by which the clock may run fast or slow; nobody feels 2 %. */
const SLEW_MAX = 0.02;
/** Share of the known error that one update takes out, before the limit above. */
const SLEW_GAIN = 0.05;
/** Beyond this error a clock is set, not slewed: a tab that slept, a joiner (ms). */
const STEP_ABOVE_MS = 500;
/** Samples before a joiner trusts its offset: enough that one of them met no queue. */
const SAMPLES_TO_SYNC = 4;

export type MatchClock = {
  /** Room time minus own clock. */
  offsetMs: Ms;
  /** True once the room's time is known; the creator's always is. */
  synced: boolean;
  lastMs: Ms;
  /** When it was last set by a step: echoes of stamps from before mean nothing for a while. */
  steppedMs: Ms;
};

export function createClock(): MatchClock {
  return { offsetMs: 0, synced: false, lastMs: 0, steppedMs: Number.NEGATIVE_INFINITY };
}
export function roomMs(clock: MatchClock, nowMs: Ms): Ms {
  return nowMs + clock.offsetMs;
}
/** The creator's clock: room time 0 is now. */
export function startClock(clock: MatchClock, nowMs: Ms): void {
  clock.offsetMs = -nowMs;
  clock.synced = true;
  clock.lastMs = nowMs;
}

/** What one link says: how far the peer's room time is ahead of ours, from its fastest exchange. */
export type OffsetSample = { readonly aheadMs: Ms; readonly samples: number };

/**
 * Moves the clock towards the median over all peers and itself; call once per update.
 * Returns true if it was set by a step, after which older samples mean nothing.
 */
export function steerClock(
  clock: MatchClock,
  offsets: readonly OffsetSample[],
  nowMs: Ms,
): boolean {
  const elapsedMs = Math.max(0, nowMs - clock.lastMs);
  clock.lastMs = nowMs;
  const known: Ms[] = [];
  for (const one of offsets) if (one.samples >= SAMPLES_TO_SYNC) known.push(one.aheadMs);
  if (known.length === 0) return false;
  if (!clock.synced) {
    clock.offsetMs += median(known);
    clock.synced = true;
    clock.steppedMs = nowMs;
    return true;
  }
  known.push(0);
  const errorMs = median(known);
  if (Math.abs(errorMs) > STEP_ABOVE_MS) {
    clock.offsetMs += errorMs;
    clock.steppedMs = nowMs;
    return true;
  }
  const limitMs = elapsedMs * SLEW_MAX;
  clock.offsetMs += Math.max(-limitMs, Math.min(limitMs, errorMs * SLEW_GAIN));
  return false;
}

/** Sorts them. */
function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle];
  const low = sorted[middle - 1];
  const high = sorted[middle];
  // Halves that are far apart: a clock that stood still has slept, and nobody else waits for it.
  return high - low > STEP_ABOVE_MS ? high : (low + high) / 2;
}
