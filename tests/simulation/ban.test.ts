// S66: a ban by key: who was thrown out comes back under no other number, and nobody else is hit.
import { describe, expect, it } from 'vitest';
import { seatsMax } from '../../shared/simulation/constants.ts';
import {
  hasIdentityBans,
  isIdentityBanned,
  seatKindAt,
  seatOfPlayer,
} from '../../shared/simulation/readers.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import { command, give, join } from './scene.ts';

describe('S66: the key is banned with the number', () => {
  const joinAs = (id: number, value: number) => ({ ...join(id), value });
  const humans = (state: RoomState) =>
    Array.from({ length: seatsMax }, (_, seat) => seatKindAt(state, seat)).filter(
      (kind) => kind === 'human',
    ).length;

  it('under another number, and with a key above 31 bits', () => {
    const state = createRoomState();
    give(state, joinAs(1, 7), joinAs(2, 0xfedc_ba98));
    expect(hasIdentityBans(state)).toBe(false);
    give(state, command('ban', 1, 2));
    give(state, joinAs(3, 0xfedc_ba98), joinAs(4, 5), joinAs(5, 0));
    expect(humans(state)).toBe(3);
    expect(isIdentityBanned(state, 0xfedc_ba98 | 0)).toBe(true);
    expect(hasIdentityBans(state)).toBe(true);
    expect(isIdentityBanned(state, 5)).toBe(false);
    expect(isIdentityBanned(state, 0)).toBe(false);
  });

  it('with whoever else shows it, but never with who bans', () => {
    const state = createRoomState();
    give(state, joinAs(1, 7), joinAs(2, 8), joinAs(3, 8), joinAs(4, 7));
    give(state, command('ban', 1, 2));
    expect(humans(state)).toBe(2);
    give(state, command('ban', 1, 4));
    expect(humans(state)).toBe(1);
    expect(isIdentityBanned(state, 7)).toBe(false);
  });

  it('of somebody who left in a match, as long as a bot keeps the place', () => {
    const state = createRoomState();
    give(state, joinAs(1, 7), joinAs(2, 8), command('start', 0), command('leave', 2, 2));
    give(state, command('ban', 1, 2), joinAs(3, 8));
    expect(humans(state)).toBe(1);
  });

  it('and a freed seat remembers nobody', () => {
    const state = createRoomState();
    give(state, joinAs(1, 7), joinAs(2, 8));
    const seat = seatOfPlayer(state, 2);
    give(state, command('leave', 2, 2));
    expect(state.identity[seat]).toBe(0);
    give(state, command('ban', 1, 2), joinAs(3, 8));
    expect(humans(state)).toBe(2);
  });
});
