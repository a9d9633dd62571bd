// The match view on a page of its own, to be looked at: `npx vite .`, then
// /tests/render/preview/?renderer=&quality=&perSide=&stadium=&manual=1
import '@fontsource-variable/sofia-sans/wght.css';
import '@fontsource/sofia-sans-extra-condensed/latin-800.css';
import '@fontsource/sofia-sans-extra-condensed/latin-900.css';
import { scoreOf } from '../../../shared/simulation/readers.ts';
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
    venue: query.get('venue') === 'floodlights' ? 'floodlights' : 'table',
    nowMs,
  });
  return view;
};
const view = start();
const painted = async () => {
  view.draw();
  while (!view.isPainted()) {
    await new Promise((resume) => setTimeout(resume));
    view.draw();
  }
};
/** Lets `ms` pass at so many frames a second; no time passes while the pitch is painted. */
const advance = async (ms: number, fps = 60) => {
  view.setAwake(false);
  await painted();
  const endMs = manualMs + ms;
  while (manualMs < endMs) {
    manualMs = Math.min(endMs, manualMs + 1000 / fps);
    view.draw();
    if (!view.isPainted()) await painted();
  }
};
/** Goes on to `ms` after the next goal; what comes before is not drawn. */
const untilGoal = async (ms: number) => {
  const goals = () => scoreOf(match.state, 1) + scoreOf(match.state, 2);
  await advance(1);
  const before = goals();
  while (goals() === before) match.skip(1);
  await advance(ms);
};
/** What the canvas shows in this moment: width, height, and RGBA as base64. */
const texels = () => {
  view.draw();
  const canvas = document.querySelector<HTMLCanvasElement>('#match canvas')!;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const painter = copy.getContext('2d', { willReadFrequently: true })!;
  painter.drawImage(canvas, 0, 0);
  const { data } = painter.getImageData(0, 0, copy.width, copy.height);
  let binary = '';
  for (let at = 0; at < data.length; at += 0x8000)
    binary += String.fromCharCode(...data.subarray(at, at + 0x8000));
  return btoa(binary);
};
Object.assign(window, { preview: { match, start, view, advance, untilGoal, texels } });
