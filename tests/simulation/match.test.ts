// The course of a match: kick-off, goals, limits, overtime, rematch.
import { describe, expect, it } from 'vitest';
import { goalPauseTicks, readyTicks, warmUpResetTicks } from '../../shared/simulation/constants.ts';
import { flag } from '../../shared/simulation/flags.ts';
import { encodeInput } from '../../shared/simulation/input.ts';
import {
  assistsBySeat,
  clockTicksOf,
  discXAt,
  discYAt,
  eventsOf,
  goalsBySeat,
  goalTeamOf,
  isOvertime,
  kickOffTeamOf,
  lastAssistSeat,
  lastScorerSeat,
  ownGoalsBySeat,
  phaseOf,
  scoreOf,
  timeLimitTicksOf,
  winnerOf,
} from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import { field, type RoomState } from '../../shared/simulation/state.ts';
import { noteTouch } from '../../shared/simulation/touch.ts';
import {
  bareStadium,
  command,
  disc,
  discAt,
  discOf,
  give,
  inputsFor,
  join,
  matchOf,
  physicsOn,
  putDisc,
  roomOf,
  run,
  runUntil,
  setting,
} from './scene.ts';

/** Lets the kick-off side's player 1 or 2 touch the ball, so that play begins. */
function beginPlay(state: RoomState): void {
  const player = kickOffTeamOf(state);
  const side = player === 1 ? -1 : 1;
  putDisc(state, discOf(state, player), 23 * side, 0);
  run(state, 1);
}

/** Rolls the ball over the line that `team` defends; nobody is credited unless touched before. */
function concede(state: RoomState, team: number): void {
  const { halfWidth } = state.stadium.drawing;
  putDisc(state, 0, (team === 1 ? -1 : 1) * (halfWidth - 2), 0, team === 1 ? -4 : 4, 0);
  run(state, 1);
}

describe('kick-off', () => {
  it('S42: everybody in the own half at rest, the ball on the spot, side 1 first', () => {
    const state = matchOf([1, 2, 3, 4, 5, 6]);
    expect(phaseOf(state)).toBe('kickoff');
    expect(kickOffTeamOf(state)).toBe(1);
    expect(discAt(state, 0)).toEqual({ x: 0, y: 0, vx: 0, vy: 0 });
    for (const id of [1, 3, 5]) expect(discXAt(state, discOf(state, id))).toBe(-190);
    for (const id of [2, 4, 6]) expect(discXAt(state, discOf(state, id))).toBe(190);
    expect([1, 3, 5].map((id) => discYAt(state, discOf(state, id)))).toEqual([0, 55, -55]);
  });

  it('S40: barriers keep both sides in their halves, the others out of the circle', () => {
    const state = matchOf([1, 2]);
    const r = state.stadium.drawing.kickOffRadius;
    const left = inputsFor(state, 2, encodeInput(9, false));
    run(state, 300, left);
    expect(discXAt(state, discOf(state, 2))).toBeGreaterThanOrEqual(r + 15 - 1);
    putDisc(state, discOf(state, 2), 100, 150);
    run(state, 300, left);
    expect(discXAt(state, discOf(state, 2))).toBeGreaterThanOrEqual(14);
    putDisc(state, discOf(state, 1), -100, 150);
    run(state, 300, inputsFor(state, 1, encodeInput(1, false)));
    expect(discXAt(state, discOf(state, 1))).toBeLessThanOrEqual(-14);
    expect(phaseOf(state)).toBe('kickoff');
    expect(clockTicksOf(state)).toBe(0);
  });

  it('S40: the kick-off side cannot leave the circle into the other half', () => {
    const state = matchOf([1, 2]);
    const r = state.stadium.drawing.kickOffRadius;
    putDisc(state, discOf(state, 1), 0, -40);
    run(state, 300, inputsFor(state, 1, encodeInput(1, false)));
    expect(phaseOf(state)).toBe('kickoff');
    const { x, y } = discAt(state, discOf(state, 1));
    expect(Math.sqrt(x * x + y * y)).toBeLessThanOrEqual(r - 14);
  });

  it('S41: the first touch of the ball begins play and drops the barriers', () => {
    const state = matchOf([1, 2]);
    expect(roomSimulation.isDeadBall(state)).toBe(true);
    beginPlay(state);
    expect(phaseOf(state)).toBe('playing');
    expect(roomSimulation.isDeadBall(state)).toBe(false);
    putDisc(state, discOf(state, 2), 30, 150);
    run(state, 60, inputsFor(state, 2, encodeInput(9, false)));
    expect(discXAt(state, discOf(state, 2))).toBeLessThan(-20);
    expect(clockTicksOf(state)).toBe(60);
  });

  it('S44: who comes in during play does not stand on anybody', () => {
    const state = matchOf([1, 2], 6);
    beginPlay(state);
    for (const id of [3, 5, 7, 9]) give(state, join(id));
    const places = [1, 3, 5, 7, 9].map((id) => discAt(state, discOf(state, id)));
    for (const a of places) {
      for (const b of places) {
        const distance = Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
        expect(a === b || distance >= 29).toBe(true);
      }
    }
  });
});

