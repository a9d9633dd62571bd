// Where the bot at the ball wants it to go (S85): the goal, a team-mate, past an opponent, away.
import { fieldPart } from './bot-kick.ts';
import { isLaneOpen, isMarked } from './bot-lane.ts';
import { chance, type Mind, pitchOf } from './bot-mind.ts';
import { aimError, levelOf, passes, seesLanes } from './bot-skill.ts';
import { field, phase, type RoomState } from './state.ts';

/** Worth of a shot from the line, and what each px of distance takes off it. */
const shotWorth = 110;
const shotLoss = 0.16;
/** Where in the mouth shots go, in half mouths. */
const shotSpots: readonly number[] = [-0.66, 0, 0.66];
/** Worth of a pass square to a free team-mate, and what each px of gain adds. */
const passWorth = 34;
const passGain = 0.1;
/** Worth of running on with the ball. */
const dribbleWorth = 52;
/** Worth of a ball out to the wing, near the own goal. */
const clearWorth = 60;
/** What a way through an opponent takes off. */
const blockLoss = 45;
/** What a way that would have to be started from within the boards takes off. */
const boardLoss = 50;
/** What going the way that the bot already runs adds. */
const easeWorth = 26;
/** A pass goes that far, in px, in front of the team-mate. */
const leadPx = 45;
/** Shorter passes, in px, are none. */
const passMinPx = 60;
/** This near to the edge, in px, a ball is led along it. */
const sidePx = 24;
/** An opponent that near, in px, spoils things. */
const markedPx = 70;

/** Sets `mind.aim`, for a ball that will be met at `mind.course`. */
export function chooseAim(state: RoomState, seat: number): void {
  const { mind } = state.bodies;
  const level = levelOf(state, seat);
  mind.lane[0] = mind.course[0];
  mind.lane[1] = mind.course[1];
  if (state.fields[field.phase] === phase.kickOff) aimAtKickOff(state, seat);
  else weighWays(state, seat, level);
  const error = (aimError[level] * (chance(state, seat, 6) - 127.5)) / 127.5;
  mind.aim[1] += error * pitchOf(mind).halfMouth[3 - mind.team];
}

/** A free team-mate, else out to one of the wings. */
function aimAtKickOff(state: RoomState, seat: number): void {
  const { mind } = state.bodies;
  const { length, halfBreadth } = pitchOf(mind);
  mind.aim[0] = length;
  mind.aim[1] = (chance(state, seat, 8) < 128 ? -1 : 1) * halfBreadth * 0.9;
}

function weighWays(state: RoomState, seat: number, level: number): void {
  const { mind } = state.bodies;
  const { length, halfMouth, kickRange, halfBreadth, behind } = pitchOf(mind);
  const isAtSide = Math.abs(mind.course[1]) > halfBreadth - sidePx;
  const { lane, worth, far } = mind;
  const sees = seesLanes[level];
  worth[0] = -1e9;
  const inFront = lane[0] < length - 4;
  for (let i = 0; inFront && i < shotSpots.length; i++) {
    lane[2] = length;
    lane[3] = shotSpots[i] * halfMouth[3 - mind.team];
    measureLane(mind);
    worth[1] = shotWorth - far[0] * shotLoss - (far[0] > kickRange ? 60 : 0);
    if (sees && isShotBlocked(state)) worth[1] -= blockLoss;
    take(mind, seat);
  }
  // Straight on; from behind the other goal first back in front of it.
  lane[2] = inFront ? Math.min(length, lane[0] + 110) : length - 70;
  lane[3] = lane[1] * (isAtSide ? 1 : inFront ? 0.8 : 1.4);
  worth[1] = dribbleWorth - (sees && isMarked(state, markedPx) ? 24 : 0);
  take(mind, seat);
  if (lane[0] < length * 0.3) {
    for (let side = -1; side <= 1; side += 2) {
      lane[2] = lane[0] + (lane[0] < 0 ? behind * 0.4 : 150);
      lane[3] = side * halfBreadth * 0.95;
      worth[1] = clearWorth - (sees && !isLaneOpen(state) ? blockLoss : 0);
      take(mind, seat);
    }
  }
  if (passes[level]) weighPasses(state, seat);
}

/** By anybody but the keeper, who is to be beaten. */
function isShotBlocked(state: RoomState): boolean {
  const { lane } = state.bodies.mind;
  const d = lane[2];
  const s = lane[3];
  lane[2] = lane[0] + (d - lane[0]) * fieldPart;
  lane[3] = lane[1] + (s - lane[1]) * fieldPart;
  const open = isLaneOpen(state);
  lane[2] = d;
  lane[3] = s;
  return !open;
}

function weighPasses(state: RoomState, seat: number): void {
  const { mind } = state.bodies;
  const { lane, worth, far } = mind;
  const { kickRange, length } = pitchOf(mind);
  for (let i = 0; i < mind.mateCount; i++) {
    const mate = mind.mates[i];
    if (mate === seat || mate === mind.keeper) continue;
    lane[2] = Math.min(length - 20, mind.d[mate] + leadPx + mind.vd[mate] * 10);
    lane[3] = mind.s[mate] + mind.vs[mate] * 10;
    measureLane(mind);
    if (far[0] < passMinPx || far[0] > kickRange) continue;
    worth[1] = passWorth + (lane[2] - lane[0]) * passGain;
    if (!isLaneOpen(state)) worth[1] -= blockLoss;
    if (isMarked(state, markedPx)) worth[1] -= 20;
    take(mind, seat);
  }
}

/** Sets `mind.far` to the length of the lane: returned, it would be boxed. */
function measureLane({ lane, far }: Mind): void {
  const wayD = lane[2] - lane[0];
  const wayS = lane[3] - lane[1];
  far[0] = Math.sqrt(wayD * wayD + wayS * wayS);
}

/** Whether boards are where one would have to stand to send the ball that way. */
function isOutOfReach(mind: Mind): boolean {
  const pitch = pitchOf(mind);
  const far = mind.far[0];
  if (!pitch.isBoarded || far === 0) return false;
  const { lane } = mind;
  const back = pitch.touch / far;
  const d = lane[0] - (lane[2] - lane[0]) * back;
  const s = lane[1] - (lane[3] - lane[1]) * back;
  const room = pitch.stadium.player.radius * 0.4;
  const isBeside = Math.abs(s) > pitch.halfBreadth - room;
  return isBeside || d < room - pitch.behind || d > pitch.length + pitch.behind - room;
}

/** Aims there if it is worth more than the best so far. */
function take(mind: Mind, seat: number): void {
  const { lane, aim, worth } = mind;
  measureLane(mind);
  const far = mind.far[0];
  const dd = lane[0] - mind.d[seat];
  const ds = lane[1] - mind.s[seat];
  const run = Math.sqrt(dd * dd + ds * ds);
  const cosine =
    far > 0 && run > 0 ? (dd * (lane[2] - lane[0]) + ds * (lane[3] - lane[1])) / (far * run) : 0;
  const total = worth[1] + easeWorth * cosine - (isOutOfReach(mind) ? boardLoss : 0);
  if (total <= worth[0]) return;
  worth[0] = total;
  aim[0] = lane[2];
  aim[1] = lane[3];
}
