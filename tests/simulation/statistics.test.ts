// S91 to S94: what is counted of a match, matches that start by themselves, lots, and the
// line for a place.
import { describe, expect, it } from 'vitest';
import { goalPauseTicks, readyTicks, rematchTicks } from '../../shared/simulation/constants.ts';
import { encodeInput } from '../../shared/simulation/input.ts';
import {
  goalSpeedOf,
  passesBySeat,
  possessionTicksBySeat,
  queuePlaceOf,
  savesBySeat,
  shotsBySeat,
  startTicksOf,
} from '../../shared/simulation/match-readers.ts';
import { goalsBySeat, phaseOf, seatOfPlayer, teamAt } from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import { field, phase, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { noteKick, noteTouch } from '../../shared/simulation/touch.ts';
import { botMatch, command, give, join, matchOf, noInputs, roomOf, run, setting } from './scene.ts';

/** In play, with the ball where it is put and moving so. */
function inPlay(playerIds: readonly number[], ball: readonly number[]): RoomState {
  const state = matchOf(playerIds);
  state.fields[field.phase] = phase.playing;
  state.discs.set(ball);
  run(state, 0);
  return state;
}

describe('S93 statistics', () => {
  it('a kick that would go in is a shot, the other side’s next touch a save', () => {
    // Side 1 shoots to the right: the goal there is 132 high.
    const state = inPlay([1, 2], [250, 0, 5, 0]);
    noteKick(state, 0, 0);
    expect([shotsBySeat(state, 0), savesBySeat(state, 1)]).toEqual([1, 0]);
    noteTouch(state, 1);
    expect([shotsBySeat(state, 0), savesBySeat(state, 1)]).toEqual([1, 1]);
    noteTouch(state, 0);
    noteTouch(state, 1);
    expect(savesBySeat(state, 1)).toBe(1);
  });

  it.each([
    ['wide of the post', [250, 0, 5, 2.5]],
    ['too weak to get there', [250, 0, 1, 0]],
    ['away from it', [250, 0, -1, 0]],
    ['at the own goal', [-250, 0, -5, 0]],
  ])('a kick %s is none', (_, ball) => {
    const state = inPlay([1, 2], ball);
    noteKick(state, 0, 0);
    expect(shotsBySeat(state, 0)).toBe(0);
  });

  it('a team-mate’s touch ends a shot and is a pass', () => {
    const state = inPlay([1, 2, 3], [250, 0, 5, 0]);
    noteKick(state, 0, 0);
    noteTouch(state, 2);
    noteTouch(state, 1);
    expect(passesBySeat(state, 0)).toBe(1);
    expect(savesBySeat(state, 1)).toBe(0);
    noteTouch(state, 0);
    noteTouch(state, 2);
    expect(passesBySeat(state, 0)).toBe(1);
  });

  it('possession is the time since the last touch, in play only', () => {
    const state = inPlay([1, 2], [0, 150, 0, 0]);
    noteTouch(state, 1);
    run(state, 30);
    give(state, command('pause', 0, 0, 1));
    run(state, 50);
    expect([0, 1].map((seat) => possessionTicksBySeat(state, seat))).toEqual([0, 30]);
  });

  it('every goal was a shot, and its speed is known', () => {
    const state = botMatch(4, 0, 3, 0);
    let goals = 0;
    for (let i = 0; i < 20_000 && goals < 3; i += 1) {
      const before = phaseOf(state);
      step(state, noInputs, []);
      if (before === 'goal' || phaseOf(state) !== 'goal') continue;
      goals += 1;
      expect(goalSpeedOf(state)).toBeGreaterThan(0.2);
    }
    expect(goals).toBe(3);
    const seats = Array.from({ length: 6 }, (_, seat) => seat);
    const all = (read: (state: RoomState, seat: number) => number) =>
      seats.reduce((sum, seat) => sum + read(state, seat), 0);
    for (const seat of seats)
      expect(shotsBySeat(state, seat)).toBeGreaterThanOrEqual(goalsBySeat(state, seat));
    expect(all(passesBySeat)).toBeGreaterThan(0);
    expect(all(possessionTicksBySeat)).toBeLessThanOrEqual(state.fields[field.clockTicks]);
  });

  it('the warm-up counts nothing, and a start counts anew', () => {
    const state = inPlay([1, 2], [250, 0, 5, 0]);
    noteKick(state, 0, 0);
    give(state, command('stop', 1));
    state.discs.set([250, 0, 5, 0]);
    noteKick(state, 0, 0);
    expect(shotsBySeat(state, 0)).toBe(1);
    give(state, command('start', 1));
    expect(shotsBySeat(state, 0)).toBe(0);
  });
});

describe('S94 a start by those who are ready', () => {
  const ready = (id: number, value = 1) => command('ready', id, 0, value);

  it('three seconds after all are, unless one thinks better of it', () => {
    const state = roomOf([1, 2]);
    give(state, ready(1));
    expect(startTicksOf(state)).toBe(0);
    give(state, ready(2));
    expect(startTicksOf(state)).toBe(readyTicks);
    run(state, 100);
    give(state, ready(2, 0));
    expect(startTicksOf(state)).toBe(0);
    give(state, ready(2));
    run(state, readyTicks - 1);
    expect(phaseOf(state)).toBe('waiting');
    run(state, 1);
    expect(phaseOf(state)).toBe('kickoff');
    expect(startTicksOf(state)).toBe(0);
  });

  it('who is on the bench or away is not waited for', () => {
    const state = roomOf([1, 2, 3, 4]);
    give(state, command('team', 3, 3, 0), roomSimulation.absence(4), ready(1), ready(2));
    expect(startTicksOf(state)).toBe(readyTicks);
  });

  it('a side without anybody keeps it from starting, unless bots fill', () => {
    const state = roomOf([1]);
    give(state, ready(1));
    run(state, 2 * readyTicks);
    expect(phaseOf(state)).toBe('waiting');
    give(state, setting('botsFill', 1));
    run(state, readyTicks);
    expect(phaseOf(state)).toBe('kickoff');
  });

  it('after a match seven of ten are enough, in fifteen seconds', () => {
    const state = matchOf([1, 2, 3]);
    state.fields[field.phase] = phase.ended;
    give(state, command('rematch', 1), command('rematch', 2));
    expect(startTicksOf(state)).toBe(0);
    const four = matchOf([1, 2, 3, 4]);
    four.fields[field.phase] = phase.ended;
    give(four, ...[1, 2, 3].map((id) => command('rematch', id)));
    expect(startTicksOf(four)).toBe(rematchTicks);
    run(four, rematchTicks);
    expect(phaseOf(four)).toBe('kickoff');
  });

  it('the end of a match asks everybody anew', () => {
    const state = matchOf([1, 2]);
    give(state, setting('goalsToWin', 1), ready(1), ready(2));
    give(state, command('stop', 1));
    run(state, readyTicks + goalPauseTicks);
    expect(phaseOf(state)).toBe('waiting');
  });
});

describe('S91 lots', () => {
  const sidesOf = (state: RoomState, ids: readonly number[]) =>
    ids.map((id) => teamAt(state, seatOfPlayer(state, id)));

  it('draw even sides, the same on every peer, others another time', () => {
    const ids = [1, 2, 3, 4, 5];
    const one = roomOf(ids);
    const other = roomOf(ids);
    const seen = new Set<string>();
    for (let i = 0; i < 12; i += 1) {
      for (const state of [one, other]) give(state, command('shuffle', 1));
      const sides = sidesOf(one, ids);
      expect(sidesOf(other, ids)).toEqual(sides);
      expect([2, 3]).toContain(sides.filter((team) => team === 1).length);
      seen.add(sides.join());
    }
    expect(seen.size).toBeGreaterThan(4);
  });

  it('leave the bench alone, keep to full sides, and are an admin’s to draw', () => {
    const state = roomOf([1, 2, 3, 4], 2);
    give(state, command('team', 4, 4, 0), command('addBot', 0, 0, 2));
    for (let i = 0; i < 6; i += 1) give(state, command('shuffle', 1));
    expect(sidesOf(state, [4])).toEqual([0]);
    for (const team of [1, 2])
      expect(Array.from(state.team).filter((one) => one === team).length).toBeLessThan(3);
    const before = sidesOf(state, [1, 2, 3]);
    for (let i = 0; i < 6; i += 1) give(state, command('shuffle', 2));
    expect(sidesOf(state, [1, 2, 3])).toEqual(before);
    give(state, command('start', 1));
    for (let i = 0; i < 6; i += 1) give(state, command('shuffle', 1));
    expect(sidesOf(state, [1, 2, 3])).toEqual(before);
  });
});

describe('S92 the line', () => {
  const place = (state: RoomState, id: number) => queuePlaceOf(state, seatOfPlayer(state, id));
  const team = (state: RoomState, id: number) => teamAt(state, seatOfPlayer(state, id));

  it('who finds both sides full waits until no ball is in play, first come first served', () => {
    const state = matchOf([1, 2], 1);
    const kick = new Uint8Array(16).fill(encodeInput(0, true));
    state.fields[field.phase] = phase.playing;
    give(state, join(3));
    give(state, join(4));
    expect([3, 4].map((id) => place(state, id))).toEqual([1, 2]);
    give(state, command('leave', 2, 2));
    run(state, 50, kick);
    expect(team(state, 3)).toBe(0);
    state.fields[field.phase] = phase.kickOff;
    run(state, 1);
    expect([3, 4].map((id) => team(state, id))).toEqual([2, 0]);
    expect([3, 4].map((id) => place(state, id))).toEqual([0, 1]);
  });

  it('one may step out of it and in again, behind the others', () => {
    const state = matchOf([1, 2], 1);
    give(state, join(3));
    give(state, join(4));
    give(state, command('queue', 3, 3, 0));
    expect([3, 4].map((id) => place(state, id))).toEqual([0, 1]);
    give(state, command('queue', 4, 3, 1));
    expect(place(state, 3)).toBe(0);
    give(state, command('queue', 3, 3, 1));
    expect([3, 4].map((id) => place(state, id))).toEqual([2, 1]);
    give(state, command('leave', 4, 4));
    expect(place(state, 3)).toBe(1);
  });

  it('who sits on the bench by choice does not wait', () => {
    const state = roomOf([1, 2, 3]);
    give(state, command('team', 3, 3, 0));
    run(state, 10);
    expect([place(state, 3), team(state, 3)]).toEqual([0, 0]);
    give(state, command('queue', 3, 3, 1));
    run(state, 1);
    expect(team(state, 3)).toBeGreaterThan(0);
  });

  it('somebody who is away keeps the place in the line, and others go first', () => {
    const state = matchOf([1, 2], 1);
    give(state, join(3));
    give(state, join(4));
    give(state, roomSimulation.absence(3));
    give(state, command('leave', 2, 2));
    run(state, 1);
    expect([3, 4].map((id) => team(state, id))).toEqual([0, 2]);
    expect(place(state, 3)).toBe(1);
  });
});
