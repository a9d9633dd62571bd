// The mesh: a direct connection to every other peer of the room. What goes through its channels is
// the business of their home (C4). Must not know of the game.
import {
  ATTEMPT_MAX,
  decodeSignal,
  encodeSignal,
  type Signal,
} from '../../shared/protocol/signal-messages.ts';
import type { ClosedReason } from './channel-ends.ts';
import { LINKS_MAX, SETUP_ATTEMPTS_MAX } from './mesh-limits.ts';
import { type ChannelFacts, channelFactsOf, type PeerChannels } from './peer-channels.ts';
import { type LinkEnd, PeerLink } from './peer-link.ts';
import type { Schedule } from './peer-negotiation.ts';

/** Where channels live once they are made: with the room, on this thread or in a Worker. */
export type ChannelHome = {
  /** Called in the same turn as the channels were made; answers with `opened` and `ended`. */
  readonly adopt: (linkId: number, peerId: number, channels: PeerChannels) => void;
  /** The link is closed; without a reason another attempt follows, or nobody is left to care. */
  readonly drop: (linkId: number, reason?: ClosedReason) => void;
};

export type MeshOptions = {
  /** Own player; the lower of two is the polite one. */
  readonly playerId: number;
  readonly iceServers: readonly RTCIceServer[];
  readonly home: ChannelHome;
  /** Hands a signal to the lobby; may be lost. */
  readonly sendSignal: (to: number, body: string) => void;
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly schedule?: Schedule;
};

