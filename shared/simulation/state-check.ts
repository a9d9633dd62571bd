// Whether bytes from the wire can be a room: every count, index, flag and number in range (S8).
// Must accept every state that `step` can produce, and nothing that could make `step` throw.
import { settingIndex, settingMax, settingMin, settingsCount } from './command.ts';
import {
  bansMax,
  botLevelMax,
  discNumberMax,
  eventsMax,
  goalPauseTicks,
  nameUnitsMax,
  playersMax,
  rematchTicks,
  seatsMax,
  sideMax,
  speedMaxPxPerTick,
  stateMark,
  worldHalfPx,
} from './constants.ts';
import { eventName } from './event.ts';
import { cleanInput } from './input.ts';
import { isKitPair } from './kit.ts';
import { isNameUnit } from './name.ts';
import { builtInStadiums } from './stadium.ts';
import {
  field,
  headBytes,
  headBytesUsed,
  kickState,
  phase,
  type RoomState,
  seatKind,
  stadiumNamed,
} from './state.ts';

/** A contact may leave a disc faster than it may move, by as much. */
const goalSpeedMax = 2 * 1000 * speedMaxPxPerTick * 2;

/** Smallest and largest value of each field that has fixed bounds. */
const fieldBounds: readonly (readonly [index: number, min: number, max: number])[] = [
  [field.mark, stateMark, stateMark],
  [field.tick, 0, 0x7fffff00],
  [field.phase, phase.waiting, phase.ended],
  [field.phaseTicks, 0, goalPauseTicks],
  [field.pausedPhase, phase.kickOff, phase.goal],
  [field.pausedPhaseTicks, 0, goalPauseTicks],
  [field.kickOffTeam, 1, 2],
  [field.firstKickOffTeam, 1, 2],
  [field.score1, 0, 0xffff],
  [field.score2, 0, 0xffff],
  [field.clockTicks, 0, 0x7fffff00],
  [field.overtime, 0, 1],
  [field.winner, 0, 2],
  [field.goalTeam, 0, 2],
  [field.scorerSeat, -1, seatsMax - 1],
  [field.assistSeat, -1, seatsMax - 1],
  [field.lastTouchSeat, -1, seatsMax - 1],
  [field.previousTouchSeat, -1, seatsMax - 1],
  [field.lastTouchKicked, 0, 1],
  [field.shotSeat, -1, seatsMax - 1],
  [field.goalSpeed, 0, goalSpeedMax],
  [field.startTicks, 0, rematchTicks],
  [field.banCount, 0, bansMax],
  [field.banNext, 0, bansMax - 1],
  [field.eventCount, 0, eventsMax],
  [field.matchCount, 0, 0x7fffff00],
];

/** Judges the bytes in `state`, of which `bytesGiven` came from the wire. */
export function isRoomState(state: RoomState, bytesGiven: number): boolean {
  return (
    areFieldsInRange(state) &&
    areSettingsInRange(state) &&
    areSeatsSound(state) &&
    areBansSound(state) &&
    areEventsSound(state) &&
    isSizeRight(state, bytesGiven) &&
    areDiscsFinite(state)
  );
}

function areFieldsInRange(state: RoomState): boolean {
  for (let i = 0; i < fieldBounds.length; i++) {
    const bounds = fieldBounds[i];
    const value = state.fields[bounds[0]];
    if (value < bounds[1] || value > bounds[2]) return false;
  }
  return state.fields[field.random] !== 0;
}

function areSettingsInRange(state: RoomState): boolean {
  for (let i = 0; i < settingsCount; i++) {
    if (state.settings[i] < settingMin[i] || state.settings[i] > settingMax[i]) return false;
  }
  if (!isKitPair(state.settings[settingIndex.kits])) return false;
  return state.settings[2] < builtInStadiums.length && stadiumNamed(state) !== undefined;
}

function areSeatsSound(state: RoomState): boolean {
  for (let seat = 0; seat < seatsMax; seat++) {
    if (!isSeatSound(state, seat) || !isNameSound(state, seat)) return false;
  }
  return countTeam(state, 1) <= sideMax && countTeam(state, 2) <= sideMax;
}

