// The five pitches of our own: what holds what, and what counts as a goal.
import { describe, expect, it } from 'vitest';
import { settingIndex, settingMax } from '../../shared/simulation/command.ts';
import {
  discOfSeat,
  goalTeamOf,
  ownGoalsBySeat,
  phaseOf,
  scoreOf,
} from '../../shared/simulation/readers.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import {
  botMatch,
  command,
  discAt,
  give,
  matchOf,
  physicsOn,
  putDisc,
  run,
  setting,
} from './scene.ts';

const [futsal, hockey, volleyball] = [2, 3, 4];

function empty(stadium: number): RoomState {
  return physicsOn(builtInStadiums[stadium]);
}

function peopleOn(stadium: number): RoomState {
  const state = matchOf([1, 2]);
  give(state, command('stop', 0), setting('stadium', stadium), command('start', 0));
  return state;
}

describe('our pitches', () => {
  it('are five, with names, and all can be chosen', () => {
    expect(builtInStadiums.map(({ name }) => name)).toEqual([
      'Small',
      'Large',
      'Futsal',
      'Hockey',
      'Volleyball',
    ]);
    expect(settingMax[settingIndex.stadium]).toBe(builtInStadiums.length - 1);
  });

  it.each([0, 1, 2, 3, 4])('hold ball and players of a match of bots (pitch %s)', (stadium) => {
    const { drawing, viewHalfWidth, viewHalfHeight } = builtInStadiums[stadium];
    const state = botMatch(11, stadium, 6, 3);
    const depth = drawing.goalLine > 0 ? 0 : drawing.goalDepth;
    for (let i = 0; i < 4000; i++) {
      run(state, 1);
      const ball = discAt(state, 0);
      expect(Math.abs(ball.x)).toBeLessThanOrEqual(drawing.halfWidth + depth);
      expect(Math.abs(ball.y)).toBeLessThanOrEqual(drawing.halfHeight);
      for (let seat = 0; seat < 12; seat++) {
        const { x, y } = discAt(state, discOfSeat(state, seat));
        expect(Math.abs(x)).toBeLessThan(viewHalfWidth - 14);
        expect(Math.abs(y)).toBeLessThan(viewHalfHeight - 14);
      }
    }
  });
});

describe('futsal', () => {
  it('has boards that hold players', () => {
    const state = peopleOn(futsal);
    const inputs = new Uint8Array(16).fill(5);
    run(state, 300, inputs);
    const { drawing, player } = state.stadium;
    expect(discAt(state, 1).y).toBeCloseTo(drawing.halfHeight - player.radius, 0);
  });

  it('has corners that lead the ball on', () => {
    const state = empty(futsal);
    putDisc(state, 0, 200, 192, 8, 0);
    run(state, 90);
    expect(discAt(state, 0).y).toBeLessThan(120);
  });
});

describe('hockey', () => {
  it('counts a puck from the front, not one from behind', () => {
    const { halfWidth, goalLine } = builtInStadiums[hockey].drawing;
    const line = halfWidth - goalLine;
    const front = empty(hockey);
    putDisc(front, 0, line - 40, 0, 6, 0);
    run(front, 30);
    expect([phaseOf(front), goalTeamOf(front)]).toEqual(['goal', 1]);
    const behind = empty(hockey);
    putDisc(behind, 0, line + 60, 0, -6, 0);
    run(behind, 60);
    expect(phaseOf(behind)).toBe('playing');
    expect(discAt(behind, 0).x).toBeGreaterThan(line);
  });

  it('lets a puck slide farther than a ball rolls', () => {
    const way = (stadium: number) => {
      const state = empty(stadium);
      putDisc(state, 0, -300, 100, 3, 0);
      run(state, 120);
      return discAt(state, 0).x + 300;
    };
    expect(way(hockey)).toBeGreaterThan(way(0) * 1.05);
  });
});

describe('volleyball', () => {
  it('keeps the serve on the net until it is touched', () => {
    const state = empty(volleyball);
    const before = discAt(state, 0);
    run(state, 600);
    expect(discAt(state, 0).x).toBe(before.x);
    expect(discAt(state, 0).y).toBeCloseTo(before.y, 0);
  });

  it('gives the point to the side across the net, and no own goal', () => {
    const state = peopleOn(volleyball);
    for (let i = 0; i < 600 && phaseOf(state) === 'kickoff'; i++) {
      const [x, y] = [discAt(state, 1).x, discAt(state, 1).y];
      const goes = x < -30 ? 1 : 13;
      run(state, 1, new Uint8Array(16).fill(y < 40 ? goes | 32 : 13));
    }
    putDisc(state, 0, -250, 0, 0, 0);
    run(state, 240);
    expect([scoreOf(state, 1), scoreOf(state, 2)]).toEqual([0, 1]);
    expect(ownGoalsBySeat(state, 0) + ownGoalsBySeat(state, 1)).toBe(0);
  });

  it('keeps players on their side, above the net too', () => {
    const state = peopleOn(volleyball);
    run(state, 600, new Uint8Array(16).fill(15));
    expect(discAt(state, 1).x).toBeLessThanOrEqual(-14.9);
  });
});
