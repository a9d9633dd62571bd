// `npm run bench page`: how soon the page is there over a thin network, what comes over the wire
// before play, what a frame costs the main thread, and how four tabs share this machine. RUNS sets
// how many visits each network gets.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { buildGame } from '../support/build-game.ts';
import { provideChromium } from '../support/chromium.ts';
import { choose, makeRoom, openGame, type Player, scoreboard } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';
import { type FrameTimes, frameProbe, loadProbe, type PageTimes } from './page-probe.ts';
import { quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';

export const isOnlyByName = true;

const runs = Number(process.env.RUNS ?? 7);
const playMs = 20_000;
const tabsMs = 10_000;

type Network = {
  readonly name: string;
  readonly mbitPerS: number;
  readonly rttMs: number;
  /** What issue and design ask for. */
  readonly menuMs: number;
  readonly pitchMs: number;
};
const networks: readonly Network[] = [
  { name: '10 Mbit/s, 60 ms', mbitPerS: 10, rttMs: 60, menuMs: 500, pitchMs: 1200 },
  { name: '1.6 Mbit/s, 150 ms', mbitPerS: 1.6, rttMs: 150, menuMs: 1100, pitchMs: 2600 },
];
const wireKbMax = 280;

/** Everything that the picture has, however long it takes. */
const settings = JSON.stringify({ quality: 'medium' });
const rich = { renderer: 'canvas', quality: 'medium' };

type Facts = Record<string, string | number>;
type Row = readonly (string | number)[];

export async function run(): Promise<BenchReport> {
  const chromium = provideChromium();
  if ('reason' in chromium) return skipped(chromium.reason);
  const staticDir = await mkdtemp(join(tmpdir(), 'kickabout-bench-'));
  let lobby: LobbyProcess | undefined;
  let browser: BrowserProcess | undefined;
  const facts: Facts = { runs, loadBefore: round(loadavg()[0]) };
  try {
    await buildGame(staticDir);
    lobby = await startLobby({ STATIC_DIR: staticDir });
    browser = await launchBrowser(chromium.path);
    const rows: Row[] = [];
    for (const one of networks) rows.push(...(await visit(browser, lobby.url, one, facts)));
    rows.push(...(await playInCanvas(browser, lobby.url, facts)));
    rows.push(...(await shareMachine(browser, lobby.url, facts)));
    facts.loadAfter = round(loadavg()[0]);
    return {
      title: `Page: ${runs} visits a network, load ${facts.loadBefore} to ${facts.loadAfter}`,
      columns: ['what', 'p50', 'p95', 'target', 'reached'],
      rows,
      facts,
    };
  } finally {
    await browser?.close();
    await lobby?.kill();
    await rm(staticDir, { recursive: true, force: true });
  }
}

/** Fresh profiles, one after another; the first one warms the browser up and isn't counted. */
async function visit(
  browser: BrowserProcess,
  url: string,
  { name, mbitPerS, rttMs, menuMs, pitchMs }: Network,
  facts: Facts,
): Promise<readonly Row[]> {
  const bytesPerS = (mbitPerS * 1e6) / 8;
  const visits: PageTimes[] = [];
  for (let i = 0; i <= runs; i += 1) {
    const { page } = await browser.openPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript({ content: loadProbe });
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: rttMs,
      downloadThroughput: bytesPerS,
      uploadThroughput: bytesPerS,
    });
    await page.goto(`${url}/?renderer=canvas&name=Tiko`, { waitUntil: 'commit' });
    const read = () => page.evaluate('window.pageTimes') as Promise<PageTimes | undefined>;
    const times = await until('the pitch', read, { limitMs: 60_000, everyMs: 100 });
    if (i > 0) visits.push(times);
    await page.context().close();
  }
  const key = `at${String(mbitPerS).replace('.', '_')}Mbit`;
  const kilobytes = visits.map(({ bytes }) => bytes / 1000);
  return [
    row(`${name}: menu usable, ms`, times(visits, 'menuMs'), menuMs, facts, `${key}MenuMs`),
    row(`${name}: pitch alive, ms`, times(visits, 'pitchMs'), pitchMs, facts, `${key}PitchMs`),
    row(`${name}: over the wire by then, kB`, kilobytes, wireKbMax, facts, `${key}WireKb`),
  ];
}

function times(visits: readonly PageTimes[], key: 'menuMs' | 'pitchMs'): readonly number[] {
  return visits.map((one) => one[key]);
}

