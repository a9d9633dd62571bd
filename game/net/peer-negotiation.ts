// Perfect negotiation over one RTCPeerConnection: offers, answers and candidates, one at a time.
// Must not know of channels, attempts or the lobby. Never throws on what a peer sent.
import {
  type CandidateTuple,
  SIGNAL_BATCH_MAX,
  SIGNAL_CANDIDATE_UNITS_MAX,
} from '../../shared/protocol/signal-messages.ts';
import { CANDIDATE_BATCH_MS, CANDIDATES_MAX, WAITING_SIGNALS_MAX } from './mesh-limits.ts';

/** Runs something once after a delay in ms; the result cancels it. */
export type Schedule = (delayMs: number, run: () => void) => () => void;

export type Description = { readonly type: 'offer' | 'answer'; readonly sdp: string };

export type NegotiationOptions = {
  readonly connection: RTCPeerConnection;
  /** The polite side gives way when both offer at once. */
  readonly isPolite: () => boolean;
  readonly schedule: Schedule;
  readonly sendDescription: (description: Description) => void;
  readonly sendCandidates: (items: CandidateTuple[]) => void;
  /** A signal could not be used; for counting. */
  readonly onFault: () => void;
};

export class Negotiation {
  readonly #options: NegotiationOptions;
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;
  #ignoresOffer = false;
  #candidatesTaken = 0;
  #batch: CandidateTuple[] = [];
  #cancelBatch: (() => void) | undefined;

  constructor(options: NegotiationOptions) {
    this.#options = options;
    options.connection.onicecandidate = (event) => this.#collect(event.candidate);
  }

  /** Sends an offer unless one is under way; the browser asks again when it needs another. */
  offer(): void {
    this.#enqueue(async () => {
      if (this.#options.connection.signalingState !== 'stable') return;
      await this.#describe();
    });
  }

  receiveDescription(description: Description): void {
    this.#enqueue(() => this.#takeDescription(description));
  }

  receiveCandidates(items: readonly CandidateTuple[]): void {
    this.#enqueue(() => this.#takeCandidates(items));
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelBatch?.();
    this.#options.connection.onicecandidate = null;
  }

  #enqueue(step: () => Promise<void>): void {
    if (this.#waiting >= WAITING_SIGNALS_MAX) {
      this.#options.onFault();
      return;
    }
    this.#waiting++;
    this.#work = this.#work.then(async () => {
      this.#waiting--;
      if (this.#isClosed) return;
      try {
        await step();
      } catch {
        if (!this.#isClosed) this.#options.onFault();
      }
    });
  }

  async #describe(): Promise<void> {
    const { connection } = this.#options;
    await connection.setLocalDescription();
    const local = connection.localDescription;
    if (this.#isClosed || local === null) return;
    if (local.type !== 'offer' && local.type !== 'answer') return;
    this.#options.sendDescription({ type: local.type, sdp: local.sdp });
  }

  async #takeDescription(description: Description): Promise<void> {
    const { connection, isPolite } = this.#options;
    const isOffer = description.type === 'offer';
    this.#ignoresOffer = isOffer && !isPolite() && connection.signalingState !== 'stable';
    if (this.#ignoresOffer) return;
    await connection.setRemoteDescription(description);
    this.#candidatesTaken = 0;
    if (isOffer && !this.#isClosed) await this.#describe();
  }

  async #takeCandidates(items: readonly CandidateTuple[]): Promise<void> {
    if (this.#ignoresOffer) return;
    for (const [candidate, sdpMid] of items) {
      if (this.#candidatesTaken >= CANDIDATES_MAX || this.#isClosed) {
        this.#options.onFault();
        return;
      }
      this.#candidatesTaken++;
      const taken = this.#options.connection.addIceCandidate({ candidate, sdpMid });
      await taken.catch(this.#options.onFault);
    }
  }

  #collect(candidate: RTCIceCandidate | null): void {
    if (candidate === null || candidate.candidate === '') return;
    if (candidate.candidate.length > SIGNAL_CANDIDATE_UNITS_MAX) return;
    this.#batch.push([candidate.candidate, candidate.sdpMid ?? '0']);
    if (this.#batch.length >= SIGNAL_BATCH_MAX) this.#flush();
    else this.#cancelBatch ??= this.#options.schedule(CANDIDATE_BATCH_MS, () => this.#flush());
  }

  #flush(): void {
    this.#cancelBatch?.();
    this.#cancelBatch = undefined;
    const items = this.#batch;
    this.#batch = [];
    if (items.length > 0) this.#options.sendCandidates(items);
  }
}
