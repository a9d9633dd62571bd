// Short matches of bots that play through peers: each computes its bot's input on its own predicted
// state and sends it as a person's keys would be. Who wins, the host's side or the other?
import { botInput } from '../../../shared/simulation/bot.ts';
import { commandKind, settingIndex } from '../../../shared/simulation/command.ts';
import { seatOfPlayer } from '../../../shared/simulation/readers.ts';
import { roomSimulation } from '../../../shared/simulation/simulation.ts';
import { field, phase, type RoomState } from '../../../shared/simulation/state.ts';
import { between, chance, createRandom, type Random } from '../../simulator/random.ts';
import {
  addPeer,
  createRoom,
  hostOf,
  linkOf,
  runFor,
  type SimulatedPeer,
  type SimulatedRoom,
} from '../../simulator/simulated-room.ts';

export type Series = {
  /** Peers, an even number; the odd ones play against the even ones. */
  readonly players: number;
  readonly oneWayMs: number;
  readonly loss: number;
  /** Of every link of the last player, instead of those two; undefined: no link is worse. */
  readonly worst: { readonly oneWayMs: number; readonly loss: number } | undefined;
  /** Played in one room; the sides are swapped half-way. */
  readonly matches: number;
};

/** Goals, and ticks in which the host replaced inputs that came too late. */
export type Tally = {
  /** Matches that the watched player's side won, and the other. */
  won: number;
  lost: number;
  undecided: number;
  /** Of the watched player and of all others together. */
  lateTicks: number;
  lateTicksOfOthers: number;
  readonly goalClocks: number[];
};

/** A match ends with its first goal, or without one after this time (ms). */
const matchMs = 60_000;
const gatherMs = 4000;
const lookEveryMs = 100;
/** So that no two matches are alike, everybody presses anything for up to this many ticks. */
const anyKeysTicks = 45;

type Keys = { readonly random: Random; untilTick: number };

export function createTally(): Tally {
  return { won: 0, lost: 0, undecided: 0, lateTicks: 0, lateTicksOfOthers: 0, goalClocks: [] };
}

/** The watched player: the host, or with a worst link the last one. */
export function playSeries(seed: number, series: Series, tally: Tally): void {
  const { players, matches } = series;
  const room = openRoom(seed, series);
  const keys: Keys = { random: createRandom(seed + 77), untilTick: 0 };
  for (let id = 1; id <= players; id++) {
    playLikeBot(addPeer(room, id), keys);
    runFor(room, between(room.random, 50, 150));
  }
  if (series.worst !== undefined) worsenLinks(room, players, series.worst);
  runFor(room, gatherMs);
  const watched = series.worst === undefined ? 1 : players;
  for (let match = 0; match < matches; match++) {
    const isSwapped = match >= matches / 2;
    const winner = playMatch(room, players, isSwapped, keys, tally);
    const side = 1 + ((watched + (isSwapped ? 1 : 0)) % 2);
    if (winner === 0) tally.undecided += 1;
    else if (winner === side) tally.won += 1;
    else tally.lost += 1;
  }
  if (hostOf(room)?.id !== 1) throw new Error(`seed ${seed}: the host changed`);
  for (const { id, session } of room.peers)
    if (id === watched) tally.lateTicks += session.stats.lateTicks;
    else tally.lateTicksOfOthers += session.stats.lateTicks;
}

function openRoom(seed: number, { oneWayMs, loss }: Series): SimulatedRoom<RoomState> {
  return createRoom<RoomState>({
    simulation: roomSimulation,
    join: (target) => ({ kind: commandKind.join, target, value: 0, text: `P${target}` }),
    seed,
    quality: {
      delayMs: oneWayMs,
      jitterMs: 0.1 * oneWayMs,
      loss,
      burst: 0,
      burstPackets: 0,
      duplicate: 0,
      reorder: 0,
      blocked: false,
    },
    lobbyDelayMs: oneWayMs,
    coded: false,
  });
}

function worsenLinks(
  room: SimulatedRoom<RoomState>,
  playerId: number,
  { oneWayMs, loss }: { readonly oneWayMs: number; readonly loss: number },
): void {
  for (let id = 1; id < playerId; id++)
    for (const { quality } of [linkOf(room, id, playerId), linkOf(room, playerId, id)]) {
      quality.delayMs = oneWayMs;
      quality.jitterMs = 0.1 * oneWayMs;
      quality.loss = loss;
    }
}

/** The bot's wish in place of keys; everything else goes as it goes for people. */
function playLikeBot({ id, session }: SimulatedPeer<RoomState>, keys: Keys): void {
  const setInput = session.setInput.bind(session);
  let pressed = 0;
  session.setInput = () => {
    if (!session.isLive) return;
    if (session.tick < keys.untilTick) {
      if (chance(keys.random) < 0.1) pressed = Math.floor(chance(keys.random) * 17);
      setInput(pressed);
      return;
    }
    const seat = seatOfPlayer(session.present, id);
    setInput(seat < 0 ? 0 : botInput(session.present, seat));
  };
}

/** The side that scored, 0 for none within the time. */
function playMatch(
  room: SimulatedRoom<RoomState>,
  players: number,
  isSwapped: boolean,
  keys: Keys,
  tally: Tally,
): number {
  const [{ session }] = room.peers;
  const ask = (kind: number, target = 0, value = 0) =>
    session.request({ kind, target, value, text: '' });
  ask(commandKind.stop);
  ask(commandKind.setting, settingIndex.goalsToWin, 1);
  ask(commandKind.setting, settingIndex.minutes, 0);
  ask(commandKind.setting, settingIndex.perSide, players / 2);
  for (let id = 1; id <= players; id++)
    ask(commandKind.team, id, 1 + ((id + (isSwapped ? 1 : 0)) % 2));
  runFor(room, 500);
  ask(commandKind.start);
  runFor(room, 300);
  keys.untilTick = session.tick + Math.floor(between(keys.random, 10, anyKeysTicks));
  for (let ms = 0; ms < matchMs; ms += lookEveryMs) {
    runFor(room, lookEveryMs);
    const { fields } = session.present;
    if (fields[field.phase] !== phase.ended) continue;
    tally.goalClocks.push(fields[field.clockTicks]);
    return fields[field.winner];
  }
  return 0;
}
