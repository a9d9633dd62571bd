// The network of `npm run bench netcode`: it must be as bad as the table says, for all the same.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../simulator/random.ts';
import {
  type BadNetwork,
  createBadNetwork,
  datagramArrival,
  reliableArrival,
} from './bad-network.ts';

const network = (loss: number, burstPackets: number, seed = 1) =>
  createBadNetwork({ oneWayMs: 50, loss, burstPackets }, createRandom(seed));

/** One packet each 16 ms from 1 to 2; undefined is a loss. */
const arrivals = (over: BadNetwork, packets: number) =>
  Array.from({ length: packets }, (_, i) => datagramArrival(over, 1, 2, 16 * i));

function lossRows(found: readonly (number | undefined)[]): number[] {
  const rows = [0];
  for (const atMs of found)
    if (atMs === undefined) rows[rows.length - 1] += 1;
    else if (rows[rows.length - 1] > 0) rows.push(0);
  return rows.filter((row) => row > 0);
}

describe('the bad network', () => {
  for (const burstPackets of [1, 5])
    it(`loses the share that it is told, in rows of ${burstPackets}`, () => {
      const found = arrivals(network(0.05, burstPackets), 100_000);
      const rows = lossRows(found);
      const lost = rows.reduce((sum, row) => sum + row, 0);
      expect(lost / found.length).toBeGreaterThan(0.045);
      expect(lost / found.length).toBeLessThan(0.055);
      // Of losses one by one some meet by chance.
      expect(lost / rows.length).toBeGreaterThan(0.95 * burstPackets);
      expect(lost / rows.length).toBeLessThan(1.1 * burstPackets);
    });

  it('never delivers before the delay, and the same seed delivers the same', () => {
    const found = arrivals(network(0.05, 5), 1000);
    expect(found.every((atMs, i) => atMs === undefined || atMs >= 16 * i + 50)).toBe(true);
    expect(arrivals(network(0.05, 5), 1000)).toEqual(found);
    expect(arrivals(network(0.05, 5, 2), 1000)).not.toEqual(found);
  });

  it('keeps the order of the reliable channel and loses nothing of it', () => {
    const over = network(0.15, 5);
    const found = Array.from({ length: 2000 }, (_, i) => reliableArrival(over, 1, 2, 16 * i));
    expect(found.every((atMs, i) => i === 0 || atMs >= found[i - 1])).toBe(true);
    expect(Math.max(...found.map((atMs, i) => atMs - 16 * i))).toBeGreaterThan(500);
  });
});
