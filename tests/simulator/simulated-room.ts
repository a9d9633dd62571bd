// A whole room in virtual time: real sessions, links under a bad network, the real lobby as
// witness, one seed. Everything that is chance has a stream of its own (S2 of docs/simulator.md).
import type { AssetStore, Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { HEARTBEAT_INTERVAL_MS } from '../../shared/protocol/lobby-limits.ts';
import type { ControlMessage, GameMessage } from '../../shared/protocol/peer-messages.ts';
import { createQueue, type EventQueue, plan, runUntil } from './event-queue.ts';
import { createJournal, journaled } from './journal.ts';
import type { LinkQuality, LossyLink } from './lossy-link.ts';
import { between, chance, createStream, type Random } from './random.ts';
import { deliver, linkOf, openLink, trace } from './room-network.ts';
import {
  clockOf,
  createPeer,
  type PeerTraits,
  type SimulatedPeer,
  wakeMs,
} from './simulated-peer.ts';
import {
  abandonSocket,
  beatHeart,
  claimHost,
  closeSocket,
  connectSocket,
  createLobby,
  hostAt,
  reportHost,
  type WitnessLobby,
} from './witness-lobby.ts';

export { linkOf, setBlocked } from './room-network.ts';
export type { SimulatedPeer } from './simulated-peer.ts';

export type RoomOptions<State> = {
  readonly simulation: Simulation<State>;
  readonly join: (playerId: number) => Omit<Command, 'by'>;
  readonly seed: number;
  readonly quality: LinkQuality;
  /** Of one direction of one link, where it is another one. */
  readonly qualityOf?: (from: number, to: number) => LinkQuality;
  readonly lobbyDelayMs: number;
  /** Send real bytes through the codecs; slower. */
  readonly coded: boolean;
  /** Between two updates of a peer, a tick if absent; the game's timer calls every 8 ms. */
  readonly updateMs?: number;
  /** Reads the tick that a state is before: with it, each peer keeps a journal of its steps. */
  readonly tickOf?: (state: State) => number;
  /** A game of a peer's own and what it keeps of assets. */
  readonly gameOf?: (id: number) => { simulation: Simulation<State>; assets: AssetStore };
  /** Called when the room was lost with all who held it, and starts over. */
  readonly opened?: () => void;
  /** Called after each update of a peer. */
  readonly check?: (room: SimulatedRoom<State>, peer: SimulatedPeer<State>) => void;
  /** Called after each message that a peer took in. */
  readonly heard?: (room: SimulatedRoom<State>, peer: SimulatedPeer<State>) => void;
  /** Looks at what a peer sends: gives back what goes out instead. */
  readonly outbound?: Outbound<State>;
  /** Called when a message reaches its receiver. */
  readonly arrived?: (to: number, from: number, message: GameMessage | ControlMessage) => void;
};

export type Outbound<State> = (
  room: SimulatedRoom<State>,
  peer: SimulatedPeer<State>,
  to: number,
  message: GameMessage | ControlMessage,
) => readonly (GameMessage | ControlMessage)[];

export type SimulatedRoom<State> = {
  readonly options: RoomOptions<State>;
  readonly queue: EventQueue;
  /** Chance of what is no peer's and no link's own. */
  readonly random: Random;
  readonly lobby: WitnessLobby;
  readonly peers: SimulatedPeer<State>[];
  readonly byId: Map<number, SimulatedPeer<State>>;
  readonly links: Map<number, LossyLink>;
  /** Which connection of a pair carries packets: those of an older one never arrive on a newer. */
  readonly connections: Map<number, number>;
  connectionCount: number;
  longestPacketBytes: number;
  skipped: number;
  /** Hash over everything that happened, in order. */
  trace: number;
};

const UPDATE_MS = 1000 / 60;
const DEAF_UPDATES = 3;
/** Chance per update that a player presses something else; the first inputs there are. */
const PRESS = 0.07;
const INPUTS = 34;
/** Who is stopped is looked after this often, as it may be woken before its time (ms). */
const LOOK_MS = 50;

export function createRoom<State>(options: RoomOptions<State>): SimulatedRoom<State> {
  const queue = createQueue();
  return {
    options,
    queue,
    random: createStream(options.seed, 0),
    lobby: createLobby(queue, options.lobbyDelayMs),
    peers: [],
    byId: new Map(),
    links: new Map(),
    connections: new Map(),
    connectionCount: 0,
    longestPacketBytes: 0,
    skipped: 0,
    trace: 0,
  };
}

/** Adds a browser: the first opens the room, others join it; the same id again is a return. */
export function addPeer<State>(
  room: SimulatedRoom<State>,
  id: number,
  traits: PeerTraits = {},
): SimulatedPeer<State> {
  const { join, seed, tickOf, gameOf } = room.options;
  const own = gameOf?.(id);
  const simulation = own?.simulation ?? room.options.simulation;
  const journal = tickOf === undefined ? undefined : createJournal(simulation.seats);
  const game =
    journal === undefined || tickOf === undefined
      ? simulation
      : journaled(simulation, journal, tickOf);
  const peer = createPeer(id, seed, game, journal, traits, own?.assets);
  const isFirst = room.peers.length === 0;
  const old = room.peers.findIndex((one) => one.id === id);
  if (old >= 0) room.peers.splice(old, 1);
  room.peers.push(peer);
  room.byId.set(id, peer);
  connectToLobby(room, peer);
  const nowMs = clockOf(peer, room.queue.nowMs);
  const { term, host } = hostAt(room.lobby);
  peer.session.witnessConfirmed(term, host);
  if (isFirst) peer.session.open(nowMs, 1, [{ ...join(id), by: id }]);
  else peer.session.setHostHint(host);
  for (const other of room.peers) if (other !== peer) openLink(room, peer, other);
  plan(room.queue, room.queue.nowMs + between(peer.timing, 0, UPDATE_MS), () =>
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
  else abandonSocket(room.lobby, peer.id);
}

/** The tab is closed: its page says goodbye and its channels end. */
export function closeTab<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  peer.session.vanish();
  deliver(room, peer);
  part(room, peer);
  closeSocket(room.lobby, peer.id);
}

/** Connects a browser's page to the lobby, or once more: then the older socket is replaced. */
export function connectToLobby<State>(
  room: SimulatedRoom<State>,
  { id, session }: SimulatedPeer<State>,
): void {
  connectSocket(room.lobby, id, {
    saw: (playerId, isGone) => session.lobbySaw(playerId, isGone),
    answered: (term, granted) => session.witnessAnswered(term, granted),
    confirmed: (term, host) => {
      session.witnessConfirmed(term, host);
      session.setHostHint(host);
    },
    lost: () => session.lobbyLost(),
  });
}

/** The process stops and goes on later, as if nothing had happened. */
export function stall<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>, ms: number) {
  peer.stalledUntilMs = Math.max(peer.stalledUntilMs, room.queue.nowMs + ms);
}

