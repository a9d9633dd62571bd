// One race: the peers of one contender play the crowded pitch over the bad network in virtual time,
// the host is killed, and what each survivor saw and cost is counted.
import { createQueue, type EventQueue, plan, runUntil } from '../../simulator/event-queue.ts';
import { between, createRandom, type Random } from '../../simulator/random.ts';
import {
  type BadNetwork,
  createBadNetwork,
  datagramArrival,
  reliableArrival,
  type Weather,
} from './bad-network.ts';
import { createWork, type Work } from './crowded-pitch.ts';
import { PeerRecord, type Verdict, verdictOf } from './record.ts';

export type Heat = Weather & {
  readonly players: number;
  readonly seed: number;
  /** Of play before the host is killed, and after. */
  readonly beforeMs: number;
  readonly afterMs: number;
  /** False: a power cut; true: the lobby sees the dead browser's socket close. */
  readonly isSeen: boolean;
};

/** One peer as the race drives it; ids are 1 to N, and 1 is the host at first. */
export type Racer = {
  readonly receive: (from: number, bytes: Uint8Array, isReliable: boolean, nowMs: number) => void;
  /** A sixtieth of a second has passed. */
  readonly update: (nowMs: number) => void;
  /** The next tick to be stepped, and the first one that is not final. */
  readonly tick: () => number;
  readonly confirmed: () => number;
  /** First tick that can't be final for anybody if this peer is killed now without a successor. */
  readonly reach: () => number;
  /** What makes a final tick this one and no other; undefined if it is no longer known. */
  readonly fingerprintOf: (tick: number) => number | undefined;
  /** Hash of the state before a final tick; undefined if it is no longer known. */
  readonly stateHashOf: (tick: number) => number | undefined;
  /** Depths of the rollbacks since the last call. */
  readonly takeRollbacks: () => number[];
};

/** What a peer may do in the race. */
export type Lane = {
  readonly id: number;
  readonly heat: Heat;
  readonly work: Work;
  readonly send: (to: number, bytes: Uint8Array, isReliable: boolean) => void;
  readonly plan: (delayMs: number, run: () => void) => void;
  readonly nowMs: () => number;
};

export type Team = {
  readonly racers: readonly Racer[];
  /** Called every 100 ms until it says that everybody is in the match. */
  readonly gather: () => boolean;
  /** The host was killed just now. */
  readonly hostKilled: () => void;
};

export type Contender = {
  readonly name: string;
  readonly setting: string;
  /** What it can't do by itself, for the table's notes. */
  readonly lacks: string;
  /** It hears of it when the lobby sees a dead browser's socket close. */
  readonly isToldOfSockets: boolean;
  /** Made for two; more are possible. */
  readonly isForTwo: boolean;
  readonly assemble: (lanes: readonly Lane[]) => Promise<Team>;
};

type Runner = { readonly record: PeerRecord; readonly racer: Racer; isUp: boolean; costUs: number };
type Race = {
  readonly queue: EventQueue;
  readonly random: Random;
  readonly network: BadNetwork;
  readonly outbox: { from: number; to: number; bytes: Uint8Array; isReliable: boolean }[];
  runners: Runner[];
};

const updateMs = 1000 / 60;
const updateJitterMs = 1.5;
/** Below what any contender remembers of its past. */
const recheckAfterMs = 2500;
const gatherLimitMs = 30_000;

export async function race(contender: Contender, heat: Heat): Promise<Verdict> {
  const random = createRandom(heat.seed);
  const queue = createQueue();
  const run: Race = {
    queue,
    random,
    network: createBadNetwork(heat, random),
    outbox: [],
    runners: [],
  };
  const lanes = Array.from({ length: heat.players }, (_, i) => createLane(run, heat, i + 1));
  const team = await contender.assemble(lanes);
  run.runners = team.racers.map((racer, i) => ({
    racer,
    record: new PeerRecord(lanes[i].work),
    isUp: true,
    costUs: 0,
  }));
  for (const runner of run.runners)
    plan(queue, between(random, 0, updateMs), () => updateRunner(run, runner));
  while (!team.gather()) {
    runUntil(queue, queue.nowMs + 100);
    if (queue.nowMs > gatherLimitMs)
      throw new Error(`${contender.name}: not in the match after ${gatherLimitMs} ms`);
  }
  return compete(run, team, heat);
}

function compete(run: Race, team: Team, heat: Heat): Verdict {
  const { queue, runners } = run;
  // Everything that just began settles, unseen.
  runUntil(queue, queue.nowMs + 1000 + between(run.random, 0, 100));
  for (const { record, racer } of runners) record.start(racer, queue.nowMs);
  runUntil(queue, queue.nowMs + heat.beforeMs);
  const [host, ...survivors] = runners;
  const reach = host.racer.reach();
  host.isUp = false;
  for (const { record, racer } of runners) record.lose(racer, queue.nowMs, reach);
  team.hostKilled();
  const endMs = queue.nowMs + heat.afterMs;
  runUntil(queue, Math.min(endMs, queue.nowMs + recheckAfterMs));
  for (const { record, racer } of survivors) record.recheck(racer);
  runUntil(queue, endMs);
  for (const { record } of survivors) record.finish();
  return verdictOf(
    host.record,
    survivors.map(({ record }) => record),
  );
}

function createLane(run: Race, heat: Heat, id: number): Lane {
  return {
    id,
    heat,
    work: createWork(),
    send: (to, bytes, isReliable) => run.outbox.push({ from: id, to, bytes, isReliable }),
    plan: (delayMs, work) => plan(run.queue, run.queue.nowMs + delayMs, work),
    nowMs: () => run.queue.nowMs,
  };
}

function updateRunner(run: Race, runner: Runner): void {
  if (!runner.isUp) return;
  const { racer, record } = runner;
  spend(runner, () => racer.update(run.queue.nowMs));
  post(run);
  record.update(racer, run.queue.nowMs, runner.costUs);
  runner.costUs = 0;
  const waitMs = updateMs + between(run.random, -updateJitterMs, updateJitterMs);
  plan(run.queue, run.queue.nowMs + waitMs, () => updateRunner(run, runner));
}

/** Wall-clock time: a tick is too short for `cpuUsage`; `costOf` takes the least of several. */
function spend(runner: Runner, work: () => void): void {
  const from = performance.now();
  work();
  runner.costUs += 1000 * (performance.now() - from);
}

/** Everything that was sent goes on its way; a copy, because senders reuse their buffers. */
function post(run: Race): void {
  const { queue, network } = run;
  for (const { from, to, bytes, isReliable } of run.outbox.splice(0)) {
    const sender = run.runners[from - 1];
    sender.record.bytes += bytes.length;
    sender.record.packets += 1;
    const arrival = isReliable ? reliableArrival : datagramArrival;
    const atMs = arrival(network, from, to, queue.nowMs);
    if (atMs === undefined) continue;
    const copy = bytes.slice();
    plan(queue, atMs, () => hand(run, from, to, copy, isReliable));
  }
}

function hand(run: Race, from: number, to: number, bytes: Uint8Array, isReliable: boolean): void {
  const runner = run.runners[to - 1];
  if (!runner.isUp) return;
  spend(runner, () => runner.racer.receive(from, bytes, isReliable, run.queue.nowMs));
  post(run);
}
