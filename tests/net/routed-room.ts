// Rooms of several players in virtual time, each as it runs in a Worker: real core, session, routes
// and channel ends, over channels whose ways a test delays, blocks and cuts.
import type { PeerChannels } from '../../game/net/peer-channels.ts';
import { RoomCore } from '../../game/net/room-core.ts';
import type { RoomNotice } from '../../game/net/room-messages.ts';
import { isAdmitted, standingOf } from '../../game/scenes/room-facts.ts';
import { passOn, readRelay, writeRelay } from '../../shared/protocol/relay-message.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { createRoomSimulation } from '../../shared/simulation/simulation.ts';
import { createShelf } from '../../shared/simulation/stadium-shelf.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { createQueue, type EventQueue, plan, runUntil } from '../simulator/event-queue.ts';
import { chance, createRandom, type Random } from '../simulator/random.ts';

export type RoutedPeer = {
  readonly id: number;
  readonly core: RoomCore<RoomState>;
  readonly notices: RoomNotice[];
  /** A dead page: neither ticks nor answers. */
  isStopped: boolean;
  /** What it presses from now on. */
  input: number;
};

/** What lies between two peers, in one direction. */
export type Way = { delayMs: number; isBlocked: boolean; loss: number };

const tickMs = 8;

export class RoutedRoom {
  readonly queue: EventQueue = createQueue();
  readonly peers = new Map<number, RoutedPeer>();
  readonly random: Random;
  readonly #ways = new Map<string, Way>();
  readonly #links = new Map<string, FakeLink>();
  #linksMade = 0;
  /** What the lobby forwards; undefined while it doesn't. */
  lobby: { delayMs: number } | undefined;
  relayed = 0;
  delayMs = 10;
  /** Whether hosts check keys. */
  canVerify = false;

  constructor(seed = 1) {
    this.random = createRandom(seed);
  }

  get nowMs(): number {
    return this.queue.nowMs;
  }

  /** Enters a peer, with the word of its key, and links it with all others but those named. */
  enter(id: number, without: readonly number[] = [], word = 0): RoutedPeer {
    const there = [...this.peers.values()].filter((one) => !one.isStopped && one.id !== id);
    const notices: RoomNotice[] = [];
    const core = new RoomCore<RoomState>({
      entrance: {
        playerId: id,
        hostId: there[0]?.id ?? id,
        term: 1,
        others: there.map((one) => one.id),
        mayRelay: this.lobby !== undefined,
      },
      placement: 'worker',
      simulation: createRoomSimulation(createShelf()),
      assets: { bytesOf: () => undefined, add: () => {} },
      join: (target) => ({ kind: commandKind.join, target, value: word, text: `P${id}` }),
      standing: standingOf,
      admits: isAdmitted,
      canVerify: this.canVerify,
      notify: (notice) => this.#notice(peer, notice),
      stampShiftMs: 0,
      nowMs: this.nowMs,
      random: () => chance(this.random),
    });
    const peer: RoutedPeer = { id, core, notices, isStopped: false, input: 0 };
    this.peers.set(id, peer);
    this.#tellOthers();
    for (const other of there) if (!without.includes(other.id)) this.link(id, other.id);
    this.#tick(peer);
    return peer;
  }

  /** Opens an own link between two, a few trips from now. */
  link(a: number, b: number): void {
    plan(this.queue, this.nowMs + 4 * this.way(a, b).delayMs, () => this.#open(a, b));
  }

  /** The connection fails: both sides are told so by their meshes. */
  fail(a: number, b: number): void {
    const link = this.#links.get(keyOf(a, b));
    if (link === undefined) return;
    for (const id of [a, b]) this.peers.get(id)?.core.ends.drop(link.id, 'failed');
    this.#links.delete(keyOf(a, b));
  }

  /** The page is gone, and with it its connections: whoever is linked sees the channels close. */
  leave(id: number): void {
    this.stop(id);
    for (const [key, link] of this.#links) {
      if (!key.split(':').includes(String(id))) continue;
      const other = this.peers.get(Number(key.split(':').find((one) => one !== String(id))));
      other?.core.ends.drop(link.id, 'channel-closed');
      this.#links.delete(key);
    }
    this.#tellOthers();
  }

  /** Dies without a word; the lobby sees its socket close if it is there. */
  stop(id: number): void {
    const peer = this.peers.get(id);
    if (peer !== undefined) peer.isStopped = true;
  }

  way(from: number, to: number): Way {
    const key = `${from}>${to}`;
    const way = this.#ways.get(key) ?? { delayMs: this.delayMs, isBlocked: false, loss: 0 };
    this.#ways.set(key, way);
    return way;
  }

  setBlocked(a: number, b: number, isBlocked: boolean): void {
    this.way(a, b).isBlocked = isBlocked;
    this.way(b, a).isBlocked = isBlocked;
  }

  run(ms: number): void {
    runUntil(this.queue, this.nowMs + ms);
  }

  #tellOthers(): void {
    const there = [...this.peers.values()].filter((one) => !one.isStopped).map(({ id }) => id);
    for (const { id, core } of this.peers.values())
      core.setOthers(there.filter((one) => one !== id));
  }

