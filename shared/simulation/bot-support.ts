// Where those stand who neither chase nor keep (S87): one behind the ball, the others on the wings
// when their side has it, between opponents and goal when not; never on a heap.
import { isLaneOpen } from './bot-lane.ts';
import { type Mind, pitchOf } from './bot-mind.ts';
import { isWaiting } from './bot-role.ts';
import { runTo } from './bot-run.ts';
import { levelOf, seesLanes } from './bot-skill.ts';
import type { Input } from './input.ts';
import type { RoomState } from './state.ts';

/** Nobody waits nearer to the ball, in px. */
const ballRoomPx = 84;
/** A defender stands that far, in px, from the opponent he marks. */
const markPx = 34;
/** Opponents farther away, in px, are left to others. */
const markRangePx = 105;
/** How far, in px, one who waits for a pass moves aside to get out of an opponent's shadow. */
const sideStepPx = 46;
/** Least distance, in px, from the edge of the field. */
const edgePx = 34;

/** From that many who wait, besides the last man, one stays in front. */
const poachMin = 2;

/** Wings, in half breadths, by how many wait there and which of them it is. */
const wings: readonly (readonly number[])[] = [
  [],
  [0],
  [-0.58, 0.58],
  [-0.66, 0.02, 0.66],
  [-0.72, -0.26, 0.26, 0.72],
  [-0.76, -0.4, 0, 0.4, 0.76],
];

export function support(state: RoomState, seat: number): Input {
  const { mind } = state.bodies;
  const hasBall = mind.first[mind.team] <= mind.first[3 - mind.team];
  if (seat === mind.anchor) coverBehind(mind, hasBall);
  else {
    const rank = rankOf(mind, seat);
    const isSeeing = seesLanes[levelOf(state, seat)];
    if (hasBall) waitForPass(state, mind, rank, isSeeing);
    else if (mind.waiting >= poachMin && seat === mind.poacher) poach(mind);
    else if (!isSeeing || !mark(mind, seat)) fallBack(mind, rank);
  }
  keepOffBall(mind);
  stayIn(mind);
  return runTo(state, seat);
}

/** Waits in the other half, on the side where the ball is not, for a counter. */
function poach(mind: Mind): void {
  const { length, halfBreadth } = pitchOf(mind);
  mind.course[0] = Math.max(length * 0.6, Math.min(length * 0.75, mind.ballD[3] + 200));
  mind.course[1] = (mind.ballS[3] > 0 ? -0.4 : 0.4) * halfBreadth;
}

/** Place among those who wait, by where they are: so their ways don't cross. */
function rankOf(mind: Mind, seat: number): number {
  let rank = 0;
  for (let i = 0; i < mind.mateCount; i++) {
    const other = mind.mates[i];
    if (other === mind.anchor || other === seat || !isWaiting(mind, other)) continue;
    const isBefore = other < seat ? mind.s[other] <= mind.s[seat] : mind.s[other] < mind.s[seat];
    if (isBefore) rank++;
  }
  return rank;
}

/** Behind the ball, towards the middle. */
function coverBehind(mind: Mind, hasBall: boolean): void {
  const d = mind.ballD[3];
  const { length } = pitchOf(mind);
  mind.course[0] = hasBall ? Math.min(d - length * 0.2, length * 0.55) : d * 0.55;
  mind.course[1] = mind.ballS[3] * (hasBall ? 0.35 : 0.55);
}

/** Ahead of the ball on the wings; the lone one on the side where the ball is not. */
function waitForPass(state: RoomState, mind: Mind, rank: number, isSeeing: boolean): void {
  const { course, lane, waiting: count } = mind;
  const { length, halfBreadth } = pitchOf(mind);
  const d = mind.ballD[3];
  const s = mind.ballS[3];
  const wing = count === 1 ? (s > 0 ? -0.45 : 0.45) : wings[Math.min(count, 5)][rank % 5];
  course[0] = Math.min(length * 0.86, d + length * (rank % 2 === 0 ? 0.2 : 0.28));
  course[1] = wing * halfBreadth;
  if (!isSeeing) return;
  lane[0] = mind.ballD[0];
  lane[1] = mind.ballS[0];
  lane[2] = course[0];
  lane[3] = course[1];
  if (!isLaneOpen(state)) course[1] += course[1] > 0 ? -sideStepPx : sideStepPx;
}

/** Between the opponent nearest to him who is not at the ball, and the own goal. */
function mark(mind: Mind, seat: number): boolean {
  const { course } = mind;
  let best = -1;
  let least = markRangePx * markRangePx;
  for (let i = 0; i < mind.foeCount; i++) {
    const other = mind.foes[i];
    if (mind.d[other] > mind.ballD[0] + 160) continue;
    if (mind.soon[other] <= mind.first[3 - mind.team]) continue;
    const dd = mind.d[other] - mind.d[seat];
    const ds = mind.s[other] - mind.s[seat];
    const squared = dd * dd + ds * ds;
    if (squared >= least || isMarkedByOther(mind, seat, other)) continue;
    best = other;
    least = squared;
  }
  if (best < 0) return false;
  const d = mind.d[best];
  const s = mind.s[best];
  const way = Math.sqrt(d * d + s * s);
  const part = way > 1 ? Math.min(markPx, way) / way : 0;
  course[0] = d - d * part;
  course[1] = s - s * part;
  return true;
}

/** A team-mate who waits is nearer to that opponent. */
function isMarkedByOther(mind: Mind, seat: number, opponent: number): boolean {
  const ownD = mind.d[opponent] - mind.d[seat];
  const ownS = mind.s[opponent] - mind.s[seat];
  for (let i = 0; i < mind.mateCount; i++) {
    const mate = mind.mates[i];
    if (mate === seat || !isWaiting(mind, mate)) continue;
    const dd = mind.d[opponent] - mind.d[mate];
    const ds = mind.s[opponent] - mind.s[mate];
    if (dd * dd + ds * ds < ownD * ownD + ownS * ownS) return true;
  }
  return false;
}

/** In a row between ball and goal, drawn together towards the ball. */
function fallBack(mind: Mind, rank: number): void {
  const { waiting: count } = mind;
  const { length, halfBreadth } = pitchOf(mind);
  const wing = count === 1 ? 0 : wings[Math.min(count, 5)][rank % 5];
  mind.course[0] = Math.max(length * 0.14, mind.ballD[3] * 0.75);
  mind.course[1] = wing * halfBreadth * 0.7 + mind.ballS[3] * 0.3;
}

function keepOffBall(mind: Mind): void {
  const { course } = mind;
  const dd = course[0] - mind.ballD[2];
  const ds = course[1] - mind.ballS[2];
  const squared = dd * dd + ds * ds;
  if (squared >= ballRoomPx * ballRoomPx) return;
  const far = Math.sqrt(squared);
  if (far < 1) {
    course[0] -= ballRoomPx;
    return;
  }
  course[0] = mind.ballD[2] + (dd / far) * ballRoomPx;
  course[1] = mind.ballS[2] + (ds / far) * ballRoomPx;
}

function stayIn(mind: Mind): void {
  const { course } = mind;
  const { length, halfBreadth } = pitchOf(mind);
  const side = Math.max(0, halfBreadth - edgePx);
  course[0] = Math.max(edgePx, Math.min(length - edgePx, course[0]));
  course[1] = Math.max(-side, Math.min(side, course[1]));
}
