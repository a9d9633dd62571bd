// Running as a bot does it (S83): to a place, in one of the 16 directions, braking in time, around
// goals that stand in the field, and out of a jam.
import { chance, directionInFrame, type Mind, pitchOf } from './bot-mind.ts';
import { directionOf, directionsMax, type Input } from './input.ts';
import type { RoomState } from './state.ts';

/** Part of its way to a stop that a bot steers against: brakes before the place. */
const brakePart = 0.36;
/** The same when it wants to run through the place: only corrects the course. */
const throughPart = 0.14;
/** Nearer than this, in px, a bot has arrived and stands still. */
const arrivedPx = 7;
/** Room, in px, between a bot and the cage that it goes round. */
const cageRoomPx = 6;
/** A bot slower than this part of its top speed in spite of a held key is held up. */
const jamPart = 0.03;
/** Nearer to the ball, in px, being held up is a duel. */
const duelPx = 60;

/** Runs to `course` and stands still on arrival. */
export function runTo(state: RoomState, seat: number): Input {
  const { mind } = state.bodies;
  const dd = mind.course[0] - mind.d[seat];
  const ds = mind.course[1] - mind.s[seat];
  if (dd * dd + ds * ds < arrivedPx * arrivedPx) return 0;
  return steer(state, seat, brakePart);
}

/** Runs through `course` without braking. */
export function runThrough(state: RoomState, seat: number): Input {
  return steer(state, seat, throughPart);
}

function steer(state: RoomState, seat: number, part: number): Input {
  const { mind } = state.bodies;
  const ticks = pitchOf(mind).glide * part;
  if (pitchOf(mind).cageDepth > 0) goRoundCages(mind, seat);
  const dd = mind.course[0] - mind.d[seat] - mind.vd[seat] * ticks;
  const ds = mind.course[1] - mind.s[seat] - mind.vs[seat] * ticks;
  const direction = directionInFrame(mind, dd, ds);
  return isJammed(state, seat) ? turned(direction, chance(state, seat, 4)) : direction;
}

/** A wall that a bot knows nothing of: then it tries to go along it, one way or the other. */
function isJammed(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  if (directionOf(state.input[seat]) === 0) return false;
  const limit = pitchOf(mind).runSpeed * jamPart;
  const vd = mind.vd[seat];
  const vs = mind.vs[seat];
  if (vd * vd + vs * vs >= limit * limit) return false;
  const dd = mind.ballD[0] - mind.d[seat];
  const ds = mind.ballS[0] - mind.s[seat];
  return dd * dd + ds * ds > duelPx * duelPx;
}

/** By a quarter to the left or right, for half of all chances. */
function turned(direction: number, dice: number): number {
  if (direction === 0 || dice < 128) return direction;
  const quarter = dice < 192 ? directionsMax / 4 : (directionsMax * 3) / 4;
  return ((direction - 1 + quarter) % directionsMax) + 1;
}

function goRoundCages(mind: Mind, seat: number): void {
  const pitch = pitchOf(mind);
  goRoundCage(mind, seat, 0, -pitch.cageDepth);
  goRoundCage(mind, seat, pitch.length, pitch.length + pitch.cageDepth);
}

/** `front` and `back` of the cage as d; a way that leads through it first leads past a corner. */
function goRoundCage(mind: Mind, seat: number, front: number, back: number): void {
  const { course } = mind;
  const pitch = pitchOf(mind);
  const radius = pitch.stadium.player.radius + cageRoomPx;
  const half = pitch.halfMouth[mind.team] + radius;
  const d = mind.d[seat];
  const s = mind.s[seat];
  const out = back > front ? 1 : -1;
  const isIn = (d - front) * out > 0;
  const goesIn = (course[0] - front) * out > 0;
  if (!isIn && !goesIn) return;
  // Beside the cage on the same side of it nothing is in the way.
  if (s > half - 4 && course[1] > half - 4) return;
  if (s < 4 - half && course[1] < 4 - half) return;
  const isPast = (d - back) * out > 0;
  const goesPast = (course[0] - back) * out > 0;
  if (isPast && goesPast) return;
  if (!isIn && s < half && s > -half && !goesPast && course[1] < half && course[1] > -half) {
    course[0] = front - out * radius;
    return;
  }
  const isBeside = s > half - 4 || s < 4 - half;
  const side = isBeside ? (s > 0 ? 1 : -1) : course[1] + s > 0 ? 1 : -1;
  if (isBeside) {
    // Along the side of the cage, to the end at which the way goes on.
    course[0] = goesPast ? back + out * radius : front - out * radius;
    course[1] = side * (half + 4);
    if ((course[0] - d) * out * (goesPast ? 1 : -1) < 6) course[1] = s;
    return;
  }
  course[0] = isPast ? back + out * radius : front - out * radius;
  course[1] = side * (half + 12);
}
