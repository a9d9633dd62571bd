// Audio and video on a link that is in use: the suite for real connections, whose channels must not
// notice (C1).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MeshPeer, MeshRoom, type MeshWorld } from './mesh-room.ts';

/** A world whose connections carry audio and video: the real one. */
export type MediaWorld = MeshWorld & {
  /** Adds audio to the newest connection; it asks for negotiation by itself. */
  readonly addAudio: (peer: MeshPeer) => Promise<void>;
  /** Connections that it has made, and the directions that were agreed on for what was added. */
  readonly mediaOf: (
    peer: MeshPeer,
  ) => Promise<{ readonly connections: number; readonly directions: readonly (string | null)[] }>;
};

/** Media come later, on the same connection, and the channels don't notice (C1). */
export function describeMediaContract(name: string, createWorld: () => Promise<MediaWorld>): void {
  describe(name, () => {
    let world: MediaWorld;
    beforeEach(async () => {
      world = await createWorld();
    });
    afterEach(() => world.destroy());

    it.each([
      ['the polite one', [1]],
      ['the impolite one', [2]],
      ['both at once', [1, 2]],
    ])('negotiates audio while frames flow when %s adds it', async (_, adding) => {
      const room = new MeshRoom();
      const peers = [await world.createPeer(1), await world.createPeer(2)];
      for (const peer of peers) room.enter(peer);
      await peers[0].connect(2);
      await room.untilOpen(...peers);
      const factsBefore = await peers[0].channelFacts();
      await Promise.all(
        peers.filter((one) => adding.includes(one.playerId)).map((one) => world.addAudio(one)),
      );
      let sent = 0;
      await room.until('audio to be agreed on', async () => {
        sent++;
        for (const peer of peers) {
          expect(await peer.linkOf(3 - peer.playerId)).toBe('open');
          expect(await peer.send(3 - peer.playerId, 'control', Uint8Array.of(sent))).toBe(true);
          await peer.send(3 - peer.playerId, 'game', Uint8Array.of(sent));
        }
        const media = await Promise.all(peers.map((peer) => world.mediaOf(peer)));
        return media.every(
          ({ directions }) =>
            directions.length >= adding.length && directions.every((one) => one !== null),
        );
      });
      await room.until('all messages', () =>
        peers.every((peer) => room.messagesOf(peer, 'control').length === sent),
      );
      const numbers = Array.from({ length: sent }, (_, i) => [i + 1]);
      for (const peer of peers) {
        expect(room.messagesOf(peer, 'control')).toEqual(numbers);
        expect(room.messagesOf(peer, 'game').length).toBeGreaterThan(0);
        expect(room.kindsOf(peer, 3 - peer.playerId)).toEqual(['open']);
        expect((await world.mediaOf(peer)).connections).toBe(1);
      }
      expect(await peers[0].channelFacts()).toEqual(factsBefore);
    });
  });
}
