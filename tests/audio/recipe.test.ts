// Recipes: every sound is sound, at any sample rate a device may have.
import { describe, expect, it } from 'vitest';
import { peakMax, recipes, soundNames } from '../../game/audio/recipe.ts';

const rates = [8_000, 44_100, 48_000];

describe.each(soundNames)('%s', (name) => {
  it.each(rates)('at %d Hz is finite, loud enough, never at its limit', (rate) => {
    const samples = recipes[name](rate);
    let peak = 0;
    for (const sample of samples) {
      if (!Number.isFinite(sample)) throw new Error('not a number');
      peak = Math.max(peak, Math.abs(sample));
    }
    expect(peak).toBeGreaterThan(0.2);
    expect(peak).toBeLessThanOrEqual(peakMax + 1e-6);
  });

  it('has the same length in seconds at every rate, and is the same each time', () => {
    const [low, high] = [8_000, 48_000].map((rate) => recipes[name](rate).length / rate);
    expect(low).toBeCloseTo(high, 2);
    expect(high).toBeGreaterThan(0.05);
    expect(high).toBeLessThan(5);
    expect(recipes[name](8_000)).toEqual(recipes[name](8_000));
  });

  it('ends in silence, or goes over into its own beginning', () => {
    const samples = recipes[name](44_100);
    const last = Math.abs(samples[samples.length - 1]);
    if (name === 'crowd')
      expect(Math.abs(samples[0] - samples[samples.length - 1])).toBeLessThan(0.2);
    else expect(last).toBeLessThan(0.02);
  });
});

it('kicks low and whistles high', () => {
  expect(crossingsPerS('kick')).toBeLessThan(700);
  expect(crossingsPerS('whistle')).toBeGreaterThan(3_000);
});

function crossingsPerS(name: 'kick' | 'whistle'): number {
  const samples = recipes[name](44_100);
  let crossings = 0;
  for (let i = 1; i < samples.length; i += 1)
    if (samples[i - 1] < 0 !== samples[i] < 0) crossings += 1;
  return (crossings * 44_100) / samples.length;
}
