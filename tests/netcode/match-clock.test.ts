// N4: one room time for all, the median over peers, moved by at most 2 %, set only across a large
// gap.
import { describe, expect, it } from 'vitest';
import {
  createClock,
  type MatchClock,
  type OffsetSample,
  roomMs,
  startClock,
  steerClock,
  TICK_MS,
} from '../../shared/netcode/match-clock.ts';

const ahead = (...all: number[]): OffsetSample[] =>
  all.map((aheadMs) => ({ aheadMs, samples: 10 }));

function runningClock(nowMs = 0): MatchClock {
  const clock = createClock();
  startClock(clock, nowMs);
  return clock;
}
/**
 * Steers for `ms` in ticks against peers whose room time is fixed relative to the own clock's
 * start.
 */
function steerFor(clock: MatchClock, ms: number, ...errorsMs: number[]): void {
  const start = clock.lastMs;
  const offset = clock.offsetMs;
  for (let now = start + TICK_MS; now <= start + ms; now += TICK_MS) {
    const moved = clock.offsetMs - offset;
    steerClock(clock, ahead(...errorsMs.map((error) => error - moved)), now);
  }
}

describe('N4 the clock', () => {
  it('of the creator starts at 0 and is synced', () => {
    const clock = runningClock(123_456);
    expect(clock.synced).toBe(true);
    expect(roomMs(clock, 123_456)).toBe(0);
    expect(roomMs(clock, 124_456)).toBe(1000);
  });

  it('stands on the median of all and itself: one liar among three moves nothing', () => {
    const clock = runningClock();
    steerFor(clock, 5000, 0, 400);
    expect(clock.offsetMs).toBe(0);
    steerFor(clock, 5000, 0, 400, -400);
    expect(clock.offsetMs).toBe(0);
  });

  it('moves half way towards a single other one, as that one does towards it', () => {
    const clock = runningClock();
    steerClock(clock, ahead(20), 0);
    steerFor(clock, 60_000, 20);
    expect(clock.offsetMs).toBeCloseTo(20, 0);
  });

  it.each([1, -1])('never runs more than 2 %% fast or slow (direction %i)', (sign) => {
    const clock = runningClock();
    steerFor(clock, 1000, sign * 300, sign * 300);
    expect(Math.abs(clock.offsetMs)).toBeLessThanOrEqual(20.001);
    expect(Math.abs(clock.offsetMs)).toBeGreaterThan(19);
    expect(Math.sign(clock.offsetMs)).toBe(sign);
  });

  it('never runs backwards', () => {
    const clock = runningClock();
    let before = roomMs(clock, 0);
    for (let now = 1; now < 2000; now += 3) {
      steerClock(clock, ahead(-400, -400), now);
      const room = roomMs(clock, now);
      expect(room).toBeGreaterThan(before);
      before = room;
    }
  });

  it('is set at once, and says so, when the error is above half a second', () => {
    const clock = runningClock();
    expect(steerClock(clock, ahead(499, 499), 10)).toBe(false);
    expect(steerClock(clock, ahead(501, 501), 20)).toBe(true);
    expect(clock.offsetMs).toBeCloseTo(501, 0);
    expect(clock.steppedMs).toBe(20);
  });

  it('without a peer goes on as it is', () => {
    const clock = runningClock();
    expect(steerClock(clock, [], 1000)).toBe(false);
    expect(steerClock(clock, [{ aheadMs: 300, samples: 3 }], 2000)).toBe(false);
    expect(clock.offsetMs).toBe(-0);
  });
});

describe('N4 a joiner', () => {
  it('is synced from the first link with four exchanges, by a step', () => {
    const clock = createClock();
    expect(steerClock(clock, [{ aheadMs: 7000, samples: 3 }], 10)).toBe(false);
    expect(clock.synced).toBe(false);
    expect(steerClock(clock, [{ aheadMs: 7000, samples: 4 }], 20)).toBe(true);
    expect([clock.synced, clock.offsetMs]).toEqual([true, 7000]);
  });

  it('takes the median of the others alone, not its own empty clock', () => {
    const clock = createClock();
    steerClock(clock, ahead(7000, 7002, 9000), 0);
    expect(clock.offsetMs).toBe(7002);
    const even = createClock();
    steerClock(even, ahead(7000, 7002), 0);
    expect(even.offsetMs).toBe(7001);
  });
});
