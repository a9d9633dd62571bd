// What every mesh does, whatever it runs on: the same suite for the fake connection in Node and for
// the real one in Chromium (rule C1 to C10 of docs/connections.md).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelEvent } from '../../game/net/channel-ends.ts';
import type { ChannelFacts, ChannelName } from '../../game/net/peer-channels.ts';
import { CONTROL_BYTES_MAX, DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import { until } from '../support/until.ts';

export type SentSignal = { readonly to: number; readonly body: string };

/** A mesh somewhere: in this process or in a page. */
export type MeshPeer = {
  readonly playerId: number;
  readonly connect: (peerId: number) => Promise<void>;
  readonly disconnect: (peerId: number) => Promise<void>;
  readonly receiveSignal: (from: number, body: string) => Promise<void>;
  readonly takeSignals: () => Promise<SentSignal[]>;
  /** Sends all of them in one turn; true if every one was taken. */
  readonly send: (
    peerId: number,
    channel: ChannelName,
    ...messages: readonly Uint8Array[]
  ) => Promise<boolean>;
  readonly drain: () => Promise<ChannelEvent[]>;
  readonly linkOf: (peerId: number) => Promise<string>;
  readonly channelFacts: () => Promise<ChannelFacts[]>;
  readonly faultySignals: () => Promise<number>;
  readonly close: () => Promise<void>;
  /** Gone without a word: no event reaches the others. */
  readonly crash: () => Promise<void>;
};

export type MeshWorld = {
  readonly createPeer: (playerId: number) => Promise<MeshPeer>;
  readonly destroy: () => Promise<void>;
};

/** Carries signals between peers as the lobby does: in order, to members only. */
class Room {
  readonly #peers = new Map<number, MeshPeer>();
  readonly #events = new Map<MeshPeer, ChannelEvent[]>();
  readonly carried: { from: number; to: number; body: string }[] = [];
  /** How often each signal is delivered. */
  copies = 1;

  enter(peer: MeshPeer): void {
    this.#peers.set(peer.playerId, peer);
    this.#events.set(peer, []);
  }

  async turn(): Promise<void> {
    for (const peer of this.#peers.values()) {
      for (const { to, body } of await peer.takeSignals()) {
        this.carried.push({ from: peer.playerId, to, body });
        for (let i = 0; i < this.copies; i++) {
          await this.#peers.get(to)?.receiveSignal(peer.playerId, body);
        }
      }
      this.eventsOf(peer).push(...(await peer.drain()));
    }
  }

  /** Everything a peer has seen since it entered. */
  eventsOf(peer: MeshPeer): ChannelEvent[] {
    return this.#events.get(peer)!;
  }

  async until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
    await until(
      what,
      async () => {
        await this.turn();
        return condition();
      },
      { everyMs: 2 },
    );
    // A link may have opened between the last drain and the look at it.
    await this.turn();
  }

  async untilOpen(...peers: readonly MeshPeer[]): Promise<void> {
    await this.until('all links open', async () => {
      const links = peers.flatMap((a) =>
        peers.filter((b) => b !== a).map((b) => a.linkOf(b.playerId)),
      );
      return (await Promise.all(links)).every((link) => link === 'open');
    });
  }

  kindsOf(peer: MeshPeer, peerId: number): string[] {
    return this.eventsOf(peer)
      .filter((event) => event.peerId === peerId && event.kind !== 'message')
      .map((event) => (event.kind === 'closed' ? event.reason : event.kind));
  }

  messagesOf(peer: MeshPeer, channel: ChannelName): number[][] {
    return this.eventsOf(peer).flatMap((event) =>
      event.kind === 'message' && event.channel === channel ? [[...event.bytes]] : [],
    );
  }
}

export function describeMeshContract(name: string, createWorld: () => Promise<MeshWorld>): void {
  describe(name, () => {
    let world: MeshWorld;
    let room: Room;
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
      room = new Room();
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

    it('connects everybody with everybody', async () => {
      const peers = [await enter(3), await enter(1), await enter(2), await enter(7)];
      await Promise.all(
        peers.flatMap((a) => peers.filter((b) => b !== a).map((b) => a.connect(b.playerId))),
      );
      await room.untilOpen(...peers);
    });
  });
}
