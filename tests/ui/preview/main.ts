// The interface on made-up data, without a network: `?view=lobby&lang=ar&device=touch` (views.ts),
// or by hand with `preview.show('lobby')`. For looking at, with shoot.ts, and for tests of the
// screens; no part of the game.
import { createPlayerInput } from '../../../game/input/player-input.ts';
import { chooseLanguage, setLanguage } from '../../../game/language/language.ts';
import type { Settings } from '../../../game/settings/settings.ts';
import { createSettingsStore } from '../../../game/settings/settings-store.ts';
import { applyAppearance } from '../../../game/ui/appearance.ts';
import { type AppModel, createAppModel, isCovered } from '../../../game/ui/model.ts';
import { mountUi } from '../../../game/ui/mount.tsx';
import { previewActions } from './data.ts';
import { views } from './views.ts';

export type Preview = {
  readonly views: readonly string[];
  /** Takes everything away and shows a view anew. */
  readonly show: (view: string) => void;
  /** Settles once it shows. */
  readonly change: (settings: Partial<Settings>) => Promise<void>;
};

declare global {
  interface Window {
    preview?: Preview;
  }
}

const query = new URLSearchParams(location.search);
let model: AppModel = createAppModel('Tiko');
let unmount = () => {};
const settings = createSettingsStore(() => sessionStorage);
settings.change({
  language: chooseLanguage([query.get('lang') ?? 'en']),
  textSizePercent: Number(query.get('text') ?? 100),
  contrast: query.get('contrast') === 'more' ? 'on' : 'off',
});
const input = createPlayerInput({
  target: window,
  navigator,
  isPlaying: () => model.screen.peek() === 'match' && !isCovered(model),
  isCovered: () => isCovered(model),
  settings: settings.settings,
  firstDevice: query.get('device') === 'touch' ? 'touch' : 'keyboard',
});
await applyAppearance(settings, window);
const ui = document.getElementById('ui') as HTMLElement;

function show(view: string): void {
  unmount();
  model = createAppModel('Tiko');
  views[view]?.(model);
  const actions = previewActions(model);
  const nowMs = () => performance.now();
  unmount = mountUi(ui, { model, actions, settings, input, nowMs });
}

show(query.get('view') ?? 'menu');
window.preview = {
  views: Object.keys(views),
  show,
  change: async (changes) => {
    settings.change(changes);
    const { language } = settings.settings.peek();
    if (language !== 'auto') await setLanguage(language);
  },
};
