// `npm run soak [-- --minutes=30]`: four real browsers on autopilot behind the relay, the host cut
// off once a minute until another has taken over. Memory must stay flat, nothing may freeze or
// differ.
import { provideChromium } from '../support/chromium.ts';
import { checksumsFrom, type Diagnostics, diagnostics, type Player } from '../support/game-page.ts';
import { until } from '../support/until.ts';
import {
  type BrowserRoom,
  loseBrowserHost,
  openBrowserRoom,
  untilCalm,
} from './browsers/browser-room.ts';
import { heapBytes, processBytes } from './browsers/page-memory.ts';
import { quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';

/** Takes half an hour: never without being asked for. */
export const isOnlyByName = true;

const given = process.argv.find((word) => word.startsWith('--minutes='));
const minutes = Number(given?.slice('--minutes='.length) ?? 30);
const minuteMs = 60_000;
/** The stretch at the end over which memory must be flat. */
const flatMinutes = 10;
const mebibyte = 2 ** 20;

type Minute = {
  readonly heapsMiB: readonly number[];
  readonly processesMiB: number;
  readonly frozen: number;
  readonly desyncs: number;
  readonly differing: number;
  readonly compared: number;
  readonly hosts: number;
  readonly lostTicks: number;
  readonly toConfirmedMs: readonly number[];
};
type Faults = { readonly faults: { readonly desyncs: number } };

export async function run(): Promise<BenchReport> {
  const chromium = provideChromium();
  if ('reason' in chromium)
    return { title: 'Soak', columns: ['skipped'], rows: [[chromium.reason]], facts: {} };
  const room = await openBrowserRoom(chromium.path, 4);
  const seen: Minute[] = [];
  try {
    room.relay.setAll({ delayMs: 25, jitterMs: 2.5, loss: 0.01 });
    await untilCalm(room.players);
    const startedMs = performance.now();
    for (let minute = 1; minute <= minutes; minute++) {
      const one = await soakFor(room, startedMs + minute * minuteMs);
      seen.push(one);
      console.error(`minute ${minute}: ${lineOf(one).join(', ')}`);
    }
  } finally {
    await room.close();
  }
  return reportOf(seen);
}

/** One host change, then play until the minute is over, then a look at everybody. */
async function soakFor(room: BrowserRoom, untilMs: number): Promise<Minute> {
  const { players, relay } = room;
  const loss = await loseBrowserHost(room, async (host) => relay.setIsolated(host.name, true));
  relay.setIsolated(loss.host.name, false);
  await untilCalm(players);
  await until('the minute to pass', () => performance.now() >= untilMs, {
    limitMs: 2 * minuteMs,
    everyMs: 250,
  });
  const now = await Promise.all(players.map(diagnostics));
  const heaps: number[] = [];
  for (const player of players) heaps.push((await heapBytes(player)) / mebibyte);
  return {
    heapsMiB: heaps,
    processesMiB: sum(players.map((player) => processBytes(player) / mebibyte)),
    frozen: sum(now.map(({ ticks }) => ticks.frozen)),
    desyncs: sum(now.map((one) => (one as Diagnostics & Faults).faults.desyncs)),
    ...(await compareStates(players)),
    hosts: Math.max(...now.map(({ term }) => term)),
    lostTicks: sum(loss.lived.map((one) => one.lostTicks)),
    toConfirmedMs: loss.lived.map((one) => one.toConfirmedMs),
  };
}

/** Checksums of the last confirmed ticks that every page still knows. */
async function compareStates(
  players: readonly Player[],
): Promise<{ compared: number; differing: number }> {
  const newest = Math.min(
    ...(await Promise.all(players.map(diagnostics))).map(({ confirmedTick }) => confirmedTick),
  );
  const sums = await Promise.all(players.map((player) => checksumsFrom(player, newest - 200)));
  let compared = 0;
  let differing = 0;
  for (const [tick, first] of sums[0]) {
    const others = sums.map((one) => one.get(tick));
    if (others.includes(undefined)) continue;
    compared += 1;
    if (others.some((one) => one !== first)) differing += 1;
  }
  return { compared, differing };
}

function lineOf(one: Minute): (string | number)[] {
  return [
    Math.round(sum(one.heapsMiB) * 10) / 10,
    Math.round(one.processesMiB),
    one.frozen,
    one.desyncs,
    `${one.differing} of ${one.compared}`,
    one.hosts,
    one.lostTicks,
    Math.round(quantile(one.toConfirmedMs, 0.5)),
  ];
}

function reportOf(seen: readonly Minute[]): BenchReport {
  const flat = seen.slice(-flatMinutes);
  const last = seen[seen.length - 1];
  return {
    title: `Soak: four browsers, ${seen.length} min, 50 ms RTT, 1 % loss, host cut off each minute`,
    columns: [
      'minute',
      'heaps MiB',
      'processes MiB',
      'frozen',
      'desyncs',
      'states differ',
      'term',
      'lost',
      'to confirmed ms',
    ],
    rows: seen.map((one, i) => [i + 1, ...lineOf(one)]),
    facts: {
      minutes: seen.length,
      frozen: last.frozen,
      desyncs: last.desyncs,
      differing: sum(seen.map((one) => one.differing)),
      lostTicks: sum(seen.map((one) => one.lostTicks)),
      hostChanges: last.hosts - 1,
      heapGrowthPercent: growthOf(flat.map((one) => sum(one.heapsMiB))),
      processGrowthPercent: growthOf(flat.map((one) => one.processesMiB)),
    },
  };
}

/** From the mean of the first half to that of the second, in percent. */
function growthOf(values: readonly number[]): number {
  const half = Math.floor(values.length / 2);
  if (half === 0) return Number.NaN;
  const mean = (part: readonly number[]) => sum(part) / part.length;
  const ratio = mean(values.slice(-half)) / mean(values.slice(0, half));
  return Math.round((ratio - 1) * 1000) / 10;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
