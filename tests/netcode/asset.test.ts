// N6: an asset travels once, by hash: offered, fetched in slices, checked; and until it is there
// nothing that needs it is stepped or loaded, and nobody else can make the room wait.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assetHash } from '../../shared/netcode/asset-hash.ts';
import { addAssetPeer, assetCommand, assetOnOf, giveFile, run, seatedRoom } from './asset-room.ts';

describe('the hash', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 4096, 262_144])(
    'of %s bytes is the first half of the SHA-256',
    (length) => {
      const bytes = new Uint8Array(length).map((_, i) => (i * 7 + length) & 255);
      const digest = createHash('sha256').update(bytes).digest('hex');
      expect(assetHash(bytes)).toBe(digest.slice(0, 32));
    },
  );
});

describe('an offer', () => {
  it('brings the asset to all before the command, a few slices a tick', () => {
    const room = seatedRoom(3);
    const [one, ...others] = room.peers;
    const hash = giveFile(one, 120_000);
    let slices = 0;
    let mostPerTick = 0;
    let requestedTooEarly = false;
    room.tap = (message, from) => {
      if (from === 1 && message.kind === 'asset-slice') slices += 1;
      return message;
    };
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 2900, () => {
      mostPerTick = Math.max(mostPerTick, slices);
      slices = 0;
      if (one.session.isAsking && others.some(({ held }) => !held.has(hash)))
        requestedTooEarly = true;
    });
    expect(room.peers.map(assetOnOf)).toEqual([hash, hash, hash]);
    expect(requestedTooEarly).toBe(false);
    expect(mostPerTick).toBeGreaterThan(0);
    expect(mostPerTick).toBeLessThanOrEqual(4);
    expect(others.map(({ session }) => session.stats.assetsTaken)).toEqual([1, 1]);
    expect(room.peers.map(({ session }) => session.stats.frozen)).toEqual([0, 0, 0]);
  });

  it('waits no longer than 3 s for those who do not answer', () => {
    const room = seatedRoom(2);
    const [one, two] = room.peers;
    const hash = giveFile(one, 1000);
    room.tap = (message) => (message.kind === 'asset-head' ? undefined : message);
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 2900);
    expect(assetOnOf(one)).toBe('');
    run(room, 300);
    expect(assetOnOf(one)).toBe(hash);
    expect(assetOnOf(two)).toBe('');
  });

  it('is taken back by the same player’s next choice (G10)', () => {
    const room = seatedRoom(2);
    const [one, two] = room.peers;
    const hash = giveFile(one, 1000);
    room.tap = (message) => (message.kind === 'asset-head' ? undefined : message);
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 500);
    one.session.request(assetCommand(''));
    run(room, 4000);
    expect([one, two].map(assetOnOf)).toEqual(['', '']);
  });

  it('by somebody who may not bring assets is not fetched', () => {
    const room = seatedRoom(2);
    const [, two] = room.peers;
    const hash = giveFile(two, 1000);
    two.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 4000);
    expect(room.peers.map(assetOnOf)).toEqual(['', '']);
    expect(room.peers[0].held.has(hash)).toBe(false);
    expect(two.session.isAsking).toBe(false);
    const behind = room.peers.map(({ session }) => session.tick - session.confirmedTick);
    expect(Math.max(...behind)).toBeLessThan(10);
  });
});

describe('a transfer', () => {
  it('survives lost slices, heads and requests', () => {
    const room = seatedRoom(2);
    const [one, two] = room.peers;
    const hash = giveFile(one, 150_000);
    let count = 0;
    room.tap = (message) => {
      const isLost = message.kind.startsWith('asset-') && ++count % 97 === 3;
      return isLost ? undefined : message;
    };
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 30_000);
    expect(two.held.has(hash)).toBe(true);
    expect(two.files.get(hash)).toEqual(one.files.get(hash));
    expect(room.peers.map(assetOnOf)).toEqual([hash, hash]);
  });

  it('of other bytes is dropped, counted, and asked of another peer', () => {
    const room = seatedRoom(3);
    const [one, two, three] = room.peers;
    const hash = giveFile(one, 5000);
    two.held.add(hash);
    two.files.set(hash, one.files.get(hash)!);
    room.tap = (message, from, to) => {
      if (message.kind !== 'asset-slice' || from !== 1 || to !== 3) return message;
      return { ...message, bytes: new Uint8Array(message.bytes.length) };
    };
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 2000);
    expect(three.files.get(hash)).toEqual(two.files.get(hash));
    expect(three.session.stats.badMessages).toBe(1);
    expect(assetOnOf(three)).toBe(hash);
  });

  it('of more bytes than announced, or of what nobody asked for, does nothing', () => {
    const room = seatedRoom(2);
    const [one, two] = room.peers;
    const hash = giveFile(one, 2500);
    const bytes = new Uint8Array(1000);
    room.tap = (message, from) => {
      if (message.kind === 'asset-slice' && from === 1)
        for (const offset of [message.offset + 1, 4_294_967_295, 2000])
          two.session.receive(1, { kind: 'asset-slice', hash, offset, bytes }, room.nowMs);
      return message;
    };
    two.session.receive(1, { kind: 'asset-slice', hash, offset: 0, bytes }, room.nowMs);
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 1000);
    expect(two.files.get(hash)).toEqual(one.files.get(hash));
  });

  it('is refused by a peer that does not hold it', () => {
    const room = seatedRoom(2);
    const [one] = room.peers;
    const heads: number[] = [];
    room.tap = (message) => {
      if (message.kind === 'asset-head') heads.push(message.bytes);
      return message;
    };
    const hash = 'ab'.repeat(16);
    one.session.receive(2, { kind: 'asset-request', hash, offset: 0 }, room.nowMs);
    run(room, 100);
    expect(heads).toEqual([0]);
  });
});

describe('without the asset', () => {
  it('a peer predicts on and confirms nothing that needs it, then goes on as before', () => {
    const room = seatedRoom(2);
    const [one, two] = room.peers;
    const hash = giveFile(one, 3000);
    room.tap = (message) => (message.kind.startsWith('asset-') ? undefined : message);
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 5500);
    expect(assetOnOf(one)).toBe(hash);
    expect(assetOnOf(two)).toBe('');
    const heldBack = two.session.tick - two.session.confirmedTick;
    expect(heldBack).toBeGreaterThan(120);
    expect(two.session.stats.frozen).toBe(0);
    room.tap = (message) => message;
    run(room, 3500);
    expect(assetOnOf(two)).toBe(hash);
    expect(two.session.tick - two.session.confirmedTick).toBeLessThan(10);
    const tick = two.session.confirmedTick - 5;
    expect(two.session.checksumsAt(tick)).toEqual(one.session.checksumsAt(tick));
    expect(two.session.stats.keyframesTaken).toBe(1);
  });

  it('a joiner keeps the keyframe until the asset is there', () => {
    const room = seatedRoom(2);
    const [one, two] = room.peers;
    const hash = giveFile(one, 3000);
    one.session.requestWithAsset(hash, assetCommand(hash), room.nowMs);
    run(room, 1000);
    expect(assetOnOf(two)).toBe(hash);
    room.tap = (message, _, to) =>
      to === 3 && message.kind === 'asset-slice' ? undefined : message;
    const three = addAssetPeer(room);
    run(room, 2000);
    expect(three.session.isLive).toBe(false);
    room.tap = (message) => message;
    run(room, 4000);
    expect(three.session.isLive).toBe(true);
    expect(three.session.seat).toBe(2);
    expect(assetOnOf(three)).toBe(hash);
    expect(three.session.stats.keyframesTaken).toBe(1);
  });
});
