// Bots: they play football, purely from the state.
import { describe, expect, it } from 'vitest';
import { botInput } from '../../shared/simulation/bot.ts';
import { cleanInput, kickOf } from '../../shared/simulation/input.ts';
import {
  clockTicksOf,
  discCountOf,
  discOfSeat,
  discXAt,
  discYAt,
  ownGoalsBySeat,
  phaseOf,
  scoreOf,
  seatOfPlayer,
} from '../../shared/simulation/readers.ts';
import { checksum } from '../../shared/simulation/snapshot.ts';
import { field, phase, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { botMatch, command, createRandom, give, join, putDisc, run, setting } from './scene.ts';

/** Goals, own goals and crowded ticks of a match of bots. */
function playOut(state: RoomState): {
  goals: number;
  ownGoals: number;
  crowded: number;
  ticks: number;
} {
  let goals = 0;
  let crowded = 0;
  let ticks = 0;
  while (phaseOf(state) !== 'ended' && clockTicksOf(state) < 3 * 3600 + 1800) {
    run(state, 1);
    ticks++;
    if (countNearBall(state) > 4) crowded++;
  }
  goals = scoreOf(state, 1) + scoreOf(state, 2);
  let ownGoals = 0;
  for (let seat = 0; seat < 16; seat++) ownGoals += ownGoalsBySeat(state, seat);
  return { goals, ownGoals, crowded, ticks };
}

function countNearBall(state: RoomState): number {
  let near = 0;
  for (let disc = 1; disc < discCountOf(state); disc++) {
    const dx = discXAt(state, disc) - discXAt(state, 0);
    const dy = discYAt(state, disc) - discYAt(state, 0);
    if (dx * dx + dy * dy < 60 * 60) near++;
  }
  return near;
}

describe('bots', () => {
  it.each([
    [0, 1],
    [0, 3],
    [1, 6],
  ])(
    'S80: a three-minute match on pitch %s, %s a side, has goals, mostly in the right net',
    (stadium, perSide) => {
      let goals = 0;
      let ownGoals = 0;
      for (const seed of [1, 2, 3]) {
        const result = playOut(botMatch(seed, stadium, perSide, 3));
        goals += result.goals;
        ownGoals += result.ownGoals;
        expect(result.crowded / result.ticks).toBeLessThan(0.05);
      }
      expect(goals).toBeGreaterThanOrEqual(6);
      expect(ownGoals * 2).toBeLessThan(goals + 2);
    },
  );

  it('S80: a decision is a pure function of the state', () => {
    const state = botMatch(4, 0, 3, 3);
    for (let i = 0; i < 600; i++) {
      run(state, 1);
      const before = checksum(state);
      for (let seat = 0; seat < 16; seat++) {
        const input = botInput(state, seat);
        expect(botInput(state, seat)).toBe(input);
        expect(cleanInput(input)).toBe(input);
      }
      if (i % 100 === 0) expect(checksum(state)).toBe(before);
    }
  });

  it('S86: kicks towards the other goal, never towards the own one', () => {
    for (const [offset, kicks] of [
      [26, true],
      [-26, false],
    ] as const) {
      const state = botMatch(4, 0, 1, 3);
      state.fields[field.phase] = phase.playing;
      const bot = state.team.indexOf(1);
      putDisc(state, 0, offset > 0 ? 250 : -250, 0);
      putDisc(state, discOfSeat(state, bot), discXAt(state, 0) - offset, 0);
      let kicked = false;
      for (let i = 0; i < 3; i++) {
        state.fields[field.tick]++;
        kicked ||= kickOf(botInput(state, bot));
      }
      expect(kicked).toBe(kicks);
    }
  });

  it('S81: plays a person’s seat through the ordinary inputs', () => {
    const state = botMatch(4, 0, 1, 3);
    give(state, join(1));
    const seat = seatOfPlayer(state, 1);
    const inputs = new Uint8Array(16);
    for (let i = 0; i < 3600 * 2; i++) {
      inputs[seat] = botInput(state, seat);
      step(state, inputs, []);
    }
    expect(scoreOf(state, 1) + scoreOf(state, 2)).toBeGreaterThan(0);
  });

  it('S82: stand still in pauses after goals and after the end', () => {
    const state = botMatch(4, 0, 3, 3);
    for (let i = 0; i < 20_000 && phaseOf(state) !== 'goal'; i++) run(state, 1);
    for (let seat = 0; seat < 6; seat++) expect(botInput(state, seat)).toBe(0);
  });

  it('S82: the side without the kick-off waits for it', () => {
    const state = botMatch(4, 0, 3, 3);
    const own = Array.from({ length: 6 }, (_, seat) => seat).filter(
      (seat) => state.team[seat] === 2,
    );
    for (let i = 0; i < 10; i++) {
      for (const seat of own) expect(botInput(state, seat)).toBe(0);
      run(state, 1);
    }
  });

  it('S80: beat people who press keys at random', () => {
    const random = createRandom(3);
    const state = botMatch(6, 0, 2, 3);
    give(state, command('stop', 0));
    give(state, join(1), join(2), setting('botsFill', 1), command('team', 0, 2, 1));
    give(state, command('start', 0));
    const inputs = new Uint8Array(16);
    while (phaseOf(state) !== 'ended' && clockTicksOf(state) < 3 * 3600) {
      if (random() < 0.1) inputs.fill(Math.floor(random() * 64));
      step(state, inputs, []);
    }
    expect(scoreOf(state, 2)).toBeGreaterThan(scoreOf(state, 1) + 2);
  });
});
