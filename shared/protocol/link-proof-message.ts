// The proof of a link: over it both players show that the other end is the one whose key they know,
// so that a lobby that swaps DTLS fingerprints is found out (C24). Bytes only; no keys, no crypto.
import { bytes, codec, int, type MessageOf, message } from './schema.ts';

/** An uncompressed P-256 point: 0x04, then x and y of 32 bytes each. */
export const IDENTITY_KEY_BYTES = 65;
/** ECDSA over P-256 as WebCrypto writes it: r and s of 32 bytes each. */
export const LINK_SIGNATURE_BYTES = 64;
/** A SHA-256 DTLS fingerprint. */
export const DTLS_FINGERPRINT_BYTES = 32;
/** Key, signature and a few bytes of msgpack around them. */
export const LINK_PROOF_BYTES_MAX = 160;

/**
 * Peer to peer on the control channel, first message after it opens, once per link, 137 B. The
 * receiver verifies `signature` with `key` over `linkProofBytes`; a bad one ends the link. Its tag
 * is beyond those of the peer messages, with which it shares the channel.
 */
export const linkProof = message(32, 'link-proof', {
  playerId: int(1, 0xffff),
  key: bytes(IDENTITY_KEY_BYTES),
  signature: bytes(LINK_SIGNATURE_BYTES),
});
export type LinkProof = MessageOf<typeof linkProof>;

const proofs = codec([linkProof], LINK_PROOF_BYTES_MAX);

/** Throws when a part has not its exact size: ours are made by `signLink`. */
export function encodeLinkProof(proof: LinkProof): Uint8Array {
  if (!isWhole(proof)) throw new Error('link-proof of a wrong size');
  return proofs.encode(proof);
}

/** A proof with parts of exact size, or undefined for anything else; never throws. */
export function decodeLinkProof(encoded: Uint8Array): LinkProof | undefined {
  const proof = proofs.decode(encoded);
  return proof !== undefined && isWhole(proof) ? proof : undefined;
}

function isWhole({ key, signature }: LinkProof): boolean {
  return (
    key.length === IDENTITY_KEY_BYTES && key[0] === 4 && signature.length === LINK_SIGNATURE_BYTES
  );
}

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
