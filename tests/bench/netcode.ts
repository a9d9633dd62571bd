// `npm run bench netcode [-- --quick | --full] [--ours]`: our netcode beside others on the same
// simulation, inputs and bad network in virtual time, a minute with the host killed at its middle.
// Without --full each number of peers, delay and loss comes once; --ours leaves the others out.
import { type Cost, costOf, middleAndWorst } from './contenders/cost.ts';
import { kickabout } from './contenders/kickabout.ts';
import { netplayjs } from './contenders/netplayjs.ts';
import { type Contender, type Heat, race } from './contenders/race.ts';
import type { Verdict } from './contenders/record.ts';
import { rollbackNetcode } from './contenders/rollback-netcode.ts';
import { quantile, spread } from './quantile.ts';
import type { BenchReport } from './run.ts';

type Field = {
  readonly players: number;
  readonly oneWayMs: number;
  readonly loss: number;
  readonly burstPackets: number;
};

const isQuick = process.argv.includes('--quick');
const isFull = process.argv.includes('--full');
const isAlone = process.argv.includes('--ours');
const playMs = isQuick ? 10_000 : 30_000;
/** Short races, for the time from the kill to the next confirmed tick of those who get there. */
const killCount = isQuick ? 10 : 20;
/** Races from which the cost of an update is taken, and how long each lasts. */
const costRounds = isQuick ? 4 : 6;
const costMs = 5000;
/** A class that steps and copies all for each input takes minutes for a crowd: less of it. */
const crowd = 8;
const crowdMs = 5000;
const crowdCostMs = 2000;
const crowdCostRounds = 2;
const shortMs = { beforeMs: 1500, afterMs: 2500 };
/** So that everything is compiled before the first row. */
const warmUp: Heat = {
  players: 4,
  oneWayMs: 50,
  loss: 0,
  burstPackets: 1,
  seed: 1,
  beforeMs: 5000,
  afterMs: 1000,
  isSeen: true,
};
/** Mean length of a burst, in packets. */
const burst = 5;

export async function run(): Promise<BenchReport> {
  const others = [
    rollbackNetcode('usual'),
    rollbackNetcode('best'),
    netplayjs('usual'),
    netplayjs('best'),
  ];
  const contenders = [kickabout(), ...(isAlone ? [] : others)];
  warnOnce();
  for (const contender of contenders) await race(contender, warmUp);
  const rows: (string | number)[][] = [];
  const facts: Record<string, string | number> = { secondsBeforeKill: playMs / 1000, killCount };
  for (const contender of contenders)
    if (contender.lacks !== '') facts[`lacks ${contender.name}`] = contender.lacks;
  for (const field of fields().filter(isWanted))
    for (const contender of contenders) {
      const verdict = await race(contender, longHeat(field, contender));
      const cost = await costOf(contender, ...costHeat(field, contender));
      const kills = await killAll(contender, field, verdict);
      rows.push(rowOf(field, contender, verdict, cost, kills));
      if (!isQuick) console.error(`| ${rows[rows.length - 1].join(' | ')} |`);
      if (contender.name === 'kickabout')
        Object.assign(facts, factsOf(field, verdict, cost, kills));
    }
  return { title: titleOf(), columns: [...columns], rows, facts };
}

/** rollback-netcode warns of every mesh of more than four, hundreds of times. */
function warnOnce(): void {
  const said = new Set<unknown>();
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!said.has(words[0])) warn(...words);
    said.add(words[0]);
  };
}

function titleOf(): string {
  return [
    `Netcode: twelve people on the pitch, N of them with a peer, ${(2 * playMs) / 1000} s of`,
    `virtual time, host killed at ${playMs / 1000} s; from the kill to the next confirmed tick:`,
    `${killCount} kills, p50 / p95 / p99 in ms; us of one peer's tick, p50 / p99 of the least of`,
    `${costRounds} rounds: all of it, without the simulation, and that per link`,
  ].join(' ');
}

const columns = [
  'N, one way, loss',
  'contender',
  'frozen ticks',
  'socket seen: first survivor',
  'last',
  'silent: first',
  'last',
  'lost',
  'states differ',
  'us/tick',
  'netcode us',
  'per link',
  'steps/tick',
  'B/s',
  'packets/s',
  'lag',
  'rollbacks/100',
  'depth p99',
  'played %',
] as const;

function fields(): Field[] {
  const field = (players: number, oneWayMs: number, loss: number, burstPackets = 1): Field => {
    return { players, oneWayMs, loss, burstPackets };
  };
  if (isQuick) return [field(4, 50, 0.05), field(4, 50, 0.15, burst), field(2, 50, 0.05)];
  const counts = [2, 4, 8, 12];
  const delays = [10, 50, 100];
  const losses: [number, number][] = [
    [0, 1],
    [0.01, 1],
    [0.05, 1],
    [0.15, 1],
    [0.01, burst],
    [0.05, burst],
    [0.15, burst],
  ];
  if (isFull)
    return counts.flatMap((n) =>
      delays.flatMap((ms) => losses.map(([loss, packets]) => field(n, ms, loss, packets))),
    );
  const usual = counts.flatMap((n) => delays.map((ms) => field(n, ms, 0.05)));
  const lossy = losses.filter(([loss, packets]) => loss !== 0.05 || packets > 1);
  return [...usual, ...lossy.map(([loss, packets]) => field(4, 50, loss, packets))];
}

