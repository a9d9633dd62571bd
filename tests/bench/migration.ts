// `npm run bench migration`: from the loss of the host to the first newly confirmed tick, at the
// new host and at the last survivor, in the simulator's virtual time. SEEDS sets the runs a row.
import { endings, type Loss, loseHost, patienceMs } from './migration-run.ts';
import { quantile, spread } from './quantile.ts';
import type { BenchReport } from './run.ts';

const seeds = Number(process.env.SEEDS ?? 200);
const rttsMs = [20, 100, 200];
/** Design section 5 and the model behind it: at the new host, p50 and p95 (ms). */
const targets: Readonly<Record<string, readonly [number, number]>> = {
  'silent 20': [133, 150],
  'silent 100': [233, 250],
  'silent 200': [350, 367],
  'socket 20': [83, 100],
  'socket 100': [200, 217],
  'socket 200': [367, 400],
  'tab 20': [33, 83],
  'tab 100': [133, 200],
  'tab 200': [233, 367],
  'hand-off 20': [0, 0],
  'hand-off 100': [0, 0],
  'hand-off 200': [0, 0],
};

export async function run(): Promise<BenchReport> {
  const rows: (string | number)[][] = [];
  const facts: Record<string, number> = { seeds };
  for (const ending of endings)
    for (const rttMs of rttsMs) {
      const losses: Loss[] = [];
      for (let seed = 1; seed <= seeds; seed++) losses.push(loseHost(seed, rttMs, ending));
      const atHost = losses.map((one) => one.atHostMs);
      const atLast = losses.map((one) => one.atLastMs);
      const pause = losses.map((one) => one.pauseMs);
      const usual = losses.map((one) => one.usualPauseMs);
      // The same second of the same match with the host still there.
      const calm = losses.map((_, i) => loseHost(i + 1, rttMs, 'none').pauseMs);
      const unfinished = atLast.filter((ms) => ms >= patienceMs).length;
      const frozen = losses.reduce((sum, one) => sum + one.frozenTicks, 0);
      const lost = losses.reduce((sum, one) => sum + one.lostTicks, 0);
      const target = targets[`${ending} ${rttMs}`];
      const cells = [
        spread(atHost),
        target.join(' / '),
        spread(atLast),
        spread(pause),
        spread(usual),
        spread(calm),
      ];
      rows.push([ending, rttMs, ...cells, frozen, lost, unfinished]);
      const name = `${ending === 'hand-off' ? 'handOff' : ending}${rttMs}`;
      facts[`${name}AtHostP50Ms`] = Math.round(quantile(atHost, 0.5));
      facts[`${name}AtHostP95Ms`] = Math.round(quantile(atHost, 0.95));
      facts[`${name}AtHostP99Ms`] = Math.round(quantile(atHost, 0.99));
      facts[`${name}AtLastP50Ms`] = Math.round(quantile(atLast, 0.5));
      facts[`${name}AtLastP95Ms`] = Math.round(quantile(atLast, 0.95));
      facts[`${name}AtLastP99Ms`] = Math.round(quantile(atLast, 0.99));
      for (const share of [0.5, 0.95])
        facts[`${name}AddedPauseP${share * 100}Ms`] = Math.round(
          quantile(pause, share) - quantile(calm, share),
        );
      facts[`${name}FrozenTicks`] = frozen;
      facts[`${name}LostTicks`] = lost;
      facts[`${name}Unfinished`] = unfinished;
    }
  return {
    title: `Loss of the host of four, 5 % loss, ${seeds} seeds a row; p50 / p95 / p99 in ms`,
    columns: [
      'host goes by',
      'RTT ms',
      'first new tick at new host',
      'target p50 / p95',
      'at last survivor',
      'longest pause',
      'pause before',
      'pause if it stays',
      'frozen ticks',
      'lost ticks',
      'unfinished',
    ],
    rows,
    facts,
  };
}
