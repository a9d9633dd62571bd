// Where the cross of a gamepad moves the focus.
import { describe, expect, it } from 'vitest';
import { nextPlace, type Place } from '../../game/ui/pad-navigation.ts';

const at = (left: number, top: number, width = 100, height = 40): Place => {
  return { left, top, width, height };
};

/** The menu's doors: one wide, two side by side, a field with a button. */
const play = at(0, 0, 210);
const make = at(0, 50);
const browse = at(110, 50);
const code = at(0, 100, 150);
const join = at(160, 100, 50);
const all = [play, make, browse, code, join];

describe('the next place', () => {
  it.each([
    ['down from Play now', play, 'down', [make, browse]],
    ['right from Make a room', make, 'right', [browse]],
    ['left from Browse rooms', browse, 'left', [make]],
    ['down from Browse rooms', browse, 'down', [join]],
    ['up from the code', code, 'up', [make]],
    ['up from Play now', play, 'up', []],
    ['down from Join', join, 'down', []],
  ] as const)('%s', (_what, from, way, wanted) => {
    const others = all.filter((place) => place !== from);
    const next = others[nextPlace(from, others, way)];
    if (wanted.length === 0) expect(next).toBeUndefined();
    else expect(wanted).toContain(next);
  });

  it('every place can be reached from every other', () => {
    for (const start of all) {
      const reached = new Set([start]);
      for (const place of reached) {
        const others = all.filter((other) => other !== place);
        for (const way of ['up', 'down', 'left', 'right'] as const) {
          const next = nextPlace(place, others, way);
          if (next >= 0) reached.add(others[next]);
        }
      }
      expect(reached.size).toBe(all.length);
    }
  });
});