/** ROWS in the environment chooses by the first column, with `;` between. */
function isWanted(field: Field): boolean {
  const chosen = process.env.ROWS;
  return chosen === undefined || chosen.split(';').includes(nameOf(field));
}

function longHeat(field: Field, { isForTwo }: Contender): Heat {
  const ms = isForTwo && field.players >= crowd && !isFull ? crowdMs : playMs;
  return { ...field, seed: 1, beforeMs: ms, afterMs: ms, isSeen: true };
}

function costHeat(field: Field, { isForTwo }: Contender): [Heat, number] {
  const isSlow = isForTwo && field.players >= crowd;
  const beforeMs = isSlow ? crowdCostMs : costMs;
  const heat: Heat = { ...field, seed: 1, beforeMs, afterMs: 100, isSeen: true };
  return [heat, isSlow ? crowdCostRounds : costRounds];
}

/** Times from the kill to the next confirmed tick, ms: at the first survivor, and at the last. */
type Kills = Record<'seenFirst' | 'seenLast' | 'silentFirst' | 'silentLast', number[]>;

/** No short race for those who have not gone on in half a minute. */
async function killAll(contender: Contender, field: Field, verdict: Verdict): Promise<Kills> {
  const found: Kills = { seenFirst: [], seenLast: [], silentFirst: [], silentLast: [] };
  if (verdict.lastResumedMs === Number.POSITIVE_INFINITY) return found;
  for (let seed = 1; seed <= killCount; seed++) {
    const seen = await race(contender, { ...field, ...shortMs, seed, isSeen: true });
    found.seenFirst.push(seen.firstResumedMs);
    found.seenLast.push(seen.lastResumedMs);
    if (!contender.isToldOfSockets) continue;
    const silent = await race(contender, { ...field, ...shortMs, seed, isSeen: false });
    found.silentFirst.push(silent.firstResumedMs);
    found.silentLast.push(silent.lastResumedMs);
  }
  return found;
}

function timesOf(ms: readonly number[], { isToldOfSockets }: Contender, isSeen: boolean): string {
  if (!isSeen && !isToldOfSockets) return 'the same';
  if (ms.every((one) => one === Number.POSITIVE_INFINITY)) return 'never';
  return spread(ms).replaceAll('Infinity', 'never');
}

function rowOf(
  field: Field,
  contender: Contender,
  verdict: Verdict,
  cost: Cost,
  kills: Kills,
): (string | number)[] {
  const { name, setting } = contender;
  const perLink = cost.netcodeUs.map((us) => us / (field.players - 1));
  return [
    nameOf(field),
    `${name}, ${setting}`,
    rounded(verdict.frozenPerSurvivor),
    timesOf(kills.seenFirst, contender, true),
    timesOf(kills.seenLast, contender, true),
    timesOf(kills.silentFirst, contender, false),
    timesOf(kills.silentLast, contender, false),
    verdict.lost,
    verdict.compared === 0 ? 'none final' : `${verdict.differing} of ${verdict.compared}`,
    middleAndWorst(cost.tickUs),
    middleAndWorst(cost.netcodeUs),
    middleAndWorst(perLink),
    rounded(verdict.stepsPerTick),
    Math.round(verdict.bytesPerS),
    Math.round(verdict.packetsPerS),
    rounded(mean(verdict.lags)),
    rounded(verdict.rollbacksPer100),
    verdict.depths.length === 0 ? '-' : rounded(quantile(verdict.depths, 0.99)),
    Math.round(100 * verdict.playedShare),
  ];
}

function nameOf({ players, oneWayMs, loss, burstPackets }: Field): string {
  const kind = burstPackets > 1 ? ' bursty' : '';
  return `${players}, ${oneWayMs} ms, ${loss * 100} %${kind}`;
}

function factsOf(
  { players, oneWayMs, loss, burstPackets }: Field,
  verdict: Verdict,
  { tickUs, netcodeUs }: Cost,
  { seenFirst, silentFirst }: Kills,
): Record<string, number> {
  const kind = burstPackets > 1 ? 'Bursty' : '';
  const name = `peers${players}Way${oneWayMs}Loss${Math.round(loss * 100)}${kind}`;
  return {
    [`${name}Frozen`]: rounded(verdict.frozenPerSurvivor),
    [`${name}Lost`]: verdict.lost,
    [`${name}Differing`]: verdict.differing,
    [`${name}SeenP95Ms`]: Math.round(quantile(seenFirst, 0.95)),
    [`${name}SilentP95Ms`]: Math.round(quantile(silentFirst, 0.95)),
    [`${name}TickUs`]: rounded(quantile(tickUs, 0.5)),
    [`${name}TickUsP99`]: rounded(quantile(tickUs, 0.99)),
    [`${name}NetcodeUs`]: rounded(quantile(netcodeUs, 0.5)),
    [`${name}NetcodeUsP99`]: rounded(quantile(netcodeUs, 0.99)),
    [`${name}CoreShare`]: mean(tickUs) * 60e-6,
    [`${name}BytesPerS`]: Math.round(verdict.bytesPerS),
    [`${name}PacketsPerS`]: Math.round(verdict.packetsPerS),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
