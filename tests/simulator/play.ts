// Plays a schedule: the safety phase with all its faults, then the liveness phase, in which
// everything works again and the room must come to rest (S6, S7 of docs/simulator.md).
import type { AssetStore } from '../../shared/netcode/simulation.ts';
import { toyWithAssets } from './assets.ts';
import { plan } from './event-queue.ts';
import { calmDown, strike } from './faults.ts';
import { type Game, realGame, toyGame } from './game.ts';
import { checkPeer, createLedger, type Failure, fail, startOver } from './ledger.ts';
import { judgeLiveness } from './liveness.ts';
import { addToMetrics, createMetrics, type Metrics } from './metrics.ts';
import { createReach, judgeReach } from './reach.ts';
import {
  createReferee,
  forgetWitnesses,
  noteArrival,
  noteKeyframe,
  referee,
  restartReferee,
} from './referee.ts';
import type { Schedule } from './schedule.ts';
import {
  addPeer,
  createRoom,
  linkOf,
  type RoomOptions,
  runFor,
  type SimulatedRoom,
  upPeers,
  wake,
} from './simulated-room.ts';
import { type Counters, count, type Story } from './story.ts';
import { createTamper, tamperWith } from './tamper.ts';
import { createTeller, type Tell, type Teller, tellFault, tellPeer } from './teller.ts';
import { restartLobby } from './witness-lobby.ts';

export type Outcome = {
  readonly failures: readonly Failure[];
  readonly counters: Counters;
  readonly metrics: Metrics;
  /** Hash over everything that happened. */
  readonly trace: number;
};

/** Between two looks at who reaches whom (ms). */
const REACH_MS = 50;
/** The most that links still lose in the liveness phase. */
const CALM_LOSS = 0.05;
/** A room that does not start is no room: what a run may take at most (ms). */
const KICK_OFF_MS = 900;

/** `tell` is given the run line by line. */
export function playSchedule(schedule: Schedule, tell?: Tell): Outcome {
  const teller = tell === undefined ? undefined : createTeller(tell);
  return schedule.game === 'real'
    ? play(schedule, realGame, teller)
    : play(schedule, toyGame, teller);
}

function play<State>(schedule: Schedule, game: Game<State>, teller?: Teller): Outcome {
  const story = createStory(schedule, game, teller);
  const { room, ledger } = story;
  try {
    gather(story);
    beginStalls(story);
    for (const event of schedule.events)
      plan(room.queue, event.atMs, () => {
        if (story.isOver) return;
        const isMet = strike(story, event);
        if (isMet) count(story.counters, event.kind);
        if (teller !== undefined) tellFault(teller, room.queue.nowMs, event, isMet);
        judgeReach(story.reach, room, ledger);
      });
    watch(story);
    runFor(room, schedule.faultsUntilMs);
    heal(story);
    judgeLiveness(story);
  } catch (error) {
    const text = error instanceof Error ? `${error.stack}` : String(error);
    fail(ledger, text.includes('(I8)') ? 'I8' : 'I0', 'threw', text);
  }
  for (const text of room.lobby.watch.failures) fail(ledger, 'I12', 'witness', text);
  countAll(story);
  const metrics = createMetrics();
  addToMetrics(metrics, story);
  return { failures: ledger.failures, counters: story.counters, metrics, trace: room.trace >>> 0 };
}

function createStory<State>(
  schedule: Schedule,
  game: Game<State>,
  teller: Teller | undefined,
): Story<State> {
  const ledger = createLedger();
  const reach = createReach();
  const stores = new Map<number, AssetStore>();
  const tamper = createTamper(schedule.seed, replaysPast(schedule));
  const judge = createReferee(game);
  const room: SimulatedRoom<State> = createRoom({
    ...optionsOf(schedule, game, stores),
    opened: () => {
      startOver(ledger);
      restartReferee(judge);
      count(story.counters, 'opened-anew');
    },
    heard: (_, peer) => {
      noteKeyframe(judge, peer);
      checkPeer(ledger, peer);
      if (teller !== undefined) tellPeer(teller, room, ledger, peer);
    },
    check: (_, peer) => {
      noteKeyframe(judge, peer);
      checkPeer(ledger, peer);
      if (teller !== undefined) tellPeer(teller, room, ledger, peer);
      if (!ledger.excused.has(peer.id) && !ledger.isSuspended) referee(judge, peer, ledger);
    },
    arrived: (to, from, message) => noteArrival(judge, to, from, message),
    outbound: (_, peer, to, message) => {
      if (message.kind === 'view') armCandidate(story, message.candidate);
      return tamperWith(tamper, peer, to, message);
    },
  });
  const story: Story<State> = {
    schedule,
    game,
    room,
    ledger,
    reach,
    referee: judge,
    tamper,
    stores,
    counters: {},
    blocks: new Map(),
    lostMs: new Map(),
    candidateAfterMs: Number.NaN,
    isOver: false,
  };
  return story;
}

function optionsOf<State>(
  schedule: Schedule,
  game: Game<State>,
  stores: Map<number, AssetStore>,
): RoomOptions<State> {
  const { seed, quality, links, lobbyDelayMs, coded } = schedule;
  const own = new Map(links.map((one) => [one.from * 0x10000 + one.to, one]));
  const qualityOf = (from: number, to: number) => {
    const { from: _from, to: _to, ...rest } = own.get(from * 0x10000 + to) ?? { from, to };
    return { ...quality, stalls: false, ...rest };
  };
  const base: RoomOptions<State> = {
    simulation: game.simulation,
    join: game.join,
    tickOf: game.tickOf,
    seed,
    quality,
    qualityOf,
    lobbyDelayMs,
    coded,
  };
  const hasAssets = schedule.game === 'toy' && schedule.events.some((one) => one.kind === 'asset');
  if (!hasAssets) return base;
  const gameOf = (id: number) => {
    const toy = toyWithAssets();
    stores.set(id, toy.assets);
    return toy as unknown as ReturnType<NonNullable<RoomOptions<State>['gameOf']>>;
  };
  return { ...base, gameOf };
}

