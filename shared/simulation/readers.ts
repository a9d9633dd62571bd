// What the picture and the interface may know of a room: pure readings, no change, cheap enough for
// a frame.

import { settingIndex } from './command.ts';
import { nameUnitsMax, ticksPerSecond } from './constants.ts';
import { type EventName, eventName } from './event.ts';
import { flag, isBall } from './flags.ts';
import { kitsOfPair } from './kit.ts';
import { hashIn } from './stadium-shelf.ts';
import { field, kickState, type RoomState, seatKind } from './state.ts';

export type Phase = 'waiting' | 'kickoff' | 'playing' | 'goal' | 'paused' | 'ended';
export type SeatKind = 'free' | 'human' | 'bot';

const phaseNames: readonly Phase[] = ['waiting', 'kickoff', 'playing', 'goal', 'paused', 'ended'];
const kindNames: readonly SeatKind[] = ['free', 'human', 'bot'];

/**
 * One thing that happened in the last tick; `id` is a seat for kick and touch, a team for goal and
 * whistle.
 */
export type MatchEvent = {
  readonly kind: EventName;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** Speed of the impact in px per tick; 0 where it means nothing. */
  readonly strength: number;
};

export function phaseOf(state: RoomState): Phase {
  return phaseNames[state.fields[field.phase]];
}

/** Steps since the room opened. */
export function tickOf(state: RoomState): number {
  return state.fields[field.tick];
}

/** `team` 1 or 2. */
export function scoreOf(state: RoomState, team: number): number {
  return state.fields[team === 1 ? field.score1 : field.score2];
}

/** Ticks played, without kick-offs and pauses. */
export function clockTicksOf(state: RoomState): number {
  return state.fields[field.clockTicks];
}

/** 0 is no limit. */
export function timeLimitTicksOf(state: RoomState): number {
  return state.settings[settingIndex.minutes] * 60 * ticksPerSecond;
}

export function isOvertime(state: RoomState): boolean {
  return state.fields[field.overtime] === 1;
}

/** The side that won the match that just ended; 0 while nobody has. */
export function winnerOf(state: RoomState): number {
  return state.fields[field.winner];
}

/** Ticks until the phase goes on by itself (goal pause, resume); 0 when it doesn't. */
export function phaseTicksLeftOf(state: RoomState): number {
  return state.fields[field.phaseTicks];
}

/** The side that has, or had last, the kick-off. */
export function kickOffTeamOf(state: RoomState): number {
  return state.fields[field.kickOffTeam];
}

/** Matches started since the room opened. */
export function matchCountOf(state: RoomState): number {
  return state.fields[field.matchCount];
}

export function seatKindAt(state: RoomState, seat: number): SeatKind {
  return kindNames[state.kind[seat]];
}

/** 0 for a free seat and a bot. */
export function playerIdAt(state: RoomState, seat: number): number {
  return state.playerId[seat];
}

/** Allocates a string: not for every frame. */
export function nameAt(state: RoomState, seat: number): string {
  const start = seat * nameUnitsMax;
  const units = state.names.subarray(start, start + state.nameUnits[seat]);
  return String.fromCharCode(...units);
}

/** The number on the disc, 1 to 99; 0 for a free seat. */
export function numberAt(state: RoomState, seat: number): number {
  return state.number[seat];
}

/** What is on the disc of a seat where nobody asked for another number. */
export function seatNumber(seat: number): number {
  return seat + 1;
}

/** 0 bench, 1, 2. */
export function teamAt(state: RoomState, seat: number): number {
  return state.team[seat];
}

/** A human whose peer is gone; a bot plays the seat. */
export function isAwayAt(state: RoomState, seat: number): boolean {
  return state.away[seat] === 1;
}

export function isAdminAt(state: RoomState, seat: number): boolean {
  return state.admin[seat] === 1;
}

export function isReadyAt(state: RoomState, seat: number): boolean {
  return state.ready[seat] === 1;
}

/** The tick in which the player came. */
export function joinTickAt(state: RoomState, seat: number): number {
  return state.joinTick[seat];
}

/** -1 if the player has no seat. A seat that a bot keeps for somebody who left does not count. */
export function seatOfPlayer(state: RoomState, playerId: number): number {
  if (playerId === 0) return -1;
  for (let seat = 0; seat < state.playerId.length; seat++) {
    if (state.playerId[seat] === playerId && state.kind[seat] === seatKind.human) return seat;
  }
  return -1;
}

export function isBanned(state: RoomState, playerId: number): boolean {
  for (let i = 0; i < state.fields[field.banCount]; i++) {
    if (state.bans[i] === playerId) return true;
  }
  return false;
}

