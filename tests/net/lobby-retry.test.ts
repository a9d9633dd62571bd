// L17: when a client comes back, and when it does not.
import { expect, it } from 'vitest';
import { REQUEST_MS_MAX } from '../../game/net/lobby-client.ts';
import {
  BACKOFF_MS_MAX,
  backoffMs,
  isFinalClose,
  isPassingFailure,
} from '../../game/net/lobby-retry.ts';
import { defaultLimits } from '../../lobby-server/lobby-options.ts';
import { lobbyCloseCode } from '../../shared/protocol/lobby-messages.ts';

it('waits 0.5, 1, 2, 4, 4, ... s, shortened by chance up to a half', () => {
  const waits = [0, 1, 2, 3, 4, 40].map((attempt) => backoffMs(attempt, 0));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 4_000, 4_000]);
  expect(backoffMs(0, 1)).toBe(250);
  expect(backoffMs(9, 1)).toBe(2_000);
});

it('is back before the lobby gives the place away', () => {
  expect(2 * BACKOFF_MS_MAX).toBeLessThan(defaultLimits.holdMs);
});

it('is back before a restarted lobby calls its room unknown, and asks for longer', () => {
  expect(2 * BACKOFF_MS_MAX).toBeLessThanOrEqual(defaultLimits.reopenMs);
  expect(defaultLimits.reopenMs).toBeLessThan(2 * REQUEST_MS_MAX);
});

it('stays away only after a close that was meant', () => {
  const final = Object.entries(lobbyCloseCode).filter(([, code]) => isFinalClose(code));
  expect(final.map(([name]) => name)).toEqual(['left', 'banned', 'replaced']);
  expect(isFinalClose(1006)).toBe(false);
});

it('asks again after what passes', () => {
  const codes = [
    'not-found',
    'full',
    'unreachable',
    'version',
    'banned',
    'rate-limited',
    'refused',
  ] as const;
  const passing = codes.filter((code) => isPassingFailure({ ok: false, code, message: '' }));
  expect(passing).toEqual(['full', 'unreachable', 'rate-limited']);
});
