// Who this browser is, without an account (C24): an ECDSA P-256 key whose private half never leaves
// WebCrypto, and proofs of links made with it. Nothing here rejects.
import {
  IDENTITY_KEY_BYTES,
  type LinkFacts,
  type LinkProof,
  linkProofBytes,
} from '../../shared/protocol/link-proof-message.ts';
import { keepFirst, readKept } from './identity-store.ts';

export type Identity = {
  /** 65 bytes, as it travels in a proof. */
  readonly publicKey: Uint8Array;
  /** For people to compare, as `fingerprintOfKey` makes it. */
  readonly fingerprint: string;
  /** For the room's state, as `wordOfKey` makes it. */
  readonly word: number;
  /** False where storage is blocked: the next visit is another person. */
  readonly isKept: boolean;
  readonly pair: CryptoKeyPair;
};

/** What of the browser is used; both may be absent or refuse. */
export type IdentityTools = {
  readonly subtle: SubtleCrypto | undefined;
  readonly storage: IDBFactory | undefined;
};

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The kept identity, or a new one; undefined without WebCrypto, as on a page of plain HTTP. */
export async function loadIdentity(tools: IdentityTools): Promise<Identity | undefined> {
  const { subtle, storage } = tools;
  if (subtle === undefined) return undefined;
  try {
    const kept = await readKept(storage);
    if (isKeyPair(kept)) return await identityOf(subtle, kept, true);
    const fresh = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
    const now = await keepFirst(storage, fresh);
    return await identityOf(subtle, isKeyPair(now) ? now : fresh, isKeyPair(now));
  } catch {
    return undefined;
  }
}

/** Signs this end's view of a link; undefined when WebCrypto refuses or the facts are odd. */
export async function signLink(
  { subtle }: IdentityTools,
  { pair, publicKey }: Identity,
  facts: LinkFacts,
): Promise<LinkProof | undefined> {
  try {
    const signed = asBuffer(linkProofBytes(facts));
    const signature = new Uint8Array(await subtle!.sign(signing, pair.privateKey, signed));
    return { kind: 'link-proof', playerId: facts.ownId, key: publicKey, signature };
  } catch {
    return undefined;
  }
}

/**
 * Did the holder of `proof.key` see this very link? `facts` are the verifier's: what is its own
 * there was the signer's peer. False for anything odd; whose key it is the caller compares.
 */
export async function verifyLink(
  { subtle }: IdentityTools,
  proof: LinkProof,
  facts: LinkFacts,
): Promise<boolean> {
  if (proof.playerId !== facts.peerId) return false;
  try {
    const seenBySigner = linkProofBytes({
      ...facts,
      ownId: facts.peerId,
      peerId: facts.ownId,
      ownFingerprint: facts.peerFingerprint,
      peerFingerprint: facts.ownFingerprint,
    });
    const key = await subtle!.importKey('raw', asBuffer(proof.key), algorithm, true, ['verify']);
    const signature = asBuffer(proof.signature);
    return await subtle!.verify(signing, key, signature, asBuffer(seenBySigner));
  } catch {
    return false;
  }
}

/** 60 bits of the key's hash in three groups (`K7QX-...`), short enough to read out loud. */
export async function fingerprintOfKey(subtle: SubtleCrypto, key: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await subtle.digest('SHA-256', asBuffer(key)));
  const letters = Array.from(hash.subarray(0, 12), (byte) => READABLE[byte % READABLE.length]);
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8, 12)]
    .map((group) => group.join(''))
    .join('-');
}
/** 32 signs that nobody mixes up; 256 is a multiple of 32, so none is more frequent. */
const READABLE = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 32 bits of the key's hash, never 0: what the room's state remembers of a person (S66). */
export async function wordOfKey(subtle: SubtleCrypto, key: Uint8Array): Promise<number> {
  const hash = await subtle.digest('SHA-256', asBuffer(key));
  return new DataView(hash).getUint32(12) || 1;
}

async function identityOf(
  subtle: SubtleCrypto,
  pair: CryptoKeyPair,
  isKept: boolean,
): Promise<Identity> {
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  if (publicKey.length !== IDENTITY_KEY_BYTES) throw new Error('another curve');
  const fingerprint = await fingerprintOfKey(subtle, publicKey);
  return { publicKey, fingerprint, word: await wordOfKey(subtle, publicKey), isKept, pair };
}

/** What an older version, or somebody with the console open, may have left is checked. */
function isKeyPair(value: unknown): value is CryptoKeyPair {
  const pair = value as Partial<CryptoKeyPair> | undefined;
  return (
    pair?.privateKey?.type === 'private' &&
    pair.privateKey.extractable === false &&
    pair.privateKey.usages.includes('sign') &&
    pair.publicKey?.type === 'public' &&
    pair.publicKey.algorithm.name === algorithm.name
  );
}

/** WebCrypto's types want bytes that no other thread can change. */
function asBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
