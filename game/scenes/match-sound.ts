// What is heard of a match: the events of a picture, and a crowd that follows the ball.

import { ballDiscOf, discXAt, phaseOf } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { cuesOf, excitementAt } from '../audio/cue.ts';
import type { Mixer } from '../audio/mixer.ts';
import type { MatchPicture } from '../render/match-picture.ts';
import { isFresh } from '../render/tick-event.ts';

export type MatchSound = {
  /** A picture that is about to be drawn, with what has happened since the last one. */
  readonly hear: (picture: Pick<MatchPicture, 'present' | 'presentTick' | 'events'>) => void;
  /** The match has gone from the screen. */
  readonly stop: () => void;
};

/** The crowd's murmur while nothing happens, and how much the ball near a goal adds. */
const crowdRest = 0.12;
const crowdMore = 0.5;

export function createMatchSound(mixer: Pick<Mixer, 'play' | 'setCrowd'>): MatchSound {
  return {
    hear: ({ present, presentTick, events }) => {
      const halfWidth = present.stadium.viewHalfWidth;
      mixer.setCrowd(crowdLevel(present, halfWidth));
      for (const event of events)
        if (isFresh(event, presentTick))
          for (const cue of cuesOf(event, halfWidth)) mixer.play(cue);
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

/** The same sound, but only while somebody is meant to hear it. */
export function whileAudible(sound: MatchSound, isAudible: () => boolean): MatchSound {
  let wasHeard = false;
  return {
    hear: (picture) => {
      const isHeard = isAudible();
      if (isHeard) sound.hear(picture);
      else if (wasHeard) sound.stop();
      wasHeard = isHeard;
    },
    stop: sound.stop,
  };
}
