// Volleyball (S90): one meets the ball from behind and below, the others wait spread out; who is at
// the net may leap.
import { fallEntry, jumpPx, upOf } from './bot-fall.ts';
import { chance, directionInFrame, type Mind, pitchOf } from './bot-mind.ts';
import { lookTicks } from './bot-pitch.ts';
import { aimError, levelOf, seesLanes } from './bot-skill.ts';
import type { Input } from './input.ts';
import { field, phase, type RoomState } from './state.ts';

/** Sines of the angles between straight up and a kick that a bot considers. */
const leans: readonly number[] = [0.04, 0.16, 0.28, 0.4, 0.52, 0.64, 0.76, 0.88];
/** A ball in flight is looked at every so many ticks: from look 3 to look 4. */
const flightLook = 4;
const flightTicks = lookTicks[flightLook] - lookTicks[flightLook - 1];
/** Room, in px, between a ball and the net below it. */
const netRoomPx = 10;
const flightTicksMax = 240;
/** A misjudged ball, in px per unit of `aimError`. */
const missPx = 34;
/** Who leaps. */
const leapsAt: readonly boolean[] = [false, false, true, true];
/** Leaps begin that many ticks before the ball is there. */
const leapTicks = 74;
/** A ball that comes down that near to the net, in px, is met in a leap. */
const leapRangePx = 110;
/** Part of its speed a bot steers against, in ticks. */
const brakeTicks = 9;
/** Nearer than this, in px, a bot has arrived. */
const arrivedPx = 3;

export function playVolley(state: RoomState, seat: number, mayMove: boolean): Input {
  const { mind } = state.bodies;
  if (state.fields[field.phase] === phase.kickOff) {
    return mayMove && seat === mind.chaser ? serve(mind, seat) : 0;
  }
  const receiver = receiverOf(mind);
  if (seat === receiver) return receive(state, seat);
  waitSpread(mind, seat, receiver);
  return float(mind, seat, 0);
}

/** Any touch from below that does not send the ball back. */
export function wantsVolleyKick(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  const pitch = pitchOf(mind);
  const up = upOf(pitch, mind.team);
  const dd = mind.ballD[0] - mind.d[seat];
  const dUp = (mind.ballS[0] - mind.s[seat]) * up;
  const far = Math.sqrt(dd * dd + dUp * dUp);
  if (far >= pitch.kickReach || far === 0) return false;
  if (state.fields[field.phase] === phase.kickOff) return dd > far * 0.5;
  return dUp > far * 0.3 && dd > -far * 0.25;
}

/** Up to the ball on the net, and through it. */
function serve(mind: Mind, seat: number): Input {
  const pitch = pitchOf(mind);
  const up = upOf(pitch, mind.team);
  const height = mind.ballS[0] * up;
  mind.course[0] = mind.ballD[0] - pitch.touch * 0.75;
  mind.course[1] = (height - pitch.touch * 0.6) * up;
  return float(mind, seat, height);
}

/** Who has the least way to where the ball comes down; -1 while it falls beyond the net. */
function receiverOf(mind: Mind): number {
  const { fall } = mind;
  const net = pitchOf(mind).length / 2;
  if (fall[fallEntry.d] > net + 10) return -1;
  let best = -1;
  let least = 0;
  for (let i = 0; i < mind.mateCount; i++) {
    const seat = mind.mates[i];
    const far = Math.abs(mind.d[seat] + mind.vd[seat] * brakeTicks - fall[fallEntry.d]);
    if (best >= 0 && far >= least) continue;
    best = seat;
    least = far;
  }
  return best;
}

/** Under the ball, so far behind it that the kick carries it over the net. */
function receive(state: RoomState, seat: number): Input {
  const { mind } = state.bodies;
  const { fall, course } = mind;
  const pitch = pitchOf(mind);
  const level = levelOf(state, seat);
  const up = upOf(pitch, mind.team);
  const net = pitch.length / 2;
  const leaps = leapsAt[level] && fall[fallEntry.jump] > net - leapRangePx;
  const at = leaps ? fallEntry.jump : 0;
  const isTime = leaps && fall[at + fallEntry.ticks] < leapTicks;
  const miss = (aimError[level] * missPx * (chance(state, seat, 6) - 127.5)) / 127.5;
  const lean = bestLean(state, seat, at, leaps ? jumpPx : 0);
  course[0] = Math.min(net - pitch.stadium.player.radius, fall[at] - pitch.touch * lean + miss);
  const height = isTime ? jumpPx : 0;
  course[1] = height * up;
  return float(mind, seat, height);
}

