// A room as plain data: every number is in one ArrayBuffer, so a snapshot is one copy (R1, R4).
// Nothing here changes a room; `step` does.

import { assert } from './assert.ts';
import { type Bodies, createBodies } from './bodies.ts';
import { settingDefault, settingsCount } from './command.ts';
import { bansMax, discsMax, eventsMax, nameUnitsMax, seatsMax, stateMark } from './constants.ts';
import { builtInStadiums, type Stadium } from './stadium.ts';
import { createShelf, type StadiumShelf, takeFromShelf } from './stadium-shelf.ts';

/** Indexes into `RoomState.fields`; seats are -1 for none, teams 0 for none. */
export const field = {
  /** `stateMark`: tells bytes of this layout from others. */
  mark: 0,
  /** Length of the used prefix in bytes. */
  usedBytes: 1,
  tick: 2,
  /** Random word of the match; never 0. */
  random: 3,
  discCount: 4,
  /** One of `phase`. */
  phase: 5,
  /** Ticks left of a goal pause, or of a resume once it was asked for; else 0. */
  phaseTicks: 6,
  /** The phase that a pause interrupts, and its `phaseTicks`. */
  pausedPhase: 7,
  pausedPhaseTicks: 8,
  kickOffTeam: 9,
  /** Who had the first kick-off of the match; changes with each match. */
  firstKickOffTeam: 10,
  score1: 11,
  score2: 12,
  /** Ticks of play, without pauses and kick-offs. */
  clockTicks: 13,
  overtime: 14,
  winner: 15,
  /** The side that the last goal counts for. */
  goalTeam: 16,
  scorerSeat: 17,
  assistSeat: 18,
  lastTouchSeat: 19,
  /** The last other seat that touched the ball before `lastTouchSeat`. */
  previousTouchSeat: 20,
  banCount: 21,
  /** Where the next ban is written; the list is a ring. */
  banNext: 22,
  eventCount: 23,
  /** Matches started since the room opened. */
  matchCount: 24,
  /** First of the four words of the stadium's hash; all 0 for a built-in one. */
  stadiumHash: 25,
  /** 1 when who touched the ball last also kicked it. */
  lastTouchKicked: 29,
  /** Whose shot is on its way to the goal; -1 for none. */
  shotSeat: 30,
  /** Of the ball over the line at the last goal, in thousandths of px per tick. */
  goalSpeed: 31,
  /** Ticks until a match starts by itself because the players are ready; 0 for none. */
  startTicks: 32,
} as const;
const fieldsCount = 33;

/** Values of `field.phase`; docs/simulation.md has the transitions. */
export const phase = { waiting: 0, kickOff: 1, playing: 2, goal: 3, paused: 4, ended: 5 } as const;

/** Values of `seatKind`. */
export const seatKind = { free: 0, human: 1, bot: 2 } as const;

/** Values of `kick`: released, held and ready, held but spent. */
export const kickState = { released: 0, ready: 1, spent: 2 } as const;

export type RoomState = {
  readonly buffer: ArrayBuffer;
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  /** Indexes in `words` of the bytes of `kind`, which those of `team` follow, and of `away`. */
  readonly seatWords: number;
  readonly awayWords: number;
  /** The used prefix of `bytes`; made anew only when the number of discs changes. */
  used: Uint8Array;
  /** What the hash in the fields, or else setting `stadium`, stands for. */
  stadium: Stadium;
  /** Where stadiums of a hash come from; not part of the bytes. */
  readonly shelf: StadiumShelf;
  /**
   * Radius, mass and so on of each disc: follows from stadium, teams and phase; not part of the
   * bytes.
   */
  readonly bodies: Bodies;

  readonly fields: Int32Array;
  readonly settings: Int32Array;
  readonly joinTick: Int32Array;
  readonly awayTick: Int32Array;
  /** Since when somebody on the bench waits for a place; 0 for not at all. */
  readonly queueTick: Int32Array;
  /** Ticks of play for which nobody touched the ball later. */
  readonly possession: Int32Array;
  /** 32 bits of the hash of a person's key, also while a bot keeps the place; 0 without one. */
  readonly identity: Int32Array;
  /** The same of each of `bans`. */
  readonly banIdentity: Int32Array;
  readonly eventKind: Int32Array;
  readonly eventId: Int32Array;
  readonly eventX: Float32Array;
  readonly eventY: Float32Array;
  readonly eventStrength: Float32Array;
  readonly playerId: Uint16Array;
  /** Whose place a bot keeps: a playerId, or 0. */
  readonly heldFor: Uint16Array;
  readonly goals: Uint16Array;
  readonly assists: Uint16Array;
  readonly ownGoals: Uint16Array;
  readonly shots: Uint16Array;
  readonly saves: Uint16Array;
  readonly passes: Uint16Array;
  readonly bans: Uint16Array;
  /** `nameUnitsMax` UTF-16 units a seat. */
  readonly names: Uint16Array;
  readonly nameUnits: Uint8Array;
  readonly kind: Uint8Array;
  readonly team: Uint8Array;
  readonly admin: Uint8Array;
  readonly ready: Uint8Array;
  readonly away: Uint8Array;
  /** 1: a bot that came only to fill a side and goes after the match. */
  readonly filler: Uint8Array;
  /** How well a bot plays, 1 to 3; 0: as setting `botLevel` says. */
  readonly level: Uint8Array;
  /** The number on the disc, 1 to 99; 0 on a free seat. */
  readonly number: Uint8Array;
  readonly input: Uint8Array;
  readonly kick: Uint8Array;
  /** x, y, vx, vy of each moving disc: the stadium's, then the players' in order of seats. */
  readonly discs: Float64Array;
};

