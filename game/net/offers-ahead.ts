// Connections that have made their offer before anybody comes (C27): one is with the lobby, for the
// next newcomer; those that were handed out or have grown old wait a little longer for an answer.

import type { Attempt } from './mesh-attempt.ts';
import {
  AHEAD_AGE_MS_MAX,
  AHEAD_ATTEMPT_MIN,
  AHEAD_EVERY_MS,
  AHEAD_MAX,
  AHEAD_REPLACED_MS,
  SECOND_ATTEMPT_MS,
} from './mesh-limits.ts';
import type { Description, Schedule } from './peer-negotiation.ts';

export type OffersAheadOptions = {
  readonly schedule: Schedule;
  /** Makes a link that is prepared; undefined when the browser has none left. */
  readonly make: (attempt: number, onPrepared: (offer: Description) => void) => Attempt | undefined;
  readonly discard: (made: Attempt) => void;
  /** Leaves the offer with the lobby; undefined takes the last one back. */
  readonly publish: (attempt: number, offer: Description | undefined) => void;
};

type Prepared = {
  readonly made: Attempt;
  offer: Description | undefined;
  cancel: () => void;
};

/** Attempts go round before they meet numbers that a pair could count up to. */
const ATTEMPTS = 0x4000;

export class OffersAhead {
  readonly #options: OffersAheadOptions;
  readonly #waiting = new Map<number, Prepared>();
  /** The one that the lobby has, or is about to get. */
  #current: Prepared | undefined;
  #isWanted = false;
  #made = 0;
  /** While an offer is too young for another one. */
  #cancelPause: (() => void) | undefined;

  constructor(options: OffersAheadOptions) {
    this.#options = options;
  }

  /** Whether somebody may come. */
  want(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) {
      this.#make();
      return;
    }
    if (this.#current === undefined) return;
    this.#options.publish(this.#current.made.number, undefined);
    this.#expireIn(this.#current, AHEAD_REPLACED_MS);
    this.#current = undefined;
  }

  /** The lobby has handed the offer out: there will be an answer, and another newcomer. */
  taken(): void {
    if (this.#current === undefined) return;
    this.#expireIn(this.#current, SECOND_ATTEMPT_MS);
    this.#current = undefined;
    this.#make();
  }

  /** The lobby is back and knows nothing of before. */
  publishAgain(): void {
    const { made, offer } = this.#current ?? {};
    if (made !== undefined && offer !== undefined) this.#options.publish(made.number, offer);
  }

  /** What they were made with is no longer true: other addresses, other servers. */
  renew(): void {
    if (this.#current === undefined) return;
    this.#expireIn(this.#current, AHEAD_REPLACED_MS);
    this.#current = undefined;
    this.#make();
  }

  /** None that was made so far may lead to a link any more, whoever has it. */
  takeBack(): void {
    if (this.#current !== undefined) this.#options.publish(this.#current.made.number, undefined);
    this.#discardAll();
    this.#make();
  }

  /** The link of an offer that is answered now; it is the caller's from here on. */
  take(attempt: number): Attempt | undefined {
    const prepared = this.#waiting.get(attempt);
    if (prepared === undefined) return undefined;
    prepared.cancel();
    this.#waiting.delete(attempt);
    // Answered before the lobby's word of it came, or after it was replaced.
    if (this.#current === prepared) {
      this.#current = undefined;
      this.#make();
    }
    return prepared.made;
  }

  close(): void {
    this.#isWanted = false;
    this.#cancelPause?.();
    this.#discardAll();
  }

  #discardAll(): void {
    for (const prepared of this.#waiting.values()) {
      prepared.cancel();
      this.#options.discard(prepared.made);
    }
    this.#waiting.clear();
    this.#current = undefined;
  }

  #make(): void {
    const { schedule, make, publish } = this.#options;
    if (!this.#isWanted || this.#current !== undefined || this.#cancelPause !== undefined) return;
    this.#cancelPause = schedule(AHEAD_EVERY_MS, () => {
      this.#cancelPause = undefined;
      this.#make();
    });
    if (this.#waiting.size >= AHEAD_MAX) return;
    const attempt = AHEAD_ATTEMPT_MIN + (this.#made++ % ATTEMPTS);
    const made = make(attempt, (offer) => {
      prepared.offer = offer;
      if (this.#current === prepared) publish(attempt, offer);
    });
    if (made === undefined) return;
    const prepared: Prepared = { made, offer: undefined, cancel: () => {} };
    this.#waiting.set(attempt, prepared);
    this.#current = prepared;
    prepared.cancel = schedule(AHEAD_AGE_MS_MAX, () => this.renew());
  }

  #expireIn(prepared: Prepared, delayMs: number): void {
    prepared.cancel();
    prepared.cancel = this.#options.schedule(delayMs, () => {
      this.#waiting.delete(prepared.made.number);
      this.#options.discard(prepared.made);
    });
  }
}
