// `npm run bench input`: from a key to the picture, in real Chromium with the built game: how many
// frames are drawn until the own disc has moved. RUNS sets how many presses.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { buildGame } from '../support/build-game.ts';
import { provideChromium } from '../support/chromium.ts';
import { makeRoom, openGame } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';
import { quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';

export const isOnlyByName = true;

const runs = Number(process.env.RUNS ?? 30);

/** `frames` counts those that began after the key; `ms` is until the frame is drawn. */
type Press = { readonly frames: number; readonly ms: number };

/**
 * Plain text, as a compiler's helpers would be missing in the page. Looks after each frame has been
 * drawn, and says `isStill` once the disc has not moved for ten of them.
 */
const script = `{
  const probe = window.probe = { presses: [], isStill: false };
  let key, last, still = 0;
  const place = () => window.kickabout?.diagnostics().picture.ownDisc ?? undefined;
  addEventListener('keydown', ({ timeStamp, repeat }) => {
    if (!repeat && probe.isStill) key = { at: timeStamp, frames: 0, from: last };
  }, true);
  const look = (atMs) => {
    const now = place();
    if (now !== undefined && key !== undefined && atMs > key.at) {
      key.frames += 1;
      const moved = Math.abs(now.x - key.from.x) + Math.abs(now.y - key.from.y);
      // A tick's acceleration is 0.1; what still rolls out moves by less.
      if (moved > 0.003) {
        probe.presses.push({ frames: key.frames, ms: performance.now() - key.at });
        key = undefined;
      }
    }
    const step = last && now ? Math.abs(now.x - last.x) + Math.abs(now.y - last.y) : 1;
    still = step < 0.001 ? still + 1 : 0;
    probe.isStill = still >= 10 && key === undefined;
    last = now;
    // Asked for after the game has asked for its own, it runs after the game has drawn.
    setTimeout(() => requestAnimationFrame(look));
  };
  addEventListener('load', () => requestAnimationFrame(look));
}`;

export async function run(): Promise<BenchReport> {
  const chromium = provideChromium();
  if ('reason' in chromium) return skipped(chromium.reason);
  const staticDir = await mkdtemp(join(tmpdir(), 'kickabout-bench-'));
  let lobby: LobbyProcess | undefined;
  let browser: BrowserProcess | undefined;
  try {
    await buildGame(staticDir);
    lobby = await startLobby({ STATIC_DIR: staticDir });
    browser = await launchBrowser(chromium.path);
    return report(await pressKeys(browser, lobby.url));
  } finally {
    await browser?.close();
    await lobby?.kill();
    await rm(staticDir, { recursive: true, force: true });
  }
}

/** At a kick-off that is ours and that we never take: nobody comes and moves the disc. */
async function pressKeys(browser: BrowserProcess, url: string): Promise<readonly Press[]> {
  const player = await openGame(browser, url, 'Tiko', { params: { autopilot: '0' } });
  const { page } = player;
  await page.addInitScript({ content: script });
  await page.reload();
  await makeRoom(player);
  await page.getByRole('button', { name: /^Start match/ }).click();
  await page.getByRole('timer').waitFor();
  for (let i = 0; i < runs; i++) {
    await until('the disc to rest', () => page.evaluate('window.probe.isStill'), {
      limitMs: 30_000,
    });
    await tap(page, i % 2 === 0 ? 'ArrowUp' : 'ArrowDown');
  }
  return (await page.evaluate('window.probe.presses')) as Press[];
}

async function tap(page: Page, key: string): Promise<void> {
  await page.keyboard.down(key);
  await new Promise((resume) => setTimeout(resume, 40));
  await page.keyboard.up(key);
}

function report(presses: readonly Press[]): BenchReport {
  const frames = presses.map((press) => press.frames);
  const ms = presses.map((press) => Math.round(press.ms));
  const row = (name: string, values: readonly number[]) => [
    name,
    quantile(values, 0.5),
    quantile(values, 0.95),
    Math.max(...values),
  ];
  const rows = [row('frames drawn until it has moved', frames), row('ms', ms)];
  return {
    title: `Input: ${presses.length} keys pressed at rest, CANVAS 640x360, ?quality=low`,
    columns: ['key down -> own disc drawn elsewhere', 'p50', 'p95', 'max'],
    rows,
    facts: {
      presses: presses.length,
      framesP50: quantile(frames, 0.5),
      framesP95: quantile(frames, 0.95),
      msP50: quantile(ms, 0.5),
      msP95: quantile(ms, 0.95),
    },
  };
}

function skipped(reason: string): BenchReport {
  return { title: 'Input', columns: ['skipped'], rows: [[reason]], facts: { skipped: reason } };
}
