// Bots: they play football, purely from the state.
import { describe, expect, it } from 'vitest';
import { botInput } from '../../shared/simulation/bot.ts';
import { cleanInput, kickOf } from '../../shared/simulation/input.ts';
import {
  clockTicksOf,
  discOfSeat,
  discXAt,
  phaseOf,
  scoreOf,
  seatOfPlayer,
} from '../../shared/simulation/readers.ts';
import { checksum } from '../../shared/simulation/snapshot.ts';
import { field, phase } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { type Duel, meanDifference, playDuel } from './bot-duel.ts';
import { botMatch, command, createRandom, give, join, putDisc, run, setting } from './scene.ts';

const pitchNames = ['small', 'large', 'futsal', 'hockey', 'volleyball'];

describe('levels', () => {
  const usual: Omit<Duel, 'seed'> = { stadium: 0, perSide: 3, levels: [3, 1], seconds: 90 };

  // Over 200 matches: `npm run bench bots`.
  it('S89: hard beats easy by two goals on average', () => {
    expect(meanDifference(usual, 40)).toBeGreaterThan(2);
  });

  it('S89: normal is between', () => {
    const toEasy = meanDifference({ ...usual, levels: [2, 1], seconds: 120 }, 24);
    const toHard = meanDifference({ ...usual, levels: [3, 2], seconds: 120 }, 24);
    expect(toEasy).toBeGreaterThan(0.5);
    expect(toHard).toBeGreaterThan(0.3);
  });

  it.each([1, 2, 3, 4])('S89: hard beats easy on pitch %s too', (stadium) => {
    expect(meanDifference({ ...usual, stadium, seconds: 120 }, 6)).toBeGreaterThan(1);
  });

  it('S89: what the seat says counts, else the room’s setting', () => {
    const state = botMatch(5, 0, 3, 3);
    state.settings[5] = 3;
    state.level[0] = 1;
    const hard = botMatch(5, 0, 3, 3);
    hard.settings[5] = 3;
    run(state, 600);
    run(hard, 600);
    state.level[0] = 0;
    expect(checksum(state)).not.toBe(checksum(hard));
    expect(command('addBot', 0, 0, 1 | (3 << 2)).value).toBe(13);
  });
});

describe.each(pitchNames.map((name, stadium) => [name, stadium] as const))(
  'a match on the %s pitch',
  (_, stadium) => {
    const perSide = stadium === 4 ? 2 : 3;
    const matches = [1, 2, 3, 4].map((seed) =>
      playDuel({ seed, stadium, perSide, levels: [2, 2], seconds: 180 }),
    );
    const sumOf = (pick: (match: (typeof matches)[number]) => number) =>
      matches.reduce((sum, match) => sum + pick(match), 0);

    it('S80: has goals in three minutes, for both sides, and hardly one in the own net', () => {
      const goals = sumOf(({ score }) => score[0] + score[1]);
      expect(goals).toBeGreaterThanOrEqual(4);
      expect(sumOf(({ score }) => score[0])).toBeGreaterThan(0);
      expect(sumOf(({ score }) => score[1])).toBeGreaterThan(0);
      expect(sumOf(({ ownGoals }) => ownGoals)).toBeLessThanOrEqual(Math.ceil(goals * 0.08));
      expect(sumOf(({ lostTicks }) => lostTicks)).toBe(0);
    });

    it('S87: they keep apart, pass to each other, and save', () => {
      expect(sumOf(({ gapPx }) => gapPx) / 4).toBeGreaterThan(stadium === 4 ? 100 : 200);
      expect(sumOf(({ nearBall }) => nearBall) / 4).toBeLessThan(1);
      expect(sumOf(({ passes }) => passes)).toBeGreaterThan(12);
      if (stadium < 4) expect(sumOf(({ saves }) => saves)).toBeGreaterThan(6);
    });
  },
);

describe('bots', () => {
  it('S80: six a side don’t swarm on the large pitch', () => {
    const { gapPx, nearBall, score } = playDuel({
      seed: 3,
      stadium: 1,
      perSide: 6,
      levels: [2, 2],
      seconds: 300,
    });
    expect(gapPx).toBeGreaterThan(300);
    expect(nearBall).toBeLessThan(1.2);
    expect(score[0] + score[1]).toBeGreaterThan(0);
  });

  it('S80: a decision is a pure function of the state', () => {
    for (const stadium of [0, 3, 4]) {
      const state = botMatch(4, stadium, 3, 3);
      for (let i = 0; i < 400; i++) {
        run(state, 1);
        const before = checksum(state);
        for (let seat = 0; seat < 16; seat++) {
          const input = botInput(state, seat);
          expect(botInput(state, seat)).toBe(input);
          expect(cleanInput(input)).toBe(input);
        }
        if (i % 100 === 0) expect(checksum(state)).toBe(before);
      }
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
      for (let i = 0; i < 6; i++) {
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
    const own = [0, 1, 2, 3, 4, 5].filter((seat) => state.team[seat] === 2);
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
