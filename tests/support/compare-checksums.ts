// What several pages saw of the same ticks, compared: the proof that they played one match.
import { checksumsFrom, diagnostics, type Scripted } from './game-page.ts';
import { until } from './until.ts';

export type Comparison = { common: number; differing: number[]; missing: number[] };

/** Collects the checksums of the next `ticks` confirmed ticks from every page and compares them. */
export async function compareChecksums(
  players: readonly Scripted[],
  ticks: number,
  fromTick?: number,
): Promise<Comparison> {
  const starts = await Promise.all(players.map(diagnostics));
  const first = fromTick ?? Math.max(...starts.map(({ confirmedTick }) => confirmedTick));
  const collected = players.map(() => new Map<number, number>());
  await until(
    `${ticks} ticks to compare`,
    async () => {
      for (const [i, player] of players.entries()) {
        const newest = Math.max(first - 1, ...collected[i].keys());
        for (const [tick, sum] of await checksumsFrom(player, newest + 1))
          collected[i].set(tick, sum);
      }
      return collected.every((sums) => Math.max(0, ...sums.keys()) >= first + ticks);
    },
    { limitMs: 60_000 + ticks * 40, everyMs: 500 },
  );
  const result: Comparison = { common: 0, differing: [], missing: [] };
  for (let tick = first; tick <= first + ticks; tick++) {
    const sums = collected.map((one) => one.get(tick));
    if (sums.includes(undefined)) result.missing.push(tick);
    else if (new Set(sums).size > 1) result.differing.push(tick);
    else result.common++;
  }
  return result;
}