type Peer = {
  readonly id: number;
  /** Random number of the peer's mesh; 0 while unknown. */
  session: number;
  attempt: number;
  attemptsFailed: number;
  hasOpened: boolean;
  link: PeerLink | undefined;
  /** Of `link`; counts up over all links of the mesh. */
  linkId: number;
  facts: readonly ChannelFacts[];
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
  readonly #session = (crypto.getRandomValues(new Uint32Array(1))[0] | 1) >>> 0;
  readonly #peers = new Map<number, Peer>();
  /** Signals that nobody could use. */
  faultySignals = 0;
  #linksMade = 0;
  #isClosed = false;

  constructor(options: MeshOptions) {
    this.#options = options;
  }

  /** Starts to connect; nothing happens when a link is there or on its way. */
  connect(peerId: number): void {
    if (this.#isClosed || peerId === this.#options.playerId) return;
    const peer = this.#peerOf(peerId);
    if (peer === undefined || peer.link !== undefined) return;
    peer.attemptsFailed = 0;
    this.#begin(peer, peer.attempt + 1);
  }

  /** Ends the link; later signals of the peer start a new one. */
  disconnect(peerId: number): void {
    const peer = this.#peers.get(peerId);
    if (peer !== undefined) this.#drop(peer, 'removed');
  }

  /** What the lobby brought from a member of the room; anything unusable is dropped and counted. */
  receiveSignal(from: number, body: string): void {
    if (this.#isClosed) return;
    const signal = decodeSignal(body);
    const peer = signal === undefined ? undefined : this.#addresseeOf(from, signal);
    if (signal === undefined || peer?.link === undefined) {
      this.faultySignals++;
      return;
    }
    if (signal.kind === 'describe') peer.link.receiveDescription(signal);
    else peer.link.receiveCandidates(signal.items);
  }

  /** The home of a link's channels says that both are open. */
  opened(linkId: number): void {
    const peer = this.#peerWith(linkId);
    if (peer === undefined) return;
    peer.hasOpened = true;
    peer.link?.opened();
  }

  /** The home of a link's channels says that they have ended. */
  ended(linkId: number, reason: LinkEnd): void {
    this.#peerWith(linkId)?.link?.end(reason);
  }

  linkOf(peerId: number): 'connecting' | 'open' | 'closed' {
    const state = this.#peers.get(peerId)?.link?.state ?? 'closed';
    if (state === 'open' || state === 'closed') return state;
    return 'connecting';
  }

  channelFacts(): ChannelFacts[] {
    return [...this.#peers.values()].flatMap(({ link, facts }) =>
      link === undefined ? [] : facts,
    );
  }

  /** Closes everything at once, without a word to the home; for leaving and `pagehide`. */
  close(): void {
    this.#isClosed = true;
    for (const peer of this.#peers.values()) peer.link?.close();
    this.#peers.clear();
  }

  /** The peer whose link a signal is for, with a new link where the signal starts one. */
  #addresseeOf(from: number, signal: Signal): Peer | undefined {
    if (from === this.#options.playerId) return undefined;
    if (signal.toSession !== 0 && signal.toSession !== this.#session) return undefined;
    const peer = this.#peerOf(from);
    if (peer === undefined) return undefined;
    const isOffer = signal.kind === 'describe' && signal.type === 'offer';
    if (peer.link === undefined) {
      // Nothing to protect: whoever speaks for this player now counts its attempts anew.
      if (!isOffer) return undefined;
      this.#begin(peer, signal.attempt);
    } else if (peer.session !== 0 && peer.session !== signal.session) {
      // The page was reloaded: its old connection is dead even if no event has said so.
      if (!isOffer) return undefined;
      this.#drop(peer, 'channel-closed');
      peer.attempt = 0;
    }
    if (signal.attempt < peer.attempt) return undefined;
    if (signal.attempt > peer.attempt) {
      if (!isOffer) return undefined;
      this.#replace(peer, signal.attempt);
    }
    peer.session = signal.session;
    return peer;
  }

  #peerOf(peerId: number): Peer | undefined {
    const known = this.#peers.get(peerId);
    if (known !== undefined) return known;
    if (this.#peers.size >= LINKS_MAX && !this.#forgetClosed()) return undefined;
    const peer: Peer = {
      id: peerId,
      session: 0,
      attempt: 0,
      attemptsFailed: 0,
      hasOpened: false,
      link: undefined,
      linkId: 0,
      facts: [],
    };
    this.#peers.set(peerId, peer);
    return peer;
  }

  #forgetClosed(): boolean {
    for (const peer of this.#peers.values()) {
      if (peer.link === undefined) return this.#peers.delete(peer.id);
    }
    return false;
  }

  #begin(peer: Peer, attempt: number): void {
    peer.attempt = attempt;
    peer.hasOpened = false;
    this.#linksMade++;
    const linkId = this.#linksMade;
    peer.linkId = linkId;
    const isPolite = this.#options.playerId < peer.id;
    const send = (signal: Signal) => this.#sendSignal(peer, signal);
    const address = () => ({ session: this.#session, toSession: peer.session, attempt });
    try {
      const create = this.#options.createConnection ?? ((c) => new RTCPeerConnection(c));
      peer.link = new PeerLink({
        connection: create({ iceServers: [...this.#options.iceServers] }),
        isPolite,
        schedule: this.#options.schedule ?? scheduleByTimer,
        sendDescription: (one) => send({ kind: 'describe', ...address(), ...one }),
        sendCandidates: (items) => send({ kind: 'candidates', ...address(), items }),
        handOver: (channels) => {
          peer.facts = channelFactsOf(peer.id, channels);
          this.#options.home.adopt(linkId, peer.id, channels);
        },
        onEnd: (reason) => this.#ended(peer, linkId, reason),
        onFault: () => this.faultySignals++,
      });
    } catch {
      // The browser has no connection left to give: a later `connect` may have more luck.
      peer.link = undefined;
    }
  }

  #replace(peer: Peer, attempt: number): void {
    const wasOpen = peer.link?.state === 'open' || peer.link?.state === 'repairing';
    this.#close(peer, wasOpen ? 'channel-closed' : undefined);
    this.#begin(peer, attempt);
  }

  #ended(peer: Peer, linkId: number, reason: LinkEnd): void {
    if (peer.linkId !== linkId) return;
    peer.attemptsFailed++;
    const mayRetry = reason === 'failed' && !peer.hasOpened && peer.attempt < ATTEMPT_MAX;
    if (mayRetry && peer.attemptsFailed < SETUP_ATTEMPTS_MAX) {
      this.#close(peer, undefined);
      this.#begin(peer, peer.attempt + 1);
    } else this.#drop(peer, reason);
  }

  #drop(peer: Peer, reason: ClosedReason): void {
    if (peer.link === undefined) return;
    this.#close(peer, reason);
    // Its page may be gone for good; the next one to speak for this player is believed.
    peer.session = 0;
  }

  #close(peer: Peer, reason: ClosedReason | undefined): void {
    if (peer.link === undefined) return;
    // The home hears the reason before its channels close.
    this.#options.home.drop(peer.linkId, reason);
    peer.link.close();
    peer.link = undefined;
  }

  #peerWith(linkId: number): Peer | undefined {
    for (const peer of this.#peers.values())
      if (peer.linkId === linkId && peer.link !== undefined) return peer;
    return undefined;
  }

  #sendSignal(peer: Peer, signal: Signal): void {
    const body = encodeSignal(signal);
    if (body === undefined) this.faultySignals++;
    else this.#options.sendSignal(peer.id, body);
  }
}
