// Ours: real sessions and codecs, with a lobby that sees sockets and gives the witness' vote.
import { Session } from '../../../shared/netcode/session.ts';
import { controlCodec, gameCodec } from '../../../shared/protocol/peer-messages.ts';
import type { RoomState } from '../../../shared/simulation/state.ts';
import {
  crowdCommands,
  crowdedSimulation,
  joinOf,
  pressed,
  sideCommands,
  startCommand,
} from './crowded-pitch.ts';
import type { Contender, Lane, Racer, Team } from './race.ts';

type Member = { readonly lane: Lane; readonly session: Session<RoomState>; readonly racer: Racer };
/** The lobby's part (L10, L11): one vote a term, none while the host's socket and pulse are. */
type Lobby = {
  term: number;
  host: number;
  votedTerm: number;
  readonly gone: Set<number>;
  /** When the first host was killed: its heartbeats end. */
  killedMs: number;
};

const version = 1;
/** The host's page tells the lobby that it lives this often; later than the second it doesn't. */
const heartbeatMs = 250;
const heartbeatOldMs = 400;
/** Of the host's requests to the start of the match (ms). */
const settleMs = 1500;

export function kickabout(): Contender {
  return {
    name: 'kickabout',
    setting: 'as it is',
    lacks: '',
    isToldOfSockets: true,
    isForTwo: false,
    assemble: async (lanes) => open(lanes),
  };
}

function open(lanes: readonly Lane[]): Team {
  const { heat } = lanes[0];
  const lobby: Lobby = { term: 1, host: 1, votedTerm: 1, gone: new Set(), killedMs: Infinity };
  const members: Member[] = lanes.map((lane) => createMember(lane, lobby, () => members));
  const [{ session: first }] = members;
  first.open(0, 1, [joinOf(1), ...crowdCommands(heat.players)]);
  for (const { lane, session } of members) {
    if (lane.id > 1) session.setHostHint(1);
    for (const other of lanes) if (other !== lane) session.peerOpened(other.id, 0);
  }
  let askedMs = Number.NaN;
  const gather = () => {
    if (!Number.isNaN(askedMs)) return lanes[0].nowMs() > askedMs + settleMs;
    for (const { lane, session } of members)
      if (session.isLive && session.seat < 0 && !session.isAsking) session.request(joinOf(lane.id));
    if (members.some(({ session }) => session.seat < 0)) return false;
    for (const command of [...sideCommands(heat.players), startCommand]) first.request(command);
    askedMs = lanes[0].nowMs();
    return false;
  };
  return {
    racers: members.map(({ racer }) => racer),
    gather,
    hostKilled: () => {
      lobby.killedMs = lanes[0].nowMs();
      if (heat.isSeen) closeSocket(lobby, members, 1);
    },
  };
}

function createMember(lane: Lane, lobby: Lobby, members: () => readonly Member[]): Member {
  const session = new Session({
    simulation: crowdedSimulation(lane.work),
    playerId: lane.id,
    version,
  });
  const racer: Racer = {
    receive: (from, bytes, isReliable, nowMs) => {
      const message = (isReliable ? controlCodec : gameCodec).decode(bytes);
      if (message === undefined) throw new Error(`${bytes.length} bytes of ${from} don't decode`);
      session.receive(from, message, nowMs);
    },
    update: (nowMs) => {
      session.setInput(pressed(session.seat, session.tick));
      session.update(nowMs);
      for (const effect of session.drainEffects())
        if (effect.kind === 'claim') claim(lobby, lane, session, effect.term);
        else report(lobby, lane, members(), effect.term, effect.host);
      for (const { to, channel, message } of session.drain())
        if (channel === 'game') lane.send(to, gameCodec.encode(message as never), false);
        else lane.send(to, controlCodec.encode(message as never), true);
    },
    tick: () => session.tick,
    confirmed: () => session.confirmedTick,
    reach: () => session.confirmedTick,
    fingerprintOf: (tick) => session.chainBefore(tick + 1),
    stateHashOf: (tick) => session.checksumsAt(tick)?.[2],
    takeRollbacks: rollbackReader(session),
  };
  return { lane, session, racer };
}

/** Two rollbacks between two looks share their depth. */
function rollbackReader({ stats }: Session<RoomState>): () => number[] {
  let rollbacks = 0;
  let rolledBack = 0;
  return () => {
    const count = stats.rollbacks - rollbacks;
    const depth = (stats.rolledBack - rolledBack) / count;
    rollbacks = stats.rollbacks;
    rolledBack = stats.rolledBack;
    return Array.from({ length: count }, () => depth);
  };
}

/** The kernel closes a dead browser's socket: the lobby hears of it, then the members. */
function closeSocket(lobby: Lobby, members: readonly Member[], id: number): void {
  const { lane } = members[0];
  const { oneWayMs } = lane.heat;
  lane.plan(oneWayMs, () => {
    lobby.gone.add(id);
    for (const { lane: other, session } of members)
      if (!lobby.gone.has(other.id)) other.plan(oneWayMs, () => session.lobbySaw(id, true));
  });
}

function claim(lobby: Lobby, lane: Lane, session: Session<RoomState>, term: number): void {
  const { oneWayMs } = lane.heat;
  lane.plan(oneWayMs, () => {
    const isFree = lobby.gone.has(lobby.host) || lobby.host === lane.id || isStale(lobby, lane);
    const granted = term > lobby.term && term > lobby.votedTerm && isFree;
    if (granted) lobby.votedTerm = term;
    lane.plan(oneWayMs, () => session.witnessAnswered(term, granted));
  });
}

/** Of the first host only: no other is killed. */
function isStale({ host, killedMs }: Lobby, { heat, nowMs }: Lane): boolean {
  if (host !== 1 || nowMs() < killedMs) return false;
  const lastMs = Math.floor(killedMs / heartbeatMs) * heartbeatMs + heat.oneWayMs;
  return nowMs() - lastMs > heartbeatOldMs;
}

function report(
  lobby: Lobby,
  lane: Lane,
  members: readonly Member[],
  term: number,
  host: number,
): void {
  const { oneWayMs } = lane.heat;
  lane.plan(oneWayMs, () => {
    const isDue = lane.id === lobby.host || (lane.id === host && lobby.gone.has(lobby.host));
    if (term <= lobby.term || !isDue) return;
    lobby.term = term;
    lobby.host = host;
    for (const { lane: other, session } of members)
      other.plan(oneWayMs, () => session.witnessConfirmed(term, host));
  });
}
