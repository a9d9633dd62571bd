// `npm run bench stall`: what a page whose thread is busy for two seconds keeps from the others,
// with the room in its Worker and on the page itself, in real Chromium. RUNS sets how often. The
// gap is the longest since the page entered the room, so the one before the stall is told as well.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { buildGame } from '../support/build-game.ts';
import { provideChromium } from '../support/chromium.ts';
import { diagnostics, openGame, type Player, untilInRoom } from '../support/game-page.ts';
import { startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';
import { quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';

const runs = Number(process.env.RUNS ?? 5);
const blockedMs = 2000;
/** What design N10 asks of a room in a Worker (ms). */
const targetMs = 50;

type Stall = {
  readonly beforeMs: number;
  readonly afterMs: number;
  /** Inputs of the busy page that came too late at the host, in ticks. */
  readonly lateTicks: number;
};

export async function run(): Promise<BenchReport> {
  const chromium = provideChromium();
  if ('reason' in chromium)
    return { title: 'Stall', columns: ['skipped'], rows: [[chromium.reason]], facts: {} };
  const staticDir = await mkdtemp(join(tmpdir(), 'kickabout-bench-'));
  await buildGame(staticDir);
  const lobby = await startLobby({ STATIC_DIR: staticDir });
  const browsers: BrowserProcess[] = [];
  const rows: (string | number)[][] = [];
  const facts: Record<string, number> = { runs, targetMs };
  try {
    for (let i = 0; i < 2; i++) browsers.push(await launchBrowser(chromium.path));
    for (const [placement, worker] of [
      ['worker', '1'],
      ['page', '0'],
    ]) {
      const stalls: Stall[] = [];
      for (let i = 0; i < runs; i++) stalls.push(await stallOnce(lobby.url, browsers, worker));
      const p50 = (pick: (one: Stall) => number) => Math.round(quantile(stalls.map(pick), 0.5));
      const worst = Math.max(...stalls.map(({ afterMs }) => afterMs));
      facts[`${placement}GapP50Ms`] = p50(({ afterMs }) => afterMs);
      facts[`${placement}GapMaxMs`] = worst;
      const gaps = [p50(({ beforeMs }) => beforeMs), p50(({ afterMs }) => afterMs), worst];
      rows.push([placement, ...gaps, p50(({ lateTicks }) => lateTicks)]);
    }
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await lobby.kill();
    await rm(staticDir, { recursive: true, force: true });
  }
  return {
    title: `Stall: ${runs} times ${blockedMs} ms of a busy page, two Chromium processes`,
    columns: ['room in', 'gap before p50 ms', 'gap after p50 ms', 'max ms', 'late ticks p50'],
    rows,
    facts,
  };
}

async function stallOnce(
  url: string,
  [one, other]: readonly BrowserProcess[],
  worker: string,
): Promise<Stall> {
  const host = await openGame(one, url, 'Tiko', { params: { worker } });
  await host.page.getByRole('button', { name: 'Play now' }).click();
  const code = await untilInRoom(host);
  const guest = await openGame(other, url, 'Maren', { code, params: { worker } });
  await untilInRoom(guest);
  await until('both to be linked', async () => (await lateTicksAt(host)) !== undefined);
  const before = (await diagnostics(guest)).traffic.longestSendGapMs;
  const late = (await lateTicksAt(host)) ?? 0;
  await guest.page.evaluate((ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }, blockedMs);
  const { tick } = await diagnostics(guest);
  await until('a second more', async () => (await diagnostics(guest)).tick > tick + 60);
  const stall = {
    beforeMs: before,
    afterMs: (await diagnostics(guest)).traffic.longestSendGapMs,
    lateTicks: ((await lateTicksAt(host)) ?? 0) - late,
  };
  await guest.page.context().close();
  await host.page.context().close();
  return stall;
}

/** Of the guest, as the host counts them; undefined while it has no seat. */
async function lateTicksAt(host: Player): Promise<number | undefined> {
  return (await diagnostics(host)).peers.find(({ name }) => name !== '')?.lateTicks;
}
