// Saving, loading, hashing, hostile bytes, and that none of it allocates.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discsMax } from '../../shared/simulation/constants.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import { checksum, loadState, restoreState, saveState } from '../../shared/simulation/snapshot.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import {
  createRoomState,
  field,
  headBytes,
  type RoomState,
  stateBytesMax,
} from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { botMatch, command, createRandom, give, join, noInputs, roomOf, run } from './scene.ts';

function saved(state: RoomState): Uint8Array {
  const bytes = new Uint8Array(stateBytesMax);
  return bytes.slice(0, saveState(state, bytes));
}

describe('snapshot', () => {
  it('S4: the head is a whole number of 8-byte words, the discs come last', () => {
    expect(headBytes % 8).toBe(0);
    expect(stateBytesMax).toBe(headBytes + discsMax * 32);
    expect(createRoomState().discs.byteOffset).toBe(headBytes);
    expect(saved(createRoomState()).length).toBe(headBytes + 32);
    expect(saved(botMatch(1, 0, 6, 3)).length).toBeLessThan(3400);
  });

  it('S5: load takes exactly what save wrote', () => {
    const state = botMatch(3, 1, 4, 3);
    run(state, 500);
    const bytes = saved(state);
    const other = createRoomState(99);
    expect(loadState(other, bytes)).toBe(true);
    expect(checksum(other)).toBe(checksum(state));
    expect(other.stadium).toBe(state.stadium);
    expect(saved(other)).toEqual(bytes);
    run(state, 100);
    run(other, 100);
    expect(checksum(other)).toBe(checksum(state));
  });

  it('S5: what was restored plays on as what was loaded', () => {
    const state = botMatch(3, 3, 4, 3);
    run(state, 500);
    const bytes = saved(state);
    const loaded = createRoomState(7);
    const restored = botMatch(8, 1, 6, 3);
    expect(loadState(loaded, bytes)).toBe(true);
    restoreState(restored, bytes);
    expect(saved(restored)).toEqual(bytes);
    expect(restored.stadium).toBe(loaded.stadium);
    run(loaded, 100);
    run(restored, 100);
    expect(checksum(restored)).toBe(checksum(loaded));
  });

  it('S5: a slot may be longer than the state, what follows is ignored', () => {
    const state = botMatch(3, 0, 2, 3);
    const slot = new Uint8Array(stateBytesMax).fill(0xab);
    saveState(state, slot);
    const other = createRoomState();
    expect(loadState(other, slot)).toBe(true);
    expect(checksum(other)).toBe(checksum(state));
  });

  it('S6: the checksum sees every bit', () => {
    const state = botMatch(3, 0, 3, 3);
    const before = checksum(state);
    const random = createRandom(8);
    for (let i = 0; i < 2000; i++) {
      const at = Math.floor(random() * state.used.length);
      const bit = 1 << Math.floor(random() * 8);
      state.bytes[at] ^= bit;
      expect(checksum(state)).not.toBe(before);
      state.bytes[at] ^= bit;
    }
    expect(checksum(state)).toBe(before);
    expect(before).toBe(before >>> 0);
  });

  it('S7: NaN is an assertion failure', () => {
    const state = roomOf([1, 2]);
    state.discs[0] = Number.NaN;
    expect(() => run(state, 1)).toThrow('nowhere');
  });
});

describe('hostile bytes', () => {
  const good = saved(botMatch(5, 0, 3, 3));

  it('S8: too short, too long and empty are refused', () => {
    const state = createRoomState();
    for (const length of [0, 1, 8, headBytes - 1, headBytes, good.length - 1]) {
      expect(loadState(state, good.subarray(0, length))).toBe(false);
    }
    expect(loadState(state, new Uint8Array(stateBytesMax + 1))).toBe(false);
    expect(loadState(state, new Uint8Array(stateBytesMax))).toBe(false);
  });

  it.each([
    ['mark', field.mark, 0],
    ['discCount', field.discCount, 1000],
    ['discCount', field.discCount, -1],
    ['usedBytes', field.usedBytes, 0x7fffffff],
    ['tick', field.tick, -1],
    ['phase', field.phase, 6],
    ['phaseTicks', field.phaseTicks, 1 << 30],
    ['pausedPhase', field.pausedPhase, 4],
    ['kickOffTeam', field.kickOffTeam, 3],
    ['scorerSeat', field.scorerSeat, 16],
    ['banNext', field.banNext, 64],
    ['eventCount', field.eventCount, 17],
    ['random', field.random, 0],
  ])('S8: %s out of range is refused', (_, index, value) => {
    const bytes = good.slice();
    new Int32Array(bytes.buffer)[index] = value;
    expect(loadState(createRoomState(), bytes)).toBe(false);
  });

  it('S8: impossible seats, names, settings and discs are refused', () => {
    const wrongs: ((state: RoomState) => void)[] = [
      (state) => state.settings.set([builtInStadiums.length], 2),
      (state) => state.fields.set([1], field.stadiumHash),
      (state) => state.settings.set([0], 4),
      (state) => state.kind.set([3]),
      (state) => state.team.set([3]),
      (state) => state.team.set([0]),
      (state) => state.playerId.set([7]),
      (state) => state.nameUnits.set([41]),
      (state) => state.names.set([0x202e]),
      (state) => state.names.set([7]),
      (state) => state.input.set([31]),
      (state) => state.input.set([255]),
      (state) => state.kick.set([3]),
      (state) => state.admin.set([1]),
      (state) => state.away.set([1]),
      (state) => state.joinTick.set([1 << 30]),
      (state) => state.discs.set([Number.NaN]),
      (state) => state.discs.set([Number.POSITIVE_INFINITY], 2),
      (state) => state.discs.set([1e9]),
    ];
    for (const wrong of wrongs) {
      const state = botMatch(5, 0, 3, 3);
      wrong(state);
      expect(loadState(createRoomState(), saved(state)), wrong.toString()).toBe(false);
    }
  });

  it('S8: whatever is accepted can be stepped', () => {
    const state = createRoomState();
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (changes) => {
          const bytes = good.slice();
          for (const [at, value] of changes) bytes[at] = value;
          if (!loadState(state, bytes)) return;
          accepted++;
          for (let i = 0; i < 5; i++) step(state, noInputs, []);
          give(state, join(9), command('stop', 0), command('start', 0));
          run(state, 3);
        },
      ),
      { numRuns: 1500, seed: 4 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it('S8: random bytes are refused', () => {
    const state = createRoomState();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: headBytes, maxLength: headBytes + 500 }), (bytes) => {
        expect(loadState(state, bytes)).toBe(false);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

describe('allocation', () => {
  it('S9: stepping, saving, loading and hashing leave no garbage once compiled', () => {
    const state = botMatch(9, 1, 6, 99);
    const slot = new Uint8Array(stateBytesMax);
    const loop = (ticks: number) => {
      for (let i = 0; i < ticks; i++) {
        roomSimulation.step(state, noInputs, []);
        roomSimulation.save(state, slot);
        roomSimulation.load(state, slot);
        roomSimulation.checksum(state);
      }
    };
    loop(20_000);
    // The engine itself allocates now and then (recompiling); the best of several rounds is what we
    // do.
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 6; round++) {
      const before = process.memoryUsage().heapUsed;
      loop(500);
      const grown = process.memoryUsage().heapUsed - before;
      if (grown >= 0) least = Math.min(least, grown / 500);
    }
    expect(least).toBeLessThan(100);
  });
});
