// A drawn match that follows the settings: venue, quality, frame limit, motion, names. Import it
// lazily: it carries Phaser.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Settings } from '../settings/settings.ts';
import { isCalm } from '../ui/appearance.ts';
import type { MatchSound } from './match-sound.ts';
import { type MatchView, type MatchViewOptions, startMatchView } from './match-view.ts';
import { NO_PICTURE } from './picture-facts.ts';
import { createSlownessWatch } from './slowness-watch.ts';

export type LiveViewOptions = Pick<
  MatchViewOptions,
  'parent' | 'renderer' | 'source' | 'covered'
> & {
  /** `low` stays low whatever the settings say. */
  readonly quality: MatchViewOptions['quality'];
  readonly sound: MatchSound;
  /** Even the low quality comes too slowly. */
  readonly onTooSlow: () => void;
};

/** With less than this part of the wanted frames even the low quality is too much. */
const tooSlowPart = 0.4;

/** Starts anew when venue, quality, frame limit or motion change; names come and go in place. */
export function startLiveView(
  settings: ReadonlySignal<Settings>,
  options: LiveViewOptions,
): MatchView {
  const isSlow = signal(false);
  const look = () => {
    const { venue, quality, fpsMax, motion } = settings.value;
    const isLow = options.quality === 'low' || quality === 'low';
    const byMeasure = quality === 'auto' && isSlow.value;
    return { quality: isLow || byMeasure ? 'low' : 'medium', fpsMax, motion, venue } as const;
  };
  let view: MatchView | undefined;
  let shown = '';
  let isAwake = true;
  const stop = effect(() => {
    const { quality, fpsMax, motion, venue } = look();
    const wanted = JSON.stringify([quality, fpsMax, motion, venue]);
    if (wanted === shown) return;
    shown = wanted;
    view?.destroy();
    const watch =
      quality === 'low'
        ? createSlownessWatch(fpsMax, options.onTooSlow, tooSlowPart)
        : createSlownessWatch(fpsMax, () => {
            isSlow.value = true;
          });
    view = startMatchView({
      ...options,
      venue,
      quality,
      fpsMax,
      reducedMotion: isCalm(window),
      hasNames: () => settings.peek().hasNames,
      onPicture: options.sound.hear,
      onFrame: watch,
    });
    view.setAwake(isAwake);
  });
  return {
    destroy: () => {
      stop();
      view?.destroy();
      options.sound.stop();
    },
    setAwake: (next) => {
      isAwake = next;
      view?.setAwake(next);
    },
    draw: () => view?.draw(),
    showEmote: (playerId, emote) => view?.showEmote(playerId, emote),
    frames: () => view?.frames() ?? { drawn: 0, longestGapMs: 0 },
    picture: () => view?.picture() ?? NO_PICTURE,
    isPainted: () => view?.isPainted() ?? false,
    drawnSeat: (seat) => view?.drawnSeat(seat),
    drawnStadiumDisc: (index) => view?.drawnStadiumDisc(index),
  };
}