/**
 * The lean whose kick comes down where the other side is last; steep, to try again, if none gets
 * over the net.
 */
function bestLean(state: RoomState, seat: number, at: number, height: number): number {
  const { mind } = state.bodies;
  const pitch = pitchOf(mind);
  const sees = seesLanes[levelOf(state, seat)];
  let best = 0.2;
  let most = -1e9;
  for (let i = 0; i < leans.length; i++) {
    fly(mind, at, height, i);
    if (mind.aim[0] < pitch.length / 2) continue;
    const dice = chance(state, i, 6) * 0.4;
    const worth = sees ? dice * 0.5 + leadOver(mind) : dice;
    if (worth <= most) continue;
    best = leans[i];
    most = worth;
  }
  return best;
}

/** How far, in px, the nearest opponent is from getting to a ball that comes down at `aim`. */
function leadOver(mind: Mind): number {
  let least = 1e9;
  for (let i = 0; i < mind.foeCount; i++) {
    const other = mind.foes[i];
    const far = Math.abs(mind.d[other] - mind.aim[0]);
    if (far < least) least = far;
  }
  return least - mind.aim[1] * pitchOf(mind).runSpeed;
}

/**
 * Sets `aim` to where and when a kick of that of `leans` comes down; at the net if it stays there.
 */
function fly(mind: Mind, at: number, from: number, index: number): void {
  const lean = leans[index];
  const { fall, aim } = mind;
  const pitch = pitchOf(mind);
  const net = pitch.length / 2;
  const rise = Math.sqrt(1 - lean * lean);
  let d = fall[at];
  let height = from + pitch.touch * rise;
  let vd = fall[at + fallEntry.vd] + lean * pitch.kickSpeed;
  let vUp = fall[at + fallEntry.vUp] + rise * pitch.kickSpeed;
  const { keep, roll, fall: drop, fallSpeed } = pitch;
  let tick = 0;
  for (; tick < flightTicksMax && height > 0; tick += flightTicks) {
    const before = d;
    d += vd * roll[flightLook];
    height += vUp * roll[flightLook] - pitch.gravityY * drop[flightLook];
    vd *= keep[flightLook];
    vUp = vUp * keep[flightLook] - pitch.gravityY * fallSpeed[flightLook];
    if (before < net && d >= net && height < pitch.netHeight + netRoomPx) {
      d = net - 1;
      break;
    }
  }
  aim[0] = d > pitch.length * 1.5 ? pitch.length * 3 - d : d;
  aim[1] = tick;
}

/** Evenly over the own side, in order of where they are. */
function waitSpread(mind: Mind, seat: number, receiver: number): void {
  let count = 0;
  let rank = 0;
  for (let i = 0; i < mind.mateCount; i++) {
    const other = mind.mates[i];
    if (other === receiver) continue;
    count++;
    if (other === seat) continue;
    const isBefore = other < seat ? mind.d[other] <= mind.d[seat] : mind.d[other] < mind.d[seat];
    if (isBefore) rank++;
  }
  const { length } = pitchOf(mind);
  mind.course[0] = -length / 2 + (length * (rank + 0.5)) / count;
  mind.course[1] = 0;
}

/** Sideways with the keys; up only as long as it is wanted, for down is where everything falls. */
function float(mind: Mind, seat: number, height: number): Input {
  const up = upOf(pitchOf(mind), mind.team);
  const dd = mind.course[0] - mind.d[seat] - mind.vd[seat] * brakeTicks;
  const ds = mind.course[1] - mind.s[seat] - mind.vs[seat] * brakeTicks;
  const along = Math.abs(dd) > arrivedPx ? dd : 0;
  const rises = height > 0 && ds * up > 0;
  return directionInFrame(mind, along, rises ? up * Math.max(Math.abs(along), 4) : 0);
}