describe('goals', () => {
  it('S50: count when the centre crosses the line, however fast', () => {
    for (const speed of [0.5, 4, 40, 99]) {
      const state = matchOf([1, 2]);
      beginPlay(state);
      putDisc(state, 0, 398 - speed * 0.5, 20, speed, 0);
      runUntil(state, 20, () => phaseOf(state) === 'goal');
      expect([scoreOf(state, 1), scoreOf(state, 2)]).toEqual([1, 0]);
      expect(goalTeamOf(state)).toBe(1);
    }
  });

  it('S50: do not count when the ball only touches the line, or beside the mouth', () => {
    const state = matchOf([1, 2]);
    beginPlay(state);
    putDisc(state, 0, 399, 0);
    run(state, 5);
    expect(phaseOf(state)).toBe('playing');
    putDisc(state, 0, 380, 120, 10, 0);
    run(state, 5);
    expect(phaseOf(state)).toBe('playing');
    expect(discXAt(state, 0)).toBeLessThan(400);
  });

  it('S50: only between the posts, in either direction, and only a disc that scores', () => {
    const goals = [{ p0: [50, -20], p1: [50, 20], team: 2 }] as const;
    const scores = (y: number, vx: number, group: number = flag.score) => {
      const state = physicsOn(bareStadium({ goals, discs: [disc({ group, damping: 1 })] }));
      putDisc(state, 0, 50 - vx * 1.5, y, vx, 0);
      run(state, 4);
      return scoreOf(state, 1);
    };
    expect([scores(0, 5), scores(19, 5), scores(0, -5), scores(-19, 90)]).toEqual([1, 1, 1, 1]);
    expect([scores(21, 5), scores(-21, 5), scores(0, 5, flag.ball)]).toEqual([0, 0, 0]);
  });

  it('S51: the pause is 2.5 s, then the conceding side kicks off', () => {
    const state = matchOf([1, 2]);
    beginPlay(state);
    concede(state, 1);
    expect(phaseOf(state)).toBe('goal');
    expect(eventsOf(state).map((event) => event.kind)).toContain('goal');
    const clock = clockTicksOf(state);
    run(state, goalPauseTicks - 2);
    expect(phaseOf(state)).toBe('goal');
    run(state, 1);
    expect(phaseOf(state)).toBe('kickoff');
    expect(kickOffTeamOf(state)).toBe(1);
    expect(clockTicksOf(state)).toBe(clock);
    expect(eventsOf(state).map((event) => event.kind)).toEqual(['whistle']);
  });

  it('S51: one goal counts once, the net holds the ball', () => {
    const state = matchOf([1, 2]);
    beginPlay(state);
    putDisc(state, 0, 390, 10, 7, 2);
    run(state, goalPauseTicks - 10);
    expect(scoreOf(state, 1)).toBe(1);
    expect(discXAt(state, 0)).toBeGreaterThan(400);
  });

  it('S52: the last touch scores, the touch before assists if it was a team-mate’s', () => {
    const state = matchOf([1, 2, 3]);
    beginPlay(state);
    noteTouch(state, 2);
    noteTouch(state, 0);
    concede(state, 2);
    expect([goalsBySeat(state, 0), assistsBySeat(state, 2)]).toEqual([1, 1]);
    expect([lastScorerSeat(state), lastAssistSeat(state)]).toEqual([0, 2]);
  });

  it('S52: an opponent between makes no assist, the own net an own goal', () => {
    const state = matchOf([1, 2, 3]);
    beginPlay(state);
    noteTouch(state, 2);
    noteTouch(state, 1);
    noteTouch(state, 0);
    concede(state, 2);
    expect(lastAssistSeat(state)).toBe(-1);
    run(state, goalPauseTicks);
    beginPlay(state);
    noteTouch(state, 1);
    concede(state, 2);
    expect(scoreOf(state, 1)).toBe(2);
    expect([goalsBySeat(state, 1), ownGoalsBySeat(state, 1)]).toEqual([0, 1]);
    expect(lastScorerSeat(state)).toBe(1);
  });

  it('S53: in the warm-up nothing counts and the ball comes back', () => {
    const state = roomOf([1, 2]);
    concede(state, 2);
    expect(phaseOf(state)).toBe('waiting');
    expect(scoreOf(state, 1)).toBe(0);
    run(state, warmUpResetTicks);
    expect(discXAt(state, 0)).toBe(0);
  });
});

