// Hundreds of rooms, each a seed of its own, under the whole fault list; a failing seed is named.
import { expect, test } from 'vitest';
import { type Counters, type Game, runScenario } from './scenario.ts';
import { type ToyState, toyCommand, toySimulation } from './toy-simulation.ts';

const SEEDS = Number(process.env['SEEDS'] ?? 300);
const FIRST = Number(process.env['SEED'] ?? 1);
/** Every so many seeds real bytes go through the codecs. */
const CODED_EVERY = 6;

const toy: Game<ToyState> = {
  simulation: toySimulation,
  join: (target) => ({ kind: toyCommand.join, target, value: 0, text: '' }),
};

test(`invariants I1 to I8 hold over ${SEEDS} seeds`, { timeout: 240_000 }, () => {
  const totals: Counters = {};
  const failed: string[] = [];
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const outcome = runScenario(toy, seed, seed % CODED_EVERY === 0);
    for (const [name, count] of Object.entries(outcome.counters))
      totals[name] = (totals[name] ?? 0) + count;
    if (outcome.failures.length === 0) continue;
    failed.push([`seed ${seed}`, ...outcome.faults, ...outcome.failures.slice(0, 3)].join('\n  '));
  }
  if (failed.length) console.log(failed.length, failed.slice(0, 8).join('\n'));
  console.log(totals);
  expect(failed.slice(0, 5)).toEqual([]);
});
