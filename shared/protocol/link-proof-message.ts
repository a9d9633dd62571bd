// The proof of a link: over it both players show that the other end is the one whose key they know,
// so that a lobby that swaps DTLS fingerprints is found out (C24). Bytes only; no keys, no crypto.
import { type Field, int, type MessageOf, message } from './schema.ts';

/** An uncompressed P-256 point: 0x04, then x and y of 32 bytes each. */
export const IDENTITY_KEY_BYTES = 65;
/** ECDSA over P-256 as WebCrypto writes it: r and s of 32 bytes each. */
export const LINK_SIGNATURE_BYTES = 64;
/** A SHA-256 DTLS fingerprint. */
export const DTLS_FINGERPRINT_BYTES = 32;
/** In place of both fingerprints where no own link is proven: the key shows that it is there. */
export const NO_FINGERPRINT = new Uint8Array(DTLS_FINGERPRINT_BYTES);

/** An uncompressed point, as WebCrypto writes it. */
const point: Field<Uint8Array> = {
  check: (value): value is Uint8Array =>
    value instanceof Uint8Array && value.length === IDENTITY_KEY_BYTES && value[0] === 4,
};
const signature: Field<Uint8Array> = {
  check: (value): value is Uint8Array =>
    value instanceof Uint8Array && value.length === LINK_SIGNATURE_BYTES,
};

/**
 * Peer to peer on control, once they are linked and with every new connection, 137 B. The receiver
 * verifies `signature` with `key` over `linkProofBytes`; what a wrong one means is C25.
 */
export const linkProof = message(32, 'link-proof', {
  playerId: int(1, 0xffff),
  key: point,
  signature,
});
export type LinkProof = MessageOf<typeof linkProof>;

/** What both ends know of their link; "own" is the signer's side. */
export type LinkFacts = {
  readonly protocolVersion: number;
  readonly roomCode: string;
  readonly ownId: number;
  readonly peerId: number;
  /** Of the certificates that the transport really uses, 32 bytes each. */
  readonly ownFingerprint: Uint8Array;
  readonly peerFingerprint: Uint8Array;
};

/** Says what the bytes are for, so that no signature of ours means anything elsewhere. */
const purpose = 'kickabout link proof 1';

/**
 * The bytes that the signer signs: purpose, version, room, then signer's and receiver's number and
 * fingerprint. Every part has a fixed length or its length before it, so that no two facts look
 * alike; the direction is in the order, so that a proof can't be sent back. Throws on odd sizes.
 */
export function linkProofBytes(facts: LinkFacts): Uint8Array {
  const { ownFingerprint, peerFingerprint, ownId, peerId, protocolVersion } = facts;
  for (const one of [ownFingerprint, peerFingerprint]) {
    if (one.length !== DTLS_FINGERPRINT_BYTES) throw new Error('fingerprint of a wrong size');
  }
  const code = asciiOf(facts.roomCode);
  const numbers = new Uint8Array(8);
  const view = new DataView(numbers.buffer);
  view.setUint32(0, protocolVersion);
  view.setUint16(4, ownId);
  view.setUint16(6, peerId);
  const head = asciiOf(purpose);
  const parts = [
    ...[Uint8Array.of(head.length), head, Uint8Array.of(code.length), code],
    ...[numbers, ownFingerprint, peerFingerprint],
  ];
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function asciiOf(text: string): Uint8Array {
  const codes = Array.from(text, (letter) => letter.charCodeAt(0));
  if (codes.length > 0xff || codes.some((code) => code > 0x7f)) throw new Error('not ASCII');
  return Uint8Array.from(codes);
}

/**
 * The SHA-256 fingerprint of an SDP (`a=fingerprint:sha-256 AB:CD...`); undefined when there is
 * none, or several that differ: one link has one certificate.
 */
export function fingerprintOf(sdp: string): Uint8Array | undefined {
  const found = sdp.match(/^a=fingerprint:sha-256 [0-9A-F:]+\r?$/gim) ?? [];
  const unique = new Set(found.map((line) => line.trim().split(' ')[1].toUpperCase()));
  if (unique.size !== 1) return undefined;
  const [hex] = unique;
  const octets = hex.split(':');
  const isWhole =
    octets.length === DTLS_FINGERPRINT_BYTES && octets.every((one) => /^[0-9A-F]{2}$/.test(one));
  return isWhole ? Uint8Array.from(octets, (one) => Number.parseInt(one, 16)) : undefined;
}
