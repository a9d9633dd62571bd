// What makes a bot easy or hard (S89): by level 1 to 3, index 0 unused.

import { settingIndex } from './command.ts';
import { botLevelMax } from './constants.ts';
import { type RoomState, seatKind } from './state.ts';

/** Somebody away, or on autopilot, is stood in for by a normal player. */
const standInLevel = 2;

/** Thinks in every so manieth turn of its side; a turn is `thinkTicks`. */
export const turnsPerThought: readonly number[] = [1, 4, 2, 1];
/** Looks every so many ticks whether to kick. */
export const ticksPerLook: readonly number[] = [1, 4, 2, 1];
/** How far, in mouths, a shot may be meant beside the spot it should hit. */
export const aimError: readonly number[] = [0, 0.9, 0.5, 0.12];
/** Chance out of 256, per half second, to stand and watch. */
export const dreams: readonly number[] = [0, 80, 32, 0];
/** Sees who stands in the way of a ball. */
export const seesLanes: readonly boolean[] = [false, false, true, true];
/** Plays to team-mates. */
export const passes: readonly boolean[] = [false, false, true, true];
/** How far ahead, in ticks, a keeper sees where a shot will come. */
export const foresightTicks: readonly number[] = [0, 0, 14, 26];

/** 1 to 3. */
export function levelOf(state: RoomState, seat: number): number {
  if (state.kind[seat] !== seatKind.bot) return standInLevel;
  const own = state.level[seat];
  return own >= 1 && own <= botLevelMax ? own : state.settings[settingIndex.botLevel];
}
