// What this peer forwards for others (C33): from one neighbour to another, as it came, within a
// rate per sender. It reads nothing but the head.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import { readForward, turnForward } from '../../shared/protocol/route-messages.ts';
import { type Bucket, createBucket, takeToken } from '../../shared/protocol/token-bucket.ts';
import type { ChannelName } from './peer-channels.ts';
import { FORWARD_BYTES_RATE, FORWARD_RATE } from './route-limits.ts';

/** Totals since the room began; `refused` are over the rate, or for nobody in reach. */
export type Forwarded = { packets: number; bytes: number; refused: number };

export type ForwarderOptions = {
  /** True if the peer is a neighbour over a good link. */
  readonly isInReach: (peerId: PlayerId) => boolean;
  readonly send: (to: PlayerId, channel: ChannelName, bytes: Uint8Array) => boolean;
};

export class Forwarder {
  readonly #options: ForwarderOptions;
  readonly #shares = new Map<PlayerId, { readonly packets: Bucket; readonly bytes: Bucket }>();
  readonly totals: Forwarded = { packets: 0, bytes: 0, refused: 0 };

  constructor(options: ForwarderOptions) {
    this.#options = options;
  }

  /** False for bytes that ask for nothing that makes sense. `bytes` are changed. */
  forward(from: PlayerId, channel: ChannelName, bytes: Uint8Array, nowMs: number): boolean {
    const to = readForward(bytes)?.peerId;
    if (to === undefined || to === from) return false;
    const isAllowed = this.#options.isInReach(to) && this.#takeShare(from, bytes.length, nowMs);
    if (isAllowed) turnForward(bytes, from);
    if (isAllowed && this.#options.send(to, channel, bytes)) {
      this.totals.packets += 1;
      this.totals.bytes += bytes.length;
    } else this.totals.refused += 1;
    return true;
  }

  /** A peer that is forgotten has its share anew when it comes back. */
  forget(peerId: PlayerId): void {
    this.#shares.delete(peerId);
  }

  #takeShare(from: PlayerId, length: number, nowMs: number): boolean {
    let share = this.#shares.get(from);
    if (share === undefined) {
      share = {
        packets: createBucket(FORWARD_RATE, nowMs),
        bytes: createBucket(FORWARD_BYTES_RATE, nowMs),
      };
      this.#shares.set(from, share);
    }
    if (!takeToken(share.packets, FORWARD_RATE, nowMs)) return false;
    return takeToken(share.bytes, FORWARD_BYTES_RATE, nowMs, length);
  }
}