/** The peers come in when their plans say; the first player starts the match. */
function gather<State>(story: Story<State>): void {
  const { room, schedule, game } = story;
  for (const { id, joinMs, ...traits } of schedule.peers)
    plan(room.queue, joinMs, () => {
      addPeer(room, id, traits);
      judgeReach(story.reach, room, story.ledger);
    });
  const ids = schedule.peers.map((one) => one.id);
  const lastMs = Math.max(0, ...schedule.peers.map((one) => one.joinMs));
  plan(room.queue, lastMs + KICK_OFF_MS, () => {
    const first = room.peers.find((one) => one.session.isLive);
    if (first === undefined) return;
    for (const command of game.kickOff(ids)) first.session.request(command);
  });
}

/** Links stall only once everybody is seated: see the known faults in docs/simulator.md. */
function beginStalls<State>({ room, schedule }: Story<State>): void {
  if (schedule.quality.stalls !== true) return;
  const atMs = Math.min(...schedule.events.map((one) => one.atMs), schedule.faultsUntilMs);
  plan(room.queue, atMs, () => {
    for (const link of room.links.values()) link.quality.stalls = true;
  });
}

function watch<State>(story: Story<State>): void {
  const { room } = story;
  plan(room.queue, room.queue.nowMs + REACH_MS, () => {
    judgeReach(story.reach, room, story.ledger);
    forgetWitnesses(story.referee, story.ledger.excused);
    // What the referee has stepped may be of the history that was lost without a majority.
    if (story.reach.refounded > 0) story.referee.isLost = true;
    for (const peer of upPeers(room)) {
      if (peer.session.isVoting) count(story.counters, 'voting');
      if (peer.session.isProvisional) count(story.counters, 'provisional');
      if (peer.floods) for (let n = 0; n < 5; n++) peer.session.request(story.game.poke(n));
    }
    watch(story);
  });
}

function armCandidate<State>(story: Story<State>, candidate: number): void {
  if (Number.isNaN(story.candidateAfterMs) || story.isOver) return;
  const atMs = story.room.queue.nowMs + story.candidateAfterMs;
  story.candidateAfterMs = Number.NaN;
  plan(story.room.queue, atMs, () => {
    if (story.isOver) return;
    const event = { atMs, kind: 'crash', whom: candidate, fin: 'seen' } as const;
    if (strike(story, event)) count(story.counters, 'candidate-crashed');
  });
}

/** All that is broken works again; who is stopped wakes up; the lobby is back. */
function heal<State>(story: Story<State>): void {
  const { room } = story;
  story.isOver = true;
  story.blocks.clear();
  for (const [key, link] of room.links) {
    const { qualityOf, quality } = room.options;
    const base = qualityOf?.(Math.floor(key / 0x10000), key % 0x10000) ?? quality;
    const loss = Math.min(base.loss, CALM_LOSS);
    Object.assign(link.quality, base, { blocked: false, stalls: false, burst: 0, loss });
    link.stalledUntilMs = Math.min(link.stalledUntilMs, room.queue.nowMs);
    link.isBursting = false;
  }
  for (const peer of upPeers(room)) {
    wake(room, peer);
    peer.backgroundMs = 0;
    peer.stepMs = 0;
    calmDown(peer);
  }
  room.lobby.cutUntilMs.clear();
  if (!room.lobby.up) restartLobby(room.lobby);
  judgeReach(story.reach, room, story.ledger);
  for (const { id } of room.peers) linkOf(room, id, id).quality.blocked = false;
}

function countAll<State>(story: Story<State>): void {
  const { room, counters, reach, ledger } = story;
  const judge = story.referee;
  count(counters, 'witness-grants', room.lobby.grants);
  count(counters, 'lobby-restarts', room.lobby.restarts);
  count(counters, 'sockets-replaced', room.lobby.replaced);
  count(counters, 'skipped', room.skipped);
  count(counters, 'leaderless', reach.leaderless);
  count(counters, 'refounded', reach.refounded);
  count(counters, 'voided', ledger.voided);
  count(counters, 'refereed', judge.judged);
  count(counters, 'referee-lost', judge.isLost ? 1 : 0);
  count(counters, 'absences-judged', judge.absences);
  count(counters, 'goals', judge.goals);
  count(counters, 'spoilt', story.tamper.spoilt);
  count(counters, 'lies', story.tamper.lies);
  count(counters, 'floods', story.tamper.floods);
  for (const link of room.links.values()) count(counters, 'link-stalls', link.stalls);
  for (const { session } of upPeers(room)) {
    const { stats } = session;
    count(counters, 'migrations', stats.migrations.length);
    for (const one of stats.migrations) count(counters, `by-${one.detectedBy}`);
    count(counters, 'fenced', stats.fenced);
    count(counters, 'forks', stats.forks);
    count(counters, 'rollbacks', stats.rollbacks);
    count(counters, 'keyframes', stats.keyframesTaken);
    count(counters, 'assets', stats.assetsTaken);
    count(counters, 'bad-messages', stats.badMessages);
    count(counters, 'refused', stats.refused);
  }
}

/** True if a schedule needs what its peers sent to be kept. */
function replaysPast({ events }: Schedule): boolean {
  return events.some((one) => one.kind === 'replay');
}
