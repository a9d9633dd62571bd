// One loss of a host in virtual time: four players in a running match, the host goes in one of five
// ways, and what the three others see of it. Needs no clock: times are those of the simulator.
import type { Migration } from '../../shared/netcode/stats.ts';
import { commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { between } from '../simulator/random.ts';
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
  upPeers,
} from '../simulator/simulated-room.ts';

/** Ways in which a host goes; `socket` is a crash whose lobby socket is seen to close. */
export const endings = ['silent', 'socket', 'tab', 'hand-off'] as const;
/**
 * `cut`: no packet of the host arrives any more, and the lobby still has its socket; `none`: it
 * stays.
 */
export type Ending = (typeof endings)[number] | 'cut' | 'none';

export type Loss = {
  /** From the host's end to the first tick of the new term, at the new host and at the last one. */
  readonly atHostMs: number;
  readonly atLastMs: number;
  /**
   * The longest time that a survivor got no newly confirmed tick in the second after, and the same
   * in the second before.
   */
  readonly pauseMs: number;
  readonly usualPauseMs: number;
  /** Sums over the survivors. */
  readonly frozenTicks: number;
  readonly lostTicks: number;
  /** The same as each survivor's own diagnostics say. */
  readonly migrations: readonly Migration[];
};

type Survivor = {
  confirmed: number;
  confirmedAtMs: number;
  pauseMs: number;
  /** First tick of the new term seen confirmed; -1 until then. */
  resumedAtMs: number;
  frozenBefore: number;
  /** Chain hash after each tick that was confirmed in the old term. */
  readonly chains: Map<number, number>;
};

type Watch = {
  readonly oldTerm: number;
  readonly survivors: Map<number, Survivor>;
  /** The newest tick that any survivor holds of the old term, and when it came. */
  highWater: number;
  highWaterAtMs: number;
};

const players = 4;
/** Between two updates, as in the page. */
const updateMs = 8;
const lossShare = 0.05;
/** Standard deviation of a packet's delay, as a share of the delay. */
const jitterShare = 0.1;
/** Until everybody is linked, synchronised and seated, then of play before the loss (ms). */
const gatherMs = 3000;
const playMs = 1000;
/** Of play that is watched before the loss, and after it for the longest pause (ms). */
const watchedMs = 1000;
/** Nothing takes longer but a failure; a run that isn't over then counts as this long (ms). */
export const patienceMs = 3000;

/** The same seed, round trip, ending and distance of the lobby give the same loss. */
export function loseHost(
  seed: number,
  rttMs: number,
  ending: Ending,
  lobbyDelayMs = rttMs / 2,
): Loss {
  let watch: Watch | undefined;
  const room = createRoom<RoomState>({
    simulation: roomSimulation,
    join: (target) => ({ kind: commandKind.join, target, value: 0, text: `P${target}` }),
    seed,
    quality: {
      delayMs: rttMs / 2,
      jitterMs: (rttMs / 2) * jitterShare,
      loss: lossShare,
      burst: 0,
      burstPackets: 0,
      duplicate: 0,
      reorder: 0,
      blocked: false,
    },
    lobbyDelayMs,
    coded: false,
    updateMs,
    check: (at, peer) => watch !== undefined && observe(watch, at, peer),
  });
  startMatch(room);
  const host = hostOf(room);
  if (host === undefined) throw new Error(`seed ${seed}: no host before the loss`);
  watch = startWatch(room, host);
  runFor(room, watchedMs);
  const usualPauseMs = takePause(watch);
  const endedAtMs = room.queue.nowMs;
  endHost(room, host, ending);
  runFor(room, watchedMs);
  const pauseMs = takePause(watch);
  runFor(room, patienceMs - watchedMs);
  const fromMs = ending === 'hand-off' ? undefined : endedAtMs;
  return { ...judge(watch, room, fromMs), pauseMs, usualPauseMs };
}

function startMatch(room: SimulatedRoom<RoomState>): void {
  for (let id = 1; id <= players; id++) {
    addPeer(room, id);
    runFor(room, between(room.random, 50, 150));
  }
  runFor(room, gatherMs);
  const [admin] = room.peers;
  const set = (target: number, value: number) =>
    admin.session.request({ kind: commandKind.setting, target, value, text: '' });
  set(settingIndex.goalsToWin, 0);
  set(settingIndex.minutes, 0);
  admin.session.request({ kind: commandKind.start, target: 0, value: 0, text: '' });
  // The moment of the loss falls anywhere in a tick.
  runFor(room, playMs + between(room.random, 0, 100));
}

