// Whether the lobby's socket still has a line, when there is reason to doubt it: one whose network
// went away says nothing for minutes, and a browser can't ping (C41).
import type { LobbyNotice, LobbyRequest } from '../../shared/protocol/lobby-messages.ts';

/** An answer of the lobby is here by then (ms): two slow round trips. */
export const LINE_CHECK_MS_MAX = 800;
/** The term in which a room opens: nobody claims it, so the lobby says no and notes nothing. */
const UNCLAIMED_TERM = 1;

/** A question that the lobby always answers, without any consequence. */
export const lineQuestion: LobbyRequest = { kind: 'claim-host', term: UNCLAIMED_TERM };

export function isLineAnswer(notice: LobbyNotice): boolean {
  return notice.kind === 'claim' && notice.term === UNCLAIMED_TERM;
}

export class LineCheck {
  readonly #schedule: (delayMs: number, callback: () => void) => () => void;
  #cancel: (() => void) | undefined;

  constructor(schedule: (delayMs: number, callback: () => void) => () => void) {
    this.#schedule = schedule;
  }

  /** From the question until something is heard: what is sent meanwhile may be lost. */
  get isDoubted(): boolean {
    return this.#cancel !== undefined;
  }

  /** Without a word by then `onDead` is called; one check at a time. */
  begin(ask: () => void, onDead: () => void): void {
    if (this.isDoubted) return;
    this.#cancel = this.#schedule(LINE_CHECK_MS_MAX, () => {
      this.#cancel = undefined;
      onDead();
    });
    ask();
  }

  /** Something has come, or there is no line to doubt any more; true if it was in doubt. */
  end(): boolean {
    const { isDoubted } = this;
    this.#cancel?.();
    this.#cancel = undefined;
    return isDoubted;
  }
}
