// How a match starts (S76, S94): an admin says so, or the players are ready.
import { settingIndex } from './command.ts';
import { readyTicks, rematchTenths, rematchTicks, seatsMax } from './constants.ts';
import { isRunning, startMatch } from './match.ts';
import { countSide, dismissFillers, fillSides } from './roster.ts';
import { field, phase, type RoomState, seatKind } from './state.ts';

/** Bots fill up first, if they may; without somebody on each side there is no match. */
export function start(state: RoomState): void {
  if (isRunning(state)) return;
  if (fillsUp(state)) fillSides(state);
  if (isManned(state)) startMatch(state);
  else dismissFillers(state);
}

/** One tick without a match: counts down while enough of the players are ready. */
export function advanceStart(state: RoomState): void {
  const { fields } = state;
  const wanted = ticksToStart(state);
  const left = fields[field.startTicks];
  if (wanted === 0) fields[field.startTicks] = 0;
  else if (left === 0 || left > wanted) fields[field.startTicks] = wanted;
  else if (left > 1) fields[field.startTicks]--;
  else start(state);
}

/** 0 while nothing is to start. */
function ticksToStart(state: RoomState): number {
  let players = 0;
  let ready = 0;
  for (let seat = 0; seat < seatsMax; seat++) {
    const isPlayer = state.kind[seat] === seatKind.human && state.team[seat] !== 0;
    if (!isPlayer || state.away[seat] === 1) continue;
    players++;
    ready += state.ready[seat];
  }
  if (ready === 0 || !(fillsUp(state) || isManned(state))) return 0;
  if (ready === players) return readyTicks;
  const isMost = ready * 10 >= players * rematchTenths;
  return isMost && state.fields[field.phase] === phase.ended ? rematchTicks : 0;
}

function fillsUp(state: RoomState): boolean {
  return state.settings[settingIndex.botsFill] === 1;
}

function isManned(state: RoomState): boolean {
  return countSide(state, 1) > 0 && countSide(state, 2) > 0;
}
