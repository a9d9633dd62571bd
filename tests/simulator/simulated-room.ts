// A whole room in virtual time: real sessions, links under a bad network, a lobby as witness, one
// seed.
import { Session } from '../../shared/netcode/session.ts';
import type { Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import type { ControlMessage, GameMessage } from '../../shared/protocol/peer-messages.ts';
import { controlCodec, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { createQueue, type EventQueue, plan, runUntil } from './event-queue.ts';
import {
  arrivals,
  createLossyLink,
  type LinkQuality,
  type LossyLink,
  reliableArrival,
} from './lossy-link.ts';
import { between, chance, createRandom, type Random } from './random.ts';
import {
  claimHost,
  closeSocket,
  connectSocket,
  createLobby,
  reportHost,
  type WitnessLobby,
} from './witness-lobby.ts';

export type SimulatedPeer<State> = {
  readonly id: number;
  readonly session: Session<State>;
  /** Own clock: offset in ms and rate error in parts per million. */
  readonly clockOffsetMs: number;
  readonly clockPpm: number;
  status: 'up' | 'crashed' | 'gone';
  /** Stopped until this time, as by SIGSTOP. */
  stalledUntilMs: number;
  /** Updates after a stall that come before what the network brought meanwhile, as in a browser. */
  deafUpdates: number;
  readonly inbox: { readonly from: number; readonly message: GameMessage | ControlMessage }[];
  input: number;
  wantsSeat: boolean;
  bytesSent: number;
  packetsSent: number;
};

export type RoomOptions<State> = {
  readonly simulation: Simulation<State>;
  readonly join: (playerId: number) => Omit<Command, 'by'>;
  readonly seed: number;
  readonly quality: LinkQuality;
  readonly lobbyDelayMs: number;
  /** Send real bytes through the codecs; slower. */
  readonly coded: boolean;
  /** Between two updates of a peer, a tick if absent; the game's timer calls every 8 ms. */
  readonly updateMs?: number;
  /** Called when the room was lost with all who held it, and starts over. */
  readonly opened?: () => void;
  /** Called after each update of a peer. */
  readonly check?: (room: SimulatedRoom<State>, peer: SimulatedPeer<State>) => void;
};

export type SimulatedRoom<State> = {
  readonly options: RoomOptions<State>;
  readonly queue: EventQueue;
  readonly random: Random;
  readonly lobby: WitnessLobby;
  readonly peers: SimulatedPeer<State>[];
  readonly links: Map<string, LossyLink>;
  /** Which connection of a pair carries packets: those of an older one never arrive on a newer. */
  readonly connections: Map<string, number>;
  connectionCount: number;
  longestPacketBytes: number;
};

const UPDATE_MS = 1000 / 60;
const DEAF_UPDATES = 3;
const VERSION = 1;

export function createRoom<State>(options: RoomOptions<State>): SimulatedRoom<State> {
  const queue = createQueue();
  return {
    options,
    queue,
    random: createRandom(options.seed),
    lobby: createLobby(queue, options.lobbyDelayMs),
    peers: [],
    links: new Map(),
    connections: new Map(),
    connectionCount: 0,
    longestPacketBytes: 0,
  };
}

/** Adds a browser: the first opens the room, others join it; the same id again is a return. */
export function addPeer<State>(room: SimulatedRoom<State>, id: number): SimulatedPeer<State> {
  const { simulation, join } = room.options;
  const peer: SimulatedPeer<State> = {
    id,
    session: new Session({ simulation, playerId: id, version: VERSION }),
    clockOffsetMs: between(room.random, 0, 5000),
    clockPpm: between(room.random, -200, 200),
    status: 'up',
    stalledUntilMs: 0,
    deafUpdates: 0,
    inbox: [],
    input: 0,
    wantsSeat: true,
    bytesSent: 0,
    packetsSent: 0,
  };
  const isFirst = room.peers.length === 0;
  const old = room.peers.findIndex((one) => one.id === id);
  if (old >= 0) room.peers.splice(old, 1);
  room.peers.push(peer);
  connectToLobby(room, peer);
  if (isFirst) peer.session.open(nowOf(room, peer), 1, [{ ...join(id), by: id }]);
  else peer.session.setHostHint(room.lobby.host);
  for (const other of room.peers) {
    if (other === peer) continue;
    room.connections.delete(pairOf(id, other.id));
    openLink(room, peer, other);
  }
  plan(room.queue, room.queue.nowMs + between(room.random, 0, UPDATE_MS), () =>
    runPeer(room, peer),
  );
  return peer;
}

export function runFor<State>(room: SimulatedRoom<State>, ms: number): void {
  runUntil(room.queue, room.queue.nowMs + ms);
}

export function upPeers<State>(room: SimulatedRoom<State>): SimulatedPeer<State>[] {
  return room.peers.filter((one) => one.status === 'up');
}
export function hostOf<State>(room: SimulatedRoom<State>): SimulatedPeer<State> | undefined {
  return upPeers(room).find((one) => one.session.isHost && !one.session.isProvisional);
}

/** The browser is killed: no message; `fin` whether the lobby sees its socket close. */
export function crash<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>, fin: boolean) {
  peer.status = 'crashed';
  if (fin) closeSocket(room.lobby, peer.id);
}

/** The tab is closed: its page says goodbye and its channels end. */
export function closeTab<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  peer.session.vanish();
  deliver(room, peer);
  part(room, peer);
  closeSocket(room.lobby, peer.id);
}

function part<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  peer.status = 'gone';
  for (const other of upPeers(room)) {
    const atMs = room.queue.nowMs + linkOf(room, peer.id, other.id).quality.delayMs + 2;
    plan(room.queue, atMs, () => other.session.peerClosed(peer.id));
  }
}

