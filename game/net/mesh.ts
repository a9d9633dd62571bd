// The mesh: a direct connection to every other peer of the room, and what arrives over them.
// Browser events only enqueue (C4); the room's tick calls `drain`. Must not know of the game.
import {
  ATTEMPT_MAX,
  decodeSignal,
  encodeSignal,
  type Signal,
} from '../../shared/protocol/signal-messages.ts';
import {
  BAD_MESSAGES_MAX,
  LINKS_MAX,
  SETUP_ATTEMPTS_MAX,
  WAITING_MESSAGES_MAX,
} from './mesh-limits.ts';
import {
  beginTurn,
  bytesMaxOf,
  type ChannelFacts,
  type ChannelName,
  channelFactsOf,
  sendThrough,
} from './peer-channels.ts';
import { type LinkEnd, PeerLink } from './peer-link.ts';
import type { Schedule } from './peer-negotiation.ts';

/** `receivedMs` is on the page's clock (`performance.now()`); `removed` follows `disconnect`. */
export type MeshEvent =
  | { readonly kind: 'open'; readonly peerId: number }
  | {
      readonly kind: 'message';
      readonly peerId: number;
      readonly channel: ChannelName;
      readonly bytes: Uint8Array;
      readonly receivedMs: number;
    }
  | { readonly kind: 'closed'; readonly peerId: number; readonly reason: LinkEnd | 'removed' };

export type MeshOptions = {
  /** Own player; the lower of two is the polite one. */
  readonly playerId: number;
  readonly iceServers: readonly RTCIceServer[];
  /** Hands a signal to the lobby; may be lost. */
  readonly sendSignal: (to: number, body: string) => void;
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly schedule?: Schedule;
};

/** Totals since the mesh began; bytes are payload, without headers. */
export type MeshTraffic = {
  packetsSent: number;
  bytesSent: number;
  packetsReceived: number;
  bytesReceived: number;
};

/** What was dropped: signals nobody could use, messages of a wrong type or size, unread ones. */
export type MeshFaults = { signals: number; messages: number; unread: number };

type Peer = {
  readonly id: number;
  /** Random number of the peer's mesh; 0 while unknown. */
  session: number;
  attempt: number;
  attemptsFailed: number;
  hasOpened: boolean;
  link: PeerLink | undefined;
  unread: number;
  badMessages: number;
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
  readonly traffic: MeshTraffic = {
    packetsSent: 0,
    bytesSent: 0,
    packetsReceived: 0,
    bytesReceived: 0,
  };
  readonly faults: MeshFaults = { signals: 0, messages: 0, unread: 0 };
  #events: MeshEvent[] = [];
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
      this.faults.signals++;
      return;
    }
    if (signal.kind === 'describe') peer.link.receiveDescription(signal);
    else peer.link.receiveCandidates(signal.items);
  }

  /** False when nothing was sent; see `sendThrough`. */
  send(peerId: number, channel: ChannelName, bytes: Uint8Array): boolean {
    const link = this.#peers.get(peerId)?.link;
    if (link?.state !== 'open' || !sendThrough(link.channels, channel, bytes)) return false;
    this.traffic.packetsSent++;
    this.traffic.bytesSent += bytes.length;
    return true;
  }

  /** What happened since the last call, in order; begins the turn that the next sends belong to. */
  drain(): MeshEvent[] {
    const events = this.#events;
    this.#events = [];
    for (const peer of this.#peers.values()) {
      peer.unread = 0;
      if (peer.link !== undefined) beginTurn(peer.link.channels);
    }
    return events;
  }

  linkOf(peerId: number): 'connecting' | 'open' | 'closed' {
    const state = this.#peers.get(peerId)?.link?.state ?? 'closed';
    if (state === 'open' || state === 'closed') return state;
    return 'connecting';
  }

  channelFacts(): ChannelFacts[] {
    return [...this.#peers.values()].flatMap(({ id, link }) =>
      link === undefined ? [] : channelFactsOf(id, link.channels),
    );
  }

  /** Closes everything at once, without events; for leaving and `pagehide`. */
  close(): void {
    this.#isClosed = true;
    for (const peer of this.#peers.values()) peer.link?.close();
    this.#peers.clear();
    this.#events = [];
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
      unread: 0,
      badMessages: 0,
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
    peer.badMessages = 0;
    peer.hasOpened = false;
    const isPolite = this.#options.playerId < peer.id;
    const send = (signal: Signal) => this.#sendSignal(peer, signal);
    const address = () => ({ session: this.#session, toSession: peer.session, attempt });
    try {
      const create = this.#options.createConnection ?? ((c) => new RTCPeerConnection(c));
      const link: PeerLink = new PeerLink({
        connection: create({ iceServers: [...this.#options.iceServers] }),
        isPolite,
        schedule: this.#options.schedule ?? scheduleByTimer,
        sendDescription: (one) => send({ kind: 'describe', ...address(), ...one }),
        sendCandidates: (items) => send({ kind: 'candidates', ...address(), items }),
        onOpen: () => this.#opened(peer),
        onEnd: (reason) => this.#ended(peer, link, reason),
        onMessage: (channel, data, receivedMs) => this.#take(peer, channel, data, receivedMs),
        onFault: () => this.faults.signals++,
      });
      peer.link = link;
    } catch {
      this.#events.push({ kind: 'closed', peerId: peer.id, reason: 'failed' });
    }
  }

  #replace(peer: Peer, attempt: number): void {
    if (peer.link?.state === 'open' || peer.link?.state === 'repairing') {
      this.#drop(peer, 'channel-closed');
    } else {
      peer.link?.close();
    }
    this.#begin(peer, attempt);
  }

  #opened(peer: Peer): void {
    peer.hasOpened = true;
    this.#events.push({ kind: 'open', peerId: peer.id });
  }

  #ended(peer: Peer, link: PeerLink, reason: LinkEnd): void {
    if (peer.link !== link) return;
    peer.attemptsFailed++;
    const mayRetry = reason === 'failed' && !peer.hasOpened && peer.attempt < ATTEMPT_MAX;
    if (mayRetry && peer.attemptsFailed < SETUP_ATTEMPTS_MAX) this.#begin(peer, peer.attempt + 1);
    else this.#drop(peer, reason);
  }

  #drop(peer: Peer, reason: LinkEnd | 'removed'): void {
    if (peer.link === undefined) return;
    peer.link.close();
    peer.link = undefined;
    // Its page may be gone for good; the next one to speak for this player is believed.
    peer.session = 0;
    this.#events.push({ kind: 'closed', peerId: peer.id, reason });
  }

  #sendSignal(peer: Peer, signal: Signal): void {
    const body = encodeSignal(signal);
    if (body === undefined) this.faults.signals++;
    else this.#options.sendSignal(peer.id, body);
  }

  #take(peer: Peer, channel: ChannelName, data: unknown, receivedMs: number): void {
    if (!(data instanceof ArrayBuffer) || data.byteLength > bytesMaxOf(channel)) {
      this.faults.messages++;
      peer.badMessages++;
      if (peer.badMessages > BAD_MESSAGES_MAX) this.#drop(peer, 'failed');
      return;
    }
    this.traffic.packetsReceived++;
    this.traffic.bytesReceived += data.byteLength;
    if (peer.unread >= WAITING_MESSAGES_MAX) {
      this.faults.unread++;
      return;
    }
    peer.unread++;
    const bytes = new Uint8Array(data);
    this.#events.push({ kind: 'message', peerId: peer.id, channel, bytes, receivedMs });
  }
}
