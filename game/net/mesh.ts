// The mesh: a direct connection to every other peer of the room. What goes through its channels is
// the business of their home (C4). Must not know of the game.
import { decodeSignal, encodeSignal, type Signal } from '../../shared/protocol/signal-messages.ts';
import type { ClosedReason } from './channel-ends.ts';
import { type AttemptMaker, makeAttempt } from './mesh-attempt.ts';
import { LINKS_MAX, SETUP_MS_MAX } from './mesh-limits.ts';
import { MeshPeer } from './mesh-peer.ts';
import { OffersAhead } from './offers-ahead.ts';
import type { ChannelFacts, PeerChannels } from './peer-channels.ts';
import type { LinkEnd } from './peer-link.ts';
import type { Description, Schedule } from './peer-negotiation.ts';

/** Where channels live once they are made: with the room, on this thread or in a Worker. */
export type ChannelHome = {
  /**
   * Called in the same turn as the channels were made; answers with `opened` and `ended`. Peer 0:
   * nobody's yet, `bind` follows.
   */
  readonly adopt: (linkId: number, peerId: number, channels: PeerChannels) => void;
  readonly bind: (linkId: number, peerId: number) => void;
  /** The link is closed; without a reason another one serves the peer, or nobody need know. */
  readonly drop: (linkId: number, reason?: ClosedReason) => void;
};

export type MeshOptions = {
  /** Own player; the lower of two is the polite one. */
  readonly playerId: number;
  /** Asked for every connection anew: relay credentials expire and are renewed. */
  readonly configuration: () => RTCConfiguration;
  readonly home: ChannelHome;
  /** Hands a signal to the lobby; may be lost. */
  readonly sendSignal: (to: number, body: string) => void;
  /** Leaves an offer for whoever comes next; '' takes it back. */
  readonly sendOfferAhead: (body: string) => void;
  readonly nowMs: () => number;
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly schedule?: Schedule;
};

/** False where a browser setting or extension has taken WebRTC away. */
export function canConnectPeers(): boolean {
  return typeof RTCPeerConnection === 'function';
}

const scheduleByTimer: Schedule = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

export class Mesh {
  readonly #options: MeshOptions;
  readonly #maker: AttemptMaker;
  readonly #ahead: OffersAhead;
  readonly #session = (crypto.getRandomValues(new Uint32Array(1))[0] | 1) >>> 0;
  readonly #peers = new Map<number, MeshPeer>();
  /** Signals that nobody could use. */
  faultySignals = 0;
  #linksMade = 0;
  #isClosed = false;

