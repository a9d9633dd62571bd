// The interface on made-up data, without a network: `?view=lobby&lang=ar&device=touch` (views.ts).
// For looking at, with shoot.ts; no part of the game.
import { createPlayerInput } from '../../../game/input/player-input.ts';
import { chooseLanguage } from '../../../game/language/language.ts';
import { createSettingsStore } from '../../../game/settings/settings-store.ts';
import { applyAppearance } from '../../../game/ui/appearance.ts';
import { createAppModel } from '../../../game/ui/model.ts';
import { mountUi } from '../../../game/ui/mount.tsx';
import { previewActions } from './data.ts';
import { views } from './views.ts';

const query = new URLSearchParams(location.search);
const view = query.get('view') ?? 'menu';
const model = createAppModel('Tiko');
const settings = createSettingsStore(() => sessionStorage);
settings.change({
  language: chooseLanguage([query.get('lang') ?? 'en']),
  textSizePercent: Number(query.get('text') ?? 100),
  contrast: query.get('contrast') === 'more' ? 'on' : 'off',
});
const input = createPlayerInput({
  target: window,
  navigator,
  isPlaying: () => model.screen.peek() === 'match',
  settings: settings.settings,
  firstDevice: query.get('device') === 'touch' ? 'touch' : 'keyboard',
});
await applyAppearance(settings, window);
views[view]?.(model);
const actions = previewActions(model);
mountUi(document.getElementById('ui') as HTMLElement, {
  ...{ model, actions, settings, input },
  nowMs: () => performance.now(),
});
document.documentElement.dataset.views = Object.keys(views).join(',');
