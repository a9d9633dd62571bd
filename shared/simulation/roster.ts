// Who sits where (S60 to S66): taking and freeing seats, changing sides, bots that keep a place.
// Every change of a seat goes through here, so that discs and teams always agree.
import { settingIndex } from './command.ts';
import { seatsMax } from './constants.ts';
import { clearStatistics, isRunning } from './match.ts';
import { clearName, writeName } from './name.ts';
import { placeNewcomer } from './placement.ts';
import { discOfSeat, seatNumber } from './readers.ts';
import { field, kickState, type RoomState, seatKind, setDiscCount } from './state.ts';
import { forgetSeat } from './touch.ts';

/** Names of bots by seat; the interface marks them as bots. */
const botNames: readonly string[] = [
  'Ada',
  'Bo',
  'Cleo',
  'Dino',
  'Edda',
  'Finn',
  'Gus',
  'Hilde',
  'Ivo',
  'Juno',
  'Kaja',
  'Lou',
  'Moss',
  'Nala',
  'Otis',
  'Pia',
];

/** -1 if all are taken. */
export function freeSeatOf(state: RoomState): number {
  return state.kind.indexOf(seatKind.free);
}

export function countSide(state: RoomState, team: number): number {
  let count = 0;
  for (let seat = 0; seat < seatsMax; seat++) if (state.team[seat] === team) count++;
  return count;
}

export function countHumans(state: RoomState, team: number): number {
  let count = 0;
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.team[seat] === team && state.kind[seat] === seatKind.human) count++;
  }
  return count;
}

export function isSideFull(state: RoomState, team: number): boolean {
  return countSide(state, team) >= state.settings[settingIndex.perSide];
}

/**
 * A bot of the side that may make room: one that nobody will come back for first; -1 if there is
 * none.
 */
export function botToReplace(state: RoomState, team: number): number {
  let held = -1;
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.kind[seat] !== seatKind.bot || state.team[seat] !== team) continue;
    if (state.heldFor[seat] === 0) return seat;
    if (held < 0) held = seat;
  }
  return held;
}

/** Seats a person; the seat must be free or a bot's, whose side and disc it then takes over. */
export function seatHuman(state: RoomState, seat: number, playerId: number, text: string): void {
  const isBack = state.heldFor[seat] === playerId;
  if (!isBack) {
    clearStatistics(state, seat);
    forgetSeat(state, seat);
  }
  state.kind[seat] = seatKind.human;
  state.playerId[seat] = playerId;
  state.heldFor[seat] = 0;
  state.filler[seat] = 0;
  state.level[seat] = 0;
  state.kick[seat] = kickState.released;
  state.input[seat] = 0;
  state.joinTick[seat] = state.fields[field.tick];
  if (!isBack) state.number[seat] = seatNumber(seat);
  writeName(state, seat, text, `Player ${playerId}`);
}

/**
 * Seats a bot on a side; false if no seat is free. A filler goes when the match is over. Level 0:
 * the room's.
 */
export function seatBot(state: RoomState, team: number, isFiller: boolean, level = 0): boolean {
  const seat = freeSeatOf(state);
  if (seat < 0) return false;
  makeBot(state, seat, 0);
  state.level[seat] = level;
  state.filler[seat] = isFiller ? 1 : 0;
  moveToSide(state, seat, team);
  return true;
}

/** Empties a seat, and takes its disc off the pitch. */
export function freeSeat(state: RoomState, seat: number): void {
  moveToSide(state, seat, 0);
  forgetSeat(state, seat);
  clearStatistics(state, seat);
  clearPerson(state, seat);
  clearName(state, seat);
  state.kind[seat] = seatKind.free;
  state.number[seat] = 0;
  state.joinTick[seat] = 0;
}

/**
 * A person goes: in a match a bot keeps the place for `heldFor` (0: for nobody), else the seat is
 * freed.
 */
export function vacateSeat(state: RoomState, seat: number, heldFor: number): void {
  const fills = state.settings[settingIndex.botsFill] === 1 && isRunning(state);
  if (!fills || state.team[seat] === 0) {
    freeSeat(state, seat);
    return;
  }
  makeBot(state, seat, heldFor);
  state.filler[seat] = 1;
}

/** Puts a seat on a side (1, 2) or the bench (0); its disc comes, goes, or is put up anew. */
export function moveToSide(state: RoomState, seat: number, team: number): void {
  const had = state.team[seat] !== 0;
  if (had && team === 0) removeDisc(state, discOfSeat(state, seat));
  state.team[seat] = team;
  state.input[seat] = 0;
  state.kick[seat] = kickState.released;
  if (team === 0) return;
  state.queueTick[seat] = 0;
  if (!had) insertDisc(state, discOfSeat(state, seat));
  placeNewcomer(state, seat);
}

/** Fills both sides up to the setting with bots, as far as there are seats. */
export function fillSides(state: RoomState): void {
  for (let places = 1; places <= state.settings[settingIndex.perSide]; places++) {
    for (let team = 1; team <= 2; team++) {
      if (countSide(state, team) < places) seatBot(state, team, true);
    }
  }
}

/** Sends home the bots that came to fill a side. */
export function dismissFillers(state: RoomState): void {
  for (let seat = 0; seat < seatsMax; seat++) if (state.filler[seat] === 1) freeSeat(state, seat);
}

function makeBot(state: RoomState, seat: number, heldFor: number): void {
  const identity = state.identity[seat];
  clearPerson(state, seat);
  if (heldFor !== 0) state.identity[seat] = identity;
  state.kind[seat] = seatKind.bot;
  state.heldFor[seat] = heldFor;
  if (heldFor === 0) state.number[seat] = seatNumber(seat);
  state.joinTick[seat] = state.fields[field.tick];
  writeName(state, seat, botNames[seat], 'Bot');
}

function clearPerson(state: RoomState, seat: number): void {
  state.playerId[seat] = 0;
  state.identity[seat] = 0;
  state.heldFor[seat] = 0;
  state.admin[seat] = 0;
  state.ready[seat] = 0;
  state.away[seat] = 0;
  state.awayTick[seat] = 0;
  state.queueTick[seat] = 0;
  state.filler[seat] = 0;
  state.level[seat] = 0;
  state.input[seat] = 0;
  state.kick[seat] = kickState.released;
}

function insertDisc(state: RoomState, disc: number): void {
  const count = state.fields[field.discCount];
  state.discs.copyWithin((disc + 1) * 4, disc * 4, count * 4);
  state.discs.fill(0, disc * 4, disc * 4 + 4);
  setDiscCount(state, count + 1);
}

function removeDisc(state: RoomState, disc: number): void {
  const count = state.fields[field.discCount];
  state.discs.copyWithin(disc * 4, (disc + 1) * 4, count * 4);
  setDiscCount(state, count - 1);
}
