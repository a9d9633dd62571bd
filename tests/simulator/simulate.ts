// `npm run simulate`: many seeds on all cores, or one seed or schedule told line by line.
// --seeds N  --from N  --workers N  |  --seed N  --schedule FILE  --tell  --shrink  --save NAME
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { addOutcome, createFleet, type Fleet, reportOf, scheduleOf } from './fleet.ts';
import { quantileOf } from './metrics.ts';
import { type Outcome, playSchedule } from './play.ts';
import type { Schedule } from './schedule.ts';
import { identityOf, shrink } from './shrink.ts';

/** Seeds that a worker is given at a time. */
const BATCH = 20;
const PROGRESS_EVERY = 1000;
const SHRINK_RUNS = 500;

const workerUrl = new URL('simulate-worker.ts', import.meta.url).href;
/** A worker doesn't inherit the loader for TypeScript. */
const bootstrap = `
  import('tsx/esm/api').then(({ register }) => {
    register();
    return import(require('node:worker_threads').workerData);
  });
`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(cpus().length) },
    seed: { type: 'string' },
    schedule: { type: 'string' },
    tell: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function runOne(schedule: Schedule): boolean {
  const outcome = playSchedule(schedule, values.tell ? say : undefined);
  for (const { rule, kind, text } of outcome.failures) say(`${rule} ${kind}: ${text}`);
  say(`trace ${outcome.trace}, ${outcome.failures.length === 0 ? 'all holds' : 'FAILED'}`);
  if (outcome.failures.length > 0 && values.shrink) {
    const small = shrink(schedule, identityOf(outcome), SHRINK_RUNS, say);
    say(JSON.stringify(small));
    if (values.save !== undefined) save(values.save, small, identityOf(outcome));
  }
  return outcome.failures.length === 0;
}

/** A file of the corpus; why it is there is for a person to write. */
function save(name: string, schedule: Schedule, identity: string): void {
  const path = fileURLToPath(new URL(`corpus/${name}.json`, import.meta.url));
  const why = `${identity}: say here what was wrong`;
  writeFileSync(path, `${JSON.stringify({ why, schedule }, null, 2)}\n`);
}

async function runMany(from: number, seeds: number): Promise<boolean> {
  const fleet = createFleet();
  let next = from;
  const startMs = performance.now();
  const give = (worker: Worker) => {
    const count = Math.min(BATCH, from + seeds - next);
    if (count <= 0) {
      worker.postMessage(undefined);
      return;
    }
    worker.postMessage({ from: next, count });
    next += count;
  };
  const running = Array.from({ length: Number(values.workers) }, () => {
    const worker = new Worker(bootstrap, { eval: true, workerData: workerUrl });
    give(worker);
    return new Promise<void>((resolve, reject) => {
      worker.on('message', (results: readonly [number, Outcome][]) => {
        for (const [seed, outcome] of results) take(fleet, seed, outcome, seeds);
        give(worker);
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  });
  await Promise.all(running);
  summarise(fleet, (performance.now() - startMs) / 1000);
  return fleet.failed.length === 0;
}

function take(fleet: Fleet, seed: number, outcome: Outcome, seeds: number): void {
  addOutcome(fleet, seed, outcome);
  if (outcome.failures.length > 0) say(reportOf(fleet)[fleet.failed.length - 1]);
  if (fleet.seeds % PROGRESS_EVERY === 0)
    say(`${fleet.seeds} of ${seeds} seeds, ${fleet.failed.length} failed`);
}

function summarise(fleet: Fleet, seconds: number): void {
  const names = Object.keys(fleet.totals).sort();
  say(names.map((name) => `${name} ${fleet.totals[name]}`).join(', '));
  for (const [label, times] of [...fleet.metrics].sort()) {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantileOf(times, share).toFixed(0));
    say(`crash to confirmed, ${label}: ${p50} / ${p95} / ${p99} ms (${times.length})`);
  }
  say(`${fleet.seeds} seeds in ${seconds.toFixed(0)} s, ${fleet.failed.length} failed`);
  for (const line of reportOf(fleet)) say(line);
}

async function main(): Promise<boolean> {
  if (values.schedule !== undefined) {
    const file = JSON.parse(readFileSync(values.schedule, 'utf8'));
    return runOne(file.schedule ?? file);
  }
  if (values.seed !== undefined) return runOne(scheduleOf(Number(values.seed)));
  return await runMany(Number(values.from), Number(values.seeds));
}

process.exitCode = (await main()) ? 0 : 1;
