// Who plays on which side (S74, S91, S92): changing sides, drawing lots, and waiting for a place.
import { settingIndex } from './command.ts';
import { seatsMax } from './constants.ts';
import { isRunning, nextRandom } from './match.ts';
import { seatOfPlayer } from './readers.ts';
import {
  botToReplace,
  countHumans,
  countSide,
  freeSeat,
  isSideFull,
  moveToSide,
  seatBot,
} from './roster.ts';
import { field, phase, type RoomState, seatKind } from './state.ts';

/** On a full side a bot makes room. In a match a bot takes the place that is left behind. */
export function changeSide(state: RoomState, playerId: number, team: number): void {
  const seat = seatOfPlayer(state, playerId);
  const before = seat < 0 ? 0 : state.team[seat];
  if (seat < 0 || team < 0 || team > 2 || team === before) return;
  if (!makeRoom(state, team)) return;
  state.queueTick[seat] = 0;
  moveToSide(state, seat, team);
  const fills = isRunning(state) && state.settings[settingIndex.botsFill] === 1;
  if (fills && before !== 0) seatBot(state, before, true);
}

/**
 * The side with fewer people that has a place or a bot; then with fewer players, then the one
 * behind; 0 if both are full.
 */
export function sideForNewcomer(state: RoomState): number {
  const open1 = isOpen(state, 1);
  const open2 = isOpen(state, 2);
  if (!open1 || !open2) return open1 ? 1 : open2 ? 2 : 0;
  const humans = countHumans(state, 1) - countHumans(state, 2);
  if (humans !== 0) return humans < 0 ? 1 : 2;
  const players = countSide(state, 1) - countSide(state, 2);
  if (players !== 0) return players < 0 ? 1 : 2;
  return state.fields[field.score1] > state.fields[field.score2] ? 2 : 1;
}

/** People on both sides, in an order that chance makes, in turn on one and the other. */
export function shuffleSides(state: RoomState): void {
  if (isRunning(state)) return;
  const { fields } = state;
  const drawn: number[] = [];
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.kind[seat] === seatKind.human && state.team[seat] !== 0) drawn.push(seat);
  }
  for (let last = drawn.length - 1; last > 0; last--) {
    fields[field.random] = nextRandom(fields[field.random]);
    const other = (fields[field.random] >>> 0) % (last + 1);
    const seat = drawn[last];
    drawn[last] = drawn[other];
    drawn[other] = seat;
  }
  fields[field.random] = nextRandom(fields[field.random]);
  const first = 1 + (fields[field.random] & 1);
  for (const seat of drawn) moveToSide(state, seat, 0);
  for (let i = 0; i < drawn.length; i++) {
    const team = i % 2 === 0 ? first : 3 - first;
    const open = makeRoom(state, team) ? team : 3 - team;
    if (makeRoom(state, open)) moveToSide(state, drawn[i], open);
  }
}

/** Somebody on the bench wants a place (value 1), or no more (0). */
export function setWaiting(state: RoomState, playerId: number, value: number): void {
  const seat = seatOfPlayer(state, playerId);
  if (seat < 0 || state.team[seat] !== 0) return;
  if (value === 0) state.queueTick[seat] = 0;
  else if (state.queueTick[seat] === 0) waitInLine(state, seat);
}

/** Behind those who wait already. */
export function waitInLine(state: RoomState, seat: number): void {
  state.queueTick[seat] = state.fields[field.tick];
}

/** While no ball is in play those who wait take the places there are, first come first served. */
export function seatWaiting(state: RoomState): void {
  const now = state.fields[field.phase];
  if (now === phase.playing || now === phase.goal) return;
  for (let seat = firstWaiting(state); seat >= 0; seat = firstWaiting(state)) {
    const team = sideForNewcomer(state);
    if (team === 0) return;
    changeSide(state, state.playerId[seat], team);
  }
}

/** -1 for nobody; whoever is away keeps the place in the line. */
function firstWaiting({ queueTick, away }: RoomState): number {
  let first = -1;
  for (let seat = 0; seat < seatsMax; seat++) {
    if (queueTick[seat] === 0 || away[seat] === 1) continue;
    if (first < 0 || queueTick[seat] < queueTick[first]) first = seat;
  }
  return first;
}

/** True if the side has a place, for which a bot may have had to go. */
function makeRoom(state: RoomState, team: number): boolean {
  if (team === 0 || !isSideFull(state, team)) return true;
  const bot = botToReplace(state, team);
  if (bot < 0) return false;
  freeSeat(state, bot);
  return true;
}

function isOpen(state: RoomState, team: number): boolean {
  return !isSideFull(state, team) || botToReplace(state, team) >= 0;
}
