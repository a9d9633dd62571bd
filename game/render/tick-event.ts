// Events on their way to the picture, with the tick they happened in, and how old they may get
// before they are shown.
import type { EventName } from '../../shared/simulation/event.ts';
import type { MatchEvent } from '../../shared/simulation/readers.ts';

export type TickEvent = MatchEvent & { readonly tick: number };

/** Events that wait for a picture; more only come together while nobody looks. */
export const waitingEventsMax = 64;
/** What marks the match is still shown after a stall; a kick long ago would only puzzle (ticks). */
const ageTicksMax = { mark: 300, moment: 30 } as const;
const marks: readonly EventName[] = ['goal', 'whistle', 'overtime', 'over'];

/** Appends; of too many the oldest moment goes first, and then the oldest of all. */
export function keepEvent(events: TickEvent[], event: TickEvent): void {
  events.push(event);
  if (events.length <= waitingEventsMax) return;
  const moment = events.findIndex(({ kind }) => !marks.includes(kind));
  events.splice(Math.max(0, moment), 1);
}

/** True while an event is worth showing when `tick` is the present. */
export function isFresh(event: TickEvent, tick: number): boolean {
  const ageMax = marks.includes(event.kind) ? ageTicksMax.mark : ageTicksMax.moment;
  return tick - event.tick <= ageMax;
}
