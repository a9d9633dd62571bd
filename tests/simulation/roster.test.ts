// Who sits where: joining, names, leaving, absence, admins.
import { describe, expect, it } from 'vitest';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { cleanName } from '../../shared/simulation/name.ts';
import {
  discCountOf,
  discOfSeat,
  goalsBySeat,
  isAdminAt,
  isAwayAt,
  isBanned,
  isReadyAt,
  joinTickAt,
  nameAt,
  playerIdAt,
  seatKindAt,
  seatOfPlayer,
  teamAt,
} from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import { botMatch, command, give, join, matchOf, roomOf, run, setting } from './scene.ts';

function seatsOf(state: RoomState, kind: string): number[] {
  return Array.from({ length: seatsMax }, (_, seat) => seat).filter(
    (seat) => seatKindAt(state, seat) === kind,
  );
}

function teamOf(state: RoomState, playerId: number): number {
  return teamAt(state, seatOfPlayer(state, playerId));
}

function isAdmin(state: RoomState, playerId: number): boolean {
  return isAdminAt(state, seatOfPlayer(state, playerId));
}

describe('joining', () => {
  it('S60: takes a seat, and a side in turn', () => {
    const state = roomOf([1, 2, 3, 4]);
    expect([1, 2, 3, 4].map((id) => teamOf(state, id))).toEqual([1, 2, 1, 2]);
    expect(joinTickAt(state, seatOfPlayer(state, 2))).toBeGreaterThan(
      joinTickAt(state, seatOfPlayer(state, 1)),
    );
    expect(discCountOf(state)).toBe(5);
  });

  it('S60: only the host or the person says so', () => {
    const state = createRoomState();
    give(state, command('join', 7, 8, 0, 'Eve'));
    expect(seatOfPlayer(state, 8)).toBe(-1);
    give(state, command('join', 8, 8, 0, 'Ann'));
    expect(nameAt(state, seatOfPlayer(state, 8))).toBe('Ann');
  });

  it('S60: a second join changes nothing', () => {
    const state = roomOf([1]);
    give(state, join(1, 'Other'));
    expect(seatsOf(state, 'human')).toHaveLength(1);
    expect(nameAt(state, 0)).toBe('P1');
  });

  it('S60: beyond the sides people sit on the bench, beyond the seats nowhere', () => {
    const ids = Array.from({ length: 17 }, (_, i) => i + 1);
    const state = roomOf(ids, 6);
    expect(
      ids.filter((id) => teamOf(state, id) === 0 && seatOfPlayer(state, id) >= 0),
    ).toHaveLength(4);
    expect(seatOfPlayer(state, 17)).toBe(-1);
    expect(discCountOf(state)).toBe(13);
  });

  it('S60: impossible ids are nobody', () => {
    const state = createRoomState();
    for (const id of [0, -1, 65536, 1.5, Number.NaN]) give(state, join(id));
    expect(seatsOf(state, 'human')).toEqual([]);
  });

  it('S62: in a match a newcomer takes over a bot of the side with fewer people', () => {
    const state = createRoomState();
    give(state, join(1), setting('perSide', 2), command('start', 1));
    expect(seatsOf(state, 'bot')).toHaveLength(3);
    const before = discCountOf(state);
    give(state, join(2));
    expect(teamOf(state, 2)).toBe(2);
    expect(seatsOf(state, 'bot')).toHaveLength(2);
    expect(discCountOf(state)).toBe(before);
  });

  it('S62: without bots a newcomer takes a free place, else the bench', () => {
    const state = matchOf([1, 2], 2);
    give(state, join(3), join(4), join(5));
    expect([3, 4, 5].map((id) => teamOf(state, id))).toEqual([1, 2, 0]);
  });

  it('S60: in a room full of bots a person takes the place of one', () => {
    const state = roomOf([1, 2, 3, 4, 5], 6);
    for (let id = 1; id <= 5; id++) give(state, command('team', id, id, 0));
    for (let i = 0; i < 6; i++) give(state, command('addBot', 0, 0, 1), command('addBot', 0, 0, 2));
    expect(seatsOf(state, 'free')).toEqual([]);
    give(state, join(6));
    expect(seatOfPlayer(state, 6)).toBeGreaterThanOrEqual(0);
  });
});

