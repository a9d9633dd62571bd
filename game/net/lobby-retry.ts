// Whether a client comes back to the lobby, and when (L17).
import type { EntryFailure } from '../../shared/protocol/lobby-http.ts';
import { lobbyCloseCode } from '../../shared/protocol/lobby-messages.ts';

/** First wait after a drop. */
export const BACKOFF_FIRST_MS = 500;
/** Longest wait; below the ten seconds that the lobby keeps a member's place (L8). */
export const BACKOFF_MS_MAX = 4_000;

/** Wait before attempt `attempt` (0 first); `chance` from 0 to 1 shortens it by up to a half. */
export function backoffMs(attempt: number, chance: number): number {
  const full = Math.min(BACKOFF_MS_MAX, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 8));
  return full * (1 - chance / 2);
}

/** The waits of one client, from drop to drop. */
export class Backoff {
  readonly #random: () => number;
  #attempts = 0;
  #wishMs: number | undefined;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** A lobby that stops says when it is back: the next wait is that, or up to twice as long. */
  wish(retryMs: number): void {
    this.#wishMs = retryMs;
  }

  /** It has held for a while: the waits begin anew. */
  reset(): void {
    this.#attempts = 0;
  }

  nextMs(): number {
    const wishMs = this.#wishMs;
    this.#wishMs = undefined;
    const chance = this.#random();
    return wishMs === undefined ? backoffMs(this.#attempts++, chance) : wishMs * (1 + chance);
  }
}

/** True for a close that somebody meant: no attempt to come back follows. */
export function isFinalClose(closeCode: number): boolean {
  return (
    closeCode === lobbyCloseCode.left ||
    closeCode === lobbyCloseCode.replaced ||
    closeCode === lobbyCloseCode.banned
  );
}

/** True for a failure that may pass. The match goes on meanwhile, so only a plain no is final. */
export function isPassingFailure(failure: EntryFailure): boolean {
  return (
    failure.code === 'unreachable' || failure.code === 'rate-limited' || failure.code === 'full'
  );
}

/** What a request without an answer, or a socket that closes before its welcome, comes to. */
export const unreachable: EntryFailure = {
  ok: false,
  code: 'unreachable',
  message: 'The lobby cannot be reached. Check your connection and try again.',
};
