// Who the members of a room are, as far as this page knows: what its desk finds out is passed on to
// the room, and who sits in between, or was banned, is not used any more.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import { fingerprintOf } from '../../shared/protocol/link-proof-message.ts';
import type { Identity, IdentityTools } from './identity.ts';
import { IdentityDesk, type LinkPrints } from './identity-desk.ts';
import type { Mesh } from './mesh.ts';
import type { PeerIdentity, ShownKey } from './peer-identity.ts';
import type { RoomNotice, RoomOrder } from './room-messages.ts';
import type { RoomLobby } from './solo-lobby.ts';

/** This browser's key, and what it needs to look at others'. */
export type OwnIdentity = { readonly tools: IdentityTools; readonly own: Identity | undefined };

/** Of a room that nobody else can enter. */
export const noIdentity: OwnIdentity = {
  tools: { subtle: undefined, storage: undefined },
  own: undefined,
};

export type RoomIdentitiesOptions = {
  readonly identity: OwnIdentity;
  readonly lobby: RoomLobby;
  readonly mesh: () => Mesh;
  readonly post: (order: RoomOrder) => void;
  readonly nowMs: () => number;
};

export class RoomIdentities {
  readonly #options: RoomIdentitiesOptions;
  readonly #desk: IdentityDesk;
  readonly #refused = new Set<PlayerId>();

  constructor(options: RoomIdentitiesOptions) {
    const { identity, lobby, mesh, post, nowMs } = options;
    this.#options = options;
    this.#desk = new IdentityDesk({
      ...identity,
      ...{ roomCode: lobby.code, playerId: lobby.playerId, nowMs },
      printsOf: (peerId) => mesh().connectionsOf(peerId).flatMap(printsOf),
      send: (to, proof) => post({ kind: 'prove', to, proof }),
      onChange: (peerId, found) => this.#take(peerId, found),
      schedule: (delayMs, run) => void setTimeout(run, delayMs),
    });
  }

  /** The signs of the own key; empty without one. */
  get ownSigns(): string {
    return this.#options.identity.own?.fingerprint ?? '';
  }
  /** The word of the own key; 0 without one. */
  get ownWord(): number {
    return this.#options.identity.own?.word ?? 0;
  }

  of(peerId: PlayerId): PeerIdentity {
    return this.#desk.of(peerId);
  }
  isRefused(peerId: PlayerId): boolean {
    return this.#refused.has(peerId);
  }

  hear(notice: Extract<RoomNotice, { kind: 'met' | 'proof' }>): void {
    if (notice.kind === 'met') this.#desk.met(notice.peerId);
    else void this.#desk.hear(notice.from, notice.proof);
  }

  /** A connection has opened; the mesh knows it by now. */
  linkOpened(linkId: number): void {
    const peerId = this.#options.mesh().peerOf(linkId);
    if (peerId !== undefined) this.#desk.linkOpened(peerId);
  }

  /** From now on nothing is sent to a peer or taken from it, over whatever route. */
  refuse(peerId: PlayerId): void {
    if (this.#refused.has(peerId)) return;
    this.#refused.add(peerId);
    this.#options.mesh().disconnect(peerId);
    this.#options.post({ kind: 'refuse', peerId });
  }

  #take(peerId: PlayerId, found: PeerIdentity): void {
    this.#options.post({ kind: 'shown', peerId, shown: shownBy(found) });
    if (found.kind === 'mismatch') this.refuse(peerId);
  }
}

function shownBy(found: PeerIdentity): ShownKey {
  return found.kind === 'proven' ? { kind: 'proven', word: found.word } : { kind: found.kind };
}

function printsOf({ localDescription, remoteDescription }: RTCPeerConnection): LinkPrints[] {
  const own = fingerprintOf(localDescription?.sdp ?? '');
  const peer = fingerprintOf(remoteDescription?.sdp ?? '');
  return own === undefined || peer === undefined ? [] : [{ own, peer }];
}
