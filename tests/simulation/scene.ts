// Rooms and pitches for the simulation's tests: small builders, no expectations.
import { type Command, commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { allFlags, flag } from '../../shared/simulation/flags.ts';
import { discOfSeat, seatOfPlayer } from '../../shared/simulation/readers.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { compileStadium } from '../../shared/simulation/stadium-compile.ts';
import {
  type DiscSource,
  type PlaneSource,
  playerPhysicsDefault,
  type SegmentSource,
  type StadiumSource,
  type VertexSource,
} from '../../shared/simulation/stadium-source.ts';
import {
  createRoomState,
  field,
  layStadiumDiscs,
  phase,
  type RoomState,
  setDiscCount,
} from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';

export const noInputs = new Uint8Array(seatsMax);

export function command(
  kind: keyof typeof commandKind,
  by: number,
  target = 0,
  value = 0,
  text = '',
): Command {
  return { kind: commandKind[kind], by, target, value, text };
}

export function setting(name: keyof typeof settingIndex, value: number, by = 0): Command {
  return command('setting', by, settingIndex[name], value);
}

export function join(playerId: number, name = `P${playerId}`): Command {
  return command('join', 0, playerId, 0, name);
}

/** One tick with these commands and no inputs. */
export function give(state: RoomState, ...commands: Command[]): void {
  step(state, noInputs, commands);
}

export function run(state: RoomState, ticks: number, inputs: Uint8Array = noInputs): void {
  for (let i = 0; i < ticks; i++) step(state, inputs, []);
}

/** Steps until `done` says so; throws after `ticksMax`. */
export function runUntil(state: RoomState, ticksMax: number, done: () => boolean): void {
  for (let i = 0; i < ticksMax; i++) {
    if (done()) return;
    run(state, 1);
  }
  throw new Error(`not done within ${ticksMax} ticks`);
}

/** A room without bots in which each of `playerIds` has joined, in turn on side 1 and 2. */
export function roomOf(playerIds: readonly number[], perSide = 3): RoomState {
  const state = createRoomState();
  give(state, setting('botsFill', 0), setting('perSide', perSide));
  for (const playerId of playerIds) give(state, join(playerId));
  return state;
}

/** The same, with the match started: phase `kickoff`. */
export function matchOf(playerIds: readonly number[], perSide = 3): RoomState {
  const state = roomOf(playerIds, perSide);
  give(state, command('start', 0));
  return state;
}

/** A bots' match on a built-in stadium, without a goal limit. */
export function botMatch(
  seed: number,
  stadium: number,
  perSide: number,
  minutes: number,
): RoomState {
  const state = createRoomState(seed);
  give(
    state,
    setting('goalsToWin', 0),
    setting('minutes', minutes),
    setting('stadium', stadium),
    setting('perSide', perSide),
    command('start', 0),
  );
  return state;
}

/** 32-bit generator with a seed (mulberry32); values from 0 to below 1. */
export function createRandom(seed: number): () => number {
  let word = seed | 0;
  return () => {
    word = (word + 0x6d2b79f5) | 0;
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const ballSource: DiscSource = {
  pos: [0, 0],
  speed: [0, 0],
  gravity: [0, 0],
  radius: 10,
  invMass: 1,
  damping: 0.99,
  bCoef: 0.5,
  color: 0xffffff,
  mask: allFlags,
  group: flag.ball | flag.kick | flag.score,
};

export function disc(changes: Partial<DiscSource> = {}): DiscSource {
  return { ...ballSource, ...changes };
}

export function vertex(x: number, y: number, changes: Partial<VertexSource> = {}): VertexSource {
  return { x, y, bCoef: 1, mask: allFlags, group: flag.wall, ...changes };
}

export function segment(
  v0: number,
  v1: number,
  changes: Partial<SegmentSource> = {},
): SegmentSource {
  return {
    v0,
    v1,
    curve: 0,
    curveF: null,
    bias: 0,
    bCoef: 1,
    visible: true,
    color: -1,
    mask: allFlags,
    group: flag.wall,
    ...changes,
  };
}

export function plane(x: number, y: number, dist: number, bCoef = 1): PlaneSource {
  return { normal: [x, y], dist, bCoef, mask: allFlags, group: flag.wall };
}

/** An empty plane with a ball in the middle. */
export const bareSource: StadiumSource = {
  name: 'test',
  viewHalfWidth: 400,
  viewHalfHeight: 200,
  viewWidthMax: 0,
  cameraFollowsPlayer: false,
  spawnDistance: 170,
  kickOffReset: 'partial',
  drawing: {
    ground: 'none',
    halfWidth: 0,
    halfHeight: 0,
    kickOffRadius: 0,
    cornerRadius: 0,
    goalLine: 0,
    goalHalfWidth: 0,
    goalDepth: 0,
    penaltyDepth: 0,
    penaltyHalfHeight: 0,
    goalAreaDepth: 0,
    goalAreaHalfHeight: 0,
    penaltySpot: 0,
    color: -1,
  },
  player: playerPhysicsDefault,
  discs: [ballSource],
  vertexes: [],
  segments: [],
  planes: [],
  goals: [],
  joints: [],
  redSpawnPoints: [],
  blueSpawnPoints: [],
};

export function bareStadium(changes: Partial<StadiumSource> = {}): Stadium {
  return compileStadium({ ...bareSource, ...changes });
}

/**
 * A state on a stadium of the test's own, nobody there, phase `playing`, so that only physics act.
 */
export function physicsOn(stadium: Stadium): RoomState {
  const state = createRoomState();
  useStadium(state, stadium);
  state.settings[settingIndex.minutes] = 0;
  state.fields[field.phase] = phase.playing;
  return state;
}

/** Swaps the stadium under an empty room. */
export function useStadium(state: RoomState, stadium: Stadium): void {
  state.stadium = stadium;
  layStadiumDiscs(state);
  setDiscCount(state, stadium.discs.count);
}

export function putDisc(
  state: RoomState,
  index: number,
  x: number,
  y: number,
  vx = 0,
  vy = 0,
): void {
  state.discs.set([x, y, vx, vy], index * 4);
}

export function discAt(
  state: RoomState,
  index: number,
): { x: number; y: number; vx: number; vy: number } {
  const [x, y, vx, vy] = state.discs.subarray(index * 4, index * 4 + 4);
  return { x, y, vx, vy };
}

/** The disc of a player. */
export function discOf(state: RoomState, playerId: number): number {
  return discOfSeat(state, seatOfPlayer(state, playerId));
}

/** Inputs with one seat's filled in. */
export function inputsFor(state: RoomState, playerId: number, input: number): Uint8Array {
  const inputs = new Uint8Array(seatsMax);
  inputs[seatOfPlayer(state, playerId)] = input;
  return inputs;
}
