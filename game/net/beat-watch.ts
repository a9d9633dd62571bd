// Whether the beats of a room still come while the page itself is awake: without them its Worker is
// dead (C15).

/** A room without a beat for this long, with the page awake, is dead (ms). */
const SILENT_MS_MAX = 4000;
/** The page looks after it this often (ms); a look that comes late says that the page slept. */
const LOOK_EVERY_MS = 1000;

export class BeatWatch {
  readonly #nowMs: () => number;
  readonly #onSilent: () => void;
  #silentLooks = 0;
  #lookedMs = Number.NaN;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(nowMs: () => number, onSilent: () => void) {
    this.#nowMs = nowMs;
    this.#onSilent = onSilent;
  }

  begin(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** A beat came, or another room begins. */
  reset(): void {
    this.#silentLooks = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const nowMs = this.#nowMs();
    const isAwake = nowMs - this.#lookedMs < 2 * LOOK_EVERY_MS;
    this.#lookedMs = nowMs;
    this.#silentLooks = isAwake ? this.#silentLooks + 1 : 0;
    if (this.#silentLooks * LOOK_EVERY_MS >= SILENT_MS_MAX) this.#onSilent();
  }
}
