// `npm run bench netcode [-- --quick | --full]`: our netcode beside npm's rollback-netcode and the
// class of netplayjs, each at its default and at its best setting: the same simulation, inputs and
// bad network in virtual time, a minute with the host killed at its middle.
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
const playMs = isQuick ? 10_000 : 30_000;
/** Short races, for the time from the kill to the next confirmed tick of those who get there. */
const killCount = isQuick ? 10 : 20;
/** A class that steps and copies all for each input takes minutes for a crowd: less of it. */
const crowd = 8;
const crowdMs = 5000;
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
  const contenders = [
    kickabout(),
    rollbackNetcode('usual'),
    rollbackNetcode('best'),
    netplayjs('usual'),
    netplayjs('best'),
  ];
  for (const contender of contenders) await race(contender, warmUp);
  const rows: (string | number)[][] = [];
  const facts: Record<string, string | number> = { secondsBeforeKill: playMs / 1000, killCount };
  for (const contender of contenders)
    if (contender.lacks !== '') facts[`lacks ${contender.name}`] = contender.lacks;
  for (const field of fields().filter(isWanted))
    for (const contender of contenders) {
      const verdict = await race(contender, longHeat(field, contender));
      const kills = await killAll(contender, field, verdict);
      rows.push(rowOf(field, contender, verdict, kills));
      if (!isQuick) console.error(`| ${rows[rows.length - 1].join(' | ')} |`);
      if (contender.name === 'kickabout') Object.assign(facts, factsOf(field, verdict, kills));
    }
  return { title: titleOf(), columns: [...columns], rows, facts };
}

function titleOf(): string {
  return [
    `Netcode: twelve people on the pitch, N of them with a peer, ${(2 * playMs) / 1000} s of`,
    `virtual time, host killed at ${playMs / 1000} s; from the kill to the next confirmed tick:`,
    `${killCount} kills, p50 / p95 / p99 in ms`,
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
  'us/tick p50',
  'p99',
  'netcode p50',
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
    const silent = await race(contender, { ...field, ...shortMs, seed, isSeen: false });
    found.silentFirst.push(silent.firstResumedMs);
    found.silentLast.push(silent.lastResumedMs);
  }
  return found;
}

function timesOf(ms: readonly number[]): string {
  if (ms.every((one) => one === Number.POSITIVE_INFINITY)) return 'never';
  return spread(ms).replaceAll('Infinity', 'never');
}

function rowOf(
  field: Field,
  { name, setting }: Contender,
  verdict: Verdict,
  kills: Kills,
): (string | number)[] {
  return [
    nameOf(field),
    `${name}, ${setting}`,
    rounded(verdict.frozenPerSurvivor),
    timesOf(kills.seenFirst),
    timesOf(kills.seenLast),
    timesOf(kills.silentFirst),
    timesOf(kills.silentLast),
    verdict.lost,
    verdict.compared === 0 ? 'none final' : `${verdict.differing} of ${verdict.compared}`,
    rounded(quantile(verdict.costsUs, 0.5)),
    rounded(quantile(verdict.costsUs, 0.99)),
    rounded(quantile(netcodeUs(verdict), 0.5)),
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

/** What an update costs beyond the simulation's own work in it. */
function netcodeUs({ costsUs, simulationUs }: Verdict): number[] {
  return costsUs.map((us, i) => us - simulationUs[i]);
}

function factsOf(
  { players, oneWayMs, loss, burstPackets }: Field,
  verdict: Verdict,
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
    [`${name}TickUs`]: rounded(quantile(verdict.costsUs, 0.5)),
    [`${name}NetcodeUs`]: rounded(quantile(netcodeUs(verdict), 0.5)),
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
