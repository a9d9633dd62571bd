// What somebody who has just taken a disc over is to try next: run, push the ball, kick, score.
// Follows the state and its events; knows no screen.
import { discOfSeat, discXAt, discYAt, teamAt } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { TickEvent } from '../render/tick-event.ts';
import { type Prompt, prompts } from '../ui/model.ts';

export type PromptTrack = {
  /** Looks at a picture; `seat` is the own one. */
  readonly follow: (state: RoomState, seat: number, events: readonly TickEvent[]) => void;
  /** The first thing that has not been done yet; null when all have. */
  readonly next: () => Prompt | null;
  /** How far the player has got: what is to be kept for another visit. */
  readonly done: () => readonly Prompt[];
};

/** Run this far and it was no accident, in stadium units: more than two discs. */
const movedUnits = 70;

/** `known` is what the player has done on an earlier visit. */
export function createPromptTrack(known: readonly string[]): PromptTrack {
  const done = new Set<Prompt>(prompts.filter((prompt) => known.includes(prompt)));
  let way = 0;
  let x = Number.NaN;
  let y = Number.NaN;
  let lastTick = -1;
  const hear = ({ kind, id }: TickEvent, state: RoomState, seat: number) => {
    if (kind === 'touch' && id === seat) done.add('push');
    else if (kind === 'kick' && id === seat) done.add('push').add('kick');
    else if (kind === 'goal' && id === teamAt(state, seat)) done.add('score');
  };
  return {
    follow: (state, seat, events) => {
      const disc = seat < 0 ? -1 : discOfSeat(state, seat);
      if (disc < 0) return;
      const step = Math.hypot(discXAt(state, disc) - x, discYAt(state, disc) - y);
      // What was put somewhere has not run there.
      if (step < movedUnits / 2) way += step;
      x = discXAt(state, disc);
      y = discYAt(state, disc);
      if (way > movedUnits) done.add('move');
      for (const event of events) if (event.tick > lastTick) hear(event, state, seat);
      lastTick = events.reduce((last, { tick }) => Math.max(last, tick), lastTick);
    },
    next: () => prompts.find((prompt) => !done.has(prompt)) ?? null,
    done: () => [...done],
  };
}
