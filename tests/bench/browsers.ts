// `npm run bench browsers [-- --quick]`: the host of four is killed, hands over and is cut off, in
// the simulator and in real Chromium processes behind the UDP relay, side by side. ROUNDS sets how
// often in the browsers.

import { provideChromium } from '../support/chromium.ts';
import type { Player } from '../support/game-page.ts';
import { until } from '../support/until.ts';
import {
  type BrowserRoom,
  type Lived,
  loseBrowserHost,
  openBrowserRoom,
  untilCalm,
} from './browsers/browser-room.ts';
import { type Ending, loseHost } from './migration-run.ts';
import { quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';

/** Takes many minutes. */
export const isOnlyByName = true;

const isQuick = process.argv.includes('--quick');
const rounds = Number(process.env.ROUNDS ?? (isQuick ? 1 : 5));
const simulated = isQuick ? 20 : 100;
const rttsMs = [20, 100];
const lossShare = 0.05;
const players = 4;
/** A round doesn't count if somebody else had become the host just before: so often it is tried. */
const triesMax = 4;
/** The lobby of the browsers is on the same machine, without the relay. */
const lobbyDelayMs = 1;

type Schedule = {
  readonly name: string;
  readonly ending: Ending;
  readonly end: (room: BrowserRoom, host: Player) => Promise<void>;
  /** Makes four of them again. */
  readonly mend: (room: BrowserRoom, host: Player) => Promise<void>;
};

const schedules: readonly Schedule[] = [
  {
    name: 'killed (-9)',
    ending: 'socket',
    end: (_room, host) => host.browser.kill(),
    mend: replace,
  },
  {
    name: 'cut off from all peers',
    ending: 'cut',
    end: async ({ relay }, host) => relay.setIsolated(host.name, true),
    mend: async ({ relay }, host) => relay.setIsolated(host.name, false),
  },
  { name: 'leaves by the button', ending: 'hand-off', end: leave, mend: replace },
];

export async function run(): Promise<BenchReport> {
  const chromium = provideChromium();
  if ('reason' in chromium) return skipped(chromium.reason);
  const rows: (string | number)[][] = [];
  const facts: Record<string, number | string> = { rounds, simulated };
  const room = await openBrowserRoom(chromium.path, players);
  try {
    for (const rttMs of rttsMs) {
      room.relay.setAll({ delayMs: rttMs / 2, jitterMs: 0.05 * rttMs, loss: lossShare });
      for (const schedule of schedules) {
        const lived: Lived[] = [];
        for (let round = 0; round < rounds; round++) lived.push(...(await livedIn(room, schedule)));
        rows.push(rowOf(schedule, rttMs, 'simulator', simulate(schedule.ending, rttMs)));
        rows.push(rowOf(schedule, rttMs, 'Chromium', lived));
        const name = `${schedule.ending === 'hand-off' ? 'handOff' : schedule.ending}${rttMs}`;
        facts[`${name}BrowserFrozen`] = sum(lived, (one) => one.frozenTicks);
        facts[`${name}BrowserLost`] = sum(lived, (one) => one.lostTicks);
        facts[`${name}BrowserP50Ms`] = middle(lived, (one) => one.toConfirmedMs);
      }
    }
  } catch (error) {
    // What has been measured is worth telling all the same.
    facts.endedEarly = error instanceof Error ? error.message : String(error);
    process.exitCode = 1;
  } finally {
    await room.close();
  }
  return {
    title: titleOf(facts.endedEarly),
    columns: [
      'the host',
      'RTT ms',
      'in',
      'survivors',
      'to confirmed p50 ms',
      'p95',
      'most',
      'silent p50',
      'frozen',
      'lost',
      'noticed by',
    ],
    rows,
    facts,
  };
}

function titleOf(endedEarly: number | string | undefined): string {
  const end = endedEarly === undefined ? '' : `; ended early: ${endedEarly}`;
  const loss = `${lossShare * 100} % loss`;
  return `Loss of the host of four: simulator beside real browsers, ${loss}${end}`;
}

/** One round of four players, who are four again after it. */
async function livedIn(room: BrowserRoom, schedule: Schedule): Promise<readonly Lived[]> {
  for (let tries = 1; ; tries++) {
    await untilCalm(room.players);
    const { host, lived } = await loseBrowserHost(room, (one) => schedule.end(room, one));
    await schedule.mend(room, host);
    if (lived.length > 0) return lived;
    if (tries === triesMax)
      throw new Error(`${schedule.name}: the host was another one ${tries} times in a row`);
  }
}

function simulate(ending: Ending, rttMs: number): Lived[] {
  const lived: Lived[] = [];
  for (let seed = 1; seed <= simulated; seed++) {
    const { migrations, frozenTicks } = loseHost(seed, rttMs, ending, lobbyDelayMs);
    for (const [i, one] of migrations.entries())
      lived.push({
        toConfirmedMs: one.toConfirmedMs,
        silentMs: one.silentMs,
        detectedBy: one.detectedBy,
        lostTicks: one.confirmedTicksLost,
        frozenTicks: i === 0 ? frozenTicks : 0,
      });
  }
  return lived;
}

function rowOf(
  { name }: Schedule,
  rttMs: number,
  where: string,
  lived: readonly Lived[],
): (string | number)[] {
  const times = lived.map((one) => one.toConfirmedMs);
  return [
    name,
    rttMs,
    where,
    lived.length,
    Math.round(quantile(times, 0.5)),
    Math.round(quantile(times, 0.95)),
    Math.round(Math.max(...times)),
    middle(lived, (one) => one.silentMs),
    sum(lived, (one) => one.frozenTicks),
    sum(lived, (one) => one.lostTicks),
    detectors(lived),
  ];
}

/** `lobby 12, view 3`: the most frequent first. */
function detectors(lived: readonly Lived[]): string {
  const counts = new Map<string, number>();
  for (const { detectedBy } of lived) counts.set(detectedBy, (counts.get(detectedBy) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([word, count]) => `${word} ${count}`).join(', ');
}

async function leave(_room: BrowserRoom, { page }: Player): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Leave match' }).click();
  await until('the menu', () => page.getByRole('button', { name: 'Play now' }).isVisible());
}

async function replace(room: BrowserRoom, host: Player): Promise<void> {
  await room.drop(host);
  await room.add();
}

function middle(lived: readonly Lived[], pick: (one: Lived) => number): number {
  return Math.round(quantile(lived.map(pick), 0.5));
}

function sum(lived: readonly Lived[], pick: (one: Lived) => number): number {
  return lived.reduce((total, one) => total + pick(one), 0);
}

function skipped(reason: string): BenchReport {
  return { title: 'Browsers', columns: ['skipped'], rows: [[reason]], facts: { skipped: reason } };
}
