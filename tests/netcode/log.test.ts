// The log: append only, chained, and a ring that knows what it no longer holds (N2, N7).
import { describe, expect, it } from 'vitest';
import {
  appendEntry,
  chainBefore,
  commandsAt,
  createLog,
  holds,
  inputAt,
  inputsAt,
  LOG_TICKS_KEPT,
  type Log,
  type LogEntry,
  resetLog,
  substitutedAt,
} from '../../shared/netcode/log.ts';
import { PIECE_ENTRIES_MAX } from '../../shared/netcode/log-codec.ts';
import { SNAPSHOTS_KEPT } from '../../shared/netcode/timeline.ts';
import { TOY_SEATS } from '../simulator/toy-simulation.ts';
import { command, entryOf } from './core-fixture.ts';

function logOf(...entries: LogEntry[]): Log {
  const log = createLog(TOY_SEATS);
  for (const entry of entries) appendEntry(log, entry);
  return log;
}
const full = (change: Partial<ReturnType<typeof command>> = {}, sequence = 7) =>
  entryOf(
    [1, 2, 3],
    [{ sequence, command: command(1, { by: 2, target: 3, value: 4, text: 'ab', ...change }) }],
    5,
  );

describe('the log', () => {
  it('starts empty at tick 0 with chain 0', () => {
    const log = createLog(TOY_SEATS);
    expect([log.base, log.next, log.chain]).toEqual([0, 0, 0]);
    expect(chainBefore(log, 0)).toBe(0);
    expect(chainBefore(log, 1)).toBeUndefined();
    expect(holds(log, 0)).toBe(false);
  });

  it('gives back what was appended', () => {
    const log = logOf(entryOf([9]), full());
    expect([...inputsAt(log, 1).subarray(0, 4)]).toEqual([1, 2, 3, 0]);
    expect(inputAt(log, 0, 0)).toBe(9);
    expect(substitutedAt(log, 1)).toBe(5);
    expect(commandsAt(log, 1)).toEqual(full().commands);
    expect(commandsAt(log, 0)).toEqual([]);
    expect(log.next).toBe(2);
  });
});

describe('N7 the chain hash', () => {
  it('is the same for the same history and known before each tick', () => {
    const [a, b] = [logOf(entryOf([1]), full()), logOf(entryOf([1]), full())];
    expect(a.chain).toBe(b.chain);
    expect(chainBefore(a, 1)).toBe(logOf(entryOf([1])).chain);
    expect(chainBefore(a, 2)).toBe(a.chain);
    expect(chainBefore(a, 3)).toBeUndefined();
  });

  it.each([
    ['an input', entryOf([1, 2, 4], full().commands, 5)],
    ['the last seat', { ...full(), inputs: Uint8Array.of(1, 2, 3, ...new Array(12).fill(0), 1) }],
    ['a substitution', entryOf([1, 2, 3], full().commands, 4)],
    ['no command', entryOf([1, 2, 3], [], 5)],
    ['a second command', entryOf([1, 2, 3], [...full().commands, ...full().commands], 5)],
    ['the number of a command', full({}, 8)],
    ['its kind', full({ kind: 2 })],
    ['who asked', full({ by: 3 })],
    ['its target', full({ target: 2 })],
    ['its value', full({ value: 5 })],
    ['its text', full({ text: 'ac' })],
    ['the length of its text', full({ text: 'abc' })],
  ])('changes with %s', (_what, entry) => {
    expect(logOf(entry).chain).not.toBe(logOf(full()).chain);
  });

  it('depends on the order of ticks', () => {
    const [a, b] = [entryOf([1]), entryOf([2])];
    expect(logOf(a, b).chain).not.toBe(logOf(b, a).chain);
  });
});

describe('the ring of the log', () => {
  it('keeps the newest entries and answers undefined for older ones', () => {
    const log = createLog(TOY_SEATS);
    const count = LOG_TICKS_KEPT + 10;
    for (let tick = 0; tick < count; tick++) appendEntry(log, entryOf([tick % 251]));
    expect(log.base).toBe(10);
    expect([9, 10, count - 1, count].map((tick) => holds(log, tick))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    for (let tick = log.base; tick < count; tick++) expect(inputAt(log, tick, 0)).toBe(tick % 251);
    expect(chainBefore(log, 10)).toBeUndefined();
    expect(chainBefore(log, 11)).toBeDefined();
    expect(chainBefore(log, 0)).toBe(0);
  });

  it('is longer than the snapshots and than a piece: any gap that a resend heals is held', () => {
    expect(LOG_TICKS_KEPT).toBeGreaterThan(SNAPSHOTS_KEPT);
    expect(LOG_TICKS_KEPT).toBeGreaterThan(PIECE_ENTRIES_MAX);
  });
});

describe('N6 a log that starts behind a keyframe', () => {
  it('goes on with the same chain as the one it was taken from', () => {
    const whole = logOf(entryOf([1]), full(), entryOf([4]));
    const late = createLog(TOY_SEATS);
    const chain = chainBefore(whole, 2)!;
    resetLog(late, 2, chain, entryOf([1, 2, 3], [], 5));
    expect([late.base, late.next, late.chain]).toEqual([1, 2, chain]);
    expect(holds(late, 1)).toBe(true);
    expect(holds(late, 0)).toBe(false);
    appendEntry(late, entryOf([4]));
    expect(late.chain).toBe(whole.chain);
  });

  it('forgets what was there before, and can start at tick 0', () => {
    const log = logOf(full(), full());
    resetLog(log, 0, 0, entryOf());
    expect([log.base, log.next, log.chain]).toEqual([0, 0, 0]);
    expect(holds(log, 0)).toBe(false);
    appendEntry(log, entryOf([3]));
    expect(log.chain).toBe(logOf(entryOf([3])).chain);
  });
});
