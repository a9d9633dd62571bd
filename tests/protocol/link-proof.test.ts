// The proof of a link on the wire, the bytes that are signed, and fingerprints out of an SDP: fixed
// by example, since both ends must make the same bytes for ever.
import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  IDENTITY_KEY_BYTES,
  LINK_SIGNATURE_BYTES,
  type LinkFacts,
  type LinkProof,
  linkProofBytes,
} from '../../shared/protocol/link-proof-message.ts';
import { controlCodec } from '../../shared/protocol/peer-messages.ts';

const decodeProof = (bytes: Uint8Array) => controlCodec.decode(bytes) as LinkProof | undefined;
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const key = Uint8Array.from({ length: IDENTITY_KEY_BYTES }, (_, i) => (i === 0 ? 4 : i));
const signature = Uint8Array.from({ length: LINK_SIGNATURE_BYTES }, (_, i) => 0xff - i);
const proof: LinkProof = { kind: 'link-proof', playerId: 258, key, signature };
const facts: LinkFacts = {
  protocolVersion: 3,
  roomCode: 'K7QX',
  ownId: 1,
  peerId: 258,
  ownFingerprint: new Uint8Array(32).fill(0xaa),
  peerFingerprint: new Uint8Array(32).fill(0xbb),
};

describe('a link proof', () => {
  it('has this form, and comes back as it went', () => {
    const encoded = controlCodec.encode(proof);
    expect(hexOf(encoded)).toBe(`9420cd0102c441${hexOf(key)}c440${hexOf(signature)}`);
    const decoded = decodeProof(encoded)!;
    expect(hexOf(decoded.key)).toBe(hexOf(key));
    expect(hexOf(decoded.signature)).toBe(hexOf(signature));
    expect(decoded.playerId).toBe(258);
  });

  it.each<[string, Partial<LinkProof>]>([
    ['a short key', { key: key.subarray(1) }],
    ['a key of another form', { key: key.map((byte, i) => (i === 0 ? 2 : byte)) }],
    ['a short signature', { signature: signature.subarray(1) }],
    ['a long signature', { signature: new Uint8Array(65) }],
    ['nobody as its sender', { playerId: 0 }],
    ['a number that is none', { playerId: 70_000 }],
  ])('with %s is never made', (_what, part) => {
    expect(() => controlCodec.encode({ ...proof, ...part })).toThrow();
  });

  it('cut, prolonged or changed is no proof, or one whose parts are whole', () => {
    const encoded = controlCodec.encode(proof);
    for (let length = 0; length < encoded.length; length++) {
      expect(decodeProof(encoded.subarray(0, length))).toBeUndefined();
    }
    for (let at = 0; at < encoded.length; at++) {
      for (const value of [0x00, 0x01, 0x7f, 0xc0, 0xc4, 0xff]) {
        const changed = Uint8Array.from(encoded);
        changed[at] = value;
        const decoded = decodeProof(changed);
        if (decoded?.kind !== 'link-proof') continue;
        expect(decoded.key).toHaveLength(IDENTITY_KEY_BYTES);
        expect(decoded.signature).toHaveLength(LINK_SIGNATURE_BYTES);
      }
    }
  });
});

describe('what is signed', () => {
  it('is these bytes', () => {
    const expected = [
      `16${Buffer.from('kickabout link proof 1').toString('hex')}`,
      `04${Buffer.from('K7QX').toString('hex')}`,
      ...['00000003', '0001', '0102', 'aa'.repeat(32), 'bb'.repeat(32)],
    ];
    expect(hexOf(linkProofBytes(facts))).toBe(expected.join(''));
  });

  it('differs with every part and with the direction', () => {
    const variants: Partial<LinkFacts>[] = [
      ...[{}, { protocolVersion: 4 }, { roomCode: 'K7QY' }, { roomCode: 'K7Q' }, { ownId: 2 }],
      ...[{ peerId: 3 }, { ownFingerprint: facts.peerFingerprint }],
      { ownId: 258, peerId: 1 },
      { ownFingerprint: facts.peerFingerprint, peerFingerprint: facts.ownFingerprint },
    ];
    const seen = variants.map((change) => hexOf(linkProofBytes({ ...facts, ...change })));
    expect(new Set(seen).size).toBe(variants.length);
  });

  it('is refused for fingerprints of another size and codes that are no ASCII', () => {
    expect(() => linkProofBytes({ ...facts, ownFingerprint: new Uint8Array(20) })).toThrow();
    expect(() => linkProofBytes({ ...facts, peerFingerprint: new Uint8Array(33) })).toThrow();
    expect(() => linkProofBytes({ ...facts, roomCode: 'K7Q\u00d6' })).toThrow();
  });
});

describe('the fingerprint of an SDP', () => {
  const hex = Array.from({ length: 32 }, (_, i) => (i + 0x60).toString(16).toUpperCase());
  const line = `a=fingerprint:sha-256 ${hex.join(':')}`;

  it.each([
    ['once', `v=0\r\n${line}\r\na=setup:actpass\r\n`],
    ['in every section', `${line}\r\nm=audio\r\n${line}\r\n`],
    ['in small letters', `${line.toLowerCase()}\n`],
  ])('is read where it stands %s', (_what, sdp) => {
    expect(hexOf(fingerprintOf(sdp)!)).toBe(hex.join('').toLowerCase());
  });

  it.each([
    ['none', 'v=0\r\n'],
    ['another hash', 'a=fingerprint:sha-1 AA:BB\r\n'],
    ['two that differ', `${line}\r\n${line.replace('60:', '61:')}\r\n`],
    ['a short one', `a=fingerprint:sha-256 ${hex.slice(1).join(':')}\r\n`],
    ['one with odd octets', `${line.replace('60:', '6:')}\r\n`],
  ])('is none with %s', (_what, sdp) => expect(fingerprintOf(sdp)).toBeUndefined());
});
