// Whether a bot kicks (S86): what a kick would send to the target, out of danger or out of a jam.
import { chooseAim } from './bot-aim.ts';
import { kickReachPx, seatsMax } from './constants.ts';
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

/** Cosine between the kick and the way to the aim. */
function leads(state: RoomState, seat: number, ball: number, ux: number, uy: number): number {
  const { aim } = state.bodies;
  chooseAim(state, seat);
  const dx = aim[0] - state.discs[ball * 4];
  const dy = aim[1] - state.discs[ball * 4 + 1];
  const length = Math.sqrt(dx * dx + dy * dy);
  return length > 0 ? (dx * ux + dy * uy) / length : 1;
}

/**
 * Two who round the ball on the same side hold each other up: then it is better to go straight at
 * it.
 */
export function isStuck(state: RoomState, disc: number): boolean {
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
