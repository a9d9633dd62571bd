// Half of the seeds of a test run: two test files share them, so that two cores do.
import { expect } from 'vitest';
import { createFleet, type Fleet, reportOf, sail } from './fleet.ts';
import { openFinds } from './open-finds.ts';
import { identityOf } from './shrink.ts';

/** SEED is the first seed, SEEDS how many; whatever is asked for is shared by the two parts. */
const seedFirst = Number(process.env.SEED ?? 1);
const seeds = Number(process.env.SEEDS ?? 1000);
export const seedsPerPart = Math.ceil(seeds / 2);
/** Below this many seeds a run may well miss something. */
const SEEDS_TO_MEET_ALL = 400;

/** Of these a part must have met each at least once, or it has proven nothing (S8). */
const mustHappen = [
  // Faults as they befell somebody.
  ...['crash', 'crash-host-seen', 'crash-host-late', 'crash-host-none', 'crash-two'],
  ...['crash-candidate', 'candidate-crashed', 'crash-heard-by-one', 'close-tab', 'leave'],
  ...['hand-off', 'stop', 'sleep', 'clock-step', 'hide', 'background', 'slow', 'block'],
  ...['partition-both', 'partition-side', 'partition-others', 'partition-one-way', 'isolate'],
  ...['degrade', 'join', 'return', 'join-in-vote', 'lobby-down', 'lobby-restarts', 'lobby-cut'],
  ...['second-socket', 'sockets-replaced', 'flood', 'spoil', 'lie', 'lies', 'replay', 'asset'],
  ...['spoilt', 'floods', 'link-stalls', 'skipped'],
  // What the netcode did about it.
  ...['by-lobby', 'by-silence', 'by-silence-agreed', 'by-channel-closed', 'by-leave'],
  ...['by-view', 'by-handoff', 'witness-grants', 'voting', 'provisional', 'fenced', 'forks'],
  ...['keyframes', 'rollbacks', 'assets', 'migrations', 'refused'],
  // What the judges saw.
  ...['refereed', 'absences-judged', 'leaderless', 'refounded'],
];

export function sailPart(part: 0 | 1): Fleet {
  const fleet = createFleet();
  for (let n = 0; n < seedsPerPart; n++) sail(fleet, seedFirst + 2 * n + part);
  return fleet;
}

export function expectAllHolds(fleet: Fleet): void {
  const unknown = fleet.failed.filter(
    ({ seed, outcome }) => openFinds[seed]?.identity !== identityOf(outcome),
  );
  expect(reportOf({ ...fleet, failed: unknown })).toEqual([]);
}

export function expectAllHappened({ totals }: Fleet): void {
  if (seedsPerPart < SEEDS_TO_MEET_ALL) return;
  expect(mustHappen.filter((name) => !(totals[name] > 0))).toEqual([]);
}
