// The one picture of a page: of the match behind the menu, then of the room, whichever there is.
// It is started once and goes on from one to the other, so that a room shows at once.
import type { ReadonlySignal } from '@preact/signals';
import { words } from '../language/language.ts';
import type { MatchSource } from '../render/match-picture.ts';
import type { Settings } from '../settings/settings.ts';
import type { CoveredPart } from '../ui/covered-part.ts';
import type { AppModel } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';
import type { FrameTotals } from './diagnostics.ts';
import { type MatchSound, whileAudible } from './match-sound.ts';
import type { MatchView } from './match-view.ts';
import type { PageOptions } from './page-options.ts';
import { NO_PICTURE, type PictureFacts } from './picture-facts.ts';

export type PitchShowOptions = {
  readonly model: AppModel;
  readonly page: PageOptions;
  /** Where the pitch is drawn. */
  readonly pitch: HTMLElement;
  readonly settings: ReadonlySignal<Settings>;
  readonly sound: MatchSound;
  /** Of what is drawn now, or nothing. */
  readonly source: MatchSource;
  /** What of the screen something lies over. */
  readonly covered: () => CoveredPart;
  /** False while bots play to nobody. */
  readonly isAudible: () => boolean;
  /** The plainest picture is too much for this machine. */
  readonly onTooSlow: () => void;
};

export class PitchShow {
  readonly #options: PitchShowOptions;
  #view: MatchView | undefined;
  #isWanted = false;
  #loading: Promise<void> | undefined;
  #isAwake = true;
  #frames = { drawn: 0, longestGapMs: 0 };

  constructor(options: PitchShowOptions) {
    this.#options = options;
    // A hidden tab draws nothing, and so would never hear that the crowd has calmed down.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') options.sound.stop();
    });
  }

  /** Starts to draw, as soon as what draws has been loaded. */
  show(): void {
    this.#isWanted = true;
    if (this.#view === undefined) this.#loading ??= this.#load();
  }

  /** Settles when what draws is there, or can't be had; at once where nothing is to be drawn. */
  async untilLoaded(): Promise<void> {
    await this.#loading;
  }

  clear(): void {
    this.#isWanted = false;
    this.frames();
    this.#view?.destroy();
    this.#view = undefined;
  }

  /** Asleep it shows its last picture and costs nothing. */
  setAwake(isAwake: boolean): void {
    this.#isAwake = isAwake;
    this.#view?.setAwake(isAwake);
  }

  /** Over the disc of a player of the room that is shown; `emote` as in `MatchView`. */
  showEmote(playerId: number, emote: number): void {
    this.#view?.showEmote(playerId, emote);
  }

  /** Since the page opened. */
  frames(): FrameTotals {
    const latest = this.#view?.frames();
    if (latest !== undefined) {
      this.#frames.drawn += latest.drawn;
      this.#frames.longestGapMs = Math.max(this.#frames.longestGapMs, latest.longestGapMs);
    }
    return { ...this.#frames };
  }

  picture(): PictureFacts {
    return this.#view?.picture() ?? NO_PICTURE;
  }

  async #load(): Promise<void> {
    try {
      const { startLiveView } = await import('./live-view.ts');
      if (this.#isWanted && this.#view === undefined) this.#start(startLiveView);
    } catch {
      this.#complain();
    } finally {
      this.#loading = undefined;
    }
  }

  #start(startLiveView: typeof import('./live-view.ts').startLiveView): void {
    const { settings, sound, pitch, page, source, onTooSlow } = this.#options;
    this.#view = startLiveView(settings, {
      parent: pitch,
      renderer: page.renderer,
      quality: page.quality,
      source,
      sound: whileAudible(sound, this.#options.isAudible),
      onTooSlow,
      covered: this.#options.covered,
    });
    this.#view.setAwake(this.#isAwake);
  }

  #complain(): void {
    const { model } = this.#options;
    // Behind a menu a picture that can't be drawn is none of anybody's business.
    if (model.place.peek() !== 'room' && model.practice.peek() !== 'playing') return;
    const { cantDraw, cantDrawDetail } = words.peek().news;
    pushNotice(model.notices, cantDraw, { kind: 'alert', detail: cantDrawDetail });
  }
}
