// The course of a match (S40 to S56): kick-off, play, goal, overtime, end, and the warm-up while
// waiting.
import { settingIndex } from './command.ts';
import { goalPauseTicks, seatsMax, ticksPerSecond, warmUpResetTicks } from './constants.ts';
import { addEvent, eventKind } from './event.ts';
import { isBall } from './flags.ts';
import { hasFloorGoals } from './floor-goal.ts';
import { placePlayers } from './placement.ts';
import { field, layStadiumDisc, layStadiumDiscs, phase, type RoomState } from './state.ts';
import { forgetTouches, noteGoalShot } from './touch.ts';

/** True from the first kick-off to the end, in pauses too. */
export function isRunning(state: RoomState): boolean {
  const now = state.fields[field.phase];
  return now !== phase.waiting && now !== phase.ended;
}

/** Zeroes score, clock and statistics and puts everybody up; the sides must be complete. */
export function startMatch(state: RoomState): void {
  const { fields } = state;
  fields[field.score1] = 0;
  fields[field.score2] = 0;
  fields[field.clockTicks] = 0;
  fields[field.overtime] = 0;
  fields[field.winner] = 0;
  fields[field.goalTeam] = 0;
  fields[field.scorerSeat] = -1;
  fields[field.assistSeat] = -1;
  fields[field.goalSpeed] = 0;
  fields[field.startTicks] = 0;
  fields[field.matchCount]++;
  fields[field.firstKickOffTeam] = 3 - fields[field.firstKickOffTeam];
  for (let seat = 0; seat < seatsMax; seat++) {
    clearStatistics(state, seat);
    state.ready[seat] = 0;
  }
  layStadiumDiscs(state);
  kickOff(state, fields[field.firstKickOffTeam]);
}

export function clearStatistics(state: RoomState, seat: number): void {
  state.goals[seat] = 0;
  state.assists[seat] = 0;
  state.ownGoals[seat] = 0;
  state.shots[seat] = 0;
  state.saves[seat] = 0;
  state.passes[seat] = 0;
  state.possession[seat] = 0;
}

/** Back to the waiting room; the last score stays readable until the next start. */
export function stopMatch(state: RoomState): void {
  state.fields[field.phase] = phase.waiting;
  state.fields[field.phaseTicks] = 0;
  state.ready.fill(0);
  layStadiumDiscs(state);
  placePlayers(state);
  forgetTouches(state);
}

/** Called by the goal lines: `concededBy` 1 or 2. */
export function noteGoal(state: RoomState, concededBy: number, disc: number): void {
  const { fields, discs } = state;
  const team = 3 - concededBy;
  const vx = discs[disc * 4 + 2];
  const vy = discs[disc * 4 + 3];
  const strength = Math.sqrt(vx * vx + vy * vy);
  if (fields[field.phase] === phase.waiting) {
    fields[field.phaseTicks] = warmUpResetTicks;
    addEvent(state, eventKind.goal, 0, disc, strength);
    return;
  }
  fields[team === 1 ? field.score1 : field.score2]++;
  fields[field.goalTeam] = team;
  fields[field.phase] = phase.goal;
  fields[field.phaseTicks] = goalPauseTicks;
  fields[field.goalSpeed] = Math.round(1000 * strength);
  creditGoal(state, team);
  addEvent(state, eventKind.goal, team, disc, strength);
}

/**
 * The last touch scores; the touch before it assists if it was a team-mate's. What a defender only
 * deflects, or fails to keep off the floor, is the shooter's.
 */
function creditGoal(state: RoomState, team: number): void {
  const { fields } = state;
  const last = fields[field.lastTouchSeat];
  const before = fields[field.previousTouchSeat];
  fields[field.scorerSeat] = last;
  fields[field.assistSeat] = -1;
  if (last < 0) return;
  const isShotBefore = before >= 0 && state.team[before] === team;
  if (state.team[last] === team) {
    state.goals[last]++;
    noteGoalShot(state, last);
    if (!isShotBefore) return;
    state.assists[before]++;
    fields[field.assistSeat] = before;
  } else if (
    isShotBefore &&
    (fields[field.lastTouchKicked] === 0 || hasFloorGoals(state.stadium))
  ) {
    state.goals[before]++;
    noteGoalShot(state, before);
    fields[field.scorerSeat] = before;
  } else if (hasFloorGoals(state.stadium)) {
    fields[field.scorerSeat] = -1;
  } else state.ownGoals[last]++;
}

