// What one peer's tick costs: the packets it takes in since the tick before, its update, what it
// sends, coding included. The same race is run several times and of each update the least counts:
// whatever else the machine does only adds.
import { quantile } from '../quantile.ts';
import { type Contender, type Heat, race } from './race.ts';

/** Microseconds of every update of every peer; `netcodeUs` without the simulation's own work. */
export type Cost = { readonly tickUs: readonly number[]; readonly netcodeUs: readonly number[] };

export async function costOf(contender: Contender, heat: Heat, rounds: number): Promise<Cost> {
  let tickUs: number[] = [];
  let netcodeUs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { costsUs, simulationUs } = await race(contender, heat);
    const own = costsUs.map((us, i) => us - simulationUs[i]);
    if (round > 0 && own.length !== netcodeUs.length)
      throw new Error(`${contender.name}: another race from the same seed`);
    tickUs = round === 0 ? [...costsUs] : leastOf(tickUs, costsUs);
    netcodeUs = round === 0 ? own : leastOf(netcodeUs, own);
  }
  return { tickUs, netcodeUs };
}

function leastOf(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => Math.min(value, b[i]));
}

/** As the table shows them: `4.9 / 8.1`. */
export function middleAndWorst(us: readonly number[]): string {
  return [0.5, 0.99].map((share) => quantile(us, share).toFixed(1)).join(' / ');
}