function endHost(
  room: SimulatedRoom<RoomState>,
  host: SimulatedPeer<RoomState>,
  ending: Ending,
): void {
  if (ending === 'none') return;
  if (ending === 'tab') closeTab(room, host);
  else if (ending === 'cut')
    for (const { id } of upPeers(room)) {
      if (id !== host.id) setBlocked(room, host.id, id, true);
    }
  else if (ending !== 'hand-off') crash(room, host, ending === 'socket');
  else host.session.leave(host.clockOffsetMs + room.queue.nowMs * (1 + host.clockPpm / 1e6));
}

function startWatch(room: SimulatedRoom<RoomState>, host: SimulatedPeer<RoomState>): Watch {
  const watch: Watch = {
    oldTerm: host.session.term,
    survivors: new Map(),
    highWater: 0,
    highWaterAtMs: room.queue.nowMs,
  };
  for (const { id, session } of upPeers(room)) {
    if (id === host.id) continue;
    watch.survivors.set(id, {
      confirmed: session.confirmedTick,
      confirmedAtMs: room.queue.nowMs,
      pauseMs: 0,
      resumedAtMs: -1,
      frozenBefore: session.stats.frozen,
      chains: new Map(),
    });
  }
  return watch;
}

/** After each update of each peer. */
function observe(
  watch: Watch,
  { queue }: SimulatedRoom<RoomState>,
  { id, session }: SimulatedPeer<RoomState>,
): void {
  const survivor = watch.survivors.get(id);
  if (survivor === undefined || session.confirmedTick <= survivor.confirmed) return;
  const isOldTerm = session.term === watch.oldTerm;
  if (isOldTerm) {
    for (let tick = survivor.confirmed + 1; tick <= session.confirmedTick; tick++) {
      const chain = session.chainBefore(tick);
      if (chain !== undefined) survivor.chains.set(tick, chain);
    }
    if (session.confirmedTick > watch.highWater) {
      watch.highWater = session.confirmedTick;
      watch.highWaterAtMs = queue.nowMs;
    }
  } else if (survivor.resumedAtMs < 0 && session.confirmedTick > watch.highWater)
    survivor.resumedAtMs = queue.nowMs;
  survivor.pauseMs = Math.max(survivor.pauseMs, queue.nowMs - survivor.confirmedAtMs);
  survivor.confirmed = session.confirmedTick;
  survivor.confirmedAtMs = queue.nowMs;
}

/** The longest pause so far; starts to look for it anew. */
function takePause({ survivors }: Watch): number {
  const pauseMs = Math.max(...[...survivors.values()].map((one) => one.pauseMs));
  for (const survivor of survivors.values()) survivor.pauseMs = 0;
  return pauseMs;
}

/** A hand-off has no moment of its own: its time counts from the last tick of the old term. */
function judge(
  watch: Watch,
  room: SimulatedRoom<RoomState>,
  endedAtMs: number | undefined,
): Omit<Loss, 'pauseMs' | 'usualPauseMs'> {
  const fromMs = endedAtMs ?? watch.highWaterAtMs;
  // One that is cut off goes on as the host of its own, lower term for a while.
  const newHost = upPeers(room).find(
    ({ id, session }) => watch.survivors.has(id) && session.isHost && !session.isProvisional,
  );
  const since = (survivor: Survivor | undefined) =>
    survivor === undefined || survivor.resumedAtMs < 0
      ? patienceMs
      : Math.max(0, survivor.resumedAtMs - fromMs);
  let frozenTicks = 0;
  let lostTicks = 0;
  const migrations: Migration[] = [];
  for (const [id, survivor] of watch.survivors) {
    const peer = room.peers.find((one) => one.id === id);
    frozenTicks += (peer?.session.stats.frozen ?? 0) - survivor.frozenBefore;
    migrations.push(...(peer?.session.stats.migrations.slice(-1) ?? []));
    for (const [tick, chain] of survivor.chains)
      if (newHost?.session.chainBefore(tick) !== chain) lostTicks += 1;
  }
  return {
    atHostMs: since(newHost && watch.survivors.get(newHost.id)),
    atLastMs: Math.max(...[...watch.survivors.values()].map(since)),
    frozenTicks,
    lostTicks,
    migrations,
  };
}
