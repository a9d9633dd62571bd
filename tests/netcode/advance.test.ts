// N3, N4, N5: stepping to the clock: how far ahead, how fast after a stall, with which guesses.
import { describe, expect, it } from 'vitest';
import {
  advance,
  guessInput,
  PREDICTION_TICKS_MAX,
  steerInputDelay,
} from '../../shared/netcode/advance.ts';
import { knownInput, pushInput } from '../../shared/netcode/input-stream.ts';
import { roomMs, TICK_MS } from '../../shared/netcode/match-clock.ts';
import { streamOf } from '../../shared/netcode/roster.ts';
import { predictInput } from '../../shared/simulation/input.ts';
import { confirmTicks, predictTo, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3];
const at = (tick: number) => (tick + 0.5) * TICK_MS;

describe('N3 the prediction limit', () => {
  it('is 300 ticks: beyond it the present waits', () => {
    expect(PREDICTION_TICKS_MAX).toBe(300);
    const core = seatedCore(2, IDS);
    for (let tick = 1; tick <= 301; tick++) advance(core, at(tick));
    expect([core.timeline.tick, core.stats.frozen]).toEqual([301, 0]);
    advance(core, at(302));
    expect([core.timeline.tick, core.stats.frozen]).toEqual([301, 1]);
  });

  it('counts every frozen tick once: the clock waits with the present', () => {
    const core = seatedCore(2, IDS);
    for (let tick = 1; tick <= 400; tick++) advance(core, at(tick));
    expect([core.timeline.tick, core.stats.frozen]).toEqual([301, 99]);
    expect(Math.floor(roomMs(core.clock, at(400)) / TICK_MS)).toBe(301);
  });

  it('goes on with the log, one tick for a tick', () => {
    const core = seatedCore(2, IDS);
    for (let tick = 1; tick <= 310; tick++) advance(core, at(tick));
    const frozen = core.stats.frozen;
    for (let i = 1; i <= 20; i++) {
      confirmTicks(core, 1);
      advance(core, at(310 + i));
    }
    expect([core.timeline.tick, core.stats.frozen]).toEqual([321, frozen]);
  });
});

describe('N3 catching up', () => {
  it('takes several updates for a hiccup and one for a stall', () => {
    const hiccup = seatedCore(2, IDS);
    expect([advance(hiccup, at(13)), advance(hiccup, at(13)), advance(hiccup, at(13))]).toEqual([
      8, 4, 0,
    ]);
    const stall = seatedCore(2, IDS);
    expect(advance(stall, at(100))).toBe(99);
  });

  it('follows a log that has overtaken it without regard to time', () => {
    const core = seatedCore(2, IDS);
    confirmTicks(core, 200);
    expect(core.timeline.tick).toBe(201);
  });
});

describe('N5 the input of a tick', () => {
  it('is the direct one where it is known, else what the game expects', () => {
    const core = seatedCore(2, IDS);
    const stream = streamOf(core, 3);
    for (let tick = 0; tick < 5; tick++) pushInput(stream, tick, 20 + tick);
    expect(guessInput(core, 3, 2)).toBe(22);
    expect(guessInput(core, 3, 14)).toBe(24);
    expect(guessInput(core, 3, 15)).toBe(0);
  });

  it('of the real game repeats a movement for 10 ticks and a kick for 3, then is neutral', () => {
    const kick = 32;
    const move = 5;
    expect([1, 3].map((age) => predictInput(move | kick, age))).toEqual([move | kick, move | kick]);
    expect(predictInput(move | kick, 4)).toBe(move);
    expect(predictInput(move, 10)).toBe(move);
    expect(predictInput(move, 20)).toBe(0);
  });

  it('of this player is stamped with the delay and never changed afterwards', () => {
    const core = seatedCore(2, IDS);
    core.input = 7;
    predictTo(core, 10);
    core.input = 9;
    predictTo(core, 20);
    const own = streamOf(core, 2);
    expect(own.next).toBe(19 + core.inputDelayTicks + 1);
    expect([9, 10, 11].map((tick) => knownInput(own, tick))).toEqual([7, 7, 9]);
  });
});

describe('N4 the input delay', () => {
  const delayAt = (rttMs: number, tick: number) => {
    const core = seatedCore(2, IDS);
    confirmTicks(core, tick - 1);
    for (const link of core.links.values()) link.rttMs = rttMs;
    steerInputDelay(core);
    return core.inputDelayTicks;
  };

  it.each([
    [0, 1],
    [30, 1],
    [60, 2],
    [90, 3],
    [400, 3],
  ])('at %i ms round trip is %i ticks', (rttMs, ticks) => {
    // The toy's ball is dead every 300 ticks.
    expect(delayAt(rttMs, 300)).toBe(ticks);
  });

  it('changes at a dead ball only', () => {
    expect(delayAt(400, 299)).toBe(1);
  });
});
