// S3, S4: links lose, delay, queue and stall as they say.
import { describe, expect, it } from 'vitest';
import {
  arrivals,
  createLossyLink,
  isBusy,
  type LinkQuality,
  type LossyLink,
  reliableArrival,
} from './lossy-link.ts';
import { createStream } from './random.ts';

const CALM: LinkQuality = {
  delayMs: 20,
  jitterMs: 0,
  loss: 0,
  burst: 0,
  burstPackets: 0,
  duplicate: 0,
  reorder: 0,
  blocked: false,
};
const PACKETS = 20_000;

function linkWith(change: Partial<LinkQuality>): LossyLink {
  return createLossyLink({ ...CALM, ...change }, createStream(1, 2, 3));
}

/** Arrivals of a packet each 16 ms. */
function run(link: LossyLink, packets = PACKETS, bytes = 100): number[][] {
  return Array.from({ length: packets }, (_, n) => arrivals(link, 16 * n, bytes));
}
const lostOf = (all: number[][]) => all.filter((one) => one.length === 0).length / all.length;

describe('a link', () => {
  it('delivers after its delay and loses nothing when calm', () => {
    const all = run(linkWith({}), 100);
    expect(all).toEqual(Array.from({ length: 100 }, (_, n) => [16 * n + 20]));
  });

  it('loses the share that it says', () => {
    expect(lostOf(run(linkWith({ loss: 0.05 })))).toBeCloseTo(0.05, 2);
  });

  it('loses in bursts of the mean length that it says', () => {
    const all = run(linkWith({ burst: 0.01, burstPackets: 5 }));
    const text = all.map((one) => (one.length === 0 ? 'x' : '.')).join('');
    const bursts = text.match(/x+/g)!;
    const mean = bursts.join('').length / bursts.length;
    expect(mean).toBeGreaterThan(4);
    expect(mean).toBeLessThan(6);
  });

  it('doubles and reorders', () => {
    const all = run(linkWith({ duplicate: 0.1, reorder: 0.1, jitterMs: 4 }));
    expect(all.filter((one) => one.length === 2).length / PACKETS).toBeCloseTo(0.1, 2);
    const times = all.map(([first]) => first);
    expect(times.some((at, n) => n > 0 && at < times[n - 1])).toBe(true);
  });

  it('queues what its line does not carry, and drops what would wait too long', () => {
    const all = run(linkWith({ bytesPerMs: 5, queueMsMax: 100 }), 500);
    const waits = all.flatMap(([at], n) => (at === undefined ? [] : [at - 16 * n - 20]));
    expect(Math.max(...waits)).toBeGreaterThan(90);
    expect(Math.max(...waits)).toBeLessThanOrEqual(100);
    expect(lostOf(all)).toBeCloseTo(0.2, 1);
  });

  it('brings reliable messages in order, late by a retransmission for each loss', () => {
    const link = linkWith({ loss: 0.3, jitterMs: 5 });
    const times = Array.from({ length: 500 }, (_, n) => reliableArrival(link, 10 * n));
    expect(times).toEqual(times.slice().sort((a, b) => a - b));
    expect(Math.max(...times.map((at, n) => at - 10 * n))).toBeGreaterThan(240);
  });
});

describe('a channel of SCTP', () => {
  it('stops after three losses in flight, takes three packets, then is busy', () => {
    const link = linkWith({ stalls: true, blocked: true });
    for (const nowMs of [0, 16, 32]) expect(arrivals(link, nowMs, 100)).toEqual([]);
    expect(link.stalledUntilMs).toBeGreaterThanOrEqual(332);
    expect(link.stalledUntilMs).toBeLessThanOrEqual(1532);
    link.quality.blocked = false;
    const late = [48, 64, 80].map((nowMs) => {
      expect(isBusy(link, nowMs)).toBe(false);
      return arrivals(link, nowMs, 100)[0];
    });
    expect(isBusy(link, 96)).toBe(true);
    expect(late.every((at) => at > link.stalledUntilMs && at < link.stalledUntilMs + 30)).toBe(
      true,
    );
    expect(isBusy(link, link.stalledUntilMs)).toBe(false);
  });

  it('does not stop for losses that are far apart', () => {
    const link = linkWith({ stalls: true });
    for (let n = 0; n < 100; n++) {
      link.quality.blocked = n % 10 === 0;
      arrivals(link, 100 * n, 100);
    }
    expect(link.stalls).toBe(0);
  });
});
