// Stadiums by hash (N6): in commands, in the bytes of a state, and on the shelf of a peer.
import { describe, expect, it } from 'vitest';
import { commandKind } from '../../shared/simulation/command.ts';
import { stadiumHashOf } from '../../shared/simulation/readers.ts';
import { createRoomSimulation, roomSimulation } from '../../shared/simulation/simulation.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import {
  createShelf,
  hashIn,
  isStadiumHash,
  onShelf,
  putOnShelf,
  shelfItemsMax,
  takeFromShelf,
  wordsOf,
} from '../../shared/simulation/stadium-shelf.ts';
import { createRoomState, field, type RoomState } from '../../shared/simulation/state.ts';
import { command, give, join, run } from './scene.ts';

const hash = '0123456789abcdeffedcba9876543210';
const stadium = { ...builtInStadiums[1], name: 'From a file' };

function shelfWith(): ReturnType<typeof createShelf> {
  const shelf = createShelf();
  putOnShelf(shelf, hash, stadium);
  return shelf;
}

function choose(by: number, text = hash) {
  return { kind: commandKind.stadium, by, target: 0, value: 0, text };
}

function roomWith(shelf = shelfWith()): RoomState {
  const state = createRoomState(1, shelf);
  give(state, join(1), join(2));
  return state;
}

function saved(state: RoomState): Uint8Array {
  const bytes = new Uint8Array(roomSimulation.stateBytesMax);
  return bytes.slice(0, roomSimulation.save(state, bytes));
}

describe('the stadium of a file', () => {
  it('S73: is bound by its hash, stays in the bytes, and gives way to a built-in one', () => {
    const shelf = shelfWith();
    const state = roomWith(shelf);
    give(state, choose(1));
    expect(state.stadium).toBe(stadium);
    expect(stadiumHashOf(state)).toBe(hash);
    run(state, 10);
    const other = createRoomState(5, shelf);
    expect(roomSimulation.load(other, saved(state))).toBe(true);
    expect(other.stadium).toBe(stadium);
    expect(roomSimulation.checksum(other)).toBe(roomSimulation.checksum(state));
    give(state, command('stadium', 1, 0, 0));
    expect(state.stadium).toBe(builtInStadiums[0]);
    expect(stadiumHashOf(state)).toBe('');
    expect(roomSimulation.load(other, saved(state))).toBe(true);
    expect(other.stadium).toBe(builtInStadiums[0]);
  });

  it('S73: is chosen by an admin, not while a match runs, and not by a hash that is none', () => {
    const state = roomWith();
    for (const refused of [choose(2), choose(1, 'zz'.repeat(16)), choose(1, '0'.repeat(32))]) {
      give(state, refused);
      expect(stadiumHashOf(state)).toBe('');
    }
    give(state, command('start', 1), choose(1));
    expect(stadiumHashOf(state)).toBe('');
  });

  it('S8: a state of a stadium that is not at hand is refused, and says which', () => {
    const state = roomWith();
    give(state, choose(1));
    expect(roomSimulation.load(createRoomState(), saved(state))).toBe(false);
    expect(roomSimulation.assetIn(saved(state))).toBe(hash);
    expect(roomSimulation.assetIn(saved(createRoomState()))).toBe('');
    expect(roomSimulation.assetIn(new Uint8Array(7))).toBe('');
  });

  it('is the asset of its command, and only admins of a waiting room may bring one', () => {
    const { assetOf, holdsAsset, mayBringAsset } = createRoomSimulation(shelfWith());
    expect(assetOf(choose(1))).toBe(hash);
    expect(assetOf(choose(1, ''))).toBe('');
    expect(assetOf({ ...join(1), text: hash })).toBe('');
    expect([holdsAsset(hash), roomSimulation.holdsAsset(hash)]).toEqual([true, false]);
    const state = roomWith();
    expect([0, 1, 2, 9].map((id) => mayBringAsset(state, id))).toEqual([false, true, false, false]);
    give(state, command('start', 1));
    expect(mayBringAsset(state, 1)).toBe(false);
  });
});

describe('the shelf', () => {
  it('forgets what was not needed for longest', () => {
    const shelf = shelfWith();
    const fields = Int32Array.from(wordsOf(hash));
    for (let i = 1; i <= 2 * shelfItemsMax; i++) {
      putOnShelf(shelf, i.toString(16).padStart(32, '0'), stadium);
      expect(takeFromShelf(shelf, fields, 0)).toBe(stadium);
    }
    expect(shelf.items).toHaveLength(shelfItemsMax);
    expect(onShelf(shelf, '1'.padStart(32, '0'))).toBe(false);
  });

  it('knows a hash when it sees one', () => {
    expect(isStadiumHash(hash)).toBe(true);
    for (const text of ['', hash.slice(1), `${hash}0`, hash.toUpperCase(), `${hash.slice(1)}g`])
      expect(isStadiumHash(text), text).toBe(false);
    const fields = new Int32Array(field.stadiumHash + 4);
    expect(hashIn(fields, field.stadiumHash)).toBe('');
    fields.set(wordsOf(hash), field.stadiumHash);
    expect(hashIn(fields, field.stadiumHash)).toBe(hash);
  });
});
