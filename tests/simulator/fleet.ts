// Many seeds in a row: what each is made of, what failed, and what happened over all of them.
import { chooseSchedule } from './choose-schedule.ts';
import { type Metrics, mergeMetrics } from './metrics.ts';
import { type Outcome, playSchedule } from './play.ts';
import type { Schedule } from './schedule.ts';
import type { Counters } from './story.ts';

export type Fleet = {
  readonly totals: Counters;
  readonly metrics: Metrics;
  readonly failed: { readonly seed: number; readonly outcome: Outcome }[];
  seeds: number;
};

/** The real simulation costs more a tick; its part is to be deterministic under all of this. */
const REAL_EVERY = 10;
/** Every so many seeds real bytes go through the codecs. */
const CODED_EVERY = 6;

export function createFleet(): Fleet {
  return { totals: {}, metrics: new Map(), failed: [], seeds: 0 };
}

export function scheduleOf(seed: number): Schedule {
  const game = seed % REAL_EVERY === 0 ? 'real' : 'toy';
  return chooseSchedule(seed, { game, coded: seed % CODED_EVERY === 0 });
}

export function sail(fleet: Fleet, seed: number): Outcome {
  const outcome = playSchedule(scheduleOf(seed));
  addOutcome(fleet, seed, outcome);
  return outcome;
}

export function addOutcome(fleet: Fleet, seed: number, outcome: Outcome): void {
  fleet.seeds += 1;
  for (const [name, count] of Object.entries(outcome.counters))
    fleet.totals[name] = (fleet.totals[name] ?? 0) + count;
  mergeMetrics(fleet.metrics, outcome.metrics);
  if (outcome.failures.length > 0) fleet.failed.push({ seed, outcome });
}

/** One line per failed seed: what broke, and the command that replays it. */
export function reportOf({ failed }: Fleet): string[] {
  return failed.map(({ seed, outcome }) => {
    const [{ rule, kind, text }] = outcome.failures;
    return `npm run simulate -- --seed ${seed} --tell   # ${rule} ${kind}: ${text.split('\n')[0]}`;
  });
}
