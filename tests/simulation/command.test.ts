// Commands that are not members coming and going: who may give them and what they do.
import { describe, expect, it } from 'vitest';
import { type Command, commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import {
  discCountOf,
  phaseOf,
  seatKindAt,
  seatOfPlayer,
  settingOf,
  teamAt,
} from '../../shared/simulation/readers.ts';
import { checksum, loadState, saveState } from '../../shared/simulation/snapshot.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import {
  createRoomState,
  field,
  type RoomState,
  stateBytesMax,
} from '../../shared/simulation/state.ts';
import { command, createRandom, give, join, matchOf, roomOf, run, setting } from './scene.ts';

/** The bytes of a state with its tick set to 0. */
function bytesOf(state: RoomState): string {
  const copy = new Uint8Array(stateBytesMax);
  const used = saveState(state, copy);
  new Int32Array(copy.buffer)[field.tick] = 0;
  return Buffer.from(copy.subarray(0, used)).toString('hex');
}

/** Whether a tick with the command ends as the same tick without it. */
function isRefused(state: RoomState, given: Command): boolean {
  const other = createRoomState();
  loadState(other, state.bytes);
  give(other);
  give(state, given);
  return checksum(other) === checksum(state);
}

const outsiders: readonly Command[] = [
  command('join', 2, 3, 0, 'x'),
  command('leave', 2, 1),
  command('absent', 2, 1),
  command('team', 2, 1, 2),
  setting('minutes', 5, 2),
  command('stadium', 2, 0, 1),
  command('start', 2),
  command('pause', 2, 0, 1),
  command('stop', 2),
  command('kickOut', 2, 1),
  command('ban', 2, 1),
  command('admin', 2, 2, 1),
  command('admin', 2, 1, 0),
  command('addBot', 2, 0, 1),
  command('removeBot', 2, 2),
  command('rematch', 2),
  command('ready', 9, 0, 1),
  command('shuffle', 2),
  command('queue', 2, 1, 1),
  command('rematch', 9),
];

describe('judging', () => {
  it.each(outsiders)('S70: kind $kind by $by is not theirs to give', (given) => {
    const state = roomOf([1, 2]);
    expect(isRefused(state, given)).toBe(true);
  });

  it('S70: nor is it in a match', () => {
    for (const given of outsiders) {
      const state = matchOf([1, 2]);
      expect(isRefused(state, given), JSON.stringify(given)).toBe(true);
    }
  });

  it('S71: kinds of the netcode and unknown kinds change nothing', () => {
    const state = roomOf([1, 2]);
    for (const kind of [0, 20, 100, 127, 128, 200, 255]) {
      expect(isRefused(state, { kind, by: 0, target: 1, value: 1, text: '' })).toBe(true);
    }
  });

  it('S71: commands with any numbers never throw and keep the state sound', () => {
    const odd = [0, 1, 2, 3, 15, 16, 64, 65535, 65536, 4294967295, -1, 0.5, Number.NaN];
    const random = createRandom(11);
    const pick = () => odd[Math.floor(random() * odd.length)];
    const state = roomOf([1, 2, 3]);
    const other = createRoomState();
    for (let i = 0; i < 3000; i++) {
      const kind = Math.floor(random() * 18);
      const given = { kind, by: pick(), target: pick(), value: pick(), text: 'x\u0000' };
      give(state, given);
      expect(loadState(other, state.bytes), JSON.stringify(given)).toBe(true);
    }
  });
});

describe('settings', () => {
  it('S72: an admin changes them within bounds', () => {
    const state = roomOf([1, 2]);
    give(state, setting('goalsToWin', 5, 1), setting('minutes', 0, 1), setting('perSide', 6, 1));
    expect([0, 1, 4].map((index) => settingOf(state, index))).toEqual([5, 0, 6]);
    const outside: [keyof typeof settingIndex, number][] = [
      ['goalsToWin', 100],
      ['goalsToWin', -1],
      ['minutes', 1000],
      ['perSide', 0],
      ['perSide', 7],
      ['botsFill', 2],
      ['stadium', builtInStadiums.length],
    ];
    for (const [name, value] of outside) {
      expect(isRefused(state, setting(name, value, 1)), `${name} ${value}`).toBe(true);
    }
    expect(isRefused(state, command('setting', 1, 6, 1))).toBe(true);
  });

  it('S72: not while a match runs', () => {
    const state = matchOf([1, 2]);
    expect(isRefused(state, setting('minutes', 9, 1))).toBe(true);
    expect(isRefused(state, command('stadium', 1, 0, 1))).toBe(true);
  });

  it('S73: another stadium is bound, its ball laid, its players put up', () => {
    const state = roomOf([1, 2]);
    run(state, 5);
    give(state, command('stadium', 1, 0, 1));
    expect(state.stadium).toBe(builtInStadiums[1]);
    expect(settingOf(state, settingIndex.stadium)).toBe(1);
    expect(discCountOf(state)).toBe(builtInStadiums[1].discs.count + 2);
    expect(state.discs[4]).toBeCloseTo(-builtInStadiums[1].spawnDistance, 0);
  });
});

