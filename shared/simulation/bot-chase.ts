// The bot at the ball (S84 to S87): gets behind it, seen from where it should go, runs through it, and
// kicks when a kick would send it there. Never pushes towards the own goal on purpose.

import { ballAhead, runThrough } from './bot-run.ts';
import { kickReachPx, seatsMax } from './constants.ts';
import type { Input } from './input.ts';
import { ballDiscOf, discOfSeat, discRadiusAt } from './readers.ts';
import { field, phase, type RoomState } from './state.ts';

/** From here, in px, a straight shot still arrives with force: a kick of 5 rolls 500 px. */
const shotRangePx = 360;
/** An opponent nearer to the ball than this, in px, is reason to kick instead of dribbling. */
const pressedPx = 70;
/** Part of the mouth, from its middle, that a shot should hit. */
const mouthPart = 0.8;
/** Within this many half mouths of the own goal a ball is cleared. */
const homePart = 2.5;
/** A ball slower than this, in px per tick, at the foot of a bot as slow is stuck. */
const stuckPxPerTick = 0.3;

/** What the bot nearest to the ball does. */
export function chase(state: RoomState, seat: number): Input {
  return runBehindBall(state, seat, discOfSeat(state, seat));
}

/** Whether a kick now does good, whoever the bot is; false out of reach. */
export function wantsKick(state: RoomState, seat: number): boolean {
  const { discs } = state;
  const disc = discOfSeat(state, seat);
  const ball = ballDiscOf(state);
  const dx = discs[ball * 4] - discs[disc * 4];
  const dy = discs[ball * 4 + 1] - discs[disc * 4 + 1];
  const distance = Math.sqrt(dx * dx + dy * dy);
  const reach = discRadiusAt(state, disc) + discRadiusAt(state, ball) + kickReachPx;
  if (distance >= reach || distance === 0) return false;
  const ux = dx / distance;
  const uy = dy / distance;
  if (sendsHome(state, seat, ball, ux, uy)) return false;
  const lead = leads(state, seat, ball, ux, uy);
  if (state.fields[field.phase] === phase.kickOff) return lead > 0.9;
  return (
    isOnTarget(state, seat, ball, ux, uy) ||
    isStuck(state, disc) ||
    (lead > 0.1 && isNearHome(state, seat, ball)) ||
    (lead > 0.7 && isPressed(state, seat, ball))
  );
}

function runBehindBall(state: RoomState, seat: number, disc: number): Input {
  const { discs } = state;
  const ballX = ballAhead(state, disc, 0);
  const ballY = ballAhead(state, disc, 1);
  const aimX = targetX(state, seat) - ballX;
  const aimY = targetY(state, seat) - ballY;
  const length = Math.sqrt(aimX * aimX + aimY * aimY);
  const ax = length > 0 ? aimX / length : 1;
  const ay = length > 0 ? aimY / length : 0;
  const dx = ballX - discs[disc * 4];
  const dy = ballY - discs[disc * 4 + 1];
  const along = dx * ax + dy * ay;
  const aside = dx * ay - dy * ax;
  const touch = discRadiusAt(state, disc) + discRadiusAt(state, ballDiscOf(state));
  if (along > Math.abs(aside)) {
    const lead = touch * 0.7;
    return runThrough(state, disc, ballX - ax * lead, ballY - ay * lead);
  }
  const room = touch + 12;
  if (along >= touch || Math.abs(aside) >= room) {
    return runThrough(state, disc, ballX - ax * room, ballY - ay * room);
  }
  if (isStuck(state, disc)) return runThrough(state, disc, ballX, ballY);
  // In front of the ball: round it where the bot already is, wide enough not to push it home.
  const wide = (aside > 0 ? -room : room) * 1.5;
  const behind = room * 0.4;
  return runThrough(state, disc, ballX - ax * behind + ay * wide, ballY - ay * behind - ax * wide);
}

/** Whether the ball would come near the own goal. */
function sendsHome(state: RoomState, seat: number, ball: number, ux: number, uy: number): boolean {
  const { x, y, halfWidth } = state.stadium.goalSpots;
  const team = state.team[seat];
  const dx = x[team] - state.discs[ball * 4];
  const dy = y[team] - state.discs[ball * 4 + 1];
  return dx * ux + dy * uy > 0 && Math.abs(dx * uy - dy * ux) < halfWidth[team] * 1.5;
}

function isOnTarget(state: RoomState, seat: number, ball: number, ux: number, uy: number): boolean {
  const { x, y, halfWidth } = state.stadium.goalSpots;
  const other = 3 - state.team[seat];
  const dx = x[other] - state.discs[ball * 4];
  const dy = y[other] - state.discs[ball * 4 + 1];
  const ahead = dx * ux + dy * uy;
  if (ahead <= 0 || ahead > shotRangePx) return false;
  return Math.abs(dx * uy - dy * ux) < halfWidth[other] * mouthPart;
}

/** Close to the own goal any way out is a good one. */
function isNearHome(state: RoomState, seat: number, ball: number): boolean {
  const { x, y, halfWidth } = state.stadium.goalSpots;
  const team = state.team[seat];
  const dx = x[team] - state.discs[ball * 4];
  const dy = y[team] - state.discs[ball * 4 + 1];
  return dx * dx + dy * dy < halfWidth[team] * halfWidth[team] * homePart * homePart;
}

/** Cosine between the kick and the way to the target. */
function leads(state: RoomState, seat: number, ball: number, ux: number, uy: number): number {
  const dx = targetX(state, seat) - state.discs[ball * 4];
  const dy = targetY(state, seat) - state.discs[ball * 4 + 1];
  const length = Math.sqrt(dx * dx + dy * dy);
  return length > 0 ? (dx * ux + dy * uy) / length : 1;
}

/** Two who round the ball on the same side hold each other up: then it is better to go straight at it. */
function isStuck(state: RoomState, disc: number): boolean {
  return isSlow(state, disc) && isSlow(state, ballDiscOf(state));
}

function isSlow(state: RoomState, disc: number): boolean {
  const vx = state.discs[disc * 4 + 2];
  const vy = state.discs[disc * 4 + 3];
  return vx * vx + vy * vy < stuckPxPerTick * stuckPxPerTick;
}

function isPressed(state: RoomState, seat: number, ball: number): boolean {
  const { discs } = state;
  for (let other = 0; other < seatsMax; other++) {
    if (state.team[other] !== 3 - state.team[seat]) continue;
    const at = discOfSeat(state, other) * 4;
    const dx = discs[at] - discs[ball * 4];
    const dy = discs[at + 1] - discs[ball * 4 + 1];
    if (dx * dx + dy * dy < pressedPx * pressedPx) return true;
  }
  return false;
}

function targetX(state: RoomState, seat: number): number {
  return state.stadium.goalSpots.x[3 - state.team[seat]];
}

/** A spot in the mouth that changes every second and with each kick-off; at a kick-off one on the wings. */
function targetY(state: RoomState, seat: number): number {
  const { y, halfWidth } = state.stadium.goalSpots;
  const other = 3 - state.team[seat];
  const kickOff = state.fields[field.phase] === phase.kickOff;
  const reach = halfWidth[other] * (kickOff ? 3 : 0.6);
  return y[other] + reach * whim(state, seat, kickOff);
}

/** A number from -1 to 1 out of the match's random word, the second and the seat. */
function whim(state: RoomState, seat: number, steady: boolean): number {
  const second = steady ? 0 : state.fields[field.tick] >> 6;
  const word = Math.imul(state.fields[field.random] ^ (second * 16 + seat), 0x9e3779b1);
  return ((word >>> 16) - 32767.5) / 32767.5;
}