  #tick(peer: RoutedPeer): void {
    if (peer.isStopped || this.peers.get(peer.id) !== peer) return;
    peer.core.tick(this.nowMs, peer.input);
    plan(this.queue, this.nowMs + tickMs, () => this.#tick(peer));
  }

  #open(a: number, b: number): void {
    const [one, other] = [this.peers.get(a), this.peers.get(b)];
    if (one === undefined || other === undefined || one.isStopped || other.isStopped) return;
    const link = new FakeLink(++this.#linksMade, this, a, b);
    this.#links.set(keyOf(a, b), link);
    one.core.ends.adopt(link.id, b, link.endOf(a));
    other.core.ends.adopt(link.id, a, link.endOf(b));
  }

  #notice(peer: RoutedPeer, notice: RoomNotice): void {
    if (notice.kind === 'relay') this.#relay(peer.id, writeRelay(notice));
    else peer.notices.push(notice);
  }

  #relay(from: number, bytes: Uint8Array): void {
    const relay = readRelay(bytes, 'forward');
    if (this.lobby === undefined || relay === undefined) return;
    const to = relay.bytes[1] | (relay.bytes[2] << 8);
    const forwarded = readRelay(passOn(bytes, from), 'forwarded');
    if (forwarded === undefined) throw new Error('the lobby spoilt a message');
    this.relayed += 1;
    const receivedMs = this.nowMs + this.lobby.delayMs;
    plan(this.queue, receivedMs, () =>
      this.peers.get(to)?.core.routes.receiveRelayed({ ...forwarded, receivedMs }),
    );
  }
}

function keyOf(a: number, b: number): string {
  return `${Math.min(a, b)}:${Math.max(a, b)}`;
}

/** Two channels between two peers; a blocked way loses packets and holds control messages back. */
class FakeLink {
  readonly id: number;
  readonly #room: RoutedRoom;
  readonly #ends: ReadonlyMap<number, Record<'game' | 'control', FakeEnd>>;

  constructor(id: number, room: RoutedRoom, a: number, b: number) {
    this.id = id;
    this.#room = room;
    const endsOf = (from: number, to: number) => ({
      game: new FakeEnd((bytes) => this.#carry(from, to, bytes)),
      control: new FakeEnd((bytes) => this.#carryReliably(from, to, bytes)),
    });
    this.#ends = new Map([
      [a, endsOf(a, b)],
      [b, endsOf(b, a)],
    ]);
  }

  endOf(peerId: number): PeerChannels {
    return this.#ends.get(peerId) as unknown as PeerChannels;
  }

  #carry(from: number, to: number, bytes: Uint8Array): void {
    const { queue, nowMs, random } = this.#room;
    const way = this.#room.way(from, to);
    if (way.isBlocked || chance(random) < way.loss) return;
    plan(queue, nowMs + way.delayMs, () => this.#ends.get(to)?.game.receive(bytes, queue.nowMs));
  }

  #carryReliably(from: number, to: number, bytes: Uint8Array): void {
    const { queue } = this.#room;
    const way = this.#room.way(from, to);
    const tryAgain = () => {
      if (way.isBlocked) plan(queue, queue.nowMs + 50, tryAgain);
      else
        plan(queue, queue.nowMs + way.delayMs, () =>
          this.#ends.get(to)?.control.receive(bytes, queue.nowMs),
        );
    };
    tryAgain();
  }
}

class FakeEnd {
  readonly readyState = 'open';
  readonly bufferedAmount = 0;
  onmessage: ((event: { data: ArrayBuffer; timeStamp: number }) => void) | null = null;
  readonly #send: (bytes: Uint8Array) => void;

  constructor(send: (bytes: Uint8Array) => void) {
    this.#send = send;
  }

  send(bytes: Uint8Array): void {
    this.#send(Uint8Array.from(bytes));
  }

  receive(bytes: Uint8Array, timeStamp: number): void {
    this.onmessage?.({ data: Uint8Array.from(bytes).buffer, timeStamp });
  }
}