describe('the end', () => {
  it('S54: enough goals win, after the pause', () => {
    const state = roomOf([1, 2]);
    give(state, setting('goalsToWin', 2), command('start', 0));
    for (const goal of [1, 2]) {
      beginPlay(state);
      concede(state, 2);
      expect(scoreOf(state, 1)).toBe(goal);
      run(state, goalPauseTicks);
    }
    expect(phaseOf(state)).toBe('ended');
    expect(winnerOf(state)).toBe(1);
  });

  it('S54: time ends a match that is not level', () => {
    const state = roomOf([1, 2]);
    give(state, setting('minutes', 1), command('start', 0));
    beginPlay(state);
    concede(state, 1);
    run(state, goalPauseTicks);
    beginPlay(state);
    expect(timeLimitTicksOf(state)).toBe(3600);
    runUntil(state, 3700, () => phaseOf(state) === 'ended');
    expect(clockTicksOf(state)).toBe(3600);
    expect(winnerOf(state)).toBe(2);
    expect(isOvertime(state)).toBe(false);
    expect(eventsOf(state).map((event) => event.kind)).toContain('over');
  });

  it('S55: a level match goes on until the next goal', () => {
    const state = roomOf([1, 2]);
    give(state, setting('minutes', 1), command('start', 0));
    beginPlay(state);
    runUntil(state, 3601, () => isOvertime(state));
    expect(phaseOf(state)).toBe('playing');
    expect(eventsOf(state).map((event) => event.kind)).toContain('overtime');
    run(state, 600);
    expect(clockTicksOf(state)).toBe(4200);
    concede(state, 2);
    run(state, goalPauseTicks);
    expect(phaseOf(state)).toBe('ended');
    expect(winnerOf(state)).toBe(1);
  });

  it('S55: no limits, no end', () => {
    const state = roomOf([1, 2]);
    give(state, setting('minutes', 0), setting('goalsToWin', 0), command('start', 0));
    beginPlay(state);
    run(state, 20_000);
    expect(phaseOf(state)).toBe('playing');
  });

  it('S56: after the end the players start a rematch; the other side kicks off', () => {
    const state = roomOf([1, 2]);
    give(state, setting('goalsToWin', 1), command('start', 0));
    beginPlay(state);
    noteTouch(state, 0);
    concede(state, 2);
    run(state, goalPauseTicks);
    expect(goalsBySeat(state, 0)).toBe(1);
    give(state, command('rematch', 77), command('rematch', 2), command('rematch', 1));
    run(state, readyTicks);
    expect(phaseOf(state)).toBe('kickoff');
    expect(kickOffTeamOf(state)).toBe(2);
    expect([scoreOf(state, 1), clockTicksOf(state), winnerOf(state)]).toEqual([0, 0, 0]);
    expect(goalsBySeat(state, 0)).toBe(0);
  });

  it('S78: or an admin leads back to the waiting room', () => {
    const state = roomOf([1, 2]);
    give(state, setting('goalsToWin', 1), command('start', 0));
    beginPlay(state);
    concede(state, 2);
    run(state, goalPauseTicks);
    give(state, command('stop', 1));
    expect(phaseOf(state)).toBe('waiting');
    expect(state.fields[field.discCount]).toBe(3);
  });
});