function isSeatSound(state: RoomState, seat: number): boolean {
  const kind = state.kind[seat];
  const human = kind === seatKind.human;
  if (kind > seatKind.bot || state.team[seat] > 2 || state.kick[seat] > kickState.spent)
    return false;
  if (state.input[seat] !== cleanInput(state.input[seat])) return false;
  if ((state.playerId[seat] !== 0) !== human || isSeatedTwice(state, seat)) return false;
  if (!isFlag(state.admin[seat], human) || !isFlag(state.ready[seat], human)) return false;
  if (!isFlag(state.away[seat], human) || !isFlag(state.filler[seat], kind === seatKind.bot)) {
    return false;
  }
  if (state.level[seat] > (kind === seatKind.bot ? botLevelMax : 0)) return false;
  if (state.heldFor[seat] !== 0 && kind !== seatKind.bot) return false;
  if (state.identity[seat] !== 0 && !human && state.heldFor[seat] === 0) return false;
  if (kind === seatKind.free && state.team[seat] !== 0) return false;
  const number = state.number[seat];
  if (number > discNumberMax || (number === 0) !== (kind === seatKind.free)) return false;
  const tick = state.fields[field.tick];
  if (state.possession[seat] < 0 || !isQueueSound(state, seat, tick)) return false;
  return isWithin(state.joinTick[seat], 0, tick) && isWithin(state.awayTick[seat], 0, tick);
}

/** Only people on the bench wait for a place. */
function isQueueSound(state: RoomState, seat: number, tick: number): boolean {
  const since = state.queueTick[seat];
  if (since === 0) return true;
  const isOnBench = state.kind[seat] === seatKind.human && state.team[seat] === 0;
  return isOnBench && isWithin(since, 0, tick);
}

function isFlag(value: number, allowed: boolean): boolean {
  return value === 0 || (value === 1 && allowed);
}

function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

function isSeatedTwice(state: RoomState, seat: number): boolean {
  if (state.playerId[seat] === 0) return false;
  for (let other = 0; other < seat; other++) {
    if (state.playerId[other] === state.playerId[seat]) return true;
  }
  return false;
}

function isNameSound(state: RoomState, seat: number): boolean {
  const units = state.nameUnits[seat];
  if (units > nameUnitsMax || (units === 0) !== (state.kind[seat] === seatKind.free)) return false;
  const start = seat * nameUnitsMax;
  for (let i = 0; i < units; i++) if (!isNameUnit(state.names[start + i])) return false;
  return true;
}

function countTeam(state: RoomState, team: number): number {
  let count = 0;
  for (let seat = 0; seat < seatsMax; seat++) if (state.team[seat] === team) count++;
  return count;
}

function areBansSound(state: RoomState): boolean {
  for (let i = 0; i < state.fields[field.banCount]; i++) if (state.bans[i] === 0) return false;
  return true;
}

function areEventsSound(state: RoomState): boolean {
  for (let i = 0; i < state.fields[field.eventCount]; i++) {
    if (state.eventKind[i] < 1 || state.eventKind[i] >= eventName.length) return false;
    const sum = state.eventX[i] + state.eventY[i] + state.eventStrength[i];
    if (sum - sum !== 0) return false;
  }
  return true;
}

/** The number of discs follows from stadium and teams; the length follows from it. */
function isSizeRight(state: RoomState, bytesGiven: number): boolean {
  const players = countTeam(state, 1) + countTeam(state, 2);
  const count = stadiumNamed(state)!.discs.count + players;
  const bytes = headBytes + count * 32;
  return (
    players <= playersMax &&
    isHeadFilledUp(state) &&
    state.fields[field.discCount] === count &&
    state.fields[field.usedBytes] === bytes &&
    bytes <= bytesGiven
  );
}

/** With anything else than 0 two equal rooms would have two hashes. */
function isHeadFilledUp({ bytes }: RoomState): boolean {
  for (let at = headBytesUsed; at < headBytes; at++) if (bytes[at] !== 0) return false;
  return true;
}

/** NaN fails every comparison. */
function areDiscsFinite(state: RoomState): boolean {
  for (let at = 0; at < state.fields[field.discCount] * 4; at += 4) {
    for (let i = 0; i < 2; i++) {
      if (!(Math.abs(state.discs[at + i]) <= worldHalfPx)) return false;
      if (!(Math.abs(state.discs[at + 2 + i]) <= speedMaxPxPerTick * 2)) return false;
    }
  }
  return true;
}