/** The process stops and goes on later, as if nothing had happened. */
export function stall<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>, ms: number) {
  peer.stalledUntilMs = room.queue.nowMs + ms;
}

/** Blocks or opens the link between two peers both ways. */
export function setBlocked<State>(room: SimulatedRoom<State>, a: number, b: number, on: boolean) {
  linkOf(room, a, b).quality.blocked = on;
  linkOf(room, b, a).quality.blocked = on;
}

export function linkOf<State>(room: SimulatedRoom<State>, from: number, to: number): LossyLink {
  const key = `${from}>${to}`;
  let link = room.links.get(key);
  if (link === undefined) {
    link = createLossyLink({ ...room.options.quality });
    room.links.set(key, link);
  }
  return link;
}

function nowOf<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): number {
  return peer.clockOffsetMs + room.queue.nowMs * (1 + peer.clockPpm / 1e6);
}

function connectToLobby<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  const { session } = peer;
  connectSocket(room.lobby, peer.id, {
    saw: (playerId, isGone) => session.lobbySaw(playerId, isGone),
    answered: (term, granted) => session.witnessAnswered(term, granted),
    confirmed: (term, host) => session.witnessConfirmed(term, host),
    lost: () => session.lobbyLost(),
  });
}

/** Two peers meet after a few round trips of signalling and handshakes. */
function openLink<State>(
  room: SimulatedRoom<State>,
  a: SimulatedPeer<State>,
  b: SimulatedPeer<State>,
) {
  const setupMs = 6 * linkOf(room, a.id, b.id).quality.delayMs + 20;
  plan(room.queue, room.queue.nowMs + setupMs, () => {
    if (a.status !== 'up' || b.status !== 'up') return;
    const key = pairOf(a.id, b.id);
    room.connections.set(key, ++room.connectionCount);
    a.session.peerOpened(b.id, nowOf(room, a));
    b.session.peerOpened(a.id, nowOf(room, b));
  });
}

function pairOf(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

function runPeer<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  if (peer.status !== 'up') return;
  const { queue, random } = room;
  if (queue.nowMs < peer.stalledUntilMs) {
    peer.deafUpdates = DEAF_UPDATES;
    plan(queue, peer.stalledUntilMs, () => runPeer(room, peer));
    return;
  }
  const { session } = peer;
  if (!session.isLive && upPeers(room).every((one) => !one.session.isLive)) openAnew(room, peer);
  const arrived = peer.deafUpdates-- > 0 ? [] : peer.inbox.splice(0);
  for (const { from, message } of arrived) session.receive(from, message, nowOf(room, peer));
  if (chance(random) < 0.07) peer.input = Math.floor(chance(random) * 34);
  session.setInput(peer.input);
  if (peer.wantsSeat && session.isLive && session.seat < 0 && !session.isAsking)
    session.request(room.options.join(peer.id));
  session.update(nowOf(room, peer));
  room.options.check?.(room, peer);
  for (const effect of session.drainEffects()) {
    if (effect.kind === 'claim') claimHost(room.lobby, peer.id, effect.term);
    else reportHost(room.lobby, peer.id, effect.term, effect.host);
  }
  deliver(room, peer);
  if (session.hasLeft) {
    part(room, peer);
    closeSocket(room.lobby, peer.id);
    return;
  }
  const jitterMs = between(random, -1, 2);
  const updateMs = room.options.updateMs ?? UPDATE_MS;
  plan(queue, queue.nowMs + updateMs + jitterMs - 0.5, () => runPeer(room, peer));
}

/**
 * Everybody who held the room is gone: as the room client does, the first of the rest opens it
 * anew.
 */
function openAnew<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  const { join } = room.options;
  peer.session.open(nowOf(room, peer), room.lobby.term + 1, [{ ...join(peer.id), by: peer.id }]);
  room.options.opened?.();
}

function deliver<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  for (const { to, channel, message } of peer.session.drain()) {
    const receiver = room.peers.find((one) => one.id === to && one.status === 'up');
    if (receiver === undefined) continue;
    const link = linkOf(room, peer.id, to);
    const carried = room.options.coded ? carry(room, peer, channel, message) : message;
    const { nowMs } = room.queue;
    const connection = room.connections.get(pairOf(peer.id, to));
    const times =
      channel === 'game'
        ? arrivals(link, room.random, nowMs)
        : link.quality.blocked
          ? []
          : [reliableArrival(link, room.random, nowMs)];
    for (const atMs of times)
      plan(room.queue, atMs, () => {
        const isSame = room.connections.get(pairOf(peer.id, to)) === connection;
        if (isSame && connection !== undefined)
          receiver.inbox.push({ from: peer.id, message: carried });
      });
  }
}

function carry<State>(
  room: SimulatedRoom<State>,
  peer: SimulatedPeer<State>,
  channel: 'game' | 'control',
  message: GameMessage | ControlMessage,
): GameMessage | ControlMessage {
  const codec = channel === 'game' ? gameCodec : controlCodec;
  const bytes = codec.encode(message as never);
  const back = codec.decode(bytes);
  if (back === undefined)
    throw new Error(`${message.kind} of ${bytes.length} bytes doesn't decode`);
  if (channel === 'game') {
    peer.bytesSent += bytes.length;
    peer.packetsSent += 1;
    room.longestPacketBytes = Math.max(room.longestPacketBytes, bytes.length);
    if (bytes.length > DATAGRAM_BYTES_MAX) throw new Error(`packet of ${bytes.length} bytes (I8)`);
  }
  return back;
}