  constructor(options: MeshOptions) {
    const { home, configuration, schedule = scheduleByTimer } = options;
    this.#options = options;
    this.#maker = {
      ...{ ownId: options.playerId, session: this.#session, home, configuration, schedule },
      nowMs: options.nowMs,
      createConnection: options.createConnection ?? ((wanted) => new RTCPeerConnection(wanted)),
      send: (peerId, signal) => this.#send(peerId, signal),
      nextLinkId: () => ++this.#linksMade,
      onFault: () => this.faultySignals++,
    };
    const ahead = { owner: undefined, setupMsMax: SETUP_MS_MAX, isRelayOnly: false };
    this.#ahead = new OffersAhead({
      schedule,
      make: (number, onPrepared) => makeAttempt(this.#maker, { ...ahead, number, onPrepared }),
      discard: ({ linkId, link }) => {
        home.drop(linkId);
        link.close();
      },
      publish: (number, offer) => this.#publish(number, offer),
    });
  }

  /** Starts to connect; nothing happens when a link is there or on its way. */
  connect(peerId: number): void {
    this.#peerOf(peerId)?.connect();
  }

  /** Answers an offer that the peer made before it knew of us; without a usable one, connects. */
  accept(peerId: number, offer: string | undefined): void {
    const signal = offer === undefined ? undefined : decodeSignal(offer);
    if (offer !== undefined && signal?.kind === 'describe' && signal.type === 'offer') {
      this.#peerOf(peerId)?.answer(signal.attempt);
      this.receiveSignal(peerId, offer);
    } else this.connect(peerId);
  }

  /** Keeps an offer for whoever comes next with the lobby, or not (C27). */
  offerAhead(isWanted: boolean): void {
    if (!this.#isClosed) this.#ahead.want(isWanted);
  }
  /** The lobby has handed it out. */
  offerTaken(): void {
    this.#ahead.taken();
  }
  /** The lobby has forgotten what it was given. */
  lobbyIsBack(): void {
    this.#ahead.publishAgain();
  }

  /** Builds a new connection beside an open one and changes over without a gap (C10). */
  replace(peerId: number): void {
    this.#peers.get(peerId)?.replace();
  }

  /** The lobby has the peer back: what it was told meanwhile it may not have heard (C41). */
  peerIsBack(peerId: number): void {
    const peer = this.#peers.get(peerId);
    if (peer?.isReplacing === true) peer.renew();
  }

  /** This side's network has changed: every link gets a new connection. */
  replaceAll(): void {
    for (const peer of this.#peers.values()) peer.replace();
    this.#ahead.renew();
  }

  /** The configuration is another one: nothing that was made with the last is finished (C21). */
  renewAll(): void {
    for (const peer of this.#peers.values()) peer.renew();
    this.#ahead.takeBack();
  }

  /** Ends the link; later signals of the peer start a new one. */
  disconnect(peerId: number): void {
    this.#peers.get(peerId)?.drop('removed');
  }

  /** What the lobby brought from a member of the room; anything unusable is dropped and counted. */
  receiveSignal(from: number, body: string): void {
    if (this.#isClosed) return;
    const signal = decodeSignal(body);
    const isForUs = signal?.toSession === 0 || signal?.toSession === this.#session;
    const peer = isForUs ? this.#peerOf(from) : undefined;
    if (signal !== undefined && peer !== undefined) this.#adoptAhead(peer, signal);
    if (signal === undefined || peer?.receive(signal) !== true) this.faultySignals++;
  }

  /** The home of a link's channels says that both are open. */
  opened(linkId: number): void {
    this.#peerWith(linkId)?.opened(linkId);
  }

  /** The home of a link's channels says that they have ended. */
  ended(linkId: number, reason: LinkEnd): void {
    this.#peerWith(linkId)?.ended(linkId, reason);
  }

  linkOf(peerId: number): 'connecting' | 'open' | 'closed' {
    return this.#peers.get(peerId)?.state ?? 'closed';
  }

  /** The connections to a peer that have opened, the one in use first. */
  connectionsOf(peerId: number): readonly RTCPeerConnection[] {
    return this.#peers.get(peerId)?.connections ?? [];
  }

  /** Whose a link is. */
  peerOf(linkId: number): number | undefined {
    return this.#peerWith(linkId)?.peerId;
  }

  /** How often an open link to a peer has been replaced by a newer one. */
  replacementsOf(peerId: number): number {
    return this.#peers.get(peerId)?.replacements ?? 0;
  }

  /** From the beginning of a link to its being open (ms); 0 before. */
  setupMsOf(peerId: number): number {
    return this.#peers.get(peerId)?.setupMs ?? 0;
  }

  channelFacts(): ChannelFacts[] {
    return [...this.#peers.values()].flatMap(({ facts }) => facts);
  }

  /** Closes everything at once, without a word to the home; for leaving and `pagehide`. */
  close(): void {
    this.#isClosed = true;
    this.#ahead.close();
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
  }

  /** An answer to an offer ahead gives that connection its peer. */
  #adoptAhead(peer: MeshPeer, signal: Signal): void {
    if (signal.kind !== 'describe' || signal.type !== 'answer' || signal.toSession === 0) return;
    const attempt = this.#ahead.take(signal.attempt);
    if (attempt !== undefined) peer.adopt(attempt, signal.session);
  }

  /** Undefined for oneself, once the mesh is closed, and when there are too many. */
  #peerOf(peerId: number): MeshPeer | undefined {
    if (this.#isClosed || peerId === this.#options.playerId) return undefined;
    const known = this.#peers.get(peerId);
    if (known !== undefined) return known;
    if (this.#peers.size >= LINKS_MAX && !this.#forgetIdle()) return undefined;
    const peer = new MeshPeer(peerId, this.#maker);
    this.#peers.set(peerId, peer);
    return peer;
  }

  #forgetIdle(): boolean {
    for (const [peerId, peer] of this.#peers) {
      if (peer.isIdle) return this.#peers.delete(peerId);
    }
    return false;
  }

  #peerWith(linkId: number): MeshPeer | undefined {
    for (const peer of this.#peers.values()) if (peer.has(linkId)) return peer;
    return undefined;
  }

  #publish(attempt: number, offer: Description | undefined): void {
    const address = { session: this.#session, toSession: 0, attempt };
    const body =
      offer === undefined ? '' : encodeSignal({ kind: 'describe', ...address, ...offer });
    if (body !== undefined) this.#options.sendOfferAhead(body);
  }

  #send(peerId: number, signal: Signal): void {
    const body = encodeSignal(signal);
    if (body === undefined) this.faultySignals++;
    else this.#options.sendSignal(peerId, body);
  }
}