/** What time does to the phase; after the discs have moved, not in a pause. */
export function advanceMatch(state: RoomState): void {
  const { fields } = state;
  switch (fields[field.phase]) {
    case phase.waiting:
      if (fields[field.phaseTicks] > 0 && --fields[field.phaseTicks] === 0) layBalls(state);
      return;
    case phase.kickOff:
      if (fields[field.lastTouchSeat] >= 0) fields[field.phase] = phase.playing;
      return;
    case phase.playing:
      notePossession(state);
      advanceClock(state);
      return;
    case phase.goal:
      if (--fields[field.phaseTicks] <= 0) resumeAfterGoal(state);
      return;
  }
}

/** One tick of a pause: once resumed, it counts down and the interrupted phase goes on. */
export function advancePause(state: RoomState): void {
  const { fields } = state;
  if (fields[field.phaseTicks] === 0 || --fields[field.phaseTicks] > 0) return;
  fields[field.phase] = fields[field.pausedPhase];
  fields[field.phaseTicks] = fields[field.pausedPhaseTicks];
}

function notePossession(state: RoomState): void {
  const seat = state.fields[field.lastTouchSeat];
  if (seat >= 0) state.possession[seat]++;
}

/** At the limit a level match goes into overtime, in which the next goal wins. */
function advanceClock(state: RoomState): void {
  const { fields } = state;
  fields[field.clockTicks]++;
  const limit = state.settings[settingIndex.minutes] * 60 * ticksPerSecond;
  if (limit === 0 || fields[field.clockTicks] < limit || fields[field.overtime] === 1) return;
  if (fields[field.score1] !== fields[field.score2]) {
    endMatch(state);
    return;
  }
  fields[field.overtime] = 1;
  addEvent(state, eventKind.overtime, 0, 0, 0);
}

function resumeAfterGoal(state: RoomState): void {
  if (isDecided(state)) endMatch(state);
  else kickOff(state, 3 - state.fields[field.goalTeam]);
}

function isDecided(state: RoomState): boolean {
  const { fields } = state;
  const goalsToWin = state.settings[settingIndex.goalsToWin];
  const most = Math.max(fields[field.score1], fields[field.score2]);
  return fields[field.overtime] === 1 || (goalsToWin > 0 && most >= goalsToWin);
}

function endMatch(state: RoomState): void {
  const { fields } = state;
  fields[field.phase] = phase.ended;
  fields[field.phaseTicks] = 0;
  state.ready.fill(0);
  fields[field.winner] = fields[field.score1] > fields[field.score2] ? 1 : 2;
  addEvent(state, eventKind.over, fields[field.winner], 0, 0);
}

/** Everybody to the own half, the ball to the spot, the barriers up for `team`'s kick-off. */
function kickOff(state: RoomState, team: number): void {
  const { fields } = state;
  if (state.stadium.resetsAllDiscs) layStadiumDiscs(state);
  else layBalls(state);
  placePlayers(state);
  forgetTouches(state);
  fields[field.phase] = phase.kickOff;
  fields[field.phaseTicks] = 0;
  fields[field.kickOffTeam] = team;
  fields[field.random] = nextRandom(fields[field.random]);
  addEvent(state, eventKind.whistle, team, 0, 0);
}

/** The ball, and whatever else can be kicked or score, back where it was drawn. */
function layBalls(state: RoomState): void {
  const { discs } = state.stadium;
  for (let disc = 0; disc < discs.count; disc++) {
    if (isBall(disc, discs.group[disc])) layStadiumDisc(state, disc);
  }
}

/** Xorshift with period 2^32 - 1; never 0. */
export function nextRandom(word: number): number {
  let next = word;
  next ^= next << 13;
  next ^= next >>> 17;
  next ^= next << 5;
  return next | 0;
}
