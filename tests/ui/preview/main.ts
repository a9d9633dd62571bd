// The interface on made-up data, without a network: `?view=lobby` and so on (views.ts).
// For looking at, with shoot.ts; no part of the game.
import { createAppModel } from '../../../game/ui/model.ts';
import { mountUi } from '../../../game/ui/mount.tsx';
import { previewActions } from './data.ts';
import { views } from './views.ts';

const view = new URLSearchParams(location.search).get('view') ?? 'menu';
const model = createAppModel('Tiko');
views[view]?.(model);
mountUi(document.getElementById('ui') as HTMLElement, model, previewActions(model));
document.documentElement.dataset.views = Object.keys(views).join(',');
