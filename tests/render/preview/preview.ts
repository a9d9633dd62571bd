// The match view on a page of its own, to be looked at: `npx vite .`, then
// /tests/render/preview/?renderer=&quality=&perSide=&stadium=
import '@fontsource-variable/sofia-sans/wght.css';
import '@fontsource/sofia-sans-extra-condensed/latin-800.css';
import '@fontsource/sofia-sans-extra-condensed/latin-900.css';
import { createLocalMatch } from './local-match.ts';

const query = new URLSearchParams(location.search);
const match = createLocalMatch({
  perSide: Number(query.get('perSide') ?? 3),
  stadium: Number(query.get('stadium') ?? 0),
  nowMs: () => performance.now(),
});
const { startMatchView } = await import('../../../game/scenes/match-view.ts');
const start = () =>
  startMatchView({
    parent: document.querySelector<HTMLElement>('#match')!,
    renderer: (query.get('renderer') ?? 'auto') as 'auto',
    quality: (query.get('quality') ?? 'medium') as 'medium',
    source: match.source,
  });
Object.assign(window, { preview: { match, start, view: start() } });
