// N7: hashes of everybody at the same tick; who is in the minority, and how often that may cost.
import { describe, expect, it } from 'vitest';
import {
  hearHashes,
  settleDispute,
  takeOwnHashes,
  voidHistory,
} from '../../shared/netcode/agreement.ts';
import type { Core } from '../../shared/netcode/core.ts';
import type { Checksums } from '../../shared/protocol/peer-messages.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { confirmTicks, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3, 4];
const RIGHT: Checksums = [60, 5, 6];
const NOW = 1000;

function follower(ids: readonly number[] = IDS): Core<ToyState> {
  const core = seatedCore(2, ids);
  confirmTicks(core, 70);
  for (const link of core.links.values()) link.lastHeardMs = NOW;
  takeOwnHashes(core, RIGHT, NOW);
  return core;
}
function hear(core: Core<ToyState>, from: number, ...hashes: Checksums[]): void {
  for (const one of hashes) hearHashes(core, core.links.get(from)!, one, NOW);
}
const outcome = ({ stats, needsKeyframe, view }: Core<ToyState>) => [
  stats.forks,
  stats.desyncs,
  needsKeyframe,
  view.status,
];

describe('N7 hashes', () => {
  it.each<[string, Checksums, readonly unknown[]]>([
    ['that agree count nothing', RIGHT, [0, 0, false, 'following']],
    ['of another tick say nothing', [120, 9, 9], [0, 0, false, 'following']],
    ['with another log are a fork, once', [60, 4, 6], [1, 0, false, 'following']],
    ['with another state are a desync, once', [60, 5, 7], [0, 1, false, 'following']],
  ])('%s', (_what, hashes, expected) => {
    const core = follower();
    hear(core, 3, hashes, hashes);
    settleDispute(core, NOW);
    settleDispute(core, NOW + 600);
    expect(outcome(core)).toEqual(expected);
  });

  it('that came before the own ones are compared, too', () => {
    const core = follower();
    hear(core, 1, [120, 5, 7]);
    takeOwnHashes(core, [120, 5, 6], NOW);
    expect(core.stats.desyncs).toBe(1);
  });

  it.each<[string, number[], boolean]>([
    ['a majority with this peer gives the host up', [6, 6], true],
    ['a majority with the host costs a keyframe', [7, 7], false],
  ])('%s', (_what, [three, four], isHostWrong) => {
    const core = follower();
    hear(core, 1, [60, 5, 7]);
    hear(core, 3, [60, 5, three]);
    hear(core, 4, [60, 5, four]);
    settleDispute(core, NOW);
    const isVoting = core.view.status === 'voting';
    expect([isVoting, core.needsKeyframe]).toEqual([isHostWrong, !isHostWrong]);
    if (isVoting) expect(core.view.detectedBy).toBe('desync');
  });

  it('wait half a second for the rest, and then the host is right', () => {
    const core = follower();
    for (const link of core.links.values()) link.lastHeardMs = NOW + 400;
    hear(core, 1, [60, 5, 7]);
    settleDispute(core, NOW + 400);
    expect(core.needsKeyframe).toBe(false);
    settleDispute(core, NOW + 501);
    expect(core.needsKeyframe).toBe(true);
  });

  it('in a room of two the host is right at once', () => {
    const core = follower([1, 2]);
    hear(core, 1, [60, 5, 7]);
    settleDispute(core, NOW);
    expect(core.needsKeyframe).toBe(true);
  });
});

describe('N7 a history', () => {
  it('is given up at once, and every 2 s at most', () => {
    const core = follower();
    const times: number[] = [];
    for (let now = NOW; now < NOW + 9000; now += 100) if (voidHistory(core, now)) times.push(now);
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    expect(gaps).toEqual([2000, 2000, 2000, 2000]);
  });
});
