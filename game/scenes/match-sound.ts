// What is heard of a match: events, each once however often a rollback repeats its tick, and a
// crowd that follows the ball.

import {
  ballDiscOf,
  discXAt,
  eventCountOf,
  eventsOf,
  phaseOf,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { cuesOf, excitementAt } from '../audio/cue.ts';
import type { Mixer } from '../audio/mixer.ts';
import { createEventMemory, isNewEvent } from '../render/event-memory.ts';

export type MatchSound = {
  /** A tick that is shown for the first time, or again after a rollback. */
  readonly hear: (state: RoomState, tick: number) => void;
  /** The match has gone from the screen. */
  readonly stop: () => void;
};

/** The crowd's murmur while nothing happens, and how much the ball near a goal adds. */
const crowdRest = 0.12;
const crowdMore = 0.5;

export function createMatchSound(mixer: Pick<Mixer, 'play' | 'setCrowd'>): MatchSound {
  const memory = createEventMemory();
  return {
    hear: (state, tick) => {
      const halfWidth = state.stadium.viewHalfWidth;
      mixer.setCrowd(crowdLevel(state, halfWidth));
      if (eventCountOf(state) === 0) return;
      for (const event of eventsOf(state)) {
        const cues = cuesOf(event, halfWidth);
        if (cues.length === 0 || !isNewEvent(memory, tick, event.kind, event.id)) continue;
        for (const cue of cues) mixer.play(cue);
      }
    },
    stop: () => mixer.setCrowd(0),
  };
}

/** In steps, so that an unmoved ball changes nothing. */
function crowdLevel(state: RoomState, halfWidth: number): number {
  const phase = phaseOf(state);
  if (phase === 'waiting' || phase === 'ended') return 0;
  const excitement = excitementAt(discXAt(state, ballDiscOf(state)), halfWidth);
  return crowdRest + crowdMore * (Math.round(excitement * 20) / 20);
}