/** Whether somebody with this key was banned; 0 is nobody's. */
export function isIdentityBanned(state: RoomState, identity: number): boolean {
  if (identity === 0) return false;
  for (let i = 0; i < state.fields[field.banCount]; i++) {
    if (state.banIdentity[i] === identity) return true;
  }
  return false;
}

/** True once anybody was banned whose key is known. */
export function hasIdentityBans(state: RoomState): boolean {
  for (let i = 0; i < state.fields[field.banCount]; i++) {
    if (state.banIdentity[i] !== 0) return true;
  }
  return false;
}

/**
 * Disc index, or -1 for a seat that is free or on the bench. Player discs lie in order of seats.
 */
export function discOfSeat(state: RoomState, seat: number): number {
  if (seat < 0 || state.team[seat] === 0) return -1;
  let disc = state.stadium.discs.count;
  for (let other = 0; other < seat; other++) if (state.team[other] !== 0) disc++;
  return disc;
}

/**
 * Moving discs: the stadium's first, then the players'. Posts that never move are in the stadium.
 */
export function discCountOf(state: RoomState): number {
  return state.fields[field.discCount];
}

/** The stadium's moving discs have the first indexes; this is their number. */
export function stadiumDiscCountOf(state: RoomState): number {
  return state.stadium.discs.count;
}

export function discXAt(state: RoomState, disc: number): number {
  return state.discs[disc * 4];
}

export function discYAt(state: RoomState, disc: number): number {
  return state.discs[disc * 4 + 1];
}

/** Px per tick. */
export function discVxAt(state: RoomState, disc: number): number {
  return state.discs[disc * 4 + 2];
}

/** Px per tick. */
export function discVyAt(state: RoomState, disc: number): number {
  return state.discs[disc * 4 + 3];
}

export function discRadiusAt(state: RoomState, disc: number): number {
  const { discs, player } = state.stadium;
  return disc < discs.count ? discs.radius[disc] : player.radius;
}

/** The first disc that can score, else disc 0: what the camera and the bots follow. */
export function ballDiscOf(state: RoomState): number {
  const { count, group } = state.stadium.discs;
  for (let disc = 0; disc < count; disc++) if ((group[disc] & flag.score) !== 0) return disc;
  return 0;
}

/** True for disc 0 and each other stadium's disc that can be kicked or can score. */
export function isBallDisc(state: RoomState, disc: number): boolean {
  const { count, group } = state.stadium.discs;
  return disc < count && isBall(disc, group[disc]);
}

/** Held and not yet spent: the ring around the disc. */
export function isKickHeldAt(state: RoomState, seat: number): boolean {
  return state.kick[seat] === kickState.ready;
}

/** The input that the seat's disc obeyed in the last tick, a bot's too. */
export function inputAt(state: RoomState, seat: number): number {
  return state.input[seat];
}

/** Goals in this match or the one that just ended, own goals not counted. */
export function goalsBySeat(state: RoomState, seat: number): number {
  return state.goals[seat];
}

export function assistsBySeat(state: RoomState, seat: number): number {
  return state.assists[seat];
}

export function ownGoalsBySeat(state: RoomState, seat: number): number {
  return state.ownGoals[seat];
}

/** `index` as in `settingIndex`. */
export function settingOf(state: RoomState, index: number): number {
  return state.settings[index];
}

/** The kits of side 1 and side 2, as indexes into `kits`. */
export function kitsOf(state: RoomState): readonly [number, number] {
  return kitsOfPair(state.settings[settingIndex.kits]);
}

/** Hash of the stadium's file; '' on a built-in one. Allocates. */
export function stadiumHashOf(state: RoomState): string {
  return hashIn(state.fields, field.stadiumHash);
}

/** The side that the last goal of the match counts for; 0 before the first. */
export function goalTeamOf(state: RoomState): number {
  return state.fields[field.goalTeam];
}

/** Who touched the ball last before the last goal, own goals too; -1 for nobody. */
export function lastScorerSeat(state: RoomState): number {
  return state.fields[field.scorerSeat];
}

export function lastAssistSeat(state: RoomState): number {
  return state.fields[field.assistSeat];
}

/** Who touched a ball last since the kick-off; -1 for nobody. */
export function lastTouchSeat(state: RoomState): number {
  return state.fields[field.lastTouchSeat];
}

/**
 * What happened in the last tick, in order. Allocates; `eventCountOf` first if most ticks don't
 * matter.
 */
export function eventsOf(state: RoomState): MatchEvent[] {
  const events: MatchEvent[] = [];
  for (let i = 0; i < state.fields[field.eventCount]; i++) {
    events.push({
      kind: eventName[state.eventKind[i]],
      id: state.eventId[i],
      x: state.eventX[i],
      y: state.eventY[i],
      strength: state.eventStrength[i],
    });
  }
  return events;
}

export function eventCountOf(state: RoomState): number {
  return state.fields[field.eventCount];
}
