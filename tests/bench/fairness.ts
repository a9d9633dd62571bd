// `npm run bench fairness [-- --quick]`: does the host's side win more often, or that of the player
// with the worst link? Equal bots play through peers, in virtual time, on two threads.
import { Worker } from 'node:worker_threads';
import { createTally, type Series, type Tally } from './fairness/match-series.ts';
import type { Share } from './fairness/series-worker.ts';
import type { BenchReport } from './run.ts';

const matchesPerRoom = 8;
/** Takes many minutes. */
export const isOnlyByName = true;

const isQuick = process.argv.includes('--quick');
const matches = Number(process.env.MATCHES ?? (isQuick ? 96 : 1200));
const threads = 2;
/** 100 ms of round trip between all; the worst link twice as far and lossy. */
const usual = { oneWayMs: 50, loss: 0.01, matches: matchesPerRoom };
const worst = { oneWayMs: 100, loss: 0.05 };

const series: readonly (readonly [string, Series])[] = [
  ['host, 2 a side', { ...usual, players: 4, worst: undefined }],
  ['host, 1 a side', { ...usual, players: 2, worst: undefined }],
  ['worst link, 2 a side', { ...usual, players: 4, worst }],
  ['worst link, 1 a side', { ...usual, players: 2, worst }],
];

export async function run(): Promise<BenchReport> {
  const rows: (string | number)[][] = [];
  const facts: Record<string, number> = { matches };
  for (const [name, one] of series) {
    const tally = await playAll(one);
    const decided = tally.won + tally.lost;
    const percent = (100 * tally.won) / decided;
    // Two standard errors of a share.
    const marginPercent = 100 * Math.sqrt(1 / decided);
    rows.push([
      name,
      decided,
      tally.undecided,
      rounded(percent),
      rounded(marginPercent),
      new Set(tally.goalClocks).size,
      rounded((60 * 60 * tally.lateTicks) / ticksOf(tally)),
      rounded((60 * 60 * tally.lateTicksOfOthers) / ticksOf(tally) / (one.players - 1)),
    ]);
    const key = name.replace(/, (\d) a side/, '$1').replace(' link', '');
    facts[`${key}WonPercent`] = rounded(percent);
    facts[`${key}Decided`] = decided;
  }
  return {
    title: `Matches of equal bots to one goal, ${usual.oneWayMs * 2} ms of round trip, 1 % loss`,
    columns: [
      'whose side',
      'decided',
      'undecided',
      'won %',
      '2 std. errors',
      'different clocks',
      'late ticks/min',
      'of another',
    ],
    rows,
    facts,
  };
}

function ticksOf({ goalClocks, undecided }: Tally): number {
  return goalClocks.reduce((sum, ticks) => sum + ticks, 0) + undecided * 3600;
}

async function playAll(one: Series): Promise<Tally> {
  const rooms = Math.ceil(matches / matchesPerRoom);
  const seeds = Array.from({ length: rooms }, (_, i) => i + 1);
  const shares = Array.from({ length: threads }, (_, thread): Share => {
    return { series: one, seeds: seeds.filter((seed) => seed % threads === thread) };
  });
  const total = createTally();
  for (const tally of await Promise.all(shares.map(playShare))) {
    total.won += tally.won;
    total.lost += tally.lost;
    total.undecided += tally.undecided;
    total.lateTicks += tally.lateTicks;
    total.lateTicksOfOthers += tally.lateTicksOfOthers;
    total.goalClocks.push(...tally.goalClocks);
  }
  return total;
}

function playShare(share: Share): Promise<Tally> {
  const url = new URL('./fairness/series-worker.ts', import.meta.url);
  return new Promise((resolve, reject) => {
    const worker = new Worker(startScript(url), { eval: true, workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** A thread inherits no loader: it takes TypeScript in itself. */
function startScript({ href }: URL): string {
  const play = `import(${JSON.stringify(href)})`;
  return `import('tsx/esm/api').then(({ register }) => { register(); return ${play}; });`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
