// How a bot plays (S80 to S89): a pure function of the state, so every peer computes the same bot
// (R6). One chases the ball, one keeps the goal, the others stand where a pass or a counter would
// find them.
import { chase } from './bot-chase.ts';
import { wantsKick } from './bot-kick.ts';
import { runTo } from './bot-run.ts';
import { seatsMax } from './constants.ts';
import { cleanInput, type Input, kickBit } from './input.ts';
import { ballDiscOf, discOfSeat } from './readers.ts';
import { field, phase, type RoomState, seatKind } from './state.ts';

/**
 * A bot decides every third tick and keeps its mind in between: the reaction time of a quick human.
 */
const thinkTicks = 3;
/** Ticks that a bot sees the ball ahead when it asks who is nearest. */
const foresightTicks = 10;
/** Detour, in px, of somebody who has to get around the ball first. */
const detourPx = 40;

/**
 * What a person who presses no key is counted further away, in px: bots don't wait for a sleeper.
 */
const idlePx = 300;

/** What the bot of a seat wants in this tick; neutral for a seat that is not on the pitch. */
export function botInput(state: RoomState, seat: number): Input {
  const now = state.fields[field.phase];
  if (state.team[seat] === 0 || now === phase.goal || now === phase.ended) return 0;
  if ((state.fields[field.tick] + seat) % thinkTicks !== 0) {
    return cleanInput(state.input[seat]) & ~kickBit;
  }
  const kick = wantsKick(state, seat) ? kickBit : 0;
  return kick | (now === phase.kickOff ? waitOrStart(state, seat) : play(state, seat));
}

/** Only the nearest of the side that has the kick-off moves. */
function waitOrStart(state: RoomState, seat: number): Input {
  const team = state.team[seat];
  if (team !== state.fields[field.kickOffTeam]) return 0;
  return seat === chaserOf(state, team, keeperOf(state, team)) ? chase(state, seat) : 0;
}

function play(state: RoomState, seat: number): Input {
  const keeper = keeperOf(state, state.team[seat]);
  const chaser = chaserOf(state, state.team[seat], keeper);
  if (seat === chaser) return chase(state, seat);
  return seat === keeper ? keep(state, seat) : support(state, seat, chaser, keeper);
}

/**
 * The player of a side who would be first at the ball; the keeper only for a ball near his goal.
 */
function chaserOf(state: RoomState, team: number, keeper: number): number {
  const { discs } = state;
  const ball = ballDiscOf(state) * 4;
  const ballX = discs[ball] + discs[ball + 2] * foresightTicks;
  const ballY = discs[ball + 1] + discs[ball + 3] * foresightTicks;
  const forward = forwardOf(state, team);
  let best = -1;
  let least = 0;
  let disc = state.stadium.discs.count;
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.team[seat] === 0) continue;
    const at = 4 * disc++;
    if (state.team[seat] !== team) continue;
    const dx = ballX - discs[at];
    const dy = ballY - discs[at + 1];
    let effort = Math.sqrt(dx * dx + dy * dy);
    if (dx * forward < 0) effort += detourPx;
    if (isIdle(state, seat)) effort += idlePx;
    if (seat === keeper) effort += reluctanceOf(state, team);
    if (best >= 0 && effort >= least) continue;
    best = seat;
    least = effort;
  }
  return best;
}

/** 1 when the side attacks towards +x. */
function forwardOf(state: RoomState, team: number): number {
  const { x } = state.stadium.goalSpots;
  return x[3 - team] >= x[team] ? 1 : -1;
}

/** How much further than the others, in px, the keeper must be to stay at home. */
function reluctanceOf(state: RoomState, team: number): number {
  const ball = ballDiscOf(state) * 4;
  const { x, y, halfWidth } = state.stadium.goalSpots;
  const dx = state.discs[ball] - x[team];
  const dy = state.discs[ball + 1] - y[team];
  return Math.sqrt(dx * dx + dy * dy) < halfWidth[team] * 1.8 ? -20 : 400;
}

function isIdle(state: RoomState, seat: number): boolean {
  return !isBotPlayed(state, seat) && state.input[seat] === 0;
}

function isBotPlayed(state: RoomState, seat: number): boolean {
  return state.kind[seat] === seatKind.bot || state.away[seat] === 1;
}

/**
 * The first bot of a side of two or more, the first person where there is no bot; -1 for one alone.
 */
function keeperOf(state: RoomState, team: number): number {
  let first = -1;
  let firstBot = -1;
  let count = 0;
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.team[seat] !== team) continue;
    count++;
    if (first < 0) first = seat;
    if (firstBot < 0 && isBotPlayed(state, seat)) firstBot = seat;
  }
  if (count < 2) return -1;
  return firstBot >= 0 ? firstBot : first;
}

/** Stands between ball and goal, near the line, further out the further the ball is. */
function keep(state: RoomState, seat: number): Input {
  const team = state.team[seat];
  const ball = ballDiscOf(state) * 4;
  const { x, y, halfWidth } = state.stadium.goalSpots;
  const { radius } = state.stadium.player;
  const dx = state.discs[ball] + state.discs[ball + 2] * 6 - x[team];
  const dy = state.discs[ball + 1] + state.discs[ball + 3] * 6 - y[team];
  const distance = Math.sqrt(dx * dx + dy * dy);
  const out = Math.min(halfWidth[team] * 0.7, radius + distance * 0.06);
  const part = distance > 1 ? out / distance : 0;
  const reach = Math.max(0, halfWidth[team] - radius);
  const side = Math.max(-reach, Math.min(reach, dy * part * 1.6));
  state.bodies.course[0] = x[team] + dx * part;
  state.bodies.course[1] = y[team] + side;
  return runTo(state, discOfSeat(state, seat));
}

/**
 * The first of the rest stays behind the ball, the next two wait on the wings before it, others
 * cover.
 */
function support(state: RoomState, seat: number, chaser: number, keeper: number): Input {
  const team = state.team[seat];
  const rank = supportRank(state, seat, chaser, keeper);
  const { drawing, goalSpots, viewHalfHeight } = state.stadium;
  const ball = ballDiscOf(state) * 4;
  const ballX = state.discs[ball];
  const ballY = state.discs[ball + 1];
  const toOwn = goalSpots.x[team] - ballX;
  const toOther = goalSpots.x[3 - team] - ballX;
  const half = drawing.halfHeight > 0 ? drawing.halfHeight : viewHalfHeight;
  const wing = half * (rank % 2 === 0 ? 1 : -1) * (ballY > 0 ? -1 : 1);
  const { course } = state.bodies;
  course[0] = ballX + (rank === 0 ? toOwn * 0.4 : rank <= 2 ? toOther * 0.35 : toOwn * 0.2);
  course[1] = rank === 0 ? ballY * 0.5 + wing * 0.2 : wing * (rank <= 2 ? -0.5 : 0.7);
  return runTo(state, discOfSeat(state, seat));
}

/** Place among the team-mates who neither chase nor keep, in order of seats. */
function supportRank(state: RoomState, seat: number, chaser: number, keeper: number): number {
  let rank = 0;
  for (let other = 0; other < seat; other++) {
    if (other === chaser || other === keeper) continue;
    if (state.team[other] === state.team[seat]) rank++;
  }
  return rank;
}