/** Twelve discs, all played by bots. */
async function playInCanvas(
  browser: BrowserProcess,
  url: string,
  facts: Facts,
): Promise<readonly Row[]> {
  const player = await openRich(browser, url, 'Tiko', { width: 1280, height: 720 });
  await makeRoom(player);
  await choose(player, 'Players a side', '6');
  await choose(player, 'Fill with bots', 'On');
  await choose(player, 'Goals to win', '∞');
  await player.page.getByRole('button', { name: /^Start match/ }).click();
  await untilRunning(player);
  const client = await player.page.context().newCDPSession(player.page);
  // Of the thread itself, whatever else this machine does.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workedMs = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const beforeMs = await workedMs();
  const { script, work, gaps } = await measureFrames(player.page, playMs);
  const meanMs = round(((await workedMs()) - beforeMs) / gaps.length);
  const { goals } = await scoreboard(player);
  await player.page.context().close();
  facts.goalsInIt = goals[0] + goals[1];
  facts.threadMsMean = meanMs;
  return [
    workRow('1280x720 CANVAS, 12 discs: main thread a frame, ms', work, 4, facts, 'frameMs'),
    workRow('.. the game’s own code in it, ms', script, 4, facts, 'scriptMs'),
    ['.. processor time of all its tasks, mean ms', meanMs, '-', 4, meanMs <= 4 ? 'yes' : 'no'],
    fpsRow('.. frames a second', [fpsOf(gaps)], 55, facts, 'canvasFps'),
  ];
}

/** Four tabs of one browser, in one match. */
async function shareMachine(
  browser: BrowserProcess,
  url: string,
  facts: Facts,
): Promise<readonly Row[]> {
  const size = { width: 640, height: 360 };
  const host = await openRich(browser, url, 'Tiko', size);
  const code = await makeRoom(host);
  const players = [host];
  for (const name of ['Maren', 'Luca', 'Bea'])
    players.push(await openRich(browser, url, name, size, code));
  await choose(host, 'Goals to win', '∞');
  await until('all four', async () => {
    const names = await host.page.getByText(/^(Maren|Luca|Bea)$/).count();
    return names >= 3;
  });
  await host.page.getByRole('button', { name: /^Start match/ }).click();
  await Promise.all(players.map(untilRunning));
  const measured = await Promise.all(players.map(({ page }) => measureFrames(page, tabsMs)));
  for (const { page } of players) await page.context().close();
  const fps = measured.map(({ gaps }) => fpsOf(gaps));
  return [fpsRow('4 tabs of 640x360: frames a second', fps, 55, facts, 'tabFps')];
}

/** A page in full quality whose disc a bot plays; the settings are there before it opens. */
async function openRich(
  browser: BrowserProcess,
  url: string,
  name: string,
  viewport: { readonly width: number; readonly height: number },
  code = '',
): Promise<Player> {
  const openPage = async () => {
    const watched = await browser.openPage({ viewport });
    await watched.page.addInitScript({
      content: `localStorage.setItem('kickabout.settings', '${settings}'); ${frameProbe}`,
    });
    return watched;
  };
  return openGame({ ...browser, openPage }, url, name, { code, params: rich });
}

async function untilRunning(player: Player): Promise<void> {
  await until('the match', async () => {
    const isShown = await player.page.getByRole('timer').isVisible();
    return isShown && (await scoreboard(player)).clockS > 0;
  });
}

async function measureFrames(page: Page, ms: number): Promise<FrameTimes> {
  await page.evaluate(
    'Object.assign(window.frameProbe, { script: [], work: [], gaps: [] }) && undefined',
  );
  await new Promise((resume) => setTimeout(resume, ms));
  return page.evaluate('window.frameProbe') as Promise<FrameTimes>;
}

function fpsOf(gaps: readonly number[]): number {
  return (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
}

/** Reached by the middle of all visits. */
function row(
  name: string,
  values: readonly number[],
  target: number,
  facts: Facts,
  fact: string,
): Row {
  const [p50, p95] = [0.5, 0.95].map((share) => Math.round(quantile(values, share)));
  facts[`${fact}P50`] = p50;
  facts[`${fact}P95`] = p95;
  return [name, p50, p95, target, p50 <= target ? 'yes' : 'no'];
}

/** Reached by all frames but one in twenty. */
function workRow(
  name: string,
  values: readonly number[],
  target: number,
  facts: Facts,
  fact: string,
): Row {
  const [p50, p95] = [0.5, 0.95].map((share) => round(quantile(values, share)));
  facts[`${fact}P50`] = p50;
  facts[`${fact}P95`] = p95;
  return [name, p50, p95, target, p95 <= target ? 'yes' : 'no'];
}

/** Reached by the slowest; p95 is that one. */
function fpsRow(
  name: string,
  values: readonly number[],
  target: number,
  facts: Facts,
  fact: string,
): Row {
  const slowest = round(Math.min(...values));
  facts[fact] = slowest;
  return [name, round(quantile(values, 0.5)), slowest, target, slowest >= target ? 'yes' : 'no'];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function skipped(reason: string): BenchReport {
  return { title: 'Page', columns: ['skipped'], rows: [[reason]], facts: { skipped: reason } };
}