describe('names', () => {
  it('S61: duplicates get a number', () => {
    const state = createRoomState();
    give(state, join(1, 'Tiko'), join(2, 'Tiko'), join(3, 'Tiko'));
    expect([0, 1, 2].map((seat) => nameAt(state, seat))).toEqual(['Tiko', 'Tiko 2', 'Tiko 3']);
  });

  it('S61: a number fits into the longest name', () => {
    const state = createRoomState();
    const long = '😀'.repeat(30);
    give(state, join(1, long), join(2, long));
    expect(nameAt(state, 0)).toBe('😀'.repeat(20));
    expect(nameAt(state, 1)).toBe(`${'😀'.repeat(18)} 2`);
  });

  it('S61: nothing left of a name gives "Player N"', () => {
    const state = createRoomState();
    give(state, join(41, ' \u0000\u200b\u202e\n '));
    expect(nameAt(state, 0)).toBe('Player 41');
  });

  it.each([
    ['  a  b  ', 'a b'],
    ['a\u0007b\u202ec', 'abc'],
    ['\ud800x\udc00', 'x'],
    ['<b>x</b>', '<b>x</b>'],
    ['x'.repeat(10_000), 'x'.repeat(20)],
    ['Ay\u015fe', 'Ay\u015fe'],
    ['', ''],
  ])('S61: %j becomes %j', (given, expected) => {
    expect(cleanName(given)).toBe(expected);
  });
});

describe('going', () => {
  it('S63: in the waiting room the seat is free again', () => {
    const state = roomOf([1, 2]);
    give(state, command('leave', 1, 1));
    expect(seatsOf(state, 'human')).toHaveLength(1);
    expect(discCountOf(state)).toBe(2);
  });

  it('S63: nobody leaves for somebody else', () => {
    const state = roomOf([1, 2]);
    give(state, command('leave', 1, 2));
    expect(seatOfPlayer(state, 2)).toBe(1);
  });

  it('S63: in a match a bot keeps the place, and hands it back with its goals', () => {
    const state = createRoomState();
    give(state, join(1), join(2), command('start', 0));
    const seat = seatOfPlayer(state, 2);
    state.goals[seat] = 2;
    give(state, command('leave', 2, 2));
    expect(seatKindAt(state, seat)).toBe('bot');
    expect(seatOfPlayer(state, 2)).toBe(-1);
    give(state, join(3));
    expect(seatOfPlayer(state, 3)).not.toBe(seat);
    give(state, join(2));
    expect(seatOfPlayer(state, 2)).toBe(seat);
    expect(goalsBySeat(state, seat)).toBe(2);
  });

  it('S63: without bots the place is given up and its disc goes', () => {
    const state = matchOf([1, 2, 3]);
    give(state, command('leave', 3, 3));
    expect(discCountOf(state)).toBe(3);
    expect(discOfSeat(state, 1)).toBe(2);
  });

  it('S64: an absent one keeps the seat while a bot plays it, and comes back to it', () => {
    const state = matchOf([1, 2]);
    const seat = seatOfPlayer(state, 1);
    give(state, roomSimulation.absence(1));
    expect(isAwayAt(state, seat)).toBe(true);
    expect(roomSimulation.playerAt(state, seat)).toBe(0);
    const x = state.discs[discOfSeat(state, seat) * 4];
    run(state, 60);
    expect(state.discs[discOfSeat(state, seat) * 4]).not.toBe(x);
    give(state, join(1));
    expect(isAwayAt(state, seat)).toBe(false);
    expect(playerIdAt(state, seat)).toBe(1);
    expect(roomSimulation.playerAt(state, seat)).toBe(1);
  });

  it('S64: only the host reports an absence', () => {
    const state = roomOf([1, 2]);
    give(state, command('absent', 1, 2));
    expect(isAwayAt(state, 1)).toBe(false);
  });

  it('S64: after 60 s of absence the seat is given up', () => {
    const state = roomOf([1, 2]);
    give(state, roomSimulation.absence(2));
    run(state, 60 * 60 - 1);
    expect(seatOfPlayer(state, 2)).toBe(1);
    run(state, 1);
    expect(seatOfPlayer(state, 2)).toBe(-1);
  });

  it('S64: after 60 s in a match a bot holds the place on', () => {
    const state = botMatch(1, 0, 2, 3);
    give(state, join(5));
    const seat = seatOfPlayer(state, 5);
    give(state, roomSimulation.absence(5));
    run(state, 60 * 60);
    expect(seatKindAt(state, seat)).toBe('bot');
    give(state, join(5));
    expect(seatOfPlayer(state, 5)).toBe(seat);
  });

  it('S65: thrown out: the place is not kept, but may be joined again', () => {
    const state = createRoomState();
    give(state, join(1), join(2), command('start', 0));
    const seat = seatOfPlayer(state, 2);
    give(state, command('kickOut', 1, 2));
    expect(seatKindAt(state, seat)).toBe('bot');
    expect(state.heldFor[seat]).toBe(0);
    give(state, join(2));
    expect(seatOfPlayer(state, 2)).toBeGreaterThanOrEqual(0);
  });

  it('S66: banned: never again, also from afar; the list is bounded', () => {
    const state = roomOf([1, 2]);
    give(state, command('ban', 1, 2), command('ban', 1, 99));
    give(state, join(2), join(99));
    expect(seatsOf(state, 'human')).toHaveLength(1);
    for (let id = 1000; id < 1100; id++) give(state, command('ban', 1, id));
    expect(isBanned(state, 1099)).toBe(true);
    expect(isBanned(state, 1000)).toBe(false);
  });
});

