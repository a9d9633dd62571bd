// The mesh: a direct connection to every other peer of the room. What goes through its channels is
// the business of their home (C4). Must not know of the game.
import { decodeSignal, encodeSignal, type Signal } from '../../shared/protocol/signal-messages.ts';
import type { ClosedReason } from './channel-ends.ts';
import { LINKS_MAX } from './mesh-limits.ts';
import { MeshPeer } from './mesh-peer.ts';
import type { ChannelFacts, PeerChannels } from './peer-channels.ts';
import type { LinkEnd } from './peer-link.ts';
import type { Schedule } from './peer-negotiation.ts';

/** Where channels live once they are made: with the room, on this thread or in a Worker. */
export type ChannelHome = {
  /** Called in the same turn as the channels were made; answers with `opened` and `ended`. */
  readonly adopt: (linkId: number, peerId: number, channels: PeerChannels) => void;
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
  readonly #session = (crypto.getRandomValues(new Uint32Array(1))[0] | 1) >>> 0;
  readonly #peers = new Map<number, MeshPeer>();
  /** Signals that nobody could use. */
  faultySignals = 0;
  #linksMade = 0;
  #isClosed = false;

  constructor(options: MeshOptions) {
    this.#options = options;
  }

  /** Starts to connect; nothing happens when a link is there or on its way. */
  connect(peerId: number): void {
    this.#peerOf(peerId)?.connect();
  }

  /** Builds a new connection beside an open one and changes over without a gap (C10). */
  replace(peerId: number): void {
    this.#peers.get(peerId)?.replace();
  }

  /** This side's network has changed: every link gets a new connection. */
  replaceAll(): void {
    for (const peer of this.#peers.values()) peer.replace();
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

  /** How often an open link to a peer has been replaced by a newer one. */
  replacementsOf(peerId: number): number {
    return this.#peers.get(peerId)?.replacements ?? 0;
  }

  channelFacts(): ChannelFacts[] {
    return [...this.#peers.values()].flatMap(({ facts }) => facts);
  }

  /** Closes everything at once, without a word to the home; for leaving and `pagehide`. */
  close(): void {
    this.#isClosed = true;
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
  }

  /** Undefined for oneself, once the mesh is closed, and when there are too many. */
  #peerOf(peerId: number): MeshPeer | undefined {
    const { playerId, configuration, home, createConnection, schedule } = this.#options;
    if (this.#isClosed || peerId === playerId) return undefined;
    const known = this.#peers.get(peerId);
    if (known !== undefined) return known;
    if (this.#peers.size >= LINKS_MAX && !this.#forgetIdle()) return undefined;
    const peer = new MeshPeer({
      ownId: playerId,
      peerId,
      session: this.#session,
      home,
      configuration,
      createConnection: createConnection ?? ((wanted) => new RTCPeerConnection(wanted)),
      schedule: schedule ?? scheduleByTimer,
      send: (signal) => this.#send(peerId, signal),
      nextLinkId: () => ++this.#linksMade,
      onFault: () => this.faultySignals++,
    });
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

  #send(peerId: number, signal: Signal): void {
    const body = encodeSignal(signal);
    if (body === undefined) this.faultySignals++;
    else this.#options.sendSignal(peerId, body);
  }
}
