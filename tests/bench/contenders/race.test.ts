// The race of `npm run bench netcode`: every contender must be able to run it, and the counts must
// tell a match that goes on from one that stands still.
import { expect, it } from 'vitest';
import { kickabout } from './kickabout.ts';
import { netplayjs } from './netplayjs.ts';
import { type Contender, race } from './race.ts';
import { rollbackNetcode } from './rollback-netcode.ts';

const calm = {
  players: 2,
  oneWayMs: 20,
  loss: 0,
  burstPackets: 1,
  seed: 1,
  beforeMs: 2000,
  afterMs: 1500,
  isSeen: true,
};

const contenders: readonly Contender[] = [
  kickabout(),
  rollbackNetcode('usual'),
  rollbackNetcode('best'),
  netplayjs('usual'),
  netplayjs('best'),
];
for (const contender of contenders)
  it(`${contender.name}, ${contender.setting}: plays on in fine weather`, async () => {
    const verdict = await race(contender, calm);
    expect(verdict.playedShare).toBeGreaterThan(0.95);
    expect(verdict.differing).toBe(0);
    expect(verdict.compared).toBeGreaterThan(5);
    expect(verdict.stepsPerTick).toBeGreaterThanOrEqual(1);
    expect(verdict.bytesPerS).toBeGreaterThan(0);
  });

it('sees that ours goes on after a kill, and that a window of ten ticks does not', async () => {
  const bad = { ...calm, players: 4, loss: 0.05 };
  const ours = await race(kickabout(), bad);
  expect(ours.lastResumedMs).toBeLessThan(1000);
  expect(ours.frozenPerSurvivor).toBe(0);
  expect(ours.lost).toBe(0);
  const theirs = await race(netplayjs('usual'), bad);
  expect(theirs.firstResumedMs).toBe(Number.POSITIVE_INFINITY);
  expect(theirs.frozenPerSurvivor).toBeGreaterThan(60);
});
