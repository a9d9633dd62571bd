// `npm run shots [-- FOLDER]`: takes a picture of every screen, on a desktop and a phone held both
// ways, in both venues and right to left, into ./shots or FOLDER. Fails if a page complains.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser } from '../support/browser.ts';
import { buildGame } from '../support/build-game.ts';
import { provideChromium } from '../support/chromium.ts';
import { startLobby } from '../support/lobby-process.ts';
import { servePreview } from '../ui/preview/serve.ts';
import { openFolder } from './folder.ts';
import { shootMadeUp } from './made-up-shots.ts';
import { shootMatches } from './match-shots.ts';

const path = resolve(process.argv[2] ?? 'shots');
const chromium = provideChromium();
if ('reason' in chromium) {
  console.error(`No pictures: ${chromium.reason}.`);
  process.exit(1);
}
const folder = openFolder(path);
const staticDir = await mkdtemp(join(tmpdir(), 'kickabout-shots-'));
await buildGame(staticDir);
const [lobby, preview, browser] = await Promise.all([
  startLobby({ STATIC_DIR: staticDir }),
  servePreview(),
  launchBrowser(chromium.path),
]);
try {
  await shootMatches(browser, lobby.url, folder);
  await shootMadeUp(browser, preview.url, folder);
} finally {
  await browser.close();
  await preview.close();
  await lobby.kill();
  await rm(staticDir, { recursive: true, force: true });
}
console.log(`${folder.count()} pictures in ${path}`);
for (const complaint of folder.complaints) console.error(complaint);
process.exit(folder.complaints.length > 0 ? 1 : 0);
