// A mesh somewhere, in this process or in a page, and the room that brings several together.
import type { ChannelEvent } from '../../game/net/channel-ends.ts';
import type { ChannelFacts, ChannelName } from '../../game/net/peer-channels.ts';
import { until } from '../support/until.ts';

export type SentSignal = { readonly to: number; readonly body: string };

/** A mesh somewhere: in this process or in a page. */
export type MeshPeer = {
  readonly playerId: number;
  readonly connect: (peerId: number) => Promise<void>;
  readonly disconnect: (peerId: number) => Promise<void>;
  readonly replace: (peerId: number) => Promise<void>;
  readonly replacements: (peerId: number) => Promise<number>;
  /** Makes an offer for whoever comes next. */
  readonly offerAhead: () => Promise<void>;
  /** The offer that it left with the lobby last; '' before. */
  readonly publishedOffer: () => Promise<string>;
  readonly accept: (peerId: number, offer: string) => Promise<void>;
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
export class MeshRoom {
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
      .filter(
        (event) => event.peerId === peerId && event.kind !== 'message' && event.kind !== 'replaced',
      )
      .map((event) => (event.kind === 'closed' ? event.reason : event.kind));
  }

  messagesOf(peer: MeshPeer, channel: ChannelName): number[][] {
    return this.eventsOf(peer).flatMap((event) =>
      event.kind === 'message' && event.channel === channel ? [[...event.bytes]] : [],
    );
  }
}
