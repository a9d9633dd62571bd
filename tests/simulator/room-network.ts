// What lies between the peers of a simulated room: a link per direction, and the way of a message.
import { DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import type { ControlMessage, GameMessage } from '../../shared/protocol/peer-messages.ts';
import { controlCodec, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { plan } from './event-queue.ts';
import {
  arrivals,
  createLossyLink,
  isBusy,
  type LossyLink,
  reliableArrival,
  resetLink,
  retryMs,
} from './lossy-link.ts';
import { createStream } from './random.ts';
import { clockOf, type SimulatedPeer } from './simulated-peer.ts';
import type { SimulatedRoom } from './simulated-room.ts';

/** What SCTP, DTLS, UDP and IP put around a packet (bytes). */
const WRAPPING_BYTES = 93;

export function linkOf<State>(room: SimulatedRoom<State>, from: number, to: number): LossyLink {
  const key = from * 0x10000 + to;
  let link = room.links.get(key);
  if (link === undefined) {
    const { quality, qualityOf, seed } = room.options;
    const own = qualityOf?.(from, to) ?? quality;
    link = createLossyLink({ ...own }, createStream(seed, from, to, 3));
    room.links.set(key, link);
  }
  return link;
}

/** Blocks or opens the link between two peers both ways. */
export function setBlocked<State>(room: SimulatedRoom<State>, a: number, b: number, on: boolean) {
  linkOf(room, a, b).quality.blocked = on;
  linkOf(room, b, a).quality.blocked = on;
}

/** Two peers meet after a few round trips of signalling and handshakes, once the link is open. */
export function openLink<State>(
  room: SimulatedRoom<State>,
  a: SimulatedPeer<State>,
  b: SimulatedPeer<State>,
): void {
  room.connections.delete(pairOf(a.id, b.id));
  const there = linkOf(room, a.id, b.id);
  const back = linkOf(room, b.id, a.id);
  resetLink(there);
  resetLink(back);
  const setupMs = 6 * there.quality.delayMs + 20;
  plan(room.queue, room.queue.nowMs + setupMs, () => {
    if (a.status !== 'up' || b.status !== 'up') return;
    if (there.quality.blocked || back.quality.blocked) {
      openLink(room, a, b);
      return;
    }
    room.connections.set(pairOf(a.id, b.id), ++room.connectionCount);
    a.session.peerOpened(b.id, clockOf(a, room.queue.nowMs));
    b.session.peerOpened(a.id, clockOf(b, room.queue.nowMs));
  });
}

/** Sends what a peer's session has to say. */
export function deliver<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  const { outbound } = room.options;
  for (const { to, channel, message } of peer.session.drain()) {
    const connection = room.connections.get(pairOf(peer.id, to));
    const receiver = room.byId.get(to);
    if (receiver === undefined || receiver.status !== 'up' || connection === undefined) continue;
    const link = linkOf(room, peer.id, to);
    if (channel === 'game' && isBusy(link, room.queue.nowMs)) {
      room.skipped += 1;
      if (message.kind === 'frame') peer.session.frameSkipped(to);
      continue;
    }
    if (outbound === undefined) send(room, peer, to, channel, message);
    else for (const one of outbound(room, peer, to, message)) send(room, peer, to, channel, one);
  }
}

/** Puts one message on its way. */
export function send<State>(
  room: SimulatedRoom<State>,
  peer: SimulatedPeer<State>,
  to: number,
  channel: 'game' | 'control',
  message: GameMessage | ControlMessage,
): void {
  const { queue, options } = room;
  const link = linkOf(room, peer.id, to);
  const carried = options.coded ? carry(room, peer, channel, message) : message;
  const connection = room.connections.get(pairOf(peer.id, to));
  const arrive = () => {
    if (room.connections.get(pairOf(peer.id, to)) !== connection) return;
    trace(room, (peer.id << 16) ^ (to << 8) ^ Math.round(queue.nowMs * 16));
    options.arrived?.(to, peer.id, carried);
    room.byId.get(to)?.inbox.push({ from: peer.id, message: carried });
  };
  if (channel === 'control') {
    link.ordered.push(arrive);
    if (link.ordered.length === 1) sendOrdered(room, link, 0);
    return;
  }
  const bytes = link.quality.bytesPerMs === undefined ? 0 : sizeOf(message) + WRAPPING_BYTES;
  const isHeldBack = queue.nowMs < link.stalledUntilMs;
  for (const atMs of arrivals(link, queue.nowMs, bytes))
    plan(queue, atMs, () => {
      // What waited for the end of a stall is lost if the link is blocked by then.
      if (!isHeldBack || !link.quality.blocked) arrive();
    });
}

/** The reliable channel: one after the other, again and again while the link is blocked. */
function sendOrdered<State>(room: SimulatedRoom<State>, link: LossyLink, tries: number): void {
  const { queue } = room;
  if (link.quality.blocked) {
    plan(queue, queue.nowMs + retryMs(tries), () => sendOrdered(room, link, tries + 1));
    return;
  }
  for (const arrive of link.ordered.splice(0))
    plan(queue, reliableArrival(link, queue.nowMs), arrive);
}

/** Mixes a number into the hash of what happened. */
export function trace<State>(room: SimulatedRoom<State>, word: number): void {
  room.trace = Math.imul(room.trace ^ (word >>> 0), 0x01000193) ^ (room.trace >>> 15);
}

function pairOf(a: number, b: number): number {
  return Math.min(a, b) * 0x10000 + Math.max(a, b);
}

/** About what the codec makes of it; exact sizes are measured where bytes are really made. */
function sizeOf(message: GameMessage | ControlMessage): number {
  if (message.kind === 'keyframe-slice') return 20 + message.bytes.length;
  if (message.kind === 'asset-slice') return 40 + message.bytes.length;
  if (message.kind !== 'frame') return 60;
  let bytes = 45 + (message.log === null ? 0 : 12 + message.log[2].length);
  for (const run of message.inputs) bytes += 8 + run[2].length;
  return bytes;
}

function carry<State>(
  room: SimulatedRoom<State>,
  peer: SimulatedPeer<State>,
  channel: 'game' | 'control',
  message: GameMessage | ControlMessage,
): GameMessage | ControlMessage {
  const codec = channel === 'game' ? gameCodec : controlCodec;
  const bytes = codec.encode(message as never);
  const back = codec.decode(bytes);
  if (back === undefined)
    throw new Error(`${message.kind} of ${bytes.length} bytes doesn't decode`);
  if (channel === 'game') {
    peer.bytesSent += bytes.length;
    peer.packetsSent += 1;
    room.longestPacketBytes = Math.max(room.longestPacketBytes, bytes.length);
    if (bytes.length > DATAGRAM_BYTES_MAX) throw new Error(`packet of ${bytes.length} bytes (I8)`);
  }
  return back;
}
