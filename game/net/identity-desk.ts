// Who the others are: shows the own key to every peer that is linked, and checks what they show
// (C25, C39). Works on the page, where the connections are; never rejects.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import {
  type LinkFacts,
  type LinkProof,
  NO_FINGERPRINT,
} from '../../shared/protocol/link-proof-message.ts';
import { type Bucket, createBucket, takeToken } from '../../shared/protocol/token-bucket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import {
  fingerprintOfKey,
  type Identity,
  type IdentityTools,
  signLink,
  verifyLink,
  wordOfKey,
} from './identity.ts';
import type { PeerIdentity } from './peer-identity.ts';

/** The certificates at both ends of one connection, as this browser says. */
export type LinkPrints = { readonly own: Uint8Array; readonly peer: Uint8Array };

export type IdentityDeskOptions = {
  readonly tools: IdentityTools;
  /** Undefined where this browser has none: then nothing is shown, and nothing can be checked. */
  readonly own: Identity | undefined;
  readonly roomCode: string;
  readonly playerId: PlayerId;
  /** Of all connections to a peer, the one in use first; empty while none is open. */
  readonly printsOf: (peerId: PlayerId) => readonly LinkPrints[];
  readonly send: (to: PlayerId, proof: LinkProof) => void;
  readonly onChange: (peerId: PlayerId, identity: PeerIdentity) => void;
  readonly schedule: (delayMs: number, run: () => void) => void;
  readonly nowMs: () => number;
};

/** Who has shown nothing by then shows nothing (ms): a proof takes a round trip. */
export const PROOF_MS_MAX = 3000;
/** Proofs looked at per peer: one per connection, and those are seldom. */
const PROOF_RATE = { burst: 8, perSecond: 0.5 } as const;
/** Peers remembered; above the members of a room at once. */
const PEERS_MAX = 64;

type Peer = {
  identity: PeerIdentity;
  /** Counts up with every visit and connection: what belongs to an earlier one is dropped. */
  turn: number;
  /** A proof has come that fits nothing. */
  isSuspect: boolean;
  /** Who this player was before. */
  before: string;
  readonly bucket: Bucket;
};

export class IdentityDesk {
  readonly #options: IdentityDeskOptions;
  readonly #peers = new Map<PlayerId, Peer>();

  constructor(options: IdentityDeskOptions) {
    this.#options = options;
  }

  of(peerId: PlayerId): PeerIdentity {
    return this.#peers.get(peerId)?.identity ?? { kind: 'asking' };
  }

  /** The room is linked with a peer, over whatever route. */
  met(peerId: PlayerId): void {
    const peer = this.#peerOf(peerId);
    this.#become(peerId, peer, { kind: 'asking' });
    this.#show(peerId, peer);
  }

  /** A connection to a peer has opened, the first one or another. */
  linkOpened(peerId: PlayerId): void {
    const peer = this.#peers.get(peerId);
    if (peer === undefined) return;
    const { identity } = peer;
    if (identity.kind === 'proven')
      this.#become(peerId, peer, { ...identity, isLinkProven: false });
    this.#show(peerId, peer);
  }

  /** What a peer shows; anything that is no proof of this player is dropped. */
  async hear(from: PlayerId, proof: LinkProof): Promise<void> {
    const { tools, own, nowMs } = this.#options;
    const peer = this.#peers.get(from);
    if (peer === undefined || own === undefined || tools.subtle === undefined) return;
    if (!takeToken(peer.bucket, PROOF_RATE, nowMs())) return;
    const { turn } = peer;
    const isLinkProven = await this.#isOfLink(from, proof);
    const isProven = isLinkProven || (await verifyLink(tools, proof, this.#facts(from)));
    const fingerprint = await fingerprintOfKey(tools.subtle, proof.key);
    const word = await wordOfKey(tools.subtle, proof.key);
    if (peer.turn !== turn) return;
    if (!isProven) {
      peer.isSuspect = true;
      return;
    }
    const hasChanged = peer.before !== '' && peer.before !== fingerprint;
    peer.before = fingerprint;
    this.#become(from, peer, { kind: 'proven', fingerprint, word, isLinkProven, hasChanged });
  }

  async #isOfLink(from: PlayerId, proof: LinkProof): Promise<boolean> {
    for (const prints of this.#options.printsOf(from))
      if (await verifyLink(this.#options.tools, proof, this.#facts(from, prints))) return true;
    return false;
  }

  #show(peerId: PlayerId, peer: Peer): void {
    const { tools, own, printsOf, send, schedule } = this.#options;
    peer.turn += 1;
    peer.isSuspect = false;
    const { turn } = peer;
    schedule(PROOF_MS_MAX, () => this.#judge(peerId, turn));
    if (own === undefined) return;
    const facts = this.#facts(peerId, printsOf(peerId)[0]);
    void signLink(tools, own, facts).then((proof) => {
      if (proof !== undefined && peer.turn === turn) send(peerId, proof);
    });
  }

  /** Time is up: what fits nothing over a connection of ours was not made for it. */
  #judge(peerId: PlayerId, turn: number): void {
    const peer = this.#peers.get(peerId);
    if (peer === undefined || peer.turn !== turn) return;
    const isLinked = this.#options.printsOf(peerId).length > 0;
    const isProven = peer.identity.kind === 'proven' && peer.identity.isLinkProven;
    if (peer.isSuspect && isLinked && !isProven) this.#become(peerId, peer, { kind: 'mismatch' });
    else if (peer.identity.kind === 'asking') this.#become(peerId, peer, { kind: 'none' });
  }

  #become(peerId: PlayerId, peer: Peer, identity: PeerIdentity): void {
    peer.identity = identity;
    this.#options.onChange(peerId, identity);
  }

  #facts(peerId: PlayerId, prints?: LinkPrints): LinkFacts {
    const { roomCode, playerId } = this.#options;
    return {
      ...{ protocolVersion: PROTOCOL_VERSION, roomCode, ownId: playerId, peerId },
      ownFingerprint: prints?.own ?? NO_FINGERPRINT,
      peerFingerprint: prints?.peer ?? NO_FINGERPRINT,
    };
  }

  #peerOf(peerId: PlayerId): Peer {
    const known = this.#peers.get(peerId);
    if (known !== undefined) return known;
    const [oldest] = this.#peers.keys();
    if (this.#peers.size >= PEERS_MAX && oldest !== undefined) this.#peers.delete(oldest);
    const bucket = createBucket(PROOF_RATE, this.#options.nowMs());
    const peer: Peer = {
      identity: { kind: 'asking' },
      turn: 0,
      isSuspect: false,
      before: '',
      bucket,
    };
    this.#peers.set(peerId, peer);
    return peer;
  }
}
