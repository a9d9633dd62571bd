// The match view on a page of its own, to be looked at: `npx vite .`, then
// /tests/render/preview/?renderer=&quality=&perSide=&stadium=&manual=1
import '@fontsource-variable/sofia-sans/wght.css';
import '@fontsource/sofia-sans-extra-condensed/latin-800.css';
import '@fontsource/sofia-sans-extra-condensed/latin-900.css';
import { createLocalMatch } from './local-match.ts';

const query = new URLSearchParams(location.search);
/** By hand, time passes only when it is told to. */
const isManual = query.get('manual') === '1';
let manualMs = 0;
const nowMs = isManual ? () => manualMs : () => performance.now();
const match = createLocalMatch({
  perSide: Number(query.get('perSide') ?? 3),
  stadium: Number(query.get('stadium') ?? 0),
  nowMs,
});
const { startMatchView } = await import('../../../game/scenes/match-view.ts');
const start = () => {
  const view = startMatchView({
    parent: document.querySelector<HTMLElement>('#match')!,
    renderer: (query.get('renderer') ?? 'auto') as 'auto',
    quality: (query.get('quality') ?? 'medium') as 'medium',
    reducedMotion: query.get('motion') === 'reduced',
    source: match.source,
    nowMs,
  });
  return view;
};
const view = start();
/** Lets `ms` pass at so many frames a second; the pitch is baked meanwhile if it has to be. */
const advance = async (ms: number, fps = 60) => {
  const endMs = manualMs + ms;
  view.setAwake(false);
  for (let frame = 1; manualMs < endMs; frame += 1) {
    manualMs = Math.min(endMs, manualMs + 1000 / fps);
    view.draw();
    if (frame % 8 === 0) await new Promise((resume) => setTimeout(resume));
  }
};
Object.assign(window, { preview: { match, start, view, advance } });
