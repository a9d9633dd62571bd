// Kits and numbers: who may choose them, and that every eye tells the two of a match apart.
import { describe, expect, it } from 'vitest';
import { venues } from '../../game/render/venue-list.ts';
import { settingIndex, settingMax } from '../../shared/simulation/command.ts';
import {
  canMeet,
  isKitPair,
  kitNames,
  kitPair,
  kitPatterns,
  kits,
} from '../../shared/simulation/kit.ts';
import { kitsOf, numberAt, seatOfPlayer } from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import {
  createRoomState,
  headBytes,
  headBytesUsed,
  type RoomState,
} from '../../shared/simulation/state.ts';
import {
  colorDifference,
  contrast,
  leastDifference,
  type Triple,
} from '../support/color-difference.ts';
import { command, give, join, matchOf, roomOf, setting } from './scene.ts';

/** Below it two kits are one kit to somebody (S57). */
const differenceMin = 25;
/** Less than that of kits: of a disc only the edge has to be found. */
const edgeDifferenceMin = 20;
/** What discs lie on: the pale and the dark stripe of every venue, ice, and a bare floor. */
const stripes = Object.values(venues).flatMap(({ turf }) => turf.stripes);
const grounds = [...stripes, '#dfe9ee', '#6f6a5e'];

const all = kits.map((_, index) => index);
const everyPair = all.flatMap((first) => all.map((second) => [first, second] as const));

function bytesOf(state: RoomState): Uint8Array {
  const bytes = new Uint8Array(roomSimulation.stateBytesMax);
  return bytes.subarray(0, roomSimulation.save(state, bytes));
}

describe('S57 kits', () => {
  // The first, a grey, a turn beyond 180° and two near-blacks of the data of Sharma et al.
  it.each<[Triple, Triple, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])('the difference of %j and %j is as published', (one, other, expected) => {
    expect(colorDifference(one, other)).toBeCloseTo(expected, 4);
    expect(colorDifference(other, one)).toBeCloseTo(expected, 4);
  });

  it('a vision that lacks a cone sees less', () => {
    expect(leastDifference('#ff0000', '#ff0000')).toBe(0);
    expect(leastDifference('#ffffff', '#000000')).toBeCloseTo(100, 0);
    expect(leastDifference('#d03030', '#5a7a20')).toBeLessThan(differenceMin);
  });

  it('are listed by name, each with a pattern of its own', () => {
    expect(kits.map(({ name }) => name)).toEqual(kitNames);
    expect(new Set(kits.map(({ pattern }) => pattern)).size).toBe(kits.length);
    expect(Object.keys(kitPatterns)).toHaveLength(kits.length);
    expect(settingMax[settingIndex.kits]).toBe(kitPair(kits.length - 1, kits.length - 1));
  });

  it.each(everyPair)(
    '%i meets %i only if every colour vision tells them apart',
    (first, second) => {
      const difference = leastDifference(kits[first].base, kits[second].base);
      expect(canMeet(first, second)).toBe(difference >= differenceMin);
      expect(isKitPair(kitPair(first, second))).toBe(difference >= differenceMin);
    },
  );

  it('each can meet at least four others', () => {
    for (const first of all)
      expect(all.filter((second) => canMeet(first, second)).length).toBeGreaterThanOrEqual(4);
  });

  it.each(kits)('$name can be read, and its rim shows on every ground', (kit) => {
    expect(contrast(kit.ink, kit.base)).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds) {
      const edges = [kit.base, kit.rim, kit.dark].map((color) => leastDifference(color, ground));
      expect(Math.max(...edges), ground).toBeGreaterThanOrEqual(edgeDifferenceMin);
    }
  });

  it('a room begins in marigold and ink; an admin chooses others, and both change at once', () => {
    const state = roomOf([1, 2]);
    expect(kitsOf(state)).toEqual([0, 1]);
    give(state, setting('kits', kitPair(1, 0), 1));
    expect(kitsOf(state)).toEqual([1, 0]);
    give(state, setting('kits', kitPair(4, 3), 2));
    expect(kitsOf(state)).toEqual([1, 0]);
  });

  it('kits that clash, unknown ones and one for both are refused, and any during a match', () => {
    const state = roomOf([1, 2]);
    for (const pair of [kitPair(0, 0), kitPair(0, 2), kitPair(7, 1), 64, -1, 1.5])
      give(state, setting('kits', pair, 1));
    expect(kitsOf(state)).toEqual([0, 1]);
    const match = matchOf([1, 2]);
    give(match, setting('kits', kitPair(4, 3), 1));
    expect(kitsOf(match)).toEqual([0, 1]);
  });

  it('S8: a state with a pair that may not meet is no state', () => {
    const state = roomOf([1, 2]);
    const into = createRoomState();
    state.settings[settingIndex.kits] = kitPair(4, 3);
    expect(roomSimulation.load(into, bytesOf(state))).toBe(true);
    state.settings[settingIndex.kits] = kitPair(0, 2);
    expect(roomSimulation.load(into, bytesOf(state))).toBe(false);
  });
});

describe('S58 numbers', () => {
  it('are those of the seats until somebody asks for another', () => {
    const state = roomOf([1, 2]);
    expect([0, 1, 2].map((seat) => numberAt(state, seat))).toEqual([1, 2, 0]);
    give(state, command('number', 2, 0, 10), command('number', 1, 2, 99));
    expect([0, 1].map((seat) => numberAt(state, seat))).toEqual([99, 10]);
    give(state, command('number', 2, 0, 0));
    expect(numberAt(state, 1)).toBe(2);
  });

  it('beyond two digits, and of nobody, are refused', () => {
    const state = roomOf([1]);
    for (const value of [100, -1, 1.5]) give(state, command('number', 1, 0, value));
    give(state, command('number', 9, 1, 7), command('number', 0, 1, 7));
    expect(numberAt(state, 0)).toBe(1);
  });

  it('stay with the place that a bot keeps, and go with it to nobody else', () => {
    const state = createRoomState();
    give(state, join(1), join(2), command('start', 1), command('number', 2, 0, 42));
    const seat = seatOfPlayer(state, 2);
    give(state, command('leave', 2, 2));
    expect(numberAt(state, seat)).toBe(42);
    give(state, join(2));
    expect(numberAt(state, seat)).toBe(42);
    give(state, command('kickOut', 1, 2));
    expect(numberAt(state, seat)).toBe(seat + 1);
  });

  it('S8: between head and discs there is nothing', () => {
    const state = roomOf([1]);
    for (let at = headBytesUsed; at < headBytes; at += 1) {
      const bytes = bytesOf(state);
      bytes[at] = 1;
      expect(roomSimulation.load(createRoomState(), bytes)).toBe(false);
    }
    expect(headBytes % 8).toBe(0);
  });

  it('S8: a taken seat has one from 1 to 99, a free one none', () => {
    const into = createRoomState();
    for (const [seat, number] of [
      [0, 0],
      [0, 100],
      [5, 1],
    ]) {
      const state = roomOf([1]);
      state.number[seat] = number;
      expect(roomSimulation.load(into, bytesOf(state))).toBe(false);
    }
  });
});