/** Whoever is stopped goes on now, and its clock with it. */
export function wake<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  const { nowMs } = room.queue;
  peer.clockOffsetMs += Math.max(0, peer.clockStopsUntilMs - nowMs);
  peer.clockStopsUntilMs = Math.min(peer.clockStopsUntilMs, nowMs);
  peer.stalledUntilMs = Math.min(peer.stalledUntilMs, nowMs);
}

function part<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  peer.status = 'gone';
  for (const other of upPeers(room)) {
    const link = linkOf(room, peer.id, other.id);
    if (link.quality.blocked) continue;
    const atMs = room.queue.nowMs + link.quality.delayMs + 2;
    plan(room.queue, atMs, () => other.session.peerClosed(peer.id));
  }
}

function runPeer<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  if (peer.status !== 'up') return;
  const { queue } = room;
  if (queue.nowMs < peer.stalledUntilMs) {
    peer.deafUpdates = DEAF_UPDATES;
    plan(queue, Math.min(peer.stalledUntilMs, queue.nowMs + LOOK_MS), () => runPeer(room, peer));
    return;
  }
  const { session } = peer;
  const { stats } = session;
  const steps = stats.stepped + stats.rolledBack;
  updatePeer(room, peer);
  tellLobby(room, peer);
  deliver(room, peer);
  trace(room, session.tick ^ (session.confirmedTick << 12) ^ (session.term << 24) ^ peer.id);
  if (session.hasLeft) {
    part(room, peer);
    closeSocket(room.lobby, peer.id, true);
    return;
  }
  const busyMs = (stats.stepped + stats.rolledBack - steps) * peer.stepMs;
  const next = wakeMs(peer, queue.nowMs, room.options.updateMs ?? UPDATE_MS);
  plan(queue, Math.max(next, queue.nowMs + busyMs), () => runPeer(room, peer));
}

function updatePeer<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  const { session } = peer;
  const { check, heard, join } = room.options;
  const nowMs = clockOf(peer, room.queue.nowMs);
  if (!session.isLive && upPeers(room).every((one) => !one.session.isLive)) openAnew(room, peer);
  const arrived = peer.deafUpdates-- > 0 ? [] : peer.inbox.splice(0);
  for (const { from, message } of arrived) {
    session.receive(from, message, nowMs);
    heard?.(room, peer);
  }
  if (chance(peer.playing) < PRESS) peer.input = Math.floor(chance(peer.playing) * INPUTS);
  session.setInput(peer.input);
  if (peer.wantsSeat && session.isLive && session.seat < 0 && !session.isAsking)
    session.request(join(peer.id));
  session.update(nowMs);
  check?.(room, peer);
}

function tellLobby<State>({ lobby, queue }: SimulatedRoom<State>, peer: SimulatedPeer<State>) {
  const { session, id } = peer;
  for (const effect of session.drainEffects()) {
    if (effect.kind === 'claim') claimHost(lobby, id, effect.term);
    else reportHost(lobby, id, effect.term, effect.host);
  }
  if (!session.isHost || queue.nowMs - peer.heartbeatMs < HEARTBEAT_INTERVAL_MS) return;
  peer.heartbeatMs = queue.nowMs;
  beatHeart(lobby, id);
}

/**
 * Everybody who held the room is gone: as the room client does, the first of the rest opens it
 * anew.
 */
function openAnew<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): void {
  const { join, opened } = room.options;
  const term = hostAt(room.lobby).term + 1;
  peer.session.open(clockOf(peer, room.queue.nowMs), term, [{ ...join(peer.id), by: peer.id }]);
  opened?.();
}
