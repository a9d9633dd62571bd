// The way of the bot at the ball (S84, S85): behind it, seen from where it should go, and through
// it.
import { chooseAim } from './bot-aim.ts';
import { isStuck } from './bot-kick.ts';
import { keepInBoards, type Mind, meetBall, pitchOf } from './bot-mind.ts';
import { runThrough } from './bot-run.ts';
import type { Input } from './input.ts';
import type { RoomState } from './state.ts';

/** Room, in px, that a bot leaves between itself and the ball while going round it. */
const roomPx = 12;
/** Straight behind the ball a bot runs for a place that far, in px, beyond it. */
const throughPx = 30;
/** So many ticks later than an opponent a bot doesn't go for the ball but gets in its way. */
const lateTicks = 10;
/** There, in px from the ball towards the own goal. */
const blockPx = 46;
/** A ball rolling across is hit from that much aside at most: sine of the angle. */
const leadMax = 0.6;

/** What the bot nearest to the ball does. */
export function chase(state: RoomState, seat: number): Input {
  const { mind } = state.bodies;
  const { course } = mind;
  meetBall(mind, seat);
  if (isBeaten(mind, seat)) {
    getGoalSide(mind);
    return runThrough(state, seat);
  }
  chooseAim(state, seat);
  pointKick(mind);
  const ad = mind.aim[0];
  const as = mind.aim[1];
  const dd = course[0] - mind.d[seat];
  const ds = course[1] - mind.s[seat];
  const along = dd * ad + ds * as;
  const aside = dd * as - ds * ad;
  const { touch } = pitchOf(mind);
  const room = touch + roomPx;
  const isBehind = along > Math.abs(aside);
  const isInFront = along < touch && Math.abs(aside) < room;
  if (isInFront && !isBehind && isStuck(state, seat)) return runThrough(state, seat);
  // In front of the ball: round it where the bot already is, wide enough not to push it home.
  const behind = along > Math.abs(aside) * 3 ? -throughPx : touch * 0.7;
  const back = isBehind ? behind : isInFront ? room * 0.4 : room;
  const wide = isBehind || !isInFront ? 0 : (aside > 0 ? -room : room) * 1.5;
  course[0] += as * wide - ad * back;
  course[1] -= as * back + ad * wide;
  keepInBoards(mind);
  return runThrough(state, seat);
}

/** An opponent has the ball, and between it and the own goal is nobody who chases. */
function isBeaten(mind: Mind, seat: number): boolean {
  if (mind.first[3 - mind.team] > mind.soon[seat] - lateTicks) return false;
  return mind.d[seat] > mind.ballD[0] - 8;
}

/** From the ball towards the own goal. */
function getGoalSide(mind: Mind): void {
  const { course } = mind;
  const way = Math.sqrt(course[0] * course[0] + course[1] * course[1]);
  const part = way > 1 ? Math.min(blockPx, way) / way : 0;
  course[0] -= course[0] * part;
  course[1] -= course[1] * part;
}

/** Turns `aim` into the unit vector of the kick that sends the ball there, with its own speed. */
function pointKick(mind: Mind): void {
  const { aim, course, ballV } = mind;
  const wayD = aim[0] - course[0];
  const wayS = aim[1] - course[1];
  const way = Math.sqrt(wayD * wayD + wayS * wayS);
  const ud = way > 0 ? wayD / way : 1;
  const us = way > 0 ? wayS / way : 0;
  const drift = (ballV[1] * ud - ballV[0] * us) / Math.max(1, pitchOf(mind).kickSpeed);
  const lead = Math.max(-leadMax, Math.min(leadMax, drift));
  const rest = Math.sqrt(1 - lead * lead);
  aim[0] = ud * rest + us * lead;
  aim[1] = us * rest - ud * lead;
}
