// C25, C39: what the desks of two players find out over an honest link, over none of their own, and
// when a lobby has put itself in between.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Identity, loadIdentity } from '../../game/net/identity.ts';
import { IdentityDesk, type LinkPrints, PROOF_MS_MAX } from '../../game/net/identity-desk.ts';
import type { LinkProof } from '../../shared/protocol/link-proof-message.ts';
import { createTimers, type FakeTimers } from '../fakes/timers.ts';
import { until } from '../support/until.ts';

const tools = { subtle: globalThis.crypto.subtle, storage: undefined };
const print = (byte: number) => new Uint8Array(32).fill(byte);
const [annCertificate, bobCertificate, middleCertificate] = [1, 2, 3].map(print);

type End = {
  readonly desk: IdentityDesk;
  readonly sent: LinkProof[];
  prints: LinkPrints[];
};

let timers: FakeTimers;
let keys: Identity[];

beforeEach(async () => {
  timers = createTimers();
  keys = [];
  for (let i = 0; i < 3; i++) keys.push((await loadIdentity(tools))!);
});

function createEnd(playerId: number, own: Identity | undefined, prints: LinkPrints[]): End {
  const sent: LinkProof[] = [];
  const end: End = {
    sent,
    prints,
    desk: new IdentityDesk({
      ...{ tools, own, playerId, roomCode: 'K7QX' },
      printsOf: () => end.prints,
      send: (_, proof) => sent.push(proof),
      onChange: () => {},
      schedule: (delayMs, run) => void timers.schedule(delayMs, run),
      nowMs: () => 0,
    }),
  };
  return end;
}
const honest = () => [
  createEnd(1, keys[0], [{ own: annCertificate, peer: bobCertificate }]),
  createEnd(2, keys[1], [{ own: bobCertificate, peer: annCertificate }]),
];
/** Each sees the certificate of whoever sits in between. */
const intercepted = () => [
  createEnd(1, keys[0], [{ own: annCertificate, peer: middleCertificate }]),
  createEnd(2, keys[1], [{ own: bobCertificate, peer: middleCertificate }]),
];

async function meet(ann: End, bob: End): Promise<void> {
  ann.desk.met(2);
  bob.desk.met(1);
  await until('both proofs', () => ann.sent.length > 0 && bob.sent.length > 0);
  await ann.desk.hear(2, bob.sent.at(-1)!);
  await bob.desk.hear(1, ann.sent.at(-1)!);
}
const waitOver = () => timers.advance(PROOF_MS_MAX);

it('an honest link is proven both ways', async () => {
  const [ann, bob] = honest();
  await meet(ann, bob);
  waitOver();
  const { fingerprint, word } = keys[1];
  const proven = { kind: 'proven', fingerprint, word, isLinkProven: true, hasChanged: false };
  expect(ann.desk.of(2)).toEqual(proven);
  expect(bob.desk.of(1)).toMatchObject({ fingerprint: keys[0].fingerprint, isLinkProven: true });
});

it('over another player the key is proven, the link is not', async () => {
  const [ann, bob] = honest();
  ann.prints = [];
  bob.prints = [];
  await meet(ann, bob);
  waitOver();
  expect(ann.desk.of(2)).toMatchObject({ kind: 'proven', isLinkProven: false });
  // Then an own link opens.
  ann.prints = [{ own: annCertificate, peer: bobCertificate }];
  bob.prints = [{ own: bobCertificate, peer: annCertificate }];
  const before = bob.sent.length;
  ann.desk.linkOpened(2);
  bob.desk.linkOpened(1);
  await until('another proof', () => bob.sent.length > before);
  await ann.desk.hear(2, bob.sent.at(-1)!);
  expect(ann.desk.of(2)).toMatchObject({ kind: 'proven', isLinkProven: true });
});

describe('a lobby in the middle', () => {
  it('that passes proofs on is found out by both', async () => {
    const [ann, bob] = intercepted();
    await meet(ann, bob);
    expect(ann.desk.of(2)).toEqual({ kind: 'asking' });
    waitOver();
    expect([ann.desk.of(2), bob.desk.of(1)]).toEqual([{ kind: 'mismatch' }, { kind: 'mismatch' }]);
  });

  it('that swallows them makes both look as if they had no key', async () => {
    const [ann, bob] = intercepted();
    ann.desk.met(2);
    bob.desk.met(1);
    waitOver();
    expect(ann.desk.of(2)).toEqual({ kind: 'none' });
  });

  it('that shows a key of its own is another person than before', async () => {
    const [ann, bob] = honest();
    await meet(ann, bob);
    const middle = createEnd(2, keys[2], [{ own: middleCertificate, peer: annCertificate }]);
    ann.prints = [{ own: annCertificate, peer: middleCertificate }];
    ann.desk.linkOpened(2);
    middle.desk.met(1);
    await until('its proof', () => middle.sent.length > 0);
    await ann.desk.hear(2, middle.sent[0]);
    expect(ann.desk.of(2)).toMatchObject({ hasChanged: true, isLinkProven: true });
  });

  it('that comes with a new connection and repeats an old proof is found out', async () => {
    const [ann, bob] = honest();
    await meet(ann, bob);
    const old = bob.sent[0];
    ann.prints = [{ own: annCertificate, peer: middleCertificate }];
    ann.desk.linkOpened(2);
    expect(ann.desk.of(2)).toMatchObject({ kind: 'proven', isLinkProven: false });
    await ann.desk.hear(2, old);
    waitOver();
    expect(ann.desk.of(2)).toEqual({ kind: 'mismatch' });
  });
});

it('a proof that fits no connection of now condemns nobody who has none', async () => {
  const [ann, bob] = honest();
  ann.prints = [];
  await meet(ann, bob);
  waitOver();
  expect(ann.desk.of(2)).toEqual({ kind: 'none' });
});

it('a proof of somebody else, of another visit, or by who was never met is dropped', async () => {
  const [ann, bob] = honest();
  await ann.desk.hear(2, (await proofOf(bob))!);
  expect(ann.desk.of(2)).toEqual({ kind: 'asking' });
  ann.desk.met(3);
  await ann.desk.hear(3, bob.sent[0]);
  waitOver();
  expect(ann.desk.of(3)).toMatchObject({ kind: 'mismatch' });
  ann.desk.met(2);
  const hearing = ann.desk.hear(2, bob.sent[0]);
  ann.desk.met(2);
  await hearing;
  expect(ann.desk.of(2)).toEqual({ kind: 'asking' });
});

it('of a flood only a few are looked at', async () => {
  const [ann, bob] = honest();
  ann.desk.met(2);
  const proof = (await proofOf(bob))!;
  const bad = { ...proof, signature: new Uint8Array(64) };
  for (let i = 0; i < 20; i++) await ann.desk.hear(2, bad);
  // The right one comes too late now.
  await ann.desk.hear(2, proof);
  expect(ann.desk.of(2)).toEqual({ kind: 'asking' });
});

it('a browser without a key shows none and judges nobody', async () => {
  const [, bob] = honest();
  const ann = createEnd(1, undefined, [{ own: annCertificate, peer: bobCertificate }]);
  ann.desk.met(2);
  await ann.desk.hear(2, (await proofOf(bob))!);
  waitOver();
  expect(ann.sent).toEqual([]);
  expect(ann.desk.of(2)).toEqual({ kind: 'none' });
});

async function proofOf(bob: End): Promise<LinkProof | undefined> {
  bob.desk.met(1);
  await until('a proof', () => bob.sent.length > 0);
  return bob.sent[0];
}
