// What every layer of the match gets to draw one frame.
import type { RoomState } from '../../shared/simulation/state.ts';
import type { Positions } from '../render/positions.ts';

/** One object, filled anew each frame; nobody keeps it. */
export type DrawFrame = {
  state: RoomState;
  /** Where discs are drawn, by slot. */
  drawn: Positions;
  /** True in the first frame that shows a tick. */
  isNewTick: boolean;
  ownSeat: number;
  /** Ahead of the state, as the own disc is. */
  isOwnKickHeld: boolean;
  /** Names stand under the discs. */
  hasNames: boolean;
  nowMs: number;
  elapsedMs: number;
};

/** What lies over what; layers take their place from here. */
export const depth = {
  pitch: 0,
  boards: 2,
  shade: 4,
  groundRing: 5,
  shadow: 10,
  trail: 15,
  joint: 20,
  fleck: 25,
  ownRing: 29,
  disc: 30,
  kickRing: 31,
  ball: 40,
  spark: 50,
  net: 60,
  goalBars: 62,
  scoreRail: 64,
  label: 70,
  arrow: 71,
  away: 72,
  emote: 75,
  confetti: 80,
} as const;
