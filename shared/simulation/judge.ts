// Judges one command (S60 to S79): does what it says if its sender may and if it is possible, else
// nothing. Commands come from the wire: any number may stand in any field.
import { mayCommand, takeAdmin } from './admin.ts';
import { type Command, commandKind, settingIndex, settingMax, settingMin } from './command.ts';
import { botLevelMax, discNumberMax, resumeTicks, seatsMax } from './constants.ts';
import { start } from './kick-start.ts';
import { isKitPair } from './kit.ts';
import { isRunning, stopMatch } from './match.ts';
import { ban, join, leave, markAway, throwOut } from './membership.ts';
import { placePlayers } from './placement.ts';
import { seatNumber, seatOfPlayer } from './readers.ts';
import { countSide, dismissFillers, freeSeat, isSideFull, seatBot } from './roster.ts';
import { changeSide, setWaiting, shuffleSides } from './sides.ts';
import { builtInStadiums } from './stadium.ts';
import { isStadiumHash, wordsOf } from './stadium-shelf.ts';
import {
  bindStadium,
  field,
  layStadiumDiscs,
  phase,
  type RoomState,
  seatKind,
  setDiscCount,
} from './state.ts';

/** In the fields of a room on a built-in stadium. */
const builtInHash: readonly number[] = [0, 0, 0, 0];

export function judgeCommand(state: RoomState, command: Command): void {
  const { by, target } = command;
  if (!isSound(command)) return;
  if (by === 0 || by === target) judgeOwn(state, command);
  if (command.kind === commandKind.absent && by === 0) markAway(state, target);
  if (command.kind === commandKind.rematch) judgeRematch(state, by);
  if (command.kind === commandKind.ready) setReady(state, by, command.value);
  if (command.kind === commandKind.number) setNumber(state, by, command.value);
  if (mayCommand(state, by)) judgeAsAdmin(state, command);
}

function isSound({ by, target, value, text }: Command): boolean {
  return isUint16(by) && isUint16(target) && Number.isInteger(value) && typeof text === 'string';
}

function isUint16(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff;
}

/** What everybody may do for himself, and the host for anybody. */
function judgeOwn(state: RoomState, command: Command): void {
  const { kind, by, target, value } = command;
  if (kind === commandKind.join) join(state, target, command.text, value | 0);
  else if (kind === commandKind.leave) leave(state, target);
  else if (kind === commandKind.team && by !== 0) changeSide(state, target, value);
  else if (kind === commandKind.queue) setWaiting(state, target, value);
}

/** `by` 0 counts as an admin. */
function judgeAsAdmin(state: RoomState, command: Command): void {
  const { kind, target, value } = command;
  switch (kind) {
    case commandKind.team:
      changeSide(state, target, value);
      break;
    case commandKind.setting:
      changeSetting(state, target, value);
      break;
    case commandKind.stadium:
      chooseStadium(state, value, command.text);
      break;
    case commandKind.start:
      start(state);
      break;
    case commandKind.pause:
      if (value === 0) resume(state);
      else pause(state);
      break;
    case commandKind.stop:
      stop(state);
      break;
    case commandKind.kickOut:
      throwOut(state, target);
      break;
    case commandKind.ban:
      ban(state, target, command.by);
      break;
    case commandKind.admin:
      changeAdmin(state, target, value);
      break;
    case commandKind.addBot:
      addBot(state, value);
      break;
    case commandKind.shuffle:
      shuffleSides(state);
      break;
    case commandKind.removeBot:
      removeBot(state, target);
      break;
  }
}

/** Only while no match runs: nobody's limits change under his feet. */
function changeSetting(state: RoomState, index: number, value: number): void {
  const isFixed = isRunning(state) && index !== settingIndex.access;
  if (isFixed || !(value >= settingMin[index] && value <= settingMax[index])) return;
  if (index === settingIndex.stadium && value >= builtInStadiums.length) return;
  if (index === settingIndex.kits && !isKitPair(value)) return;
  state.settings[index] = value;
  if (index === settingIndex.stadium) changeStadium(state, builtInHash);
}

/** A built-in one by its index, or one of a file by its hash, which must be on the shelf (S73). */
function chooseStadium(state: RoomState, value: number, hash: string): void {
  if (hash === '') changeSetting(state, settingIndex.stadium, value);
  else if (!isRunning(state) && isStadiumHash(hash)) changeStadium(state, wordsOf(hash));
}

function changeStadium(state: RoomState, hash: readonly number[]): void {
  state.fields.set(hash, field.stadiumHash);
  bindStadium(state);
  layStadiumDiscs(state);
  setDiscCount(state, state.stadium.discs.count + countSide(state, 1) + countSide(state, 2));
  placePlayers(state);
}

/** The host's word starts it, that of a player counts as one who is ready (S94). */
function judgeRematch(state: RoomState, by: number): void {
  if (state.fields[field.phase] !== phase.ended) return;
  if (by === 0) start(state);
  else setReady(state, by, 1);
}

function stop(state: RoomState): void {
  if (state.fields[field.phase] === phase.waiting) return;
  stopMatch(state);
  dismissFillers(state);
}

/** Also interrupts a resume that is counting down. */
function pause(state: RoomState): void {
  const { fields } = state;
  if (!isRunning(state)) return;
  if (fields[field.phase] !== phase.paused) {
    fields[field.pausedPhase] = fields[field.phase];
    fields[field.pausedPhaseTicks] = fields[field.phaseTicks];
    fields[field.phase] = phase.paused;
  }
  fields[field.phaseTicks] = 0;
}

function resume(state: RoomState): void {
  const { fields } = state;
  if (fields[field.phase] !== phase.paused || fields[field.phaseTicks] > 0) return;
  fields[field.phaseTicks] = resumeTicks;
}

function setReady(state: RoomState, playerId: number, value: number): void {
  const seat = seatOfPlayer(state, playerId);
  if (seat >= 0 && state.away[seat] === 0) state.ready[seat] = value === 0 ? 0 : 1;
}

function setNumber(state: RoomState, playerId: number, value: number): void {
  const seat = seatOfPlayer(state, playerId);
  if (seat < 0 || value < 0 || value > discNumberMax) return;
  state.number[seat] = value === 0 ? seatNumber(seat) : value;
}

function changeAdmin(state: RoomState, playerId: number, value: number): void {
  const seat = seatOfPlayer(state, playerId);
  if (seat < 0) return;
  if (value === 0) takeAdmin(state, seat);
  else state.admin[seat] = 1;
}

/** `value` as in `commandKind.addBot`. */
function addBot(state: RoomState, value: number): void {
  const team = value & 3;
  const level = value >> 2;
  if ((team !== 1 && team !== 2) || level < 0 || level > botLevelMax) return;
  if (!isSideFull(state, team)) seatBot(state, team, false, level);
}

function removeBot(state: RoomState, seat: number): void {
  if (seat < seatsMax && state.kind[seat] === seatKind.bot) freeSeat(state, seat);
}
