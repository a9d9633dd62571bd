// S1, S2, S10: a run is its schedule and nothing else, and a failing one is cut down.
import { describe, expect, it } from 'vitest';
import { scheduleOf } from './fleet.ts';
import { playSchedule } from './play.ts';
import type { Schedule } from './schedule.ts';
import { shrinkWith } from './shrink.ts';

const seeds = [3, 6, 10, 24, 35];

describe('a schedule', () => {
  it.each(seeds)('of seed %i is the same each time it is chosen', (seed) => {
    expect(scheduleOf(seed)).toEqual(scheduleOf(seed));
  });

  it.each(seeds)('of seed %i is the same run each time, down to the last packet', (seed) => {
    const schedule = scheduleOf(seed);
    const [first, second] = [playSchedule(schedule), playSchedule(schedule)];
    expect(first.trace).not.toBe(0);
    expect(second.trace).toBe(first.trace);
    expect(second.counters).toEqual(first.counters);
  });

  it('survives being written down', () => {
    const schedule = scheduleOf(24);
    const back: Schedule = JSON.parse(JSON.stringify(schedule));
    expect(playSchedule(back).trace).toBe(playSchedule(schedule).trace);
  });

  it('is another run with another fault', () => {
    const schedule = scheduleOf(24);
    const other = { ...schedule, events: schedule.events.slice(1) };
    expect(playSchedule(other).trace).not.toBe(playSchedule(schedule).trace);
  });
});

describe('a failing schedule', () => {
  const schedule = scheduleOf(24);
  const [culprit] = schedule.events;

  it('is cut down to the event that it takes, the fewest peers and clean links', () => {
    const fails = (one: Schedule) =>
      one.peers.length >= 2 && one.events.some(({ kind }) => kind === culprit.kind);
    const small = shrinkWith(fails, schedule, () => {});
    expect(small.events.map(({ kind }) => kind)).toEqual([culprit.kind]);
    expect(small.peers.length).toBe(2);
    expect(small.quality).toMatchObject({ loss: 0, burst: 0, duplicate: 0, reorder: 0 });
    expect(small.faultsUntilMs).toBe(small.events[0].atMs + 300);
  });

  it('keeps two events that only fail together', () => {
    const events = [1, 2, 3, 4, 5, 6].map(
      (n) => ({ atMs: 1000 * n, kind: 'clock-step', whom: n, byMs: 10 }) as const,
    );
    const fails = (one: Schedule) =>
      [2, 5].every((n) => one.events.some(({ atMs }) => atMs === 1000 * n));
    const small = shrinkWith(fails, { ...schedule, events }, () => {});
    expect(small.events.map(({ atMs }) => atMs)).toEqual([2000, 5000]);
  });
});
