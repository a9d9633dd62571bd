// Matches of bots of two levels, watched: what the tests and `npm run bench bots` judge them by.
import {
  clockTicksOf,
  discCountOf,
  discOfSeat,
  discXAt,
  discYAt,
  eventCountOf,
  eventsOf,
  ownGoalsBySeat,
  phaseOf,
  scoreOf,
} from '../../shared/simulation/readers.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { command, give, noInputs, setting } from './scene.ts';

export type Duel = {
  readonly seed: number;
  readonly stadium: number;
  readonly perSide: number;
  /** Level of side 1 and of side 2. */
  readonly levels: readonly [number, number];
  readonly seconds: number;
};

export type DuelFacts = {
  readonly score: [number, number];
  ownGoals: number;
  ticks: number;
  /** Kicks that a team-mate touched next. */
  passes: number;
  /** Touches by a keeper of a ball that was faster than a run towards his goal. */
  saves: number;
  /** Mean distance between team-mates, px, and mean number of a side within 70 px of the ball. */
  gapPx: number;
  nearBall: number;
  /** Looks at which a disc was no number or far outside. */

  lostTicks: number;
};

/** Nearer to the ball than this, in px, is at the ball. */
const atBallPx = 70;
/** A ball faster than this towards a goal, in px per tick, is a shot. */
const shotPxPerTick = 2.5;

export function duelRoom({ seed, stadium, perSide, levels }: Duel): RoomState {
  const state = createRoomState(seed);
  give(state, setting('goalsToWin', 0), setting('minutes', 0));
  give(state, setting('stadium', stadium), setting('perSide', perSide));
  for (let i = 0; i < perSide; i++) {
    for (const team of [1, 2]) give(state, command('addBot', 0, 0, team | (levels[team - 1] << 2)));
  }
  give(state, command('start', 0));
  return state;
}

/** Plays `seconds` of time on the clock and watches. */
export function playDuel(duel: Duel): DuelFacts {
  const state = duelRoom(duel);
  const watch = createWatch();
  const { facts } = watch;
  while (clockTicksOf(state) < duel.seconds * 60 && facts.ticks < duel.seconds * 60 * 4) {
    const towards = state.discs[2];
    step(state, noInputs, []);
    facts.ticks++;
    if (eventCountOf(state) > 0) watchBall(state, watch, towards);
    if (facts.ticks % 10 === 0 && phaseOf(state) === 'playing') watchPlaces(state, watch);
  }
  facts.score[0] = scoreOf(state, 1);
  facts.score[1] = scoreOf(state, 2);
  for (let seat = 0; seat < 16; seat++) facts.ownGoals += ownGoalsBySeat(state, seat);
  facts.gapPx /= Math.max(1, watch.looks);
  facts.nearBall /= Math.max(1, watch.looks);
  return facts;
}

/**
 * The mean goal difference in favour of the first level, over `matches` with seeds from 1; the
 * levels change sides with every match.
 */
export function meanDifference(duel: Omit<Duel, 'seed'>, matches: number): number {
  let sum = 0;
  for (let seed = 1; seed <= matches; seed++) {
    const isSwapped = seed % 2 === 0;
    const [a, b] = duel.levels;
    const { score } = playDuel({ ...duel, seed: seed * 7919, levels: isSwapped ? [b, a] : [a, b] });
    sum += (score[0] - score[1]) * (isSwapped ? -1 : 1);
  }
  return sum / matches;
}

type Watch = { facts: DuelFacts; looks: number; lastSeat: number; lastKicker: number };

function createWatch(): Watch {
  const facts: DuelFacts = {
    score: [0, 0],
    ownGoals: 0,
    ticks: 0,
    passes: 0,
    saves: 0,
    gapPx: 0,
    nearBall: 0,
    lostTicks: 0,
  };
  return { facts, looks: 0, lastSeat: -1, lastKicker: -1 };
}

/** `towards` is the speed of the ball along x before the tick. */
function watchBall(state: RoomState, watch: Watch, towards: number): void {
  for (const { kind, id } of eventsOf(state)) {
    if (kind === 'goal') watch.lastSeat = -1;
    if (kind !== 'kick' && kind !== 'touch') continue;
    const team = state.team[id];
    const isMate = watch.lastKicker >= 0 && state.team[watch.lastKicker] === team;
    if (isMate && watch.lastKicker !== id && watch.lastSeat === watch.lastKicker) {
      watch.facts.passes++;
    }
    const isShot = (team === 1 ? -towards : towards) > shotPxPerTick;
    if (isShot && id === state.team.indexOf(team)) watch.facts.saves++;
    watch.lastSeat = id;
    watch.lastKicker = kind === 'kick' ? id : -1;
  }
}

function watchPlaces(state: RoomState, watch: Watch): void {
  const { facts } = watch;
  watch.looks++;
  for (let disc = 0; disc < discCountOf(state); disc++) {
    const [x, y] = [discXAt(state, disc), discYAt(state, disc)];
    if (!(Math.abs(x) < 5000 && Math.abs(y) < 5000)) facts.lostTicks++;
  }
  for (const team of [1, 2]) {
    const side: number[] = [];
    for (let seat = 0; seat < 16; seat++) {
      if (state.team[seat] === team) side.push(discOfSeat(state, seat));
    }
    let sum = 0;
    for (const a of side) for (const b of side) if (a < b) sum += gapOf(state, a, b);
    const pairs = (side.length * (side.length - 1)) / 2;
    if (pairs > 0) facts.gapPx += sum / pairs / 2;
    facts.nearBall += side.filter((disc) => gapOf(state, disc, 0) < atBallPx).length / 2;
  }
}

function gapOf(state: RoomState, a: number, b: number): number {
  return Math.hypot(discXAt(state, a) - discXAt(state, b), discYAt(state, a) - discYAt(state, b));
}
