// Seeded chance for tests: PCG-like 32-bit generator; the same seed gives the same run anywhere.

export type Random = { word: number };
export function createRandom(seed: number): Random {
  return { word: (Math.imul(seed, 0x9e3779b1) ^ 0x5bf03635) >>> 0 };
}
/**
 * A stream of its own for one thing of a run: what another thing draws doesn't disturb it, so
 * that a run with one event less is the same run elsewhere.
 */
export function createStream(seed: number, ...labels: readonly number[]): Random {
  let word = (Math.imul(seed, 0x9e3779b1) ^ 0x5bf03635) >>> 0;
  for (const label of labels) {
    word = Math.imul(word ^ (label + 0x7f4a7c15), 0x85ebca6b) >>> 0;
    word = (word ^ (word >>> 13)) >>> 0;
  }
  return { word };
}
/** Next value in [0, 1). */
export function chance(random: Random): number {
  random.word = (random.word + 0x6d2b79f5) >>> 0;
  let t = random.word;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
export function between(random: Random, low: number, high: number): number {
  return low + chance(random) * (high - low);
}
export function wholeBetween(random: Random, low: number, high: number): number {
  return Math.floor(between(random, low, high + 1));
}
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(chance(random) * items.length)];
}
/** Roughly normal with mean 0 and deviation 1. */
export function bell(random: Random): number {
  return (chance(random) + chance(random) + chance(random) + chance(random) - 2) * 1.73;
}
