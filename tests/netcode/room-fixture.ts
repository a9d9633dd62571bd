// Rooms in virtual time for one named behaviour each: seated peers, a network, questions to them.
import type { Simulation } from '../../shared/netcode/simulation.ts';
import type { Migration } from '../../shared/netcode/stats.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { LinkQuality } from '../simulator/lossy-link.ts';
import {
  addPeer,
  createRoom,
  linkOf,
  type RoomOptions,
  runFor,
  type SimulatedPeer,
  type SimulatedRoom,
  upPeers,
} from '../simulator/simulated-room.ts';
import { type ToyState, toyCommand, toySimulation } from '../simulator/toy-simulation.ts';

export type Network = Partial<LinkQuality> & {
  readonly rttMs?: number;
  readonly lobbyDelayMs?: number;
};

const CALM: LinkQuality = {
  delayMs: 10,
  jitterMs: 1,
  loss: 0,
  burst: 0,
  burstPackets: 0,
  duplicate: 0,
  reorder: 0,
  blocked: false,
};

type Extras<State> = Partial<Omit<RoomOptions<State>, 'simulation' | 'join' | 'quality'>>;

/** A room of `count` toy players that has settled: all seated, all clocks agreed. */
export function toyRoom(
  count: number,
  network: Network = {},
  extras: Extras<ToyState> = {},
): SimulatedRoom<ToyState> {
  const join = (target: number) => ({ kind: toyCommand.join, target, value: 0, text: '' });
  return settledRoom({ simulation: toySimulation, join }, count, network, extras);
}

/** The same with the real game. */
export function realRoom(
  count: number,
  network: Network = {},
  extras: Extras<RoomState> = {},
): SimulatedRoom<RoomState> {
  const join = (target: number) => ({
    kind: commandKind.join,
    target,
    value: 0,
    text: `Player ${target}`,
  });
  return settledRoom({ simulation: roomSimulation, join }, count, network, extras);
}

/** A room of the real game in which one peer's simulation is another one. */
export function oddRoom(
  usual: Simulation<RoomState>,
  odd: Simulation<RoomState>,
  oddId: number,
  count = 4,
): SimulatedRoom<RoomState> {
  const join = (target: number) => ({
    kind: commandKind.join,
    target,
    value: 0,
    text: `Player ${target}`,
  });
  const game = { join, simulation: usual };
  const simulationOf = (id: number) => (id === oddId ? odd : usual);
  return settledRoom(game, count, { rttMs: 60 }, {}, simulationOf);
}

function settledRoom<State>(
  game: {
    readonly simulation: Simulation<State>;
    readonly join: (playerId: number) => Omit<Command, 'by'>;
  },
  count: number,
  { rttMs = 20, lobbyDelayMs = 20, ...quality }: Network,
  extras: Extras<State>,
  simulationOf: (id: number) => Simulation<State> = () => game.simulation,
): SimulatedRoom<State> {
  const room = createRoom({
    ...game,
    seed: 1,
    coded: false,
    lobbyDelayMs,
    quality: { ...CALM, delayMs: rttMs / 2, ...quality },
    ...extras,
  });
  for (let id = 1; id <= count; id++) {
    Object.assign(room.options, { simulation: simulationOf(id) });
    addPeer(room, id);
    runFor(room, 150);
  }
  runFor(room, 2500 + 10 * rttMs);
  for (const { id, session } of room.peers)
    if (session.seat < 0 || session.host !== 1) throw new Error(`peer ${id} did not settle`);
  return room;
}

export function peerOf<State>(room: SimulatedRoom<State>, id: number): SimulatedPeer<State> {
  const peer = room.peers.find((one) => one.id === id);
  if (peer === undefined) throw new Error(`no peer ${id}`);
  return peer;
}

/** A peer's own clock now, in ms. */
export function nowOf<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): number {
  return peer.clockOffsetMs + room.queue.nowMs * (1 + peer.clockPpm / 1e6);
}

/** Makes a player press nothing from now on. */
export function rest<State>(...peers: SimulatedPeer<State>[]): void {
  for (const peer of peers)
    Object.defineProperty(peer, 'input', { get: () => 0, set: () => undefined });
}

/** Sets the round trip between two peers. */
export function setRtt<State>(room: SimulatedRoom<State>, a: number, b: number, rttMs: number) {
  linkOf(room, a, b).quality.delayMs = rttMs / 2;
  linkOf(room, b, a).quality.delayMs = rttMs / 2;
}

/** The frozen ticks of all who are there, together. */
export function frozenIn<State>(room: SimulatedRoom<State>): number {
  return upPeers(room).reduce((sum, { session }) => sum + session.stats.frozen, 0);
}

/** True if all who are there follow one host of one term and none votes. */
export function isOfOneMind<State>(room: SimulatedRoom<State>): boolean {
  const views = upPeers(room).map(({ session }) => `${session.term}/${session.host}`);
  return new Set(views).size === 1 && upPeers(room).every((one) => !one.session.isVoting);
}

/** True if the logs of all who are there agree on the newest tick that all have confirmed. */
export function isOfOneHistory<State>(room: SimulatedRoom<State>): boolean {
  const up = upPeers(room);
  const tick = Math.min(...up.map(({ session }) => session.confirmedTick));
  const chains = up.map(({ session }) => session.chainBefore(tick));
  return chains[0] !== undefined && new Set(chains).size === 1;
}

/** Runs for `ms` and returns the longest time in which the log of one of these did not grow. */
export function longestGapMs<State>(
  room: SimulatedRoom<State>,
  peers: readonly SimulatedPeer<State>[],
  ms: number,
): number {
  const last = new Map(peers.map((one) => [one.id, [one.session.confirmedTick, room.queue.nowMs]]));
  let longest = 0;
  for (const endMs = room.queue.nowMs + ms; room.queue.nowMs < endMs; ) {
    runFor(room, 5);
    for (const { id, session } of peers) {
      const [tick, atMs] = last.get(id)!;
      if (session.confirmedTick === tick) continue;
      longest = Math.max(longest, room.queue.nowMs - atMs);
      last.set(id, [session.confirmedTick, room.queue.nowMs]);
    }
  }
  for (const [, atMs] of last.values()) longest = Math.max(longest, room.queue.nowMs - atMs);
  return longest;
}

/** Everybody who is up but one. */
export function others<State>(room: SimulatedRoom<State>, id: number): SimulatedPeer<State>[] {
  return upPeers(room).filter((one) => one.id !== id);
}
export function lastMigration<State>({ session }: SimulatedPeer<State>): Migration {
  return session.stats.migrations.at(-1)!;
}

/** Chain hash of each tick that a survivor has confirmed lately, to be found again afterwards. */
export function confirmedBy<State>(peers: readonly SimulatedPeer<State>[]): Map<number, number> {
  const chains = new Map<number, number>();
  for (const { session } of peers)
    for (let tick = session.confirmedTick; tick > session.confirmedTick - 60; tick--) {
      const chain = session.chainBefore(tick);
      if (chain !== undefined) chains.set(tick, chain);
    }
  return chains;
}
/** Those of `before` that somebody now holds otherwise. */
export function lostOf<State>(
  room: SimulatedRoom<State>,
  before: ReadonlyMap<number, number>,
): number[] {
  return [...before]
    .filter(([tick, chain]) =>
      upPeers(room).some(({ session }) => (session.chainBefore(tick) ?? chain) !== chain),
    )
    .map(([tick]) => tick);
}
