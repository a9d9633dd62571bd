// `npm run bench start`: from a click to playing, in real Chromium with the built game and a real
// lobby on this machine. RUNS sets how often. Every page has an empty cache.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { buildGame } from '../support/build-game.ts';
import { provideChromium } from '../support/chromium.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';
import { installStopwatch, type StartTimes, untilPlaying } from './start-stopwatch.ts';

const runs = Number(process.env.RUNS ?? 10);

type Ways = { readonly alone: StartTimes; readonly playNow: StartTimes; readonly link: StartTimes };

export async function run(): Promise<BenchReport> {
  const chromium = provideChromium();
  if ('reason' in chromium) return skipped(chromium.reason);
  const staticDir = await mkdtemp(join(tmpdir(), 'kickabout-bench-'));
  let lobby: LobbyProcess | undefined;
  const browsers: BrowserProcess[] = [];
  try {
    await buildGame(staticDir);
    lobby = await startLobby({ STATIC_DIR: staticDir });
    for (let i = 0; i < 2; i++) browsers.push(await launchBrowser(chromium.path));
    const ways: Ways[] = [];
    // The first run warms the browsers up and isn't counted.
    for (let i = 0; i <= runs; i++) {
      const times = await enterThreeWays(lobby.url, browsers[0], browsers[1]);
      if (i > 0) ways.push(times);
    }
    return report(ways, versionOf(chromium.path));
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await lobby?.kill();
    await rm(staticDir, { recursive: true, force: true });
  }
}

/** One opens a match, a second finds it by 'Play now', then a third comes by the link. */
async function enterThreeWays(
  url: string,
  first: BrowserProcess,
  second: BrowserProcess,
): Promise<Ways> {
  const pages: Page[] = [];
  const open = async (browser: BrowserProcess, address: string) => {
    const { page } = await browser.openPage();
    pages.push(page);
    await installStopwatch(page);
    await page.goto(address);
    return page;
  };
  const playNow = async (browser: BrowserProcess) => {
    const page = await open(browser, `${url}/`);
    await page.getByRole('button', { name: 'Play now' }).click();
    return untilPlaying(page);
  };
  const alone = await playNow(first);
  const code = new URL(pages[0].url()).hash;
  const found = await playNow(second);
  if (new URL(pages[1].url()).hash !== code) throw new Error('"Play now" missed the open match');
  await pages[1].context().close();
  const link = await untilPlaying(await open(second, `${url}/${code}`));
  for (const page of pages) await page.context().close();
  return { alone, playNow: found, link };
}

function report(ways: readonly Ways[], browser: string): BenchReport {
  const facts: Record<string, string | number> = { runs, browser };
  const row = (name: string, fact: string, values: readonly number[]) => {
    const [p50, p95] = [0.5, 0.95].map((share) => Math.round(quantile(values, share)));
    facts[`${fact}P50Ms`] = p50;
    facts[`${fact}P95Ms`] = p95;
    return [name, p50, p95, Math.round(Math.max(...values))];
  };
  const since = (way: keyof Ways, from: keyof StartTimes | undefined, to: keyof StartTimes) =>
    ways.map((one) => one[way][to] - (from === undefined ? 0 : one[way][from]));
  const rows = [
    row('address opened -> menu usable', 'menu', since('alone', undefined, 'menuMs')),
    row('Play now, no match open -> seat', 'aloneSeat', since('alone', 'clickMs', 'seatMs')),
    row('.. -> first confirmed tick', 'aloneTick', since('alone', 'clickMs', 'confirmedMs')),
    row('.. -> own disc can move', 'alonePlaying', since('alone', 'clickMs', 'playingMs')),
    row('Play now, a match is open -> seat', 'playNowSeat', since('playNow', 'clickMs', 'seatMs')),
    row('.. -> first confirmed tick', 'playNowTick', since('playNow', 'clickMs', 'confirmedMs')),
    row('.. -> own disc can move', 'playNowPlaying', since('playNow', 'clickMs', 'playingMs')),
    row('link opened -> seat', 'linkSeat', since('link', undefined, 'seatMs')),
    row('.. -> first confirmed tick', 'linkTick', since('link', undefined, 'confirmedMs')),
    row('.. -> own disc can move', 'linkPlaying', since('link', undefined, 'playingMs')),
  ];
  return {
    title: `Start: ${runs} runs in ${browser}, two browser processes, all on this machine`,
    columns: ['from -> to', 'p50 ms', 'p95 ms', 'max ms'],
    rows,
    facts,
  };
}

/** The pages themselves are told a shortened version only. */
function versionOf(path: string): string {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return stdout?.match(/^.*?[\d.]+/)?.[0] ?? 'an unknown browser';
}

function skipped(reason: string): BenchReport {
  return { title: 'Start', columns: ['skipped'], rows: [[reason]], facts: { skipped: reason } };
}
