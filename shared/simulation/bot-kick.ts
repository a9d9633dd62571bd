// Whether a bot kicks (S86): what a kick would send to the goal or a team-mate, out of danger or
// out of a jam; never what would come near the own goal.
import { isLaneOpen, isMarked } from './bot-lane.ts';
import { type Mind, pitchOf } from './bot-mind.ts';
import { levelOf, passes, seesLanes } from './bot-skill.ts';
import { field, phase, type RoomState } from './state.ts';

/** Part of the mouth, from its middle, that a shot should hit. */
const mouthPart = 0.84;
/** This many half mouths of the other goal away a shot is tried through opponents. */
const closeShotPart = 3;
/** Part of the way to the goal on which opponents are in the way of a shot. */
export const fieldPart = 0.7;
/** Within this many half mouths of the own goal a ball is cleared. */
const homePart = 3;
/** A pass may miss the team-mate by this much, in px. */
const passMissPx = 34;
/** An opponent that near to the ball, in px, is reason to kick instead of dribbling. */
const pressedPx = 66;
/** This near to the edge of the field, in px, there is no way past an opponent. */
const edgePx = 26;
/** A ball slower than this, in px per tick, at the foot of a bot as slow is stuck. */
const stuckPxPerTick = 0.3;

/** Whether a kick now does good; false out of reach. Expects a mind that is up to date. */
export function wantsKick(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  if (!pointLane(mind, seat) || goesHome(mind)) return false;
  if (state.fields[field.phase] === phase.kickOff) return true;
  const level = levelOf(state, seat);
  if (isShot(state, level) || isStuck(state, seat)) return true;
  if (passes[level] && isPass(state, seat)) return true;
  return isClearance(state, seat);
}

/** Sets `mind.lane` to where the ball would roll out; false when it is out of reach. */
function pointLane(mind: Mind, seat: number): boolean {
  const { lane, ballV } = mind;
  const pitch = pitchOf(mind);
  const dd = mind.ballD[0] - mind.d[seat];
  const ds = mind.ballS[0] - mind.s[seat];
  const far = Math.sqrt(dd * dd + ds * ds);
  if (far >= pitch.kickReach || far === 0) return false;
  const vd = ballV[0] + (dd / far) * pitch.kickSpeed;
  const vs = ballV[1] + (ds / far) * pitch.kickSpeed;
  const ticks = pitch.kickRange / Math.max(0.5, pitch.kickSpeed);
  lane[0] = mind.ballD[0];
  lane[1] = mind.ballS[0];
  lane[2] = lane[0] + vd * ticks;
  lane[3] = lane[1] + vs * ticks;
  return true;
}

/** Whether the ball would come near the own goal. */
function goesHome(mind: Mind): boolean {
  const { lane } = mind;
  const wayD = lane[2] - lane[0];
  if (wayD >= 0 || lane[0] < -4 || lane[0] + wayD * 1.4 > 0) return false;
  const s = lane[1] - ((lane[3] - lane[1]) * lane[0]) / wayD;
  return Math.abs(s) < pitchOf(mind).halfMouth[mind.team] * 1.8 + 12;
}

/** On target, near enough, and nobody in the way or too near to miss. */
function isShot(state: RoomState, level: number): boolean {
  const { mind } = state.bodies;
  const { lane } = mind;
  const { length, halfMouth } = pitchOf(mind);
  const wayD = lane[2] - lane[0];
  const toLine = length - lane[0];
  if (wayD <= 0 || toLine <= 0 || toLine > wayD) return false;
  const half = halfMouth[3 - mind.team];
  const s = lane[1] + ((lane[3] - lane[1]) * toLine) / wayD;
  if (Math.abs(s) > half * mouthPart) return false;
  if (!seesLanes[level] || toLine < half * closeShotPart) return true;
  const endD = lane[2];
  const endS = lane[3];
  // Past everybody but the keeper, who is to be beaten.
  lane[2] = lane[0] + toLine * fieldPart;
  lane[3] = lane[1] + (s - lane[1]) * fieldPart;
  const open = isLaneOpen(state);
  lane[2] = endD;
  lane[3] = endS;
  return open;
}

/** Near the way of the ball is a team-mate, and no opponent before. */
function isPass(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  const { lane } = mind;
  const endD = lane[2];
  const endS = lane[3];
  const wayD = endD - lane[0];
  const wayS = endS - lane[1];
  const way = Math.sqrt(wayD * wayD + wayS * wayS);
  if (way < 80) return false;
  let found = false;
  for (let i = 0; i < mind.mateCount && !found; i++) {
    const mate = mind.mates[i];
    if (mate === seat || mate === mind.keeper) continue;
    const dd = mind.d[mate] + mind.vd[mate] * 12 - lane[0];
    const ds = mind.s[mate] + mind.vs[mate] * 12 - lane[1];
    const along = (dd * wayD + ds * wayS) / way;
    if (along < 70 || along > way * 0.9) continue;
    if (Math.abs(dd * wayS - ds * wayD) / way > passMissPx) continue;
    if (dd < -60 && !isPressed(mind)) continue;
    lane[2] = lane[0] + (wayD / way) * along;
    lane[3] = lane[1] + (wayS / way) * along;
    found = isLaneOpen(state) && !isMarked(state, 50);
    lane[2] = endD;
    lane[3] = endS;
  }
  return found;
}

/** Close to the own goal any way out is a good one; under pressure elsewhere a way forward. */
function isClearance(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  const { lane } = mind;
  const wayD = lane[2] - lane[0];
  const wayS = lane[3] - lane[1];
  const home = pitchOf(mind).halfMouth[mind.team] * homePart;
  const isHome = lane[0] < home && lane[1] < home && lane[1] > -home;
  const isOut = wayD > 0 || wayS * lane[1] > 0;
  if (isHome) return isOut && (seat === mind.keeper || isPressed(mind));
  // Off the boards is better than along them.
  if (pitchOf(mind).isBoarded && isAtEdge(mind)) return wayD > 0 || lane[0] > pitchOf(mind).length;
  if (!isPressed(mind) || !isTight(state)) return false;
  return wayD > Math.abs(wayS) || (isAtEdge(mind) && wayD > -Math.abs(wayS) * 0.3);
}

/** Along the boards or lines two only hold each other up. */
function isAtEdge(mind: Mind): boolean {
  const { length, behind, halfBreadth } = pitchOf(mind);
  const d = mind.ballD[0];
  const s = mind.ballS[0];
  const inside = d > edgePx - behind && d < length + behind - edgePx;
  return !inside || Math.abs(s) > halfBreadth - edgePx;
}

/** An opponent is as near to the ball as the bot. */
function isPressed(mind: Mind): boolean {
  return mind.first[3 - mind.team] < 24;
}

function isTight(state: RoomState): boolean {
  const { mind } = state.bodies;
  for (let i = 0; i < mind.foeCount; i++) {
    const other = mind.foes[i];
    const dd = mind.d[other] - mind.ballD[0];
    const ds = mind.s[other] - mind.ballS[0];
    if (dd * dd + ds * ds < pressedPx * pressedPx) return true;
  }
  return false;
}

/**
 * Two who round the ball on the same side hold each other up: then it is better to go straight at
 * it.
 */
export function isStuck(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  const { ballV } = mind;
  const limit = stuckPxPerTick * stuckPxPerTick;
  const vd = mind.vd[seat];
  const vs = mind.vs[seat];
  return vd * vd + vs * vs < limit && ballV[0] * ballV[0] + ballV[1] * ballV[1] < limit;
}
