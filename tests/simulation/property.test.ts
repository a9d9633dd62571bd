// What must hold on every stadium and for whatever people press, tried on random ones. Failures
// print the seed and the stadium (not shrunk: that would take minutes).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInPitches } from '../../shared/simulation/built-in-pitch.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import type { CellLists } from '../../shared/simulation/obstacle-grid.ts';
import { discCountOf, phaseOf, scoreOf } from '../../shared/simulation/readers.ts';
import { checksum, loadState, saveState } from '../../shared/simulation/snapshot.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { compileStadium } from '../../shared/simulation/stadium-compile.ts';
import { createShelf, putOnShelf } from '../../shared/simulation/stadium-shelf.ts';
import type { StadiumSource } from '../../shared/simulation/stadium-source.ts';
import { createRoomState, type RoomState, stateBytesMax } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { flipInput, mirrorSource } from './mirror.ts';
import { anySource, anyStadium, closedRoom } from './random-stadium.ts';
import { command, createRandom, give, join, putDisc, setting } from './scene.ts';

const hash = '1'.padStart(32, '0');
const seed = fc.integer({ min: 1, max: 1 << 30 });

/** Six people, three a side, in the first kick-off on a stadium of a file. */
function matchOn(stadium: Stadium, people = 6): RoomState {
  const shelf = createShelf();
  putOnShelf(shelf, hash, stadium);
  const state = createRoomState(1, shelf);
  give(state, setting('goalsToWin', 0), setting('minutes', 0), setting('botsFill', 0));
  give(state, setting('perSide', 6), command('stadium', 0, 0, 0, hash));
  for (let id = 1; id <= people; id++) give(state, join(id));
  give(state, command('start', 0));
  return state;
}

/** Random keys, tick after tick the same for the same seed. */
function keysOf(seed: number): () => Uint8Array {
  const random = createRandom(seed);
  const inputs = new Uint8Array(seatsMax);
  return () => {
    for (let seat = 0; seat < seatsMax; seat++) {
      if (random() < 0.08) inputs[seat] = Math.floor(random() * 64);
    }
    return inputs;
  };
}

describe('on any stadium', () => {
  it('S7: nothing ever becomes NaN, S36', () => {
    fc.assert(
      fc.property(anyStadium, seed, (stadium, keys) => {
        const state = matchOn(stadium);
        const press = keysOf(keys);
        for (let i = 0; i < 150; i++) step(state, press(), []);
        for (let at = 0; at < discCountOf(state) * 4; at++) {
          expect(Number.isFinite(state.discs[at])).toBe(true);
        }
      }),
      { numRuns: 300, seed: 11, endOnFailure: true },
    );
  });

  it('S2: saving and loading at random ticks changes nothing', () => {
    fc.assert(
      fc.property(anyStadium, seed, (stadium, keys) => {
        const state = matchOn(stadium);
        const again = matchOn(stadium);
        const used = createRoomState(9, again.shelf);
        const random = createRandom(keys + 1);
        const slot = new Uint8Array(stateBytesMax);
        const press = keysOf(keys);
        for (let i = 0; i < 120; i++) {
          const inputs = press();
          step(state, inputs, []);
          if (random() < 0.2) {
            saveState(again, slot);
            expect(loadState(used, slot)).toBe(true);
            for (let extra = 0; extra < 3; extra++) step(again, inputs, []);
            expect(loadState(again, slot)).toBe(true);
            expect(checksum(used)).toBe(checksum(again));
          }
          step(again, inputs, []);
          expect(checksum(again)).toBe(checksum(state));
        }
      }),
      { numRuns: 60, seed: 12, endOnFailure: true },
    );
  });

  it('the broad phase changes nothing: the same as trying every obstacle', () => {
    fc.assert(
      fc.property(anyStadium, seed, (stadium, keys) => {
        const { grid, planes, walls, points, posts } = stadium;
        const all = planes.count + walls.count + points.count + posts.count;
        const whole: CellLists = {
          ...grid.players,
          columns: 1,
          rows: 1,
          starts: Int32Array.of(0, all),
          items: Int32Array.from({ length: all }, (_, id) => id),
        };
        const state = matchOn(stadium);
        const plain = matchOn({ ...stadium, grid: { ...grid, players: whole, discs: whole } });
        const press = keysOf(keys);
        for (let i = 0; i < 150; i++) {
          const inputs = press();
          step(state, inputs, []);
          step(plain, inputs, []);
          if (checksum(plain) !== checksum(state)) throw new Error(`differs after tick ${i}`);
        }
      }),
      { numRuns: 150, seed: 13, endOnFailure: true },
    );
  });
});