describe('admins', () => {
  it('S67: the first is admin, the longest present inherits', () => {
    const state = roomOf([1, 2, 3]);
    expect([1, 2, 3].map((id) => isAdmin(state, id))).toEqual([true, false, false]);
    give(state, command('leave', 1, 1));
    expect([2, 3].map((id) => isAdmin(state, id))).toEqual([true, false]);
    give(state, join(1));
    give(state, command('leave', 2, 2));
    expect([1, 3].map((id) => isAdmin(state, id))).toEqual([false, true]);
  });

  it('S67: an absent admin stays one, and another is made', () => {
    const state = roomOf([1, 2, 3]);
    give(state, roomSimulation.absence(1));
    expect([1, 2, 3].map((id) => isAdmin(state, id))).toEqual([true, true, false]);
    give(state, join(1));
    expect(isAdmin(state, 1)).toBe(true);
  });

  it('S67: when everybody is away the first to come back may command', () => {
    const state = roomOf([1, 2]);
    give(state, roomSimulation.absence(1), roomSimulation.absence(2));
    run(state, 60 * 60);
    give(state, join(2));
    expect(isAdmin(state, 2)).toBe(true);
  });

  it('S68: admins make admins; the last present one cannot be unmade', () => {
    const state = roomOf([1, 2]);
    give(state, command('admin', 2, 2, 1));
    expect(isAdmin(state, 2)).toBe(false);
    give(state, command('admin', 1, 1, 0));
    expect(isAdmin(state, 1)).toBe(true);
    give(state, command('admin', 1, 2, 1), command('admin', 2, 1, 0));
    expect([1, 2].map((id) => isAdmin(state, id))).toEqual([false, true]);
  });

  it('S69: ready is one’s own and ends with the start', () => {
    const state = roomOf([1, 2]);
    give(state, command('ready', 1, 0, 1), command('ready', 2, 0, 1));
    expect([0, 1].map((seat) => isReadyAt(state, seat))).toEqual([true, true]);
    give(state, command('ready', 2, 0, 0));
    expect(isReadyAt(state, 1)).toBe(false);
    give(state, command('start', 1));
    expect(isReadyAt(state, 0)).toBe(false);
  });
});
