// When the match behind the menu runs: while no room does and somebody can see it. Hidden, it costs
// nothing; on a machine that is too slow for it, it is a still picture until the player wants it.
import { effect } from '@preact/signals';
import { type AppModel, isCovered } from '../ui/model.ts';
import type { PitchShow } from './pitch-show.ts';
import type { Practice } from './practice.ts';

export type BackdropOptions = {
  readonly model: AppModel;
  readonly practice: Practice;
  readonly show: PitchShow;
  readonly isRoomOpen: () => boolean;
  readonly page: Document;
};

/** A player who looks elsewhere for longer finds the bots among themselves again (ms). */
const pauseMsMax = 60_000;

export class Backdrop {
  readonly #options: BackdropOptions;
  /** The page is done with what matters more. */
  #mayBegin = false;
  #isStill = false;
  #isPaused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: BackdropOptions) {
    this.#options = options;
    const { model, page } = options;
    effect(() => {
      void [model.place.value, model.connecting.value];
      this.tend();
    });
    effect(() => {
      void model.name.value;
      this.#rename();
    });
    page.addEventListener('visibilitychange', () => this.tend());
  }

  /** The menu can be used: there is time for the match behind it. Settles when it is loaded. */
  begin(): Promise<void> {
    this.#mayBegin = true;
    this.tend();
    return this.#options.show.untilLoaded();
  }

  /** The player takes a disc over. */
  play(): void {
    const { model, practice, show } = this.#options;
    model.place.value = 'menu';
    this.#setStill(false);
    practice.takeOver();
    show.show();
  }

  /** Somebody moves in the menu; true if that is playing from now on. */
  wake(): boolean {
    const { model, isRoomOpen } = this.#options;
    if (model.screen.peek() !== 'menu' || isCovered(model) || isRoomOpen()) return false;
    this.play();
    return true;
  }

  /** Too slow: nothing moves any more unless the player plays. */
  standStill(): void {
    if (this.#options.model.practice.peek() === 'attract') this.#setStill(true);
  }

  /** After anything that may change whether the match runs. */
  tend(): void {
    const { model, practice, show, isRoomOpen, page } = this.#options;
    if (isRoomOpen()) {
      this.#setStill(false);
      practice.close();
    } else if (page.visibilityState === 'hidden') this.#hide();
    else {
      this.#unpause();
      if (model.place.peek() === 'rooms') practice.giveBack();
      const isEntering = model.connecting.peek() !== null;
      if (practice.isOpen || (this.#mayBegin && !isEntering)) {
        practice.open();
        show.show();
      } else if (!isEntering) show.clear();
    }
  }

  #hide(): void {
    const { model, practice } = this.#options;
    if (model.practice.peek() !== 'playing') practice.close();
    else if (!this.#isPaused) {
      this.#isPaused = true;
      practice.pause(true);
      this.#timer = setTimeout(() => practice.close(), pauseMsMax);
    }
  }

  /** The player's seat has the name that it was taken with: another name is another match. */
  #rename(): void {
    const { model, practice } = this.#options;
    if (model.practice.peek() !== 'attract') return;
    practice.close();
    this.tend();
  }

  #unpause(): void {
    clearTimeout(this.#timer);
    if (this.#isPaused) this.#options.practice.pause(false);
    this.#isPaused = false;
  }

  #setStill(isStill: boolean): void {
    if (isStill === this.#isStill) return;
    this.#isStill = isStill;
    this.#options.practice.pause(isStill);
    this.#options.show.setAwake(!isStill);
  }
}
