// The keys that mean the same on every screen: full screen, and sound on and off.
import type { PlayerInput } from '../input/player-input.ts';
import { words } from '../language/language.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { AppModel } from './model.ts';
import { pushNotice } from './notice.ts';

export function answerPageKeys(
  page: Document,
  input: PlayerInput,
  settings: SettingsStore,
  model: AppModel,
): void {
  input.onAction('fullScreen', () => toggleFullScreen(page));
  input.onAction('mute', () => {
    const isMuted = !settings.settings.peek().isMuted;
    settings.change({ isMuted });
    const { news } = words.peek();
    pushNotice(model.notices, isMuted ? news.soundOff : news.soundOn);
  });
}

/** Nothing where the browser has none (phones of Apple), or does not let the page. */
export function toggleFullScreen(page: Document): void {
  const { fullscreenEnabled, fullscreenElement, documentElement } = page;
  if (!fullscreenEnabled) return;
  const turning =
    fullscreenElement === null
      ? documentElement.requestFullscreen({ navigationUI: 'hide' })
      : page.exitFullscreen();
  turning.catch(() => {});
}
