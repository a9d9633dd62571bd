// `npm run bench sim`: the same scene in our simulation and in three physics engines, in turn in
// one run: step, snapshot, restore, 60-tick rollback, garbage. What is compared and what not:
// docs/benchmarks.md.
import type { Command } from '../../shared/simulation/command.ts';
import { builtInStadiums, type Stadium } from '../../shared/simulation/stadium.ts';
import { step } from '../../shared/simulation/step.ts';
import { allocatedBytes, cpuUs } from './meter.ts';
import { median } from './quantile.ts';
import type { BenchReport } from './run.ts';
import { createKickaboutWorld, createMatchOn } from './worlds/kickabout.ts';
import { createMatterWorld } from './worlds/matter.ts';
import { createPitchScene, type SceneWorld } from './worlds/pitch-scene.ts';
import { createPlanckWorld } from './worlds/planck.ts';
import { createRapierWorld } from './worlds/rapier.ts';
import { recordInputs } from './worlds/recorded-inputs.ts';

type Runner = {
  readonly name: string;
  readonly world: SceneWorld;
  readonly step: () => void;
  /** Back to where the last save was, in inputs too. */
  readonly rewind: () => void;
  /** By kind of work: microseconds of each round. */
  readonly times: Record<Work, number[]>;
};
/** A replay: a load and 60 steps; a rollback also saves after each, as a rollback netcode must. */
type Work = 'step' | 'save' | 'load' | 'replay' | 'rollback';

const rounds = 25;
/** Of each kind of work, so that all of it is compiled. */
const warmUpMs = 700;
/** Rollbacks that are compared with what they repeat. */
const exactRounds = 20;
const rollbackTicks = 60;
/** How long a sample lasts at least, so that neither cold caches nor the clock's grain weigh. */
const sampleUs = 3000;
const fiveMinutesTicks = 18_000;
const inputs = recordInputs(fiveMinutesTicks);
const none: readonly Command[] = [];
const works: readonly Work[] = ['step', 'save', 'load', 'replay', 'rollback'];
/** Small and large. */
const stadiums = [builtInStadiums[0], builtInStadiums[1]];

export async function run(): Promise<BenchReport> {
  const rows: (string | number)[][] = [];
  const facts: Record<string, number> = {};
  for (const stadium of stadiums) {
    const runners = await createRunners(stadium);
    const [own] = runners;
    for (let round = 0; round < rounds; round++) for (const runner of runners) measure(runner);
    for (const runner of runners) {
      const { name, world, times } = runner;
      const ratioOf = (work: Work) => rounded(median(times[work]) / median(own.times[work]));
      const best = Math.min(...times.step);
      const garbage = allocatedBytes(name === own.name ? 6000 : 200, runner.step);
      const bytes = world.save();
      rows.push([
        `${stadium.name}: ${name}`,
        rounded(best),
        ...works.map((work) => rounded(median(times[work]))),
        ratioOf('step'),
        ratioOf('replay'),
        ratioOf('rollback'),
        Math.round(garbage),
        bytes,
        isExact(runner) ? 'yes' : 'no',
      ]);
      const key = `${stadium.name.toLowerCase()}${name[0].toUpperCase()}${name.slice(1)}`;
      facts[`${key}StepUs`] = rounded(median(times.step));
      facts[`${key}StepBestUs`] = rounded(best);
      facts[`${key}StepBestRatio`] = rounded(best / Math.min(...own.times.step));
      facts[`${key}Replay60Us`] = rounded(median(times.replay));
      facts[`${key}Rollback60Us`] = rounded(median(times.rollback));
      for (const work of ['step', 'replay', 'rollback'] as const) {
        facts[`${key}${work[0].toUpperCase()}${work.slice(1)}Ratio`] = ratioOf(work);
      }
      facts[`${key}BytesPerTick`] = Math.round(garbage);
    }
    const resimulated = resimulateMs(stadium);
    facts[`${stadium.name.toLowerCase()}Resimulate5MinMs`] = rounded(median(resimulated));
    facts[`${stadium.name.toLowerCase()}Resimulate5MinBestMs`] = rounded(Math.min(...resimulated));
  }
  return {
    title: 'Simulation: twelve players and a ball, microseconds of one core',
    columns: [
      'pitch and engine',
      'step best',
      'step',
      'save',
      'load',
      'replay 60',
      'rollback 60',
      'step x',
      'replay x',
      'rollback x',
      'garbage B/tick',
      'save B',
      'exact',
    ],
    rows,
    facts,
  };
}

async function createRunners(stadium: Stadium): Promise<Runner[]> {
  const scene = createPitchScene(stadium);
  const runners = [
    createRunner('kickabout', createKickaboutWorld(stadium)),
    createRunner('planck', createPlanckWorld(scene)),
    createRunner('matter', createMatterWorld(scene)),
    createRunner('rapier', await createRapierWorld(scene)),
  ];
  for (const runner of runners) {
    for (const work of works) warmUp(workOf(runner, work));
  }
  return runners;
}

function warmUp(work: () => void): void {
  const until = performance.now() + warmUpMs;
  while (performance.now() < until) work();
}

function createRunner(name: string, world: SceneWorld): Runner {
  let tick = 0;
  let savedTick = 0;
  return {
    name,
    world: {
      ...world,
      save: () => {
        savedTick = tick;
        return world.save();
      },
    },
    step: () => world.step(inputs[tick++ % inputs.length]),
    rewind: () => {
      tick = savedTick;
      world.load();
    },
    times: { step: [], save: [], load: [], replay: [], rollback: [] },
  };
}

function measure(runner: Runner): void {
  for (const work of works) {
    const act = workOf(runner, work);
    // Another engine had the caches before; this part of the sample doesn't count.
    const once = cpuUs(3, act);
    runner.times[work].push(cpuUs(Math.ceil(sampleUs / Math.max(once, 0.05)), act));
  }
}

function workOf(runner: Runner, work: Work): () => void {
  const { world, step, rewind } = runner;
  if (work === 'step') return step;
  if (work === 'save') return world.save;
  if (work === 'load') return rewind;
  return () => {
    rewind();
    for (let i = 0; i < rollbackTicks; i++) {
      step();
      if (work === 'rollback') world.save();
    }
  };
}

/** Whether a rollback brings back the same bits, without which peers drift apart. */
function isExact(runner: Runner): boolean {
  return Array.from({ length: exactRounds }).every(() => isRollbackExact(runner));
}

function isRollbackExact({ world, step, rewind }: Runner): boolean {
  world.save();
  for (let i = 0; i < rollbackTicks; i++) step();
  const first = world.places();
  rewind();
  for (let i = 0; i < rollbackTicks; i++) step();
  return world.places().every((place, i) => place === first[i]);
}

/** A five-minute match from its log, twelve people's inputs; several times. */
function resimulateMs(stadium: Stadium): number[] {
  return Array.from({ length: 15 }, () => {
    const state = createMatchOn(stadium);
    const us = cpuUs(1, () => {
      for (const input of inputs) step(state, input, none);
    });
    return us / 1000;
  });
}

function rounded(value: number): number {
  return value < 10 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10;
}
