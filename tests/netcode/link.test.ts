// H3: silence limits of a link, and what it measures: round trip, jitter, loss, clock offset.
import { describe, expect, it } from 'vitest';
import {
  addExchange,
  aheadOf,
  createLink,
  forgetExchanges,
  hardTimeoutMs,
  hearPacket,
  type Link,
  softTimeoutMs,
} from '../../shared/netcode/link.ts';
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import { bell, chance, createRandom } from '../simulator/random.ts';

/** A link that heard 60 packets a second for `seconds`, one way at a time. */
function steadyLink(rttMs: number, seconds = 10, jitterMs = 0, loss = 0): Link {
  const link = createLink(2, 0);
  const random = createRandom(rttMs + seconds);
  let lastMs = 0;
  for (let n = 1; n <= seconds * 60; n++) {
    if (chance(random) < loss) continue;
    lastMs = Math.max(lastMs, n * TICK_MS + Math.abs(bell(random)) * jitterMs);
    hearPacket(link, n, lastMs);
    addExchange(link, rttMs, 0, lastMs);
  }
  return link;
}

describe('H3 the time-outs of the design', () => {
  it.each([
    [20, 100, 300],
    [100, 100, 350],
    [200, 100, 450],
  ])('at %i ms round trip: soft %i ms, hard %i ms', (rttMs, softMs, hardMs) => {
    const link = steadyLink(rttMs);
    expect(Math.abs(softTimeoutMs(link) - softMs)).toBeLessThanOrEqual(5);
    expect(Math.abs(hardTimeoutMs(link) - hardMs)).toBeLessThanOrEqual(20);
  });

  it.each([20, 100, 200])(
    'at %i ms with 5 %% loss the soft one stays below 1.5 times that',
    (rtt) => {
      const calm = softTimeoutMs(steadyLink(rtt));
      const lossy = softTimeoutMs(steadyLink(rtt, 10, 0, 0.05));
      expect(lossy).toBeGreaterThanOrEqual(calm);
      expect(lossy).toBeLessThan(1.5 * calm);
    },
  );

  it('grow with jitter, and soft never exceeds hard', () => {
    const [calm, rough, wild] = [0, 30, 300].map((jitter) => steadyLink(20, 10, jitter));
    expect(softTimeoutMs(rough)).toBeGreaterThan(softTimeoutMs(calm));
    for (const link of [calm, rough, wild])
      expect(softTimeoutMs(link)).toBeLessThanOrEqual(hardTimeoutMs(link));
    expect(softTimeoutMs(wild)).toBe(hardTimeoutMs(wild));
  });

  it('are never below 100 and 300 ms, also before anything is known', () => {
    const link = createLink(2, 0);
    expect([softTimeoutMs(link), hardTimeoutMs(link)]).toEqual([100, 300]);
  });
});

describe('a link', () => {
  it('takes the facts of the newest packet only', () => {
    const link = createLink(2, 0);
    expect(hearPacket(link, 5, 10)).toBe(true);
    expect(hearPacket(link, 4, 20)).toBe(false);
    expect(hearPacket(link, 5, 21)).toBe(false);
    expect(hearPacket(link, 6, 22)).toBe(true);
    expect([link.sequence, link.lastHeardMs]).toEqual([6, 22]);
  });

  it('is heard of by a late packet, and never earlier than before', () => {
    const link = createLink(2, 0);
    hearPacket(link, 5, 30);
    hearPacket(link, 4, 20);
    expect(link.lastHeardMs).toBe(30);
  });

  it.each([0, 0.05, 0.2])('counts %f loss over five seconds', (loss) => {
    const link = steadyLink(20, 20, 0, loss);
    expect(Math.abs(link.lossShare - loss)).toBeLessThan(0.05);
  });

  it('does not count loss from before it was first heard', () => {
    const link = createLink(2, 0);
    for (let n = 5000; n < 5400; n++) hearPacket(link, n, n);
    expect(link.lossShare).toBe(0);
  });

  it('stands for its fastest exchange of the last five seconds', () => {
    const link = createLink(2, 0);
    expect(aheadOf(link, 0)).toEqual({ aheadMs: 0, samples: 0 });
    addExchange(link, 40, 11, 0);
    addExchange(link, 20, 7, 100);
    addExchange(link, 60, 31, 200);
    expect(aheadOf(link, 0)).toEqual({ aheadMs: 7, samples: 3 });
    addExchange(link, 50, 12, 5150);
    expect(aheadOf(link, 0)).toEqual({ aheadMs: 12, samples: 2 });
    expect(aheadOf(link, 5).aheadMs).toBe(7);
    forgetExchanges(link);
    expect(aheadOf(link, 0).samples).toBe(0);
  });

  it('keeps a bounded number of exchanges and a smoothed round trip', () => {
    const link = createLink(2, 0);
    for (let i = 0; i < 500; i++) addExchange(link, i % 2 === 0 ? 90 : 110, 0, i);
    expect(link.exchanges.length).toBeLessThanOrEqual(32);
    expect(Math.abs(link.rttMs - 100)).toBeLessThan(5);
  });
});
