// The way of this player's signals to the members: requests while the first socket is still
// opening, then the socket; while that is down they wait. They keep their order.
import type { SignalTuple } from '../../shared/protocol/lobby-http.ts';

/** Signals kept while the socket is down; more than one connection set-up needs per pair. */
export const WAITING_SIGNALS_MAX = 256;

/** Brings signals to members; false if they are lost. Never rejects. */
export type EarlyRequest = (signals: readonly SignalTuple[]) => Promise<boolean>;

export class SignalOutbox {
  /** False when the socket isn't open. */
  readonly #sendBySocket: (signal: SignalTuple) => boolean;
  #request: EarlyRequest | undefined;
  #isRequesting = false;
  #waiting: SignalTuple[] = [];

  constructor(sendBySocket: (signal: SignalTuple) => boolean) {
    this.#sendBySocket = sendBySocket;
  }

  /** Signals go by request until `socketOpened`. */
  sendBy(request: EarlyRequest): void {
    this.#request = request;
  }

  send(signal: SignalTuple): void {
    if (this.#waiting.length < WAITING_SIGNALS_MAX) this.#waiting.push(signal);
    this.#flush();
  }

  socketOpened(): void {
    this.#request = undefined;
    this.#flush();
  }

  clear(): void {
    this.#request = undefined;
    this.#waiting = [];
  }

  #flush(): void {
    if (this.#isRequesting) return;
    if (this.#request !== undefined) void this.#flushByRequest(this.#request);
    else
      while (this.#waiting.length > 0 && this.#sendBySocket(this.#waiting[0]))
        this.#waiting.shift();
  }

  /** One request at a time; what none could bring waits for the socket. */
  async #flushByRequest(request: EarlyRequest): Promise<void> {
    const signals = this.#waiting;
    if (signals.length === 0) return;
    this.#waiting = [];
    this.#isRequesting = true;
    const isBrought = await request(signals);
    this.#isRequesting = false;
    if (!isBrought) {
      this.#waiting = [...signals, ...this.#waiting];
      if (this.#request === request) this.#request = undefined;
    }
    this.#flush();
  }
}
