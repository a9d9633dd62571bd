// C40: whom this browser has met is remembered over pages, bounded, and whatever storage holds.
import { expect, it } from 'vitest';
import { createKnownPlayers, KNOWN_MAX } from '../../game/scenes/known-players.ts';

function createStorage(text: string | null = null) {
  const storage = {
    text,
    writes: 0,
    getItem: () => storage.text,
    setItem: (_: string, value: string) => {
      storage.text = value;
      storage.writes += 1;
    },
  };
  return storage;
}
const signs = (n: number) => `AAAA-BBBB-${String(n).padStart(4, '0')}`;
const day = 86_400_000;

it('somebody is new on the first visit, and known on the next by the name of the last', () => {
  const storage = createStorage();
  const first = createKnownPlayers(() => storage);
  expect(first.meet(signs(1), 'Tiko', day)).toBeUndefined();
  expect(first.meet(signs(1), 'Tiko', day + 100)).toBeUndefined();
  const next = createKnownPlayers(() => storage);
  const known = { signs: signs(1), name: 'Tiko', firstMs: day, lastMs: day };
  expect(next.meet(signs(1), 'Maren', 2 * day)).toEqual(known);
  expect(next.meet(signs(1), 'Maren', 2 * day)).toEqual(known);
  const third = createKnownPlayers(() => storage);
  expect(third.meet(signs(1), 'Maren', 3 * day)).toMatchObject({ name: 'Maren', firstMs: day });
});

it('a visit of an evening is written once a minute', () => {
  const storage = createStorage();
  const known = createKnownPlayers(() => storage);
  for (let ms = 0; ms < 180_000; ms += 100) known.meet(signs(1), 'Tiko', ms);
  expect(storage.writes).toBe(3);
});

it('whoever was not met for longest is forgotten', () => {
  const storage = createStorage();
  const known = createKnownPlayers(() => storage);
  for (let n = 0; n < KNOWN_MAX + 1; n++) known.meet(signs(n), 'Tiko', n * day);
  const next = createKnownPlayers(() => storage);
  expect(next.meet(signs(0), 'Tiko', 0)).toBeUndefined();
  expect(next.meet(signs(1), 'Tiko', 0)).toBeDefined();
});

it.each([
  ['no JSON', '{'],
  ['no list', '{"a":1}'],
  [
    'strangers',
    '[null,7,{"signs":"<b>","name":"x","firstMs":1,"lastMs":1},{"signs":"AAAA-BBBB-0001"}]',
  ],
])('storage with %s knows nobody', (_, text) => {
  const known = createKnownPlayers(() => createStorage(text));
  expect(known.meet(signs(1), 'Tiko', day)).toBeUndefined();
});

it('works where the browser keeps nothing', () => {
  const known = createKnownPlayers(() => {
    throw new Error('blocked');
  });
  expect(known.meet(signs(1), 'Tiko', day)).toBeUndefined();
});
