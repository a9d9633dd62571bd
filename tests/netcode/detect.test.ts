// H3: when a peer gives its host up. What others hear decides, and its own stall explains silence.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../shared/netcode/core.ts';
import { noticeStall, watchHost } from '../../shared/netcode/detect.ts';
import { hardTimeoutMs, softTimeoutMs } from '../../shared/netcode/link.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { seatedCore } from './core-fixture.ts';

const NOW = 10_000;
const ALL = 0b1111;
const NOT_HOST = 0b1110;

/** Peer 2 of four: the host was last heard `silentMs` ago, and the others say whom they hear. */
function coreWith(silentMs: number, hears3: number, hears4: number): Core<ToyState> {
  const core = seatedCore(2, [1, 2, 3, 4]);
  for (const link of core.links.values()) link.lastHeardMs = NOW;
  core.links.get(1)!.lastHeardMs = NOW - silentMs;
  core.links.get(3)!.hears = hears3;
  core.links.get(4)!.hears = hears4;
  core.lastUpdateMs = NOW;
  return core;
}
function verdictOn(core: Core<ToyState>): string {
  watchHost(core, NOW);
  return core.view.status === 'voting' ? core.view.detectedBy : 'follows';
}
const SOFT = softTimeoutMs(seatedCore(2, [1, 2]).links.get(1)!);
const HARD = hardTimeoutMs(seatedCore(2, [1, 2]).links.get(1)!);

describe('H3 silence', () => {
  it.each([
    ['not yet soft', SOFT - 1, NOT_HOST, NOT_HOST, 'follows'],
    ['soft and agreed by a quorum', SOFT, NOT_HOST, NOT_HOST, 'silence-agreed'],
    ['soft, and one other hears the host', SOFT, NOT_HOST, ALL, 'follows'],
    ['hard, and one other hears the host: a link fault', 10 * HARD, NOT_HOST, ALL, 'follows'],
    ['hard, and all others hear the host', HARD, ALL, ALL, 'follows'],
  ])('%s', (_what, silentMs, hears3, hears4, expected) => {
    expect(verdictOn(coreWith(silentMs, hears3, hears4))).toBe(expected);
  });

  it('of everybody means that this peer is cut off: it waits longer', () => {
    for (const [silentMs, expected] of [
      [HARD, 'follows'],
      [1400, 'follows'],
      [1500, 'silence'],
    ] as const) {
      const core = coreWith(silentMs, ALL, ALL);
      for (const link of core.links.values()) link.lastHeardMs = NOW - silentMs;
      expect(verdictOn(core)).toBe(expected);
    }
  });

  it('of the only other one counts at the hard limit', () => {
    for (const [silentMs, expected] of [
      [HARD - 1, 'follows'],
      [HARD, 'silence'],
    ] as const) {
      const core = seatedCore(2, [1, 2]);
      core.links.get(1)!.lastHeardMs = NOW - silentMs;
      expect(verdictOn(core)).toBe(expected);
    }
  });

  it("with the lobby's word counts after three packets", () => {
    for (const [silentMs, expected] of [
      [49, 'follows'],
      [50, 'lobby'],
    ] as const) {
      const core = coreWith(silentMs, ALL, ALL);
      core.links.get(1)!.lobbyGone = true;
      expect(verdictOn(core)).toBe(expected);
    }
  });
});

describe('H3 a closed link', () => {
  it.each([
    [true, 'leave'],
    [false, 'channel-closed'],
  ])('counts at once (it said so: %s)', (saidLeave, expected) => {
    const core = coreWith(0, ALL, ALL);
    Object.assign(core.links.get(1)!, { closed: true, saidLeave });
    expect(verdictOn(core)).toBe(expected);
  });
});

describe('H3 a stall of this peer', () => {
  it.each([60, 300, 5000])('of %i ms is no silence of others', (ms) => {
    const core = coreWith(20, NOT_HOST, NOT_HOST);
    noticeStall(core, NOW + ms);
    watchHost(core, NOW + ms);
    expect(core.view.status).toBe('following');
    expect(NOW + ms - core.links.get(1)!.lastHeardMs).toBeLessThanOrEqual(20);
  });

  it('of three ticks is none', () => {
    const core = coreWith(90, NOT_HOST, NOT_HOST);
    noticeStall(core, NOW + 45);
    watchHost(core, NOW + 45);
    expect(core.view.status).toBe('voting');
  });

  it('makes a host listen before it confirms', () => {
    const core = seatedCore(1, [1, 2, 3]);
    core.lastUpdateMs = NOW;
    noticeStall(core, NOW + 55);
    expect(core.sequencer.holdUntilMs).toBeLessThan(0);
    noticeStall(core, NOW + 55 + 300);
    expect(core.sequencer.holdUntilMs).toBe(NOW + 355 + 150);
  });
});

describe('H4 who has no vote', () => {
  it('a peer that needs a keyframe', () => {
    const core = coreWith(5000, NOT_HOST, NOT_HOST);
    core.needsKeyframe = true;
    expect(verdictOn(core)).toBe('follows');
  });

  it('a spectator, while anybody else is there', () => {
    const core = coreWith(5000, NOT_HOST, NOT_HOST);
    core.timeline.players[1] = 0;
    expect(verdictOn(core)).toBe('follows');
  });
});
