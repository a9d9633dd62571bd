// Coming and going (S60 to S66): join, leave, absent, kick-out, ban, and the time an absent one is
// waited for.
import { ensureAdmin } from './admin.ts';
import { awayTicksMax, bansMax, seatsMax } from './constants.ts';
import { isRunning } from './match.ts';
import { isBanned, isIdentityBanned, seatOfPlayer } from './readers.ts';
import {
  botToReplace,
  freeSeatOf,
  isSideFull,
  moveToSide,
  seatHuman,
  vacateSeat,
} from './roster.ts';
import { sideForNewcomer, waitInLine } from './sides.ts';
import { field, type RoomState, seatKind } from './state.ts';

/** Somebody known comes back to the own seat; anybody else gets one if there is one. */
export function join(state: RoomState, playerId: number, text: string, identity: number): void {
  if (playerId === 0 || isBanned(state, playerId) || isIdentityBanned(state, identity)) return;
  const own = seatOfPlayer(state, playerId);
  if (own >= 0) comeBack(state, own);
  else enter(state, playerId, text);
  const seat = seatOfPlayer(state, playerId);
  if (seat >= 0) state.identity[seat] = identity;
  ensureAdmin(state);
}

export function leave(state: RoomState, playerId: number): void {
  const seat = seatOfPlayer(state, playerId);
  if (seat < 0) return;
  vacateSeat(state, seat, playerId);
  ensureAdmin(state);
}

/** The peer is gone: a bot plays on, the seat stays for `awayTicksMax`. */
export function markAway(state: RoomState, playerId: number): void {
  const seat = seatOfPlayer(state, playerId);
  if (seat < 0 || state.away[seat] === 1) return;
  state.away[seat] = 1;
  state.awayTick[seat] = state.fields[field.tick];
  state.ready[seat] = 0;
  ensureAdmin(state);
}

/** Nobody comes back to the place: it is not kept. */
export function throwOut(state: RoomState, playerId: number): void {
  const seat = seatOfPlayer(state, playerId);
  if (seat >= 0) {
    vacateSeat(state, seat, 0);
    ensureAdmin(state);
  }
  for (let i = 0; i < seatsMax; i++) if (state.heldFor[i] === playerId) state.heldFor[i] = 0;
}

/**
 * Also works on somebody who is not here. With the number goes the key, whoever else shows it, but
 * not the own one of `by`. Beyond `bansMax` the oldest ban is forgotten.
 */
export function ban(state: RoomState, playerId: number, by: number): void {
  if (playerId === 0 || isBanned(state, playerId)) return;
  const { fields } = state;
  const known = identityOf(state, playerId);
  const identity = known === identityOf(state, by) ? 0 : known;
  state.bans[fields[field.banNext]] = playerId;
  state.banIdentity[fields[field.banNext]] = identity;
  fields[field.banNext] = (fields[field.banNext] + 1) % bansMax;
  fields[field.banCount] = Math.min(bansMax, fields[field.banCount] + 1);
  throwOut(state, playerId);
  for (let seat = 0; seat < seatsMax; seat++) {
    if (identity !== 0 && state.identity[seat] === identity && state.playerId[seat] !== 0)
      throwOut(state, state.playerId[seat]);
  }
}

/** Of a person who sits here, or whose place a bot keeps; 0 if none is known. */
function identityOf(state: RoomState, playerId: number): number {
  if (playerId === 0) return 0;
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.playerId[seat] === playerId || state.heldFor[seat] === playerId)
      return state.identity[seat];
  }
  return 0;
}

/** Whether anybody is waited for; reads four seats at once. */
export function isAnybodyAway({ words, awayWords }: RoomState): boolean {
  let any = 0;
  for (let i = 0; i < seatsMax / 4; i++) any |= words[awayWords + i];
  return any !== 0;
}

/** Each tick: who has been away too long has left. */
export function giveUpOnAbsent(state: RoomState): void {
  const tick = state.fields[field.tick];
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.away[seat] === 0 || tick - state.awayTick[seat] < awayTicksMax) continue;
    vacateSeat(state, seat, state.playerId[seat]);
    ensureAdmin(state);
  }
}

function comeBack(state: RoomState, seat: number): void {
  state.away[seat] = 0;
  state.awayTick[seat] = 0;
}

function enter(state: RoomState, playerId: number, text: string): void {
  const held = heldSeatOf(state, playerId);
  if (held >= 0) {
    seatHuman(state, held, playerId, text);
    return;
  }
  const team = sideForNewcomer(state);
  const bot = team === 0 ? -1 : botToReplace(state, team);
  if (bot >= 0 && (isRunning(state) || isSideFull(state, team))) {
    seatHuman(state, bot, playerId, text);
    return;
  }
  const seat = freeSeatOf(state);
  if (seat >= 0) {
    seatHuman(state, seat, playerId, text);
    moveToSide(state, seat, team);
    if (team === 0) waitInLine(state, seat);
    return;
  }
  const other = anyBot(state);
  if (other >= 0) seatHuman(state, other, playerId, text);
}

function heldSeatOf(state: RoomState, playerId: number): number {
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.kind[seat] === seatKind.bot && state.heldFor[seat] === playerId) return seat;
  }
  return -1;
}

function anyBot(state: RoomState): number {
  const bot = botToReplace(state, 1);
  return bot >= 0 ? bot : botToReplace(state, 2);
}
