// Rates from totals: what went up and down per second, over the last whole second or so.
import type { Traffic } from '../net/channel-ends.ts';

export type Rates = {
  readonly upBytesPerS: number;
  readonly downBytesPerS: number;
  readonly upPacketsPerS: number;
};

const PERIOD_MS = 1000;

export type RateMeter = {
  /** Call often; `nowMs` on any monotonic clock. */
  readonly measure: (traffic: Readonly<Traffic>, nowMs: number) => void;
  readonly rates: () => Rates;
};

export function createRateMeter(): RateMeter {
  let last: { readonly atMs: number; readonly traffic: Traffic } | undefined;
  let rates: Rates = { upBytesPerS: 0, downBytesPerS: 0, upPacketsPerS: 0 };
  return {
    measure: (traffic, nowMs) => {
      last ??= { atMs: nowMs, traffic: { ...traffic } };
      const elapsedMs = nowMs - last.atMs;
      if (elapsedMs < PERIOD_MS) return;
      const perS = (now: number, before: number) => Math.round(((now - before) * 1000) / elapsedMs);
      rates = {
        upBytesPerS: perS(traffic.bytesSent, last.traffic.bytesSent),
        downBytesPerS: perS(traffic.bytesReceived, last.traffic.bytesReceived),
        upPacketsPerS: perS(traffic.packetsSent, last.traffic.packetsSent),
      };
      last = { atMs: nowMs, traffic: { ...traffic } };
    },
    rates: () => rates,
  };
}
