// Measures work on a shared machine: processor time of this process, and bytes that new objects
// take in the heap of JavaScript.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Microseconds of processor time per call. */
export function cpuUs(times: number, work: () => void): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

/**
 * Bytes allocated per call: how much the heap grew over many calls without a collection between
 * them. Of several rounds the least, because the engine itself allocates now and then.
 */
export function allocatedBytes(times: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round++) {
    collect();
    const empty = heapGrowth(0, work);
    const grown = heapGrowth(times, work) - empty;
    // Less than before: there was a collection.
    if (grown >= 0) least = Math.min(least, grown / times);
  }
  return least;
}

function heapGrowth(times: number, work: () => void): number {
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < times; i++) work();
  return process.memoryUsage().heapUsed - before;
}