describe('mirror images', () => {
  /** To the bit: negating is exact, and nothing prefers a side. */
  function expectMirrored(source: StadiumSource, axis: 'x' | 'y', keys: number, ticks: number) {
    const state = matchOn(compileStadium(source));
    const mirrored = matchOn(compileStadium(mirrorSource(source, axis)));
    const press = keysOf(keys);
    const turn = axis === 'x' ? [-1, 1] : [1, -1];
    for (let i = 0; i < ticks; i++) {
      const inputs = press();
      step(state, inputs, []);
      step(
        mirrored,
        inputs.map((input) => flipInput(input, axis)),
        [],
      );
      for (let at = 0; at < discCountOf(state) * 4; at++) {
        const off = state.discs[at] * turn[at % 2] - mirrored.discs[at];
        if (off !== 0) throw new Error(`tick ${i}, disc ${at >> 2}: ${off} px`);
      }
    }
    expect(phaseOf(mirrored)).toBe(phaseOf(state));
    expect([scoreOf(mirrored, 1), scoreOf(mirrored, 2)]).toEqual([
      scoreOf(state, 1),
      scoreOf(state, 2),
    ]);
  }

  const spawns = {
    redSpawnPoints: [
      [-63, 3],
      [-62, 50],
      [-110, -45],
    ],
    blueSpawnPoints: [
      [64, 7],
      [61, 53],
      [110, -41],
    ],
  } as const;

  it.each(
    builtInPitches.flatMap((pitch) => [
      [pitch.name, 'x', pitch] as const,
      [pitch.name, 'y', pitch] as const,
    ]),
  )('S3: pitch %s mirrored along %s', (_, axis, pitch) => {
    for (let keys = 1; keys <= 6; keys++) expectMirrored({ ...pitch, ...spawns }, axis, keys, 900);
  });

  it('S3: any stadium whose spawn points are apart', () => {
    fc.assert(
      fc.property(anySource, seed, fc.constantFrom('x', 'y'), (source, keys, axis) => {
        expectMirrored({ ...source, ...spawns }, axis, keys, 120);
      }),
      { numRuns: 200, seed: 14, endOnFailure: true },
    );
  });
});

describe('closed rooms', () => {
  it('S38: nothing leaves, at any speed and however hard six players push', () => {
    fc.assert(
      fc.property(closedRoom, seed, ({ stadium, holds }, keys) => {
        const state = matchOn(stadium);
        const random = createRandom(keys);
        const press = keysOf(keys);
        for (let i = 0; i < 150; i++) {
          if (i % 30 === 0) shoot(state, stadium.discs.count, random);
          step(state, press(), []);
          for (let disc = 0; disc < discCountOf(state); disc++) {
            const x = state.discs[disc * 4];
            const y = state.discs[disc * 4 + 1];
            if (!holds(x, y)) throw new Error(`tick ${i}, disc ${disc}: ${x} ${y}`);
          }
        }
      }),
      { numRuns: 200, seed: 15, endOnFailure: true },
    );
  });

  /** Every ball anywhere to anywhere, as fast as rules allow. */
  function shoot(state: RoomState, balls: number, random: () => number): void {
    for (let disc = 0; disc < balls; disc++) {
      const angle = random() * 2 * Math.PI;
      const speed = 100 * random();
      const { discs } = state;
      const [x, y] = [discs[disc * 4], discs[disc * 4 + 1]];
      putDisc(state, disc, x, y, Math.cos(angle) * speed, Math.sin(angle) * speed);
    }
  }
});
