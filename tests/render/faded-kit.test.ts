// The kit of somebody who is away: as light as before, with little of its colour.
import { expect, it } from 'vitest';
import { faded, fadedKit } from '../../game/render/faded-kit.ts';
import { kits } from '../../shared/simulation/kit.ts';
import { contrast, leastDifference } from '../support/color-difference.ts';

it('greys stay, colours lose most of their colour', () => {
  expect(faded('#808080')).toBe('#808080');
  expect(faded('#000000')).toBe('#000000');
  const [red, green, blue] = [1, 3, 5].map((at) =>
    Number.parseInt(faded('#ff0000').slice(at, at + 2), 16),
  );
  expect(red - green).toBe(46);
  expect(green).toBe(blue);
});

it.each(kits)('$name: the number can still be read, and the sides keep their patterns', (kit) => {
  const away = fadedKit(kit);
  expect(contrast(away.ink, away.base)).toBeGreaterThanOrEqual(4.5);
  expect(away.pattern).toBe(kit.pattern);
  if (!['chalk', 'coal'].includes(kit.name))
    expect(leastDifference(away.base, kit.base)).toBeGreaterThan(0);
});
