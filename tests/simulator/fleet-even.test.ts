// I1 to I13 over the even half of the rooms; a failing seed is named with the command that
// replays it.
import { expect, test } from 'vitest';
import { expectAllHappened, expectAllHolds, sailPart, seedsPerPart } from './fleet-part.ts';

test(`I1 to I13 hold over ${seedsPerPart} seeds, and each fault befell somebody`, {
  timeout: 400_000,
}, () => {
  const fleet = sailPart(1);
  expect(fleet.seeds).toBe(seedsPerPart);
  expectAllHolds(fleet);
  expectAllHappened(fleet);
});
