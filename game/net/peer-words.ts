// What peers send that is no affair of the session: lines of chat, signals for the page's mesh, and
// proofs of who it is. Within a rate per peer, which for proofs the page keeps.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import { PEER_SIGNAL_RATE } from '../../shared/protocol/peer-limits.ts';
import type { RoomWord } from '../../shared/protocol/peer-messages.ts';
import { type Bucket, createBucket, takeToken } from '../../shared/protocol/token-bucket.ts';
import type { RoomNotice } from './room-messages.ts';
import { createTalkIntake, type TalkIntake } from './talk-gate.ts';

/** Peers remembered; a number is given to nobody twice, so a room of a whole day stays bounded. */
const BUCKETS_MAX = 64;

export class PeerWords {
  readonly #notify: (notice: RoomNotice) => void;
  readonly #talk: TalkIntake = createTalkIntake();
  readonly #signals = new Map<PlayerId, Bucket>();

  constructor(notify: (notice: RoomNotice) => void) {
    this.#notify = notify;
  }

  /** Messages that said nothing. */
  get faults(): number {
    return this.#talk.faults().empty;
  }

  hear(from: PlayerId, word: RoomWord, nowMs: number): void {
    if (word.kind === 'say') {
      const said = this.#talk.hear(from, word, nowMs);
      if (said !== undefined) this.#notify({ kind: 'said', from, scope: word.scope, said });
    } else if (word.kind === 'link-proof') this.#notify({ kind: 'proof', from, proof: word });
    else if (takeToken(this.#bucketOf(from, nowMs), PEER_SIGNAL_RATE, nowMs))
      this.#notify({ kind: 'signal', from, body: word.body });
  }

  #bucketOf(from: PlayerId, nowMs: number): Bucket {
    const known = this.#signals.get(from);
    if (known !== undefined) return known;
    const [oldest] = this.#signals.keys();
    if (this.#signals.size >= BUCKETS_MAX && oldest !== undefined) this.#signals.delete(oldest);
    const bucket = createBucket(PEER_SIGNAL_RATE, nowMs);
    this.#signals.set(from, bucket);
    return bucket;
  }
}
