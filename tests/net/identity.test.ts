// C24: a browser is recognised by a key that it keeps and can't give away, and a lobby that sits in
// the middle of a link is found out.
import { describe, expect, it } from 'vitest';
import {
  fingerprintOfKey,
  type Identity,
  type IdentityTools,
  loadIdentity,
  signLink,
  verifyLink,
} from '../../game/net/identity.ts';
import type { LinkFacts, LinkProof } from '../../shared/protocol/link-proof-message.ts';
import { controlCodec } from '../../shared/protocol/peer-messages.ts';
import { createFakeStorage } from '../fakes/indexed-db.ts';

const { subtle } = globalThis.crypto;
const toolsWith = (storage?: IDBFactory): IdentityTools => ({ subtle, storage });
const tools = toolsWith();

async function identityIn(storage?: IDBFactory): Promise<Identity> {
  const identity = await loadIdentity(toolsWith(storage));
  if (identity === undefined) throw new Error('no identity');
  return identity;
}

describe('an identity', () => {
  it('is the same at every visit, and its private half can not be taken out', async () => {
    const { factory, openConnections } = createFakeStorage();
    const first = await identityIn(factory);
    const second = await identityIn(factory);
    expect(second.publicKey).toEqual(first.publicKey);
    expect(second.fingerprint).toBe(first.fingerprint);
    expect([first.isKept, second.isKept]).toEqual([true, true]);
    for (const form of ['jwk', 'pkcs8'] as const) {
      await expect(subtle.exportKey(form, first.pair.privateKey)).rejects.toThrow();
    }
    expect(openConnections()).toBe(0);
  });

  it('is one for two tabs that open at once', async () => {
    const { factory } = createFakeStorage();
    const [one, other] = await Promise.all([identityIn(factory), identityIn(factory)]);
    expect(one.publicKey).toEqual(other.publicKey);
  });

  it.each([
    ['no storage at all', undefined],
    ['storage that refuses to open', createFakeStorage('open').factory],
    ['storage that keeps nothing', createFakeStorage('write').factory],
  ])('lasts for the session with %s', async (_what, storage) => {
    const identity = await identityIn(storage);
    expect(identity.isKept).toBe(false);
    expect(identity.publicKey).toHaveLength(65);
    expect((await identityIn(storage)).publicKey).not.toEqual(identity.publicKey);
  });

  it('does not use what somebody else left in its place', async () => {
    const open = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      ...(['sign', 'verify'] as const),
    ]);
    for (const spoilt of ['nonsense', 7, {}, open]) {
      const storage = createFakeStorage();
      await identityIn(storage.factory);
      storage.stores.get('keys')!.set('own', spoilt);
      const identity = await identityIn(storage.factory);
      expect(identity.isKept).toBe(false);
      expect(identity.pair.privateKey.extractable).toBe(false);
    }
  });

  it('is absent without WebCrypto, as on a page of plain HTTP', async () => {
    expect(await loadIdentity({ subtle: undefined, storage: undefined })).toBeUndefined();
  });

  it('has a fingerprint that can be read out loud', async () => {
    const { fingerprint, publicKey } = await identityIn();
    expect(fingerprint).toMatch(/^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/);
    expect(await fingerprintOfKey(subtle, publicKey)).toBe(fingerprint);
    expect(await fingerprintOfKey(subtle, new Uint8Array(65))).toBe('SG4Y-HKN4-BP4P');
  });
});

describe('a link', () => {
  const annPrint = new Uint8Array(32).fill(1);
  const bobPrint = new Uint8Array(32).fill(2);
  const lobbyPrint = new Uint8Array(32).fill(9);
  const seenByAnn: LinkFacts = {
    protocolVersion: 3,
    roomCode: 'K7QX',
    ownId: 1,
    peerId: 2,
    ownFingerprint: annPrint,
    peerFingerprint: bobPrint,
  };
  const seenByBob: LinkFacts = {
    ...seenByAnn,
    ...{ ownId: 2, peerId: 1, ownFingerprint: bobPrint, peerFingerprint: annPrint },
  };
  const proofOf = async (identity: Identity, facts: LinkFacts): Promise<LinkProof> => {
    const proof = await signLink(tools, identity, facts);
    // As the other side gets it.
    return controlCodec.decode(controlCodec.encode(proof!)) as LinkProof;
  };

  it('is believed both ways when nobody sits in between', async () => {
    const [ann, bob] = [await identityIn(), await identityIn()];
    const fromAnn = await proofOf(ann, seenByAnn);
    expect(Uint8Array.from(fromAnn.key)).toEqual(ann.publicKey);
    expect(await verifyLink(tools, fromAnn, seenByBob)).toBe(true);
    expect(await verifyLink(tools, await proofOf(bob, seenByBob), seenByAnn)).toBe(true);
  });

  it('is not when the lobby has swapped the fingerprints and passes the proof on', async () => {
    const ann = await identityIn();
    const annThroughLobby = { ...seenByAnn, peerFingerprint: lobbyPrint };
    const bobThroughLobby = { ...seenByBob, peerFingerprint: lobbyPrint };
    const proof = await proofOf(ann, annThroughLobby);
    expect(await verifyLink(tools, proof, bobThroughLobby)).toBe(false);
  });

  it('shows another key when the lobby signs for itself', async () => {
    const [ann, lobby] = [await identityIn(), await identityIn()];
    const bobThroughLobby = { ...seenByBob, peerFingerprint: lobbyPrint };
    const forged = await proofOf(lobby, { ...seenByAnn, ownFingerprint: lobbyPrint });
    expect(await verifyLink(tools, forged, bobThroughLobby)).toBe(true);
    expect(Uint8Array.from(forged.key)).not.toEqual(ann.publicKey);
    // Nor can it put Ann's key above its own signature.
    const pretended = { ...forged, key: ann.publicKey };
    expect(await verifyLink(tools, pretended, bobThroughLobby)).toBe(false);
  });

  it.each<[string, Partial<LinkFacts>]>([
    ['another room', { roomCode: 'K7QY' }],
    ['another protocol version', { protocolVersion: 4 }],
    ['another player as signer', { peerId: 3 }],
    ['another player as receiver', { ownId: 3 }],
    ['another certificate of the signer', { peerFingerprint: lobbyPrint }],
    ['another certificate of the receiver', { ownFingerprint: lobbyPrint }],
    ['a fingerprint of no size', { peerFingerprint: new Uint8Array(0) }],
  ])('is not for %s', async (_what, change) => {
    const proof = await proofOf(await identityIn(), seenByAnn);
    expect(await verifyLink(tools, proof, { ...seenByBob, ...change })).toBe(false);
  });

  it('is not with a proof sent back to whoever signed it', async () => {
    const proof = await proofOf(await identityIn(), seenByAnn);
    expect(await verifyLink(tools, { ...proof, playerId: 2 }, seenByAnn)).toBe(false);
  });

  it('is not with a key that is no point of the curve, and nothing throws', async () => {
    const proof = await proofOf(await identityIn(), seenByAnn);
    const key = new Uint8Array(65).fill(7);
    key[0] = 4;
    expect(await verifyLink(tools, { ...proof, key }, seenByBob)).toBe(false);
    expect(await verifyLink({ ...tools, subtle: undefined }, proof, seenByBob)).toBe(false);
  });
});