/** Bytes of the head up to `headBytes`, which discs follow: a multiple of 8, the rest stays 0. */
export const { headBytesUsed, headBytes } = layOut(new ArrayBuffer(0), false);
/** The most bytes that a state takes. */
export const stateBytesMax = headBytes + discsMax * 32;

/** An empty room on the first built-in stadium; `seed` is any integer. */
export function createRoomState(seed = 1, shelf: StadiumShelf = createShelf()): RoomState {
  const buffer = new ArrayBuffer(stateBytesMax);
  const views = layOut(buffer, true).views;
  const state: RoomState = {
    buffer,
    bytes: new Uint8Array(buffer),
    words: new Int32Array(buffer),
    seatWords: views.kind.byteOffset >> 2,
    awayWords: views.away.byteOffset >> 2,
    used: new Uint8Array(buffer, 0, headBytes),
    stadium: builtInStadiums[settingDefault[2]],
    shelf,
    bodies: createBodies(),
    ...views,
  };
  const { fields } = state;
  fields[field.mark] = stateMark;
  fields[field.random] = (seed | 0) === 0 ? 1 : seed | 0;
  fields[field.kickOffTeam] = 1;
  fields[field.firstKickOffTeam] = 2;
  fields[field.pausedPhase] = phase.kickOff;
  fields[field.scorerSeat] = -1;
  fields[field.assistSeat] = -1;
  fields[field.lastTouchSeat] = -1;
  fields[field.previousTouchSeat] = -1;
  fields[field.shotSeat] = -1;
  state.settings.set(settingDefault);
  bindStadium(state);
  layStadiumDiscs(state);
  setDiscCount(state, state.stadium.discs.count);
  return state;
}

/**
 * Makes `state.stadium` what hash and setting say: the stadium must be there, or assertion failure.
 */
export function bindStadium(state: RoomState): void {
  const stadium = stadiumNamed(state);
  assert(stadium !== undefined, 'the stadium is not at hand');
  state.stadium = stadium;
}

/** What hash and setting stand for; undefined if this peer doesn't have it. */
export function stadiumNamed(state: RoomState): Stadium | undefined {
  const { fields, settings, shelf } = state;
  const at = field.stadiumHash;
  const isBuiltIn = (fields[at] | fields[at + 1] | fields[at + 2] | fields[at + 3]) === 0;
  return isBuiltIn ? builtInStadiums[settings[2]] : takeFromShelf(shelf, fields, at);
}

/** Puts the stadium's own discs where they lie at kick-off. */
export function layStadiumDiscs(state: RoomState): void {
  for (let disc = 0; disc < state.stadium.discs.count; disc++) layStadiumDisc(state, disc);
}

export function layStadiumDisc(state: RoomState, disc: number): void {
  const { discs } = state.stadium;
  const at = disc * 4;
  state.discs[at] = discs.x[disc];
  state.discs[at + 1] = discs.y[disc];
  state.discs[at + 2] = discs.vx[disc];
  state.discs[at + 3] = discs.vy[disc];
}

/** Also moves the end of the used prefix. */
export function setDiscCount(state: RoomState, count: number): void {
  const bytes = headBytes + count * 32;
  state.fields[field.discCount] = count;
  state.fields[field.usedBytes] = bytes;
  if (state.used.length !== bytes) state.used = new Uint8Array(state.buffer, 0, bytes);
}

/**
 * All views over `buffer` in order of their alignment, so that no gap arises; without views only
 * the size.
 */
function layOut(buffer: ArrayBuffer, exists: boolean) {
  let offset = 0;
  function take<T>(make: (at: number) => T, bytes: number): T {
    const at = offset;
    offset += bytes;
    return exists ? make(at) : make(0);
  }
  const size = (length: number) => (exists ? length : 0);
  const int32 = (n: number) => take((at) => new Int32Array(buffer, at, size(n)), n * 4);
  const float32 = (n: number) => take((at) => new Float32Array(buffer, at, size(n)), n * 4);
  const uint16 = (n: number) => take((at) => new Uint16Array(buffer, at, size(n)), n * 2);
  const uint8 = (n: number) => take((at) => new Uint8Array(buffer, at, size(n)), n);
  const views = {
    fields: int32(fieldsCount),
    settings: int32(settingsCount),
    joinTick: int32(seatsMax),
    awayTick: int32(seatsMax),
    queueTick: int32(seatsMax),
    possession: int32(seatsMax),
    identity: int32(seatsMax),
    banIdentity: int32(bansMax),
    eventKind: int32(eventsMax),
    eventId: int32(eventsMax),
    eventX: float32(eventsMax),
    eventY: float32(eventsMax),
    eventStrength: float32(eventsMax),
    playerId: uint16(seatsMax),
    heldFor: uint16(seatsMax),
    goals: uint16(seatsMax),
    assists: uint16(seatsMax),
    ownGoals: uint16(seatsMax),
    shots: uint16(seatsMax),
    saves: uint16(seatsMax),
    passes: uint16(seatsMax),
    bans: uint16(bansMax),
    names: uint16(seatsMax * nameUnitsMax),
    nameUnits: uint8(seatsMax),
    kind: uint8(seatsMax),
    team: uint8(seatsMax),
    admin: uint8(seatsMax),
    ready: uint8(seatsMax),
    away: uint8(seatsMax),
    filler: uint8(seatsMax),
    level: uint8(seatsMax),
    number: uint8(seatsMax),
    input: uint8(seatsMax),
    kick: uint8(seatsMax),
  };
  const headBytesUsed = offset;
  const headBytes = Math.ceil(headBytesUsed / 8) * 8;
  offset = headBytes;
  const discs = take((at) => new Float64Array(buffer, at, size(discsMax * 4)), discsMax * 32);
  return { views: { ...views, discs }, headBytesUsed, headBytes };
}
