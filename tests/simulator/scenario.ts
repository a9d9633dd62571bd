// One seed, one story: how many peers, how bad the network, which faults when. All chosen by the
// seed.
import { commitQuorumOf } from '../../shared/netcode/follow.ts';
import type { Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { checkPeer, createLedger, forgetPeer, type Ledger, startOver } from './invariants.ts';
import type { LinkQuality } from './lossy-link.ts';
import { between, chance, createRandom, pick, type Random, wholeBetween } from './random.ts';
import {
  addPeer,
  closeTab,
  crash,
  createRoom,
  hostOf,
  runFor,
  type SimulatedPeer,
  type SimulatedRoom,
  setBlocked,
  stall,
  upPeers,
} from './simulated-room.ts';
import { stopLobby } from './witness-lobby.ts';

export type Fault =
  | 'crash-host'
  | 'crash-host-silent'
  | 'crash-host-and-next'
  | 'crash-any'
  | 'close-host-tab'
  | 'leave-host'
  | 'leave-any'
  | 'hand-off'
  | 'stall-host'
  | 'stall-any'
  | 'block-host-link'
  | 'isolate-any'
  | 'join'
  | 'return'
  | 'lobby-down';
const FAULTS: readonly Fault[] = [
  'crash-host',
  'crash-host-silent',
  'crash-host-and-next',
  'crash-any',
  'close-host-tab',
  'leave-host',
  'leave-any',
  'hand-off',
  'stall-host',
  'stall-any',
  'block-host-link',
  'isolate-any',
  'join',
  'return',
  'lobby-down',
];

/** What happened at least once over a fleet: a check that never met its fault proves nothing. */
export type Counters = Record<string, number>;
export type Outcome = {
  readonly failures: readonly string[];
  readonly faults: readonly string[];
  readonly counters: Counters;
  readonly longestPacketBytes: number;
};

export type Game<State> = {
  readonly simulation: Simulation<State>;
  readonly join: (playerId: number) => Omit<Command, 'by'>;
};

/** Time for the room to come to rest when all faults are over (liveness phase), ms. */
const SETTLE_MS = 6000;
const FINAL_MS = 2000;
/** A connected room confirms nearly a tick per tick. */
const FINAL_TICKS_MIN = 100;

type Story<State> = {
  readonly room: SimulatedRoom<State>;
  readonly ledger: Ledger;
  readonly random: Random;
  readonly faults: string[];
  readonly crashed: number[];
  readonly counters: Counters;
  nextId: number;
};

export function runScenario<State>(game: Game<State>, seed: number, coded: boolean): Outcome {
  const random = createRandom(seed);
  const ledger = createLedger();
  const room = createRoom({
    ...game,
    seed: seed + 1,
    quality: chooseQuality(random),
    lobbyDelayMs: between(random, 5, 100),
    coded,
    opened: () => startOver(ledger),
    check: (r, p) => checkPeer(ledger, r, p),
  });
  const story: Story<State> = {
    room,
    ledger,
    random,
    faults: [],
    crashed: [],
    counters: {},
    nextId: 1,
  };
  const players = wholeBetween(random, 2, 6);
  for (let i = 0; i < players; i++) {
    addPeer(room, story.nextId++);
    runFor(room, between(random, 50, 600));
  }
  runFor(room, 2500);
  const faults = wholeBetween(random, 1, 4);
  for (let i = 0; i < faults; i++) {
    strike(story, pick(random, FAULTS));
    runFor(room, between(random, 50, 3000));
  }
  settle(story);
  return {
    failures: ledger.failures,
    faults: story.faults,
    counters: countAll(story),
    longestPacketBytes: room.longestPacketBytes,
  };
}

function chooseQuality(random: Random): LinkQuality {
  const isBursty = chance(random) < 0.3;
  const delayMs = pick(random, [5, 10, 25, 50, 100]);
  return {
    delayMs,
    jitterMs: delayMs * between(random, 0, 0.2),
    loss: isBursty ? 0.01 : pick(random, [0, 0.01, 0.05, 0.1]),
    burst: isBursty ? 0.01 : 0,
    burstPackets: 5,
    duplicate: pick(random, [0, 0.02]),
    reorder: pick(random, [0, 0.02]),
    blocked: false,
  };
}

function strike<State>(story: Story<State>, fault: Fault): void {
  const { room, random } = story;
  const host = hostOf(room);
  const up = upPeers(room);
  const any = pick(random, up);
  const canLose = up.length > 1;
  if (fault === 'join' && up.length < 8) note(story, fault, addPeer(room, story.nextId++));
  else if (fault === 'return' && story.crashed.length > 0)
    note(story, fault, addPeer(room, story.crashed.shift() ?? 0));
  else if (fault === 'lobby-down' && room.lobby.up) {
    story.faults.push(fault);
    stopLobby(room.lobby);
  } else if (fault === 'stall-any' || fault === 'stall-host')
    stallFor(story, fault, fault === 'stall-host' && host !== undefined ? host : any);
  else if (!canLose || host === undefined) return;
  else if (fault === 'hand-off') {
    note(story, fault, host);
    host.session.handOff(host.clockOffsetMs + room.queue.nowMs);
  } else if (fault === 'block-host-link') blockLink(story, host, any);
  else if (fault === 'isolate-any') isolate(story, any);
  else lose(story, fault, host, any);
}

function lose<State>(
  story: Story<State>,
  fault: Fault,
  host: SimulatedPeer<State>,
  any: SimulatedPeer<State>,
): void {
  const { room } = story;
  const isHost = fault.includes('host');
  const lost = isHost ? host : any;
  note(story, fault, lost);
  if (fault === 'close-host-tab') closeTab(room, lost);
  else if (fault.startsWith('leave'))
    lost.session.leave(lost.clockOffsetMs + room.queue.nowMs * (1 + lost.clockPpm / 1e6));
  else {
    crash(room, lost, fault !== 'crash-host-silent');
    story.crashed.push(lost.id);
    const next = upPeers(room)[0];
    if (fault === 'crash-host-and-next' && upPeers(room).length > 1) {
      note(story, 'and-next', next);
      crash(room, next, true);
      story.crashed.push(next.id);
      forgetPeer(story.ledger, next.id);
      forgetLostMajority(story);
    }
  }
  if (!fault.startsWith('leave')) forgetPeer(story.ledger, lost.id);
}

/** Where the dead were a majority, what only they held is gone: no design can keep it. */
function forgetLostMajority<State>({ room, ledger }: Story<State>): void {
  const players = upPeers(room).length + 2;
  if (commitQuorumOf(players) > 2) return;
  const held = Math.max(0, ...upPeers(room).map((one) => one.session.confirmedTick));
  for (const tick of ledger.committed.keys()) if (tick > held) ledger.committed.delete(tick);
}

function stallFor<State>(story: Story<State>, fault: Fault, peer: SimulatedPeer<State>): void {
  const ms = between(story.random, 60, 3000);
  note(story, fault, peer, ms);
  excuse(story, peer);
  // In a 1v1 the witness keeps a host that only stands still: the other's own way is provisional.
  if (upPeers(story.room).length === 2) for (const one of upPeers(story.room)) excuse(story, one);
  stall(story.room, peer, ms);
  runFor(story.room, ms);
}

function blockLink<State>(
  story: Story<State>,
  host: SimulatedPeer<State>,
  other: SimulatedPeer<State>,
): void {
  if (host === other) return;
  const ms = between(story.random, 100, 2500);
  note(story, 'block-host-link', other, ms);
  if (upPeers(story.room).length === 2) for (const one of [host, other]) excuse(story, one);
  setBlocked(story.room, host.id, other.id, true);
  runFor(story.room, ms);
  setBlocked(story.room, host.id, other.id, false);
}

function isolate<State>(story: Story<State>, peer: SimulatedPeer<State>): void {
  const ms = between(story.random, 100, 3500);
  note(story, 'isolate-any', peer, ms);
  excuse(story, peer);
  if (upPeers(story.room).length === 2) for (const one of upPeers(story.room)) excuse(story, one);
  for (const other of upPeers(story.room))
    if (other !== peer) setBlocked(story.room, peer.id, other.id, true);
  runFor(story.room, ms);
  for (const other of upPeers(story.room)) setBlocked(story.room, peer.id, other.id, false);
}

/**
 * A peer that was cut off or stopped may have gone its own way; what it confirmed alone is void.
 */
function excuse<State>(story: Story<State>, peer: SimulatedPeer<State>): void {
  story.ledger.excused.add(peer.id);
  forgetPeer(story.ledger, peer.id);
}

function note<State>(story: Story<State>, fault: string, peer: SimulatedPeer<State>, ms = 0): void {
  const atMs = Math.round(story.room.queue.nowMs);
  const role = peer.session.isHost ? ' (host)' : '';
  story.faults.push(
    `${atMs} ms: ${fault} ${peer.id}${role}${ms > 0 ? ` ${Math.round(ms)} ms` : ''}`,
  );
  story.counters[fault] = (story.counters[fault] ?? 0) + 1;
}

/**
 * Liveness: with all faults over, everybody follows one host, is seated and sees ticks confirmed
 * (I7).
 */
function settle<State>(story: Story<State>): void {
  const { room, ledger } = story;
  runFor(room, SETTLE_MS);
  const before = new Map(upPeers(room).map((one) => [one.id, one.session.confirmedTick]));
  runFor(room, FINAL_MS);
  const hosts = new Set<string>();
  for (const { id, session } of upPeers(room)) {
    hosts.add(`${session.term}/${session.host}`);
    const gained = session.confirmedTick - (before.get(id) ?? 0);
    const facts = `term ${session.term}, host ${session.host}, seat ${session.seat}`;
    if (!session.isLive) ledger.failures.push(`I7: peer ${id} is not live`);
    else if (gained < FINAL_TICKS_MIN)
      ledger.failures.push(`I7: peer ${id} confirmed ${gained} ticks in the end (${facts})`);
    else if (session.seat < 0) ledger.failures.push(`I7: peer ${id} has no seat (${facts})`);
  }
  if (hosts.size > 1) ledger.failures.push(`I7: several hosts: ${[...hosts].join(', ')}`);
}

function countAll<State>(story: Story<State>): Counters {
  const counters = { ...story.counters };
  const add = (name: string, by: number) => {
    counters[name] = (counters[name] ?? 0) + by;
  };
  add('witness-grants', story.room.lobby.grants);
  for (const { session } of upPeers(story.room)) {
    add('migrations', session.stats.migrations.length);
    for (const one of session.stats.migrations) add(`by-${one.detectedBy}`, 1);
    add('fenced', session.stats.fenced);
    add('forks', session.stats.forks);
    add('rollbacks', session.stats.rollbacks);
    add('keyframes', session.stats.keyframesTaken);
  }
  return counters;
}
