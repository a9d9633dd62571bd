// `npm run bench bots`: how much better each level of bots is than the others over 200 matches, how
// they play on each pitch, and what a tick of twelve of them costs. Needs no expectations.
import { seatsMax } from '../../shared/simulation/constants.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import { step } from '../../shared/simulation/step.ts';
import { type DuelFacts, duelRoom, meanDifference, playDuel } from '../simulation/bot-duel.ts';

type Report = {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  facts: Record<string, number>;
};

const matches = 200;
const matchesPerPitch = 40;
const matchSeconds = 180;
const warmUpTicks = 20_000;
const measuredTicks = 30_000;

export async function run(): Promise<Report> {
  const facts: Record<string, number> = {};
  const rows: (string | number)[][] = [];
  for (const [name, levels] of [
    ['hardOverEasy', [3, 1]],
    ['hardOverNormal', [3, 2]],
    ['normalOverEasy', [2, 1]],
  ] as const) {
    const duel = { stadium: 0, perSide: 3, levels, seconds: matchSeconds };
    facts[name] = rounded(meanDifference(duel, matches));
    rows.push([`Small, level ${levels[0]} over level ${levels[1]}`, matches, facts[name], '', '']);
  }
  builtInStadiums.forEach((stadium, index) => {
    const duels = playAll(index);
    const goals = sumOf(duels, ({ score }) => score[0] + score[1]);
    const ownPercent = rounded((100 * sumOf(duels, ({ ownGoals }) => ownGoals)) / goals);
    const perMatch = rounded(goals / matchesPerPitch);
    const stepUs = measureStep(index);
    rows.push([`${stadium.name}, level 2`, matchesPerPitch, perMatch, ownPercent, stepUs]);
    const name = stadium.name.toLowerCase();
    facts[`${name}GoalsPerMatch`] = perMatch;
    facts[`${name}OwnGoalPercent`] = ownPercent;
    facts[`${name}StepUs`] = stepUs;
  });
  return {
    title: 'Bots: goal difference, or goals, in matches of three minutes',
    columns: ['pitch and levels', 'matches', 'goals a match', 'own %', 'us a tick, 6 a side'],
    rows,
    facts,
  };
}

function playAll(stadium: number): DuelFacts[] {
  const perSide = stadium === 4 ? 2 : 3;
  return Array.from({ length: matchesPerPitch }, (_, i) =>
    playDuel({ seed: i + 1, stadium, perSide, levels: [2, 2], seconds: matchSeconds }),
  );
}

/** Processor time of a step with twelve hard bots, in us. */
function measureStep(stadium: number): number {
  const state = duelRoom({ seed: 1, stadium, perSide: 6, levels: [3, 3], seconds: 0 });
  const inputs = new Uint8Array(seatsMax);
  for (let i = 0; i < warmUpTicks; i++) step(state, inputs, []);
  const before = process.cpuUsage();
  for (let i = 0; i < measuredTicks; i++) step(state, inputs, []);
  const { user, system } = process.cpuUsage(before);
  return rounded((user + system) / measuredTicks);
}

function sumOf(duels: readonly DuelFacts[], pick: (facts: DuelFacts) => number): number {
  return duels.reduce((sum, facts) => sum + pick(facts), 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
