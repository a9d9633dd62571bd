// What every mesh does, whatever it runs on: the same suite for the fake connection in Node and for
// the real one in Chromium (rule C1 to C10 of docs/connections.md).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTROL_BYTES_MAX, DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import { describeOffersAhead } from './ahead-contract.ts';
import { MeshRoom, type MeshWorld } from './mesh-room.ts';

export function describeMeshContract(name: string, createWorld: () => Promise<MeshWorld>): void {
  describe(name, () => {
    let world: MeshWorld;
    let room: MeshRoom;
    const enter = async (playerId: number) => {
      const peer = await world.createPeer(playerId);
      room.enter(peer);
      return peer;
    };
    const enterConnected = async () => {
      const [low, high] = [await enter(1), await enter(2)];
      await Promise.all([low.connect(2), high.connect(1)]);
      await room.untilOpen(low, high);
      return [low, high] as const;
    };

    beforeEach(async () => {
      world = await createWorld();
      room = new MeshRoom();
    });
    afterEach(() => world.destroy());

    it('opens one link when both sides connect at once', async () => {
      const [low, high] = await enterConnected();
      expect(room.kindsOf(low, 2)).toEqual(['open']);
      expect(room.kindsOf(high, 1)).toEqual(['open']);
    });

    it.each([
      [1, 2],
      [2, 1],
    ])('opens a link when only %i connects to %i', async (from, to) => {
      const [caller, called] = [await enter(from), await enter(to)];
      await caller.connect(to);
      expect(await caller.linkOf(to)).toBe('connecting');
      await room.untilOpen(caller, called);
    });

    it('has an unordered channel without retransmits and a reliable one', async () => {
      const [low] = await enterConnected();
      const common = { peerId: 2, negotiated: true };
      expect(await low.channelFacts()).toEqual([
        { ...common, channel: 'game', id: 0, ordered: false, maxRetransmits: 0 },
        { ...common, channel: 'control', id: 1, ordered: true, maxRetransmits: null },
      ]);
    });

    it('carries the largest messages both ways, byte for byte', async () => {
      const [low, high] = await enterConnected();
      const game = Uint8Array.from({ length: DATAGRAM_BYTES_MAX }, (_, i) => i);
      const control = Uint8Array.from({ length: CONTROL_BYTES_MAX }, (_, i) => i * 3);
      for (const [from, to] of [
        [low, high],
        [high, low],
      ] as const) {
        expect(await from.send(to.playerId, 'control', control)).toBe(true);
        // A datagram may be lost even on loopback, so it is sent until one arrives.
        await room.until('a datagram', async () => {
          await from.send(to.playerId, 'game', game);
          return room.messagesOf(to, 'game').length > 0;
        });
        await room.until('a control message', () => room.messagesOf(to, 'control').length > 0);
        expect(room.messagesOf(to, 'game')[0]).toEqual([...game]);
        expect(room.messagesOf(to, 'control')).toEqual([[...control]]);
      }
    });

    it('sends several datagrams in one turn', async () => {
      const [low, high] = await enterConnected();
      await room.until('both', async () => {
        await low.send(2, 'game', Uint8Array.of(1), Uint8Array.of(2), new Uint8Array(1_000));
        const got = room.messagesOf(high, 'game').map(([first]) => first);
        return got.includes(1) && got.includes(2) && got.includes(0);
      });
    });

    it('refuses a message beyond the limit of its channel', async () => {
      const [low] = await enterConnected();
      const beyond = [
        new Uint8Array(DATAGRAM_BYTES_MAX + 1),
        new Uint8Array(CONTROL_BYTES_MAX + 1),
      ];
      await expect(low.send(2, 'game', beyond[0])).rejects.toThrow();
      await expect(low.send(2, 'control', beyond[1])).rejects.toThrow();
    });

    it('keeps the order on the control channel', async () => {
      const [low, high] = await enterConnected();
      const sent = Array.from({ length: 200 }, (_, i) => [i]);
      for (const message of sent) await low.send(2, 'control', Uint8Array.from(message));
      await room.until('all of them', () => room.messagesOf(high, 'control').length >= 200);
      expect(room.messagesOf(high, 'control')).toEqual(sent);
    });

    it('sends nothing to a peer without an open link', async () => {
      const low = await enter(1);
      await low.connect(2);
      expect(await low.send(2, 'game', new Uint8Array(1))).toBe(false);
      expect(await low.send(3, 'control', new Uint8Array(1))).toBe(false);
    });

    it('tells the other side at once when a mesh closes', async () => {
      const [low, high] = await enterConnected();
      await high.close();
      await room.until('closed', async () => (await low.linkOf(2)) === 'closed');
      expect(room.kindsOf(low, 2)).toEqual(['open', 'channel-closed']);
    });

    it('ends a link on request and can build it again', async () => {
      const [low, high] = await enterConnected();
      await low.disconnect(2);
      await room.until('closed', async () => (await high.linkOf(1)) === 'closed');
      expect(room.kindsOf(low, 2)).toEqual(['open', 'removed']);
      expect(room.kindsOf(high, 1)).toEqual(['open', 'channel-closed']);
      await Promise.all([low.connect(2), high.connect(1)]);
      await room.untilOpen(low, high);
      expect(room.kindsOf(low, 2)).toEqual(['open', 'removed', 'open']);
    });

    it.each([1, 2])('takes player %i back after a crash and a reload', async (crashing) => {
      const [low, high] = await enterConnected();
      const [gone, stays] = crashing === 1 ? [low, high] : [high, low];
      await gone.crash();
      const back = await enter(crashing);
      await back.connect(stays.playerId);
      await room.until('open again', async () => {
        return (
          room.kindsOf(stays, crashing).length === 3 &&
          room.kindsOf(back, stays.playerId).length > 0
        );
      });
      expect(room.kindsOf(stays, crashing)).toEqual(['open', 'channel-closed', 'open']);
      expect(room.kindsOf(back, stays.playerId)).toEqual(['open']);
    });

    it('drops and counts garbage, before, while and after it connects', async () => {
      const [low, high] = [await enter(1), await enter(2)];
      const garbage = [
        '',
        'x',
        '[]',
        '[1]',
        '{"a":1}',
        '[1,1,0,1,"pranswer","v=0"]',
        `[${'1,'.repeat(9_000)}1]`,
      ];
      const litter = async () => {
        for (const body of garbage) await low.receiveSignal(2, body);
      };
      await litter();
      await Promise.all([low.connect(2), high.connect(1)]);
      await room.turn();
      await litter();
      await room.untilOpen(low, high);
      await low.receiveSignal(2, garbage[1]);
      await low.receiveSignal(2, garbage[3]);
      expect(await low.faultySignals()).toBeGreaterThan(2 * (garbage.length - 1));
      expect(await low.linkOf(2)).toBe('open');
    });

    it('opens although every signal arrives twice', async () => {
      room.copies = 2;
      const [low, high] = await enterConnected();
      await room.turn();
      expect(room.kindsOf(low, 2)).toEqual(['open']);
      expect(room.kindsOf(high, 1)).toEqual(['open']);
    });

    it('is not disturbed by signals of an earlier connection', async () => {
      const [low, high] = await enterConnected();
      await low.disconnect(2);
      await room.until('closed', async () => (await high.linkOf(1)) === 'closed');
      const old = [...room.carried];
      await Promise.all([low.connect(2), high.connect(1)]);
      await room.untilOpen(low, high);
      await room.turn();
      const carriedBefore = room.carried.length;
      for (const { from, to, body } of old) {
        await (to === 1 ? low : high).receiveSignal(from, body);
      }
      await low.send(2, 'control', new Uint8Array(1));
      await room.until('a message', () => room.messagesOf(high, 'control').length > 0);
      // Nobody answered the old offers.
      expect(room.carried).toHaveLength(carriedBefore);
      expect(await Promise.all([low.linkOf(2), high.linkOf(1)])).toEqual(['open', 'open']);
      expect(room.kindsOf(low, 2)).toEqual(['open', 'removed', 'open']);
    });

    it.each([
      ['both', [1, 2]],
      ['the polite one', [1]],
      ['the impolite one', [2]],
    ])('changes over to a new connection without an event when %s wants to', async (_, asking) => {
      const [low, high] = await enterConnected();
      const peers = [low, high];
      for (const peer of peers)
        if (asking.includes(peer.playerId)) await peer.replace(3 - peer.playerId);
      let sent = 0;
      await room.until('the new one is in use', async () => {
        sent++;
        for (const peer of peers)
          expect(await peer.send(3 - peer.playerId, 'control', Uint8Array.of(sent))).toBe(true);
        const replaced = peers.map((peer) => peer.replacements(3 - peer.playerId));
        return (await Promise.all(replaced)).every((count) => count === 1);
      });
      await room.until('all messages', () =>
        peers.every((peer) => room.messagesOf(peer, 'control').length === sent),
      );
      const numbers = Array.from({ length: sent }, (_, i) => [i + 1]);
      // In order on each connection; the change may let one overtake another.
      for (const peer of peers)
        expect(room.messagesOf(peer, 'control').sort(([a], [b]) => a - b)).toEqual(numbers);
      expect([room.kindsOf(low, 2), room.kindsOf(high, 1)]).toEqual([['open'], ['open']]);
    });

    describeOffersAhead({ room: () => room, enter });

    it('connects everybody with everybody', async () => {
      const peers = [await enter(3), await enter(1), await enter(2), await enter(7)];
      await Promise.all(
        peers.flatMap((a) => peers.filter((b) => b !== a).map((b) => a.connect(b.playerId))),
      );
      await room.untilOpen(...peers);
    });
  });
}
