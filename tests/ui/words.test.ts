// Small things in words: the clock, a room code as pasted, failures, bars of a round trip.
import { describe, expect, it } from 'vitest';
import { clockAnnouncement, clockText, formatClock } from '../../game/ui/clock.ts';
import { type FailureReason, failureFor } from '../../game/ui/failure.ts';
import { pingBars } from '../../game/ui/parts/ping.tsx';
import { readCode } from '../../game/ui/room-code.ts';

const limited = { elapsedSeconds: 0, limitSeconds: 180, isOvertime: false };

describe('clock', () => {
  for (const [seconds, text] of [
    [0, '0:00'],
    [9, '0:09'],
    [59.9, '0:59'],
    [60, '1:00'],
    [3725, '62:05'],
    [-3, '0:00'],
  ] as const) {
    it(`${seconds} s reads ${text}`, () => expect(formatClock(seconds)).toBe(text));
  }

  it('counts down to the limit, up without one, and up again in overtime', () => {
    expect(clockText({ ...limited, elapsedSeconds: 20 })).toBe('2:40');
    expect(clockText({ ...limited, elapsedSeconds: 200 })).toBe('0:00');
    expect(clockText({ elapsedSeconds: 75, limitSeconds: 0, isOvertime: false })).toBe('1:15');
    expect(clockText({ elapsedSeconds: 203, limitSeconds: 180, isOvertime: true })).toBe('+0:23');
  });

  it('is announced once a minute', () => {
    const said = new Set<string>();
    for (let elapsedSeconds = 0; elapsedSeconds < 180; elapsedSeconds += 1) {
      said.add(clockAnnouncement({ ...limited, elapsedSeconds }));
    }
    expect([...said]).toEqual(['3 minutes left.', '2 minutes left.', '1 minute left.']);
    expect(clockAnnouncement({ ...limited, elapsedSeconds: 190, isOvertime: true })).toMatch(
      /next goal/,
    );
    expect(clockAnnouncement({ ...limited, limitSeconds: 0 })).toBe('');
  });
});

describe('room code', () => {
  for (const [typed, code] of [
    ['k7qx', 'K7QX'],
    [' K7-QX ', 'K7QX'],
    ['https://kickabout.example/#K7QX', 'K7QX'],
    ['K7QXZZ', 'K7QX'],
    ['<b>', 'B'],
    ['', ''],
  ]) {
    it(`${JSON.stringify(typed)} is ${JSON.stringify(code)}`, () =>
      expect(readCode(typed)).toBe(code));
  }
});

describe('failures', () => {
  const reasons: FailureReason[] = [
    ...(['not-found', 'full', 'unreachable', 'version', 'banned', 'rate-limited'] as const),
    ...(['refused', 'webrtc-blocked', 'no-connection', 'room-closed', 'kicked-out'] as const),
  ];
  for (const reason of reasons) {
    it(`${reason} says what happened and offers a way on`, () => {
      const failure = failureFor(reason);
      expect(failure.title).not.toMatch(/connection failed/i);
      expect(failure.detail.length).toBeGreaterThan(20);
      expect(failure.choices.length).toBeGreaterThan(1);
      expect(failure.choices.at(-1)).toBe('menu');
    });
  }

  it('an old version is told to reload', () => {
    expect(failureFor('version').choices[0]).toBe('reload');
    expect(failureFor('version', 'Their tab is older.').detail).toBe('Their tab is older.');
  });
});

it('shorter round trips have more bars, an unknown one none', () => {
  expect([20, 61, 111, 201].map(pingBars)).toEqual([4, 3, 2, 1]);
  expect(pingBars(null)).toBe(0);
});
