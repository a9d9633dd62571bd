// `npm run bench stadium-files`: what a tick costs on the built-in pitches and on each stadium file
// of a folder (KICKABOUT_STADIUMS), with twelve people and no bots.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInStadiums, type Stadium } from '../../shared/simulation/stadium.ts';
import { step } from '../../shared/simulation/step.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';
import { cpuUs } from './meter.ts';
import { median } from './quantile.ts';
import type { BenchReport } from './run.ts';
import { createMatchOn } from './worlds/kickabout.ts';
import { recordInputs } from './worlds/recorded-inputs.ts';

const ticks = 9000;
const rounds = 9;
const inputs = recordInputs(ticks);
const folder =
  process.env.KICKABOUT_STADIUMS ??
  fileURLToPath(new URL('../../../shared/stadiums/', import.meta.url));

export async function run(): Promise<BenchReport> {
  const measured = [...builtInStadiums, ...stadiumsOfFiles()].map((stadium) => ({
    stadium,
    times: [] as number[],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { stadium, times } of measured) times.push(stepUs(stadium));
  }
  const all = measured.map(({ stadium, times }) => ({
    stadium,
    us: median(times),
    best: Math.min(...times),
  }));
  const rows = all.map(({ stadium, us, best }) => [
    stadium.name,
    Math.round(us * 100) / 100,
    Math.round(best * 100) / 100,
    stadium.discs.count,
    stadium.walls.count,
    stadium.points.count + stadium.posts.count,
    stadium.planes.count,
    stadium.joints.count,
  ]);
  const worst = Math.max(...all.map(({ us }) => us));
  return {
    title: 'A tick with twelve people, microseconds of one core',
    columns: ['stadium', 'step us', 'best', 'own discs', 'walls', 'points', 'planes', 'joints'],
    rows,
    facts: {
      files: measured.length - builtInStadiums.length,
      medianUs: Math.round(median(all.map(({ us }) => us)) * 100) / 100,
      worstUs: Math.round(worst * 100) / 100,
      worstBestUs: Math.round(Math.max(...all.map(({ best }) => best)) * 100) / 100,
    },
  };
}

function stadiumsOfFiles(): Stadium[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .flatMap((file) => {
      const reading = readStadium(file, readFileSync(join(folder, file), 'utf8'));
      return reading.ok ? [reading.stadium] : [];
    });
}

function stepUs(stadium: Stadium): number {
  const state = createMatchOn(stadium);
  return (
    cpuUs(1, () => {
      for (const input of inputs) step(state, input, []);
    }) / ticks
  );
}
