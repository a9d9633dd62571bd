// Hundreds of rooms, each a seed of its own, under the whole fault list; a failing seed is named
// with
// the command that replays it. SEED is the first seed, SEEDS how many.
import { expect, test } from 'vitest';
import { commandKind } from '../../shared/simulation/command.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { type Counters, type Game, runScenario } from './scenario.ts';
import { type ToyState, toyCommand, toySimulation } from './toy-simulation.ts';

const seedFirst = Number(process.env.SEED ?? 1);
const seedsToy = Number(process.env.SEEDS ?? 300);
/** The real simulation costs more a tick; its part in the fleet is to be deterministic. */
const seedsReal = Math.ceil(seedsToy / 15);
/** Every so many seeds real bytes go through the codecs. */
const codedEvery = 6;
/** Of these the full fleet must have met some, or it has proven nothing. */
const mustHappen = [
  'crash-host',
  'crash-host-silent',
  'crash-host-and-next',
  'close-host-tab',
  'leave-host',
  'hand-off',
  'stall-host',
  'block-host-link',
  'isolate-any',
  'join',
  'return',
  'by-lobby',
  'by-silence-agreed',
  'by-channel-closed',
  'by-view',
  'by-handoff',
  'witness-grants',
  'fenced',
  'forks',
  'keyframes',
  'rollbacks',
] as const;

const toy: Game<ToyState> = {
  simulation: toySimulation,
  join: (target) => ({ kind: toyCommand.join, target, value: 0, text: '' }),
};
const real: Game<RoomState> = {
  simulation: roomSimulation,
  join: (target) => ({ kind: commandKind.join, target, value: 0, text: `Player ${target}` }),
};

function runFleet<State>(game: Game<State>, seeds: number) {
  const totals: Counters = {};
  const failed: string[] = [];
  for (let seed = seedFirst; seed < seedFirst + seeds; seed++) {
    const outcome = runScenario(game, seed, seed % codedEvery === 0);
    for (const [name, count] of Object.entries(outcome.counters))
      totals[name] = (totals[name] ?? 0) + count;
    if (outcome.failures.length === 0) continue;
    const replay = `SEED=${seed} SEEDS=1 npx vitest run tests/simulator/fleet.test.ts`;
    failed.push([replay, ...outcome.faults, ...outcome.failures.slice(0, 3)].join('\n  '));
  }
  return { totals, failed };
}

test(`I1 to I8 hold over ${seedsToy} seeds`, { timeout: 300_000 }, () => {
  const { totals, failed } = runFleet(toy, seedsToy);
  expect(failed.slice(0, 5)).toEqual([]);
  if (seedsToy < 300) return;
  expect(mustHappen.filter((name) => !(totals[name] > 0))).toEqual([]);
});

test(`and with the real simulation over ${seedsReal} seeds`, { timeout: 300_000 }, () => {
  expect(runFleet(real, seedsReal).failed.slice(0, 5)).toEqual([]);
});
