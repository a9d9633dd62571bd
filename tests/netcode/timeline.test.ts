// N3: the present, its snapshots, and a rollback that restores them to the bit.
import { describe, expect, it } from 'vitest';
import { PREDICTION_TICKS_MAX } from '../../shared/netcode/advance.ts';
import {
  checksumBefore,
  createTimeline,
  hasSnapshot,
  refreshPrevious,
  resetTimeline,
  rollBackTo,
  SNAPSHOTS_KEPT,
  snapshotAt,
  stepTimeline,
  type Timeline,
  usedInput,
  usedSame,
} from '../../shared/netcode/timeline.ts';
import {
  TOY_SEATS,
  type ToyState,
  toyCommand,
  toySimulation,
} from '../simulator/toy-simulation.ts';
import { command } from './core-fixture.ts';

const NONE: never[] = [];
const inputsOf = (...inputs: number[]) =>
  Uint8Array.from({ length: TOY_SEATS }, (_, i) => inputs[i] ?? 0);

function play(timeline: Timeline<ToyState>, ticks: number, seed = 0): void {
  for (let i = 0; i < ticks; i++)
    stepTimeline(timeline, inputsOf((timeline.tick * 7 + seed) % 64), NONE);
}

describe('N3 rolling back', () => {
  it('restores the state before the tick, and the same inputs lead to the same present', () => {
    const timeline = createTimeline(toySimulation);
    play(timeline, 40);
    const sums = Array.from({ length: 41 }, (_, tick) => checksumBefore(timeline, tick));
    const present = toySimulation.checksum(timeline.present);
    for (const tick of [39, 20, 1, 0]) {
      rollBackTo(timeline, tick);
      expect(timeline.tick).toBe(tick);
      expect(toySimulation.checksum(timeline.present)).toBe(sums[tick]);
      play(timeline, 40 - tick);
      expect(toySimulation.checksum(timeline.present)).toBe(present);
    }
  });

  it('with another input leads to another present, and back again with the first one', () => {
    const timeline = createTimeline(toySimulation);
    play(timeline, 10);
    const first = checksumBefore(timeline, 10);
    rollBackTo(timeline, 5);
    play(timeline, 5, 1);
    expect(checksumBefore(timeline, 10)).not.toBe(first);
    rollBackTo(timeline, 5);
    play(timeline, 5);
    expect(checksumBefore(timeline, 10)).toBe(first);
  });

  it('any number of rollbacks to any tick leaves what one straight run leaves (sync test)', () => {
    const [straight, rolled] = [createTimeline(toySimulation), createTimeline(toySimulation)];
    for (let tick = 0; tick < 700; tick++) {
      play(straight, 1);
      play(rolled, 1);
      const back = Math.max(rolled.base, rolled.tick - (tick % 90));
      const to = rolled.tick;
      rollBackTo(rolled, back);
      play(rolled, to - back);
    }
    expect(checksumBefore(rolled, 700)).toBe(checksumBefore(straight, 700));
    expect(snapshotAt(rolled, 650)).toEqual(snapshotAt(straight, 650));
  });
});

describe('the ring of snapshots', () => {
  it('holds more than prediction may run ahead', () => {
    expect(SNAPSHOTS_KEPT).toBeGreaterThan(PREDICTION_TICKS_MAX);
  });

  it('holds the newest ones, each right, and says which', () => {
    const timeline = createTimeline(toySimulation);
    const sums: number[] = [toySimulation.checksum(timeline.present)];
    for (let tick = 0; tick < 2 * SNAPSHOTS_KEPT; tick++) {
      play(timeline, 1);
      sums.push(toySimulation.checksum(timeline.present));
    }
    expect(timeline.base).toBe(timeline.tick - SNAPSHOTS_KEPT + 1);
    expect(hasSnapshot(timeline, timeline.base - 1)).toBe(false);
    expect(hasSnapshot(timeline, timeline.tick + 1)).toBe(false);
    for (let tick = timeline.base; tick <= timeline.tick; tick++)
      expect(checksumBefore(timeline, tick)).toBe(sums[tick]);
  });

  it('gives the state one tick earlier for drawing', () => {
    const timeline = createTimeline(toySimulation);
    refreshPrevious(timeline);
    expect(timeline.previous).toEqual(timeline.present);
    play(timeline, 3);
    refreshPrevious(timeline);
    expect(toySimulation.checksum(timeline.previous)).toBe(checksumBefore(timeline, 2));
  });
});

describe('what a step used', () => {
  it('is known by tick and compared by inputs and number of commands', () => {
    const timeline = createTimeline(toySimulation);
    stepTimeline(timeline, inputsOf(1, 2), NONE);
    stepTimeline(timeline, inputsOf(3), [command(toyCommand.poke, { value: 1 })]);
    expect(usedInput(timeline, 0, 1)).toBe(2);
    expect(usedSame(timeline, 0, inputsOf(1, 2), 0)).toBe(true);
    expect(usedSame(timeline, 0, inputsOf(1, 3), 0)).toBe(false);
    expect(usedSame(timeline, 0, inputsOf(1, 2), 1)).toBe(false);
    expect(usedSame(timeline, 1, inputsOf(3), 1)).toBe(true);
  });
});

describe('N6 starting over from bytes', () => {
  it('continues as the one they were taken from', () => {
    const [giver, taker] = [createTimeline(toySimulation), createTimeline(toySimulation)];
    play(giver, 30);
    play(taker, 3, 9);
    expect(resetTimeline(taker, 30, snapshotAt(giver, 30).slice())).toBe(true);
    expect([taker.tick, taker.base]).toEqual([30, 30]);
    play(giver, 5);
    play(taker, 5);
    expect(checksumBefore(taker, 35)).toBe(checksumBefore(giver, 35));
  });

  it('that cannot be a state changes nothing', () => {
    const timeline = createTimeline(toySimulation);
    play(timeline, 5);
    const before = checksumBefore(timeline, 5);
    expect(resetTimeline(timeline, 30, new Uint8Array(3))).toBe(false);
    expect([timeline.tick, toySimulation.checksum(timeline.present)]).toEqual([5, before]);
  });
});
