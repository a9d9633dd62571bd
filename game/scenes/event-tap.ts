// What happens in the ticks that a room steps, each event once however often a rollback brings its
// tick back, and none lost when a picture skips ticks (N5). Sits between session and simulation.
import type { Simulation } from '../../shared/netcode/simulation.ts';
import {
  eventCountOf,
  eventsOf,
  type MatchEvent,
  tickOf,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { createEventMemory, isNewEvent } from '../render/event-memory.ts';
import { keepEvent, type TickEvent } from '../render/tick-event.ts';

export type EventTap = {
  /** To play with instead of the simulation that was given. */
  readonly simulation: Simulation<RoomState>;
  /** New events, oldest first; whoever takes them empties it. */
  readonly events: TickEvent[];
  /**
   * Steps of `act` lie ahead of the present: of what happens in them only what `counts` is heard,
   * then and not again.
   */
  readonly ahead: <T>(act: () => T, counts: (event: MatchEvent) => boolean) => T;
};

export function tapEvents(simulation: Simulation<RoomState>): EventTap {
  const memory = createEventMemory();
  const events: TickEvent[] = [];
  const all = () => true;
  let isHeard: (event: MatchEvent) => boolean = all;
  const step: typeof simulation.step = (state, inputs, commands) => {
    simulation.step(state, inputs, commands);
    if (eventCountOf(state) === 0) return;
    const tick = tickOf(state);
    for (const event of eventsOf(state))
      if (isHeard(event) && isNewEvent(memory, tick, event.kind, event.id))
        keepEvent(events, { ...event, tick });
  };
  return {
    simulation: { ...simulation, step },
    events,
    ahead: (act, counts) => {
      isHeard = counts;
      try {
        return act();
      } finally {
        isHeard = all;
      }
    },
  };
}
