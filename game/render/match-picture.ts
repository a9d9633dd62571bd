// What the match view draws from: the state now, the state a tick ago, and what rollbacks changed.
// The view pulls it once per drawn frame and never writes to it; where it comes from is not its
// business.
import type { RoomState } from '../../shared/simulation/state.ts';
import type { Correction } from './correction.ts';
import type { Lead } from './lead.ts';
import type { TickEvent } from './tick-event.ts';

/** Borrowed: valid until the next `read`. The source may hand out the same object every time. */
export type MatchPicture = {
  /** Whose state it is; another room's seats have nothing to do with this one's. */
  readonly room: object;
  readonly present: RoomState;
  /** The tick before `present` in the same history; `present` itself on the very first tick. */
  readonly previous: RoomState;
  /** Tick of `present`, as `tickOf` would say. */
  readonly presentTick: number;
  /** When `present` was due on the tick grid, on the clock of `performance.now()`. */
  readonly presentAtMs: number;
  /** What rollbacks moved since the last `read`; the view takes it and clears it. */
  readonly correction: Correction;
  /** The own disc, and what is near it, ahead of the present (N4). */
  readonly lead: Lead;
  /** What happened since the last `read`; the view plays it and empties the list. */
  readonly events: TickEvent[];
  /** Own place in the roster; -1 for none. */
  readonly ownSeat: number;
};

export type MatchSource = {
  /** Undefined while there is nothing to draw yet. */
  readonly read: () => MatchPicture | undefined;
};
