// Envelopes between peers (C30 to C33): what a third player or the lobby forwards, the numbered
// control messages of a pair, and what neighbours tell each other of their links. Bytes only.
import { codec, int, list, type MessageOf, message, tuple, u16 } from './schema.ts';

/** The high half of an envelope's first byte; no message of the codecs begins like this. */
export const envelopeKind = { forward: 0x40, forwarded: 0x50, probe: 0x60, stream: 0x70 } as const;
/** The low half: whether the sender hears the addressee over their own link, or in any way. */
export const hearsFlag = { directly: 1, anyhow: 2 } as const;
const KIND_MASK = 0xf0;
const FLAGS_MASK = 0x0f;
const FLAGS_MAX = hearsFlag.directly | hearsFlag.anyhow;

/** Kind, addressee or sender (u16), and the low byte of the sender's stream. */
export const FORWARD_HEAD_BYTES = 4;
/** Kind, both streams, the number and the acknowledgement (u16 each). */
export const STREAM_HEAD_BYTES = 9;
/** The largest control message is this much below what a channel takes: both heads fit. */
export const ENVELOPE_BYTES = FORWARD_HEAD_BYTES + STREAM_HEAD_BYTES;

/** 0 for anything that is no envelope. */
export function envelopeKindOf(bytes: Uint8Array): number {
  const kind = bytes.length === 0 ? 0 : bytes[0] & KIND_MASK;
  return kind >= envelopeKind.forward && kind <= envelopeKind.stream ? kind : 0;
}

/**
 * Any peer to a neighbour, or to the lobby, both channels: "forward this to `peerId`". Whoever does
 * writes the sender in place of the addressee and `forwarded` in place of `forward`, and nothing
 * else; what was forwarded is never forwarded again. `stream` tells the game messages of one visit
 * from those of the next.
 */
export type Forward = {
  readonly peerId: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Uint8Array;
};

export function writeForward({ peerId, flags, stream, payload }: Forward): Uint8Array {
  const bytes = new Uint8Array(FORWARD_HEAD_BYTES + payload.length);
  bytes[0] = envelopeKind.forward | flags;
  writeU16(bytes, 1, peerId);
  bytes[3] = stream;
  bytes.set(payload, FORWARD_HEAD_BYTES);
  return bytes;
}

/** Of a `forward` or `forwarded`; undefined if id, flags or payload make no sense. */
export function readForward(bytes: Uint8Array): Forward | undefined {
  if (bytes.length <= FORWARD_HEAD_BYTES) return undefined;
  const flags = bytes[0] & FLAGS_MASK;
  const peerId = readU16(bytes, 1);
  if (flags > FLAGS_MAX || peerId === 0) return undefined;
  return { peerId, flags, stream: bytes[3], payload: bytes.subarray(FORWARD_HEAD_BYTES) };
}

/** Makes a `forward` the `forwarded` of its sender, in place. */
export function turnForward(bytes: Uint8Array, from: number): void {
  bytes[0] = envelopeKind.forwarded | (bytes[0] & FLAGS_MASK);
  writeU16(bytes, 1, from);
}

/** Peer to peer on a game channel in doubt, ten a second, 1 B: tries it, says what is heard. */
export function writeProbe(flags: number): Uint8Array {
  return Uint8Array.of(envelopeKind.probe | flags);
}

/** The flags of a probe; undefined for a wrong one. */
export function readProbe(bytes: Uint8Array): number | undefined {
  const flags = bytes[0] & FLAGS_MASK;
  return bytes.length === 1 && flags <= FLAGS_MAX ? flags : undefined;
}

/**
 * Every control message of a pair, whatever way it takes: `own` is the random number of the
 * sender's stream, `peer` that of the receiver's as the sender knows it (0: not yet), `number`
 * counts from 0 and wraps, `next` acknowledges all before it. Without a payload that is all.
 */
export type StreamEnvelope = {
  readonly own: number;
  readonly peer: number;
  readonly number: number;
  readonly next: number;
  readonly payload: Uint8Array;
};

export function writeStream({ own, peer, number, next, payload }: StreamEnvelope): Uint8Array {
  const bytes = new Uint8Array(STREAM_HEAD_BYTES + payload.length);
  bytes[0] = envelopeKind.stream;
  writeU16(bytes, 1, own);
  writeU16(bytes, 3, peer);
  writeU16(bytes, 5, number);
  writeU16(bytes, 7, next);
  bytes.set(payload, STREAM_HEAD_BYTES);
  return bytes;
}

export function readStream(bytes: Uint8Array): StreamEnvelope | undefined {
  if (bytes.length < STREAM_HEAD_BYTES || bytes[0] !== envelopeKind.stream) return undefined;
  const own = readU16(bytes, 1);
  if (own === 0) return undefined;
  const [peer, number, next] = [readU16(bytes, 3), readU16(bytes, 5), readU16(bytes, 7)];
  return { own, peer, number, next, payload: bytes.subarray(STREAM_HEAD_BYTES) };
}

/** Links that one peer tells of: every other member of a room. */
export const REACH_LINKS_MAX = 15;
/** A peer that can be reached, and the round trip to it (ms). */
export type ReachTuple = [playerId: number, rttMs: number];

/**
 * Peer to neighbour on their own control channel, at a change and once a second at most, 60 B:
 * whom the sender hears over a link of its own, and so can forward for. A bad one is dropped.
 */
export const Reach = message(33, 'reach', {
  links: list(tuple<ReachTuple>(int(1, 0xffff), u16), REACH_LINKS_MAX),
});
export type Reach = MessageOf<typeof Reach>;

/** Fifteen links of eight bytes at most, and the head. */
export const REACH_BYTES_MAX = 128;
export const reachCodec = codec([Reach], REACH_BYTES_MAX);

function writeU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value & 0xff;
  bytes[at + 1] = value >> 8;
}

function readU16(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8);
}
