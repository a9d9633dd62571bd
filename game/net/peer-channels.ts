// The two data channels of a connection (C1), and the size rules for what goes through them.
// Must not know of sessions or signals. A Worker can take the channels over right here (N10).
import { CONTROL_BYTES_MAX, DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import { CONTROL_QUEUE_BYTES_MAX, TURN_BYTES_MAX } from './mesh-limits.ts';

export type ChannelName = 'game' | 'control';

export type PeerChannels = {
  readonly game: RTCDataChannel;
  readonly control: RTCDataChannel;
  /** Bytes given to `game` since `beginTurn`: the browser counts them as waiting until later. */
  turnBytes: number;
};

/** What the browser itself says a channel is; tests and diagnostics read it back. */
export type ChannelFacts = {
  readonly peerId: number;
  readonly channel: ChannelName;
  readonly id: number | null;
  readonly ordered: boolean;
  readonly maxRetransmits: number | null;
  readonly negotiated: boolean;
};

/** Channels with fixed ids exist on both sides from the start; nobody waits for an announcement. */
export function createChannels(connection: RTCPeerConnection): PeerChannels {
  const game = connection.createDataChannel('game', {
    negotiated: true,
    id: 0,
    ordered: false,
    maxRetransmits: 0,
  });
  const control = connection.createDataChannel('control', { negotiated: true, id: 1 });
  game.binaryType = 'arraybuffer';
  control.binaryType = 'arraybuffer';
  return { game, control, turnBytes: 0 };
}

export function areOpen(channels: PeerChannels): boolean {
  return channels.game.readyState === 'open' && channels.control.readyState === 'open';
}

/** The most bytes that may arrive or leave as one message. */
export function bytesMaxOf(name: ChannelName): number {
  return name === 'game' ? DATAGRAM_BYTES_MAX : CONTROL_BYTES_MAX;
}

/** Call once per tick, before sending. */
export function beginTurn(channels: PeerChannels): void {
  channels.turnBytes = 0;
}

/**
 * False when nothing was sent: the channel is not open, or what waits in it is too much. The game
 * channel never queues (N8): nothing goes out while something of an earlier turn waits. Throws when
 * the message is longer than the channel allows.
 */
export function sendThrough(channels: PeerChannels, name: ChannelName, bytes: Uint8Array): boolean {
  if (bytes.length > bytesMaxOf(name)) throw new RangeError(`${bytes.length} B on ${name}`);
  const channel = channels[name];
  if (channel.readyState !== 'open') return false;
  const waitingBytes = channel.bufferedAmount;
  if (name === 'game' && waitingBytes > channels.turnBytes) return false;
  if (waitingBytes + bytes.length > queueBytesMaxOf(name)) return false;
  try {
    channel.send(bytes as Uint8Array<ArrayBuffer>);
    if (name === 'game') channels.turnBytes += bytes.length;
    return true;
  } catch {
    return false;
  }
}

function queueBytesMaxOf(name: ChannelName): number {
  return name === 'game' ? TURN_BYTES_MAX : CONTROL_QUEUE_BYTES_MAX;
}

export function channelFactsOf(peerId: number, channels: PeerChannels): ChannelFacts[] {
  return (['game', 'control'] as const).map((name) => {
    const { id, ordered, maxRetransmits, negotiated } = channels[name];
    return { peerId, channel: name, id, ordered, maxRetransmits, negotiated };
  });
}
