// This side's ends of all data channels, wherever the room runs: a Worker takes the channels over,
// or the page keeps them (N10). Browser events only enqueue (C3). Must not know of connections.
import { CONTROL_BYTES_MAX, DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import {
  BAD_MESSAGES_MAX,
  CONTROL_QUEUE_BYTES_MAX,
  TURN_BYTES_MAX,
  WAITING_MESSAGES_MAX,
} from './mesh-limits.ts';
import type { ChannelName, PeerChannels } from './peer-channels.ts';
import type { LinkEnd } from './peer-link.ts';

/** `removed` follows `Mesh.disconnect`. */
export type ClosedReason = LinkEnd | 'removed';

/**
 * `receivedMs` is on the page's clock (`performance.now()`). `replaced`: another connection serves
 * the peer from now on, and what waited in the one before may be lost.
 */
export type ChannelEvent = PeerEvent | { readonly kind: 'replaced'; readonly peerId: number };

/** What happens to a peer, whatever serves it. */
export type PeerEvent =
  | { readonly kind: 'open'; readonly peerId: number }
  | {
      readonly kind: 'message';
      readonly peerId: number;
      readonly channel: ChannelName;
      readonly bytes: Uint8Array;
      readonly receivedMs: number;
    }
  | { readonly kind: 'closed'; readonly peerId: number; readonly reason: ClosedReason };

/** Totals since the room began; bytes are payload, without headers. */
export type Traffic = {
  packetsSent: number;
  bytesSent: number;
  packetsReceived: number;
  bytesReceived: number;
};

/** What was dropped: messages of a wrong type or size, and those that nobody took. */
export type ChannelFaults = { messages: number; unread: number };

export type ChannelEndsOptions = {
  /** Both channels of a link are open; the mesh is to hear of it. */
  readonly onOpen: (linkId: number) => void;
  /** A link has ended here; the mesh closes the connection. */
  readonly onEnd: (linkId: number, reason: LinkEnd) => void;
  /** What a time stamp of an event lacks to the page's clock (ms); 0 on the page itself. */
  readonly stampShiftMs: number;
};

type End = {
  readonly linkId: number;
  /** 0 until the peer of a link that was made ahead is known. */
  peerId: number;
  readonly channels: PeerChannels;
  isOpen: boolean;
  /** Bytes given to `game` since the last `drain`: the browser counts them as waiting. */
  turnBytes: number;
  unread: number;
  badMessages: number;
};

export class ChannelEnds {
  readonly #options: ChannelEndsOptions;
  /** By link: a peer has two while one replaces the other. */
  readonly #ends = new Map<number, End>();
  readonly traffic: Traffic = {
    packetsSent: 0,
    bytesSent: 0,
    packetsReceived: 0,
    bytesReceived: 0,
  };
  readonly faults: ChannelFaults = { messages: 0, unread: 0 };
  #events: ChannelEvent[] = [];

  constructor(options: ChannelEndsOptions) {
    this.#options = options;
  }

  /** True while there is somebody to send to. */
  get hasOpen(): boolean {
    for (const end of this.#ends.values()) if (end.isOpen) return true;
    return false;
  }

  /** Takes over the channels of a new link, which have not been used yet. */
  adopt(linkId: number, peerId: number, channels: PeerChannels): void {
    const end: End = {
      linkId,
      peerId,
      channels,
      isOpen: false,
      turnBytes: 0,
      unread: 0,
      badMessages: 0,
    };
    this.#ends.set(linkId, end);
    for (const name of ['game', 'control'] as const) {
      const channel = channels[name];
      channel.binaryType = 'arraybuffer';
      channel.onopen = () => this.#opened(end);
      channel.onclose = () => this.#ended(end, 'channel-closed');
      channel.onmessage = ({ data, timeStamp }) => this.#take(end, name, data, timeStamp);
    }
    this.#opened(end);
  }

  /** The peer of a link that was made ahead is known now. */
  bind(linkId: number, peerId: number): void {
    const end = this.#ends.get(linkId);
    if (end !== undefined) end.peerId = peerId;
  }

  /** The mesh has closed the link; without a reason nobody need know of one that never opened. */
  drop(linkId: number, reason?: ClosedReason): void {
    const end = this.#ends.get(linkId);
    if (end === undefined) return;
    this.#release(end);
    if (end.isOpen || reason !== undefined) this.#tellClosed(end, reason ?? 'channel-closed');
  }

  /**
   * False when nothing was sent: no channel is open, or what waits in it is too much. The game
   * channel never queues (N8): nothing goes out while something of an earlier turn waits. Throws
   * when the message is longer than the channel allows.
   */
  send(peerId: number, name: ChannelName, bytes: Uint8Array): boolean {
    if (bytes.length > bytesMaxOf(name)) throw new RangeError(`${bytes.length} B on ${name}`);
    const end = this.#openEndOf(peerId);
    if (end === undefined) return false;
    const channel = end.channels[name];
    if (channel.readyState !== 'open') return false;
    const waitingBytes = channel.bufferedAmount;
    if (name === 'game' && waitingBytes > end.turnBytes) return false;
    if (waitingBytes + bytes.length > queueBytesMaxOf(name)) return false;
    try {
      channel.send(bytes as Uint8Array<ArrayBuffer>);
    } catch {
      return false;
    }
    if (name === 'game') end.turnBytes += bytes.length;
    this.traffic.packetsSent++;
    this.traffic.bytesSent += bytes.length;
    return true;
  }

  /** What happened since the last call, in order; begins the turn that the next sends belong to. */
  drain(): ChannelEvent[] {
    const events = this.#events;
    this.#events = [];
    for (const end of this.#ends.values()) {
      end.unread = 0;
      end.turnBytes = 0;
    }
    return events;
  }

  /** Lets go of everything, without events; the connections are the mesh's to close. */
  close(): void {
    for (const end of [...this.#ends.values()]) this.#release(end);
    this.#events = [];
  }

  /** The newest, which replaces those before it. */
  #openEndOf(peerId: number): End | undefined {
    let newest: End | undefined;
    for (const end of this.#ends.values())
      if (end.isOpen && end.peerId === peerId && end.linkId > (newest?.linkId ?? 0)) newest = end;
    return newest;
  }

  #opened(end: End): void {
    const { game, control } = end.channels;
    if (end.isOpen || game.readyState !== 'open' || control.readyState !== 'open') return;
    const isReplacement = this.#openEndOf(end.peerId) !== undefined;
    end.isOpen = true;
    const { peerId } = end;
    this.#events.push(isReplacement ? { kind: 'replaced', peerId } : { kind: 'open', peerId });
    this.#options.onOpen(end.linkId);
  }

  #ended(end: End, reason: LinkEnd): void {
    if (this.#ends.get(end.linkId) !== end) return;
    this.#release(end);
    if (end.isOpen) this.#tellClosed(end, reason);
    this.#options.onEnd(end.linkId, reason);
  }

  /** The room hears of a peer, not of the connections that serve it one after the other. */
  #tellClosed({ peerId }: End, reason: ClosedReason): void {
    if (this.#openEndOf(peerId) === undefined)
      this.#events.push({ kind: 'closed', peerId, reason });
  }

  #release(end: End): void {
    this.#ends.delete(end.linkId);
    for (const channel of [end.channels.game, end.channels.control]) {
      channel.onopen = null;
      channel.onclose = null;
      channel.onmessage = null;
    }
  }

  #take(end: End, channel: ChannelName, data: unknown, timeStamp: number): void {
    if (!(data instanceof ArrayBuffer) || data.byteLength > bytesMaxOf(channel)) {
      this.faults.messages++;
      end.badMessages++;
      if (end.badMessages > BAD_MESSAGES_MAX) this.#ended(end, 'failed');
      return;
    }
    this.traffic.packetsReceived++;
    this.traffic.bytesReceived += data.byteLength;
    if (end.unread >= WAITING_MESSAGES_MAX) {
      this.faults.unread++;
      return;
    }
    end.unread++;
    this.#events.push({
      kind: 'message',
      peerId: end.peerId,
      channel,
      bytes: new Uint8Array(data),
      receivedMs: timeStamp + this.#options.stampShiftMs,
    });
  }
}

/** The most bytes that may arrive or leave as one message. */
function bytesMaxOf(name: ChannelName): number {
  return name === 'game' ? DATAGRAM_BYTES_MAX : CONTROL_BYTES_MAX;
}

function queueBytesMaxOf(name: ChannelName): number {
  return name === 'game' ? TURN_BYTES_MAX : CONTROL_QUEUE_BYTES_MAX;
}