describe('sides', () => {
  it('S74: everybody changes the own side, an admin any', () => {
    const state = roomOf([1, 2]);
    give(state, command('team', 2, 2, 1));
    expect(teamAt(state, 1)).toBe(1);
    give(state, command('team', 1, 2, 0));
    expect(teamAt(state, 1)).toBe(0);
    expect(discCountOf(state)).toBe(2);
    expect(isRefused(state, command('team', 1, 2, 3))).toBe(true);
    expect(isRefused(state, command('team', 1, 77, 1))).toBe(true);
  });

  it('S74: a full side takes nobody, but a bot makes room', () => {
    const state = roomOf([1, 2], 1);
    expect(isRefused(state, command('team', 2, 2, 1))).toBe(true);
    give(state, command('leave', 1, 1), command('addBot', 2, 0, 1));
    give(state, command('team', 2, 2, 1));
    expect(teamAt(state, seatOfPlayer(state, 2))).toBe(1);
    expect(Array.from(state.kind).filter((kind) => kind === 2)).toEqual([]);
  });

  it('S74: in a match a bot takes the place that somebody leaves behind', () => {
    const state = createRoomState();
    give(state, join(1), join(2), setting('perSide', 2), command('start', 1));
    give(state, command('team', 1, 1, 0));
    expect(discCountOf(state)).toBe(5);
    expect(teamAt(state, seatOfPlayer(state, 1))).toBe(0);
  });

  it('S75: bots are added to a side with room and removed by seat', () => {
    const state = roomOf([1], 2);
    give(state, command('addBot', 1, 0, 1), command('addBot', 1, 0, 1));
    expect(discCountOf(state)).toBe(3);
    expect(isRefused(state, command('addBot', 1, 0, 0))).toBe(true);
    expect(isRefused(state, command('removeBot', 1, 0))).toBe(true);
    expect(isRefused(state, command('removeBot', 1, seatsMax))).toBe(true);
    give(state, command('removeBot', 1, 1));
    expect(seatKindAt(state, 1)).toBe('free');
  });
});

describe('start, pause, stop, rematch', () => {
  it('S76: needs somebody on each side, or bots that fill', () => {
    const state = roomOf([1]);
    expect(isRefused(state, command('start', 1))).toBe(true);
    give(state, setting('botsFill', 1, 1), command('start', 1));
    expect(phaseOf(state)).toBe('kickoff');
    expect(discCountOf(state)).toBe(1 + 6);
    expect(isRefused(state, command('start', 1))).toBe(true);
  });

  it('S77: a pause stops everything; resuming counts down', () => {
    const state = matchOf([1, 2]);
    run(state, 3);
    give(state, command('pause', 1, 0, 1));
    expect(phaseOf(state)).toBe('paused');
    const before = bytesOf(state);
    run(state, 100);
    expect(bytesOf(state)).toBe(before);
    give(state, command('pause', 1, 0, 0));
    run(state, 58);
    expect(phaseOf(state)).toBe('paused');
    run(state, 1);
    expect(phaseOf(state)).toBe('kickoff');
  });

  it('S77: pausing again stops the countdown', () => {
    const state = matchOf([1, 2]);
    give(state, command('pause', 1, 0, 1), command('pause', 1, 0, 0));
    give(state, command('pause', 1, 0, 1));
    run(state, 100);
    expect(phaseOf(state)).toBe('paused');
  });

  it('S78: stop leads back to waiting and sends the fillers home', () => {
    const state = createRoomState();
    give(state, join(1), command('addBot', 0, 0, 2), command('start', 1));
    give(state, command('stop', 1));
    expect(phaseOf(state)).toBe('waiting');
    expect(Array.from(state.kind).filter((kind) => kind === 2)).toHaveLength(1);
    expect(isRefused(state, command('stop', 1))).toBe(true);
  });

  it('S79: commands beyond the limit of a tick are not judged', () => {
    const state = createRoomState();
    const many = Array.from({ length: 65 }, () => command('ready', 3, 0, 1));
    give(state, ...many.slice(0, 64), join(1));
    expect(seatOfPlayer(state, 1)).toBe(-1);
    expect(commandKind.join).toBe(1);
  });
});
