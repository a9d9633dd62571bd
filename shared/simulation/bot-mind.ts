// What a side of bots sees (S88), in its own frame: `d` is the way from the own goal line towards
// the other one, `s` the way aside from the axis of the goals. Filled before it is used, from the
// state alone; never saved.
import { readFall } from './bot-fall.ts';
import { type BotPitch, looks, lookTicks, readPitch } from './bot-pitch.ts';
import { castRoles } from './bot-role.ts';
import { seatsMax } from './constants.ts';
import { directionTowards, type Input } from './input.ts';
import { field, type RoomState } from './state.ts';

export type Mind = {
  pitch: BotPitch | null;
  /** The side that looks. */
  team: number;
  /** The ball it looks at; -1 when there is none. */
  ball: number;
  /** By seat: place and speed. */
  readonly d: Float64Array;
  readonly s: Float64Array;
  readonly vd: Float64Array;
  readonly vs: Float64Array;
  /** By look: the ball. */
  readonly ballD: Float64Array;
  readonly ballS: Float64Array;
  /** Speed of the ball now, along and aside. */
  readonly ballV: Float64Array;
  /** By seat: ticks until it can be at the ball. */
  readonly soon: Float64Array;
  /** By team: the least of these, without handicaps. */
  readonly first: Float64Array;
  keeper: number;
  chaser: number;
  /** Of those who neither chase nor keep: the last man, where two or more wait; the foremost. */
  anchor: number;
  poacher: number;
  /** How many wait besides the last man. */
  waiting: number;
  /** Seats of the side and of the other one. */
  readonly mates: Int32Array;
  readonly foes: Int32Array;
  mateCount: number;
  foeCount: number;
  /** Where the bot at hand runs: d, s. */
  readonly course: Float64Array;
  /** Where the bot at hand wants the ball: d, s. */
  readonly aim: Float64Array;
  /** Worth of the best way for the ball so far, and of the one at hand. */
  readonly worth: Float64Array;
  /** Length of `lane`. */
  readonly far: Float64Array;
  /** A way that a ball may take, for `isLaneOpen`: from d, s to d, s. */
  readonly lane: Float64Array;
  /** On a volleyball court: where and when the ball can be met; see bot-volley.ts. */
  readonly fall: Float64Array;
};

export function createMind(): Mind {
  return {
    pitch: null,
    team: 0,
    ball: -1,
    d: new Float64Array(seatsMax),
    s: new Float64Array(seatsMax),
    vd: new Float64Array(seatsMax),
    vs: new Float64Array(seatsMax),
    ballD: new Float64Array(looks),
    ballS: new Float64Array(looks),
    ballV: new Float64Array(2),
    soon: new Float64Array(seatsMax),
    first: new Float64Array(3),
    keeper: -1,
    chaser: -1,
    anchor: -1,
    poacher: -1,
    waiting: 0,
    mates: new Int32Array(seatsMax),
    foes: new Int32Array(seatsMax),
    mateCount: 0,
    foeCount: 0,
    course: new Float64Array(2),
    aim: new Float64Array(2),
    worth: new Float64Array(2),
    far: new Float64Array(1),
    lane: new Float64Array(4),
    fall: new Float64Array(8),
  };
}

/** Looks at the pitch for `team`; everything else about bots reads what this fills. */
export function readMind(state: RoomState, team: number): void {
  const { mind } = state.bodies;
  const pitch =
    mind.pitch !== null && mind.pitch.stadium === state.stadium
      ? mind.pitch
      : readPitch(state.stadium);
  mind.pitch = pitch;
  mind.team = team;
  readPlayers(state, mind, pitch);
  readBall(state, mind, pitch);
  readTimes(mind, pitch);
  if (pitch.isVolley) readFall(mind, pitch);
  castRoles(state, mind, pitch);
}

/** The pitch that `readMind` saw. */
export function pitchOf(mind: Mind): BotPitch {
  return mind.pitch as BotPitch;
}

function readPlayers(state: RoomState, mind: Mind, pitch: BotPitch): void {
  const { discs } = state;
  const { goalSpots } = pitch.stadium;
  const x = goalSpots.x[mind.team];
  const y = goalSpots.y[mind.team];
  const fx = pitch.forwardX[mind.team];
  const fy = pitch.forwardY[mind.team];
  let at = state.stadium.discs.count * 4;
  mind.mateCount = 0;
  mind.foeCount = 0;
  for (let seat = 0; seat < seatsMax; seat++) {
    const team = state.team[seat];
    if (team === 0) continue;
    if (team === mind.team) mind.mates[mind.mateCount++] = seat;
    else mind.foes[mind.foeCount++] = seat;
    const dx = discs[at] - x;
    const dy = discs[at + 1] - y;
    mind.d[seat] = dx * fx + dy * fy;
    mind.s[seat] = dy * fx - dx * fy;
    mind.vd[seat] = discs[at + 2] * fx + discs[at + 3] * fy;
    mind.vs[seat] = discs[at + 3] * fx - discs[at + 2] * fy;
    at += 4;
  }
}

/** Of several balls the one nearest to the own goal; then where it will roll. */
function readBall(state: RoomState, mind: Mind, pitch: BotPitch): void {
  const { discs } = state;
  const { goalSpots } = pitch.stadium;
  const x = goalSpots.x[mind.team];
  const y = goalSpots.y[mind.team];
  const fx = pitch.forwardX[mind.team];
  const fy = pitch.forwardY[mind.team];
  mind.ball = -1;
  let nearest = 0;
  for (let i = 0; i < pitch.balls.length; i++) {
    const disc = pitch.balls[i];
    const d = (discs[disc * 4] - x) * fx + (discs[disc * 4 + 1] - y) * fy;
    if (mind.ball >= 0 && d >= nearest) continue;
    mind.ball = disc;
    nearest = d;
  }
  const at = mind.ball < 0 ? -1 : mind.ball * 4;
  const dx = (at < 0 ? 0 : discs[at]) - x;
  const dy = (at < 0 ? 0 : discs[at + 1]) - y;
  const vx = at < 0 ? 0 : discs[at + 2];
  const vy = at < 0 ? 0 : discs[at + 3];
  mind.ballD[0] = dx * fx + dy * fy;
  mind.ballS[0] = dy * fx - dx * fy;
  mind.ballV[0] = vx * fx + vy * fy;
  mind.ballV[1] = vy * fx - vx * fy;
  rollBall(mind, pitch);
}

/** A ball bounces at the edge of the field, in goals too. */
function rollBall(mind: Mind, pitch: BotPitch): void {
  const fx = pitch.forwardX[mind.team];
  const fy = pitch.forwardY[mind.team];
  const gravityD = pitch.gravityX * fx + pitch.gravityY * fy;
  const gravityS = pitch.gravityY * fx - pitch.gravityX * fy;
  const { ballD, ballS } = mind;
  const { bounce } = pitch;
  let d = ballD[0];
  let s = ballS[0];
  let vd = mind.ballV[0];
  let vs = mind.ballV[1];
  const most = pitch.length + pitch.behind;
  for (let look = 1; look < looks; look++) {
    d += vd * pitch.roll[look] + gravityD * pitch.fall[look];
    s += vs * pitch.roll[look] + gravityS * pitch.fall[look];
    vd = vd * pitch.keep[look] + gravityD * pitch.fallSpeed[look];
    vs = vs * pitch.keep[look] + gravityS * pitch.fallSpeed[look];
    if (pitch.isFramed) {
      if (d < -pitch.behind || d > most) {
        const edge = d < 0 ? -pitch.behind : most;
        d = edge - (d - edge) * bounce;
        vd *= -bounce;
      }
      if (s < -pitch.halfBreadth || s > pitch.halfBreadth) {
        const edge = s < 0 ? -pitch.halfBreadth : pitch.halfBreadth;
        s = edge - (s - edge) * bounce;
        vs *= -bounce;
      }
    }
    ballD[look] = d;
    ballS[look] = s;
  }
}

/** When each player can be at the ball: the first time at which it is within reach. */
function readTimes(mind: Mind, pitch: BotPitch): void {
  const { first, soon, mates, foes, team } = mind;
  first[1] = 1e4;
  first[2] = 1e4;
  for (let i = 0; i < mind.mateCount; i++) {
    readTime(mind, pitch, mates[i]);
    if (soon[mates[i]] < first[team]) first[team] = soon[mates[i]];
  }
  for (let i = 0; i < mind.foeCount; i++) {
    readTime(mind, pitch, foes[i]);
    if (soon[foes[i]] < first[3 - team]) first[3 - team] = soon[foes[i]];
  }
}

function readTime(mind: Mind, pitch: BotPitch, seat: number): void {
  const { ballD, ballS } = mind;
  const { reach, reachSquared, slide } = pitch;
  const d = mind.d[seat];
  const s = mind.s[seat];
  const vd = mind.vd[seat];
  const vs = mind.vs[seat];
  let before = 0;
  // Every second look is enough to see whether it is within reach by then.
  for (let look = 0; look < looks; look += 2) {
    const dd = ballD[look] - d - vd * slide[look];
    const ds = ballS[look] - s - vs * slide[look];
    const squared = dd * dd + ds * ds;
    if (squared <= reachSquared[look]) {
      mind.soon[seat] = 0;
      if (look === 0) return;
      const short = Math.sqrt(before) - reach[look - 2];
      const spare = reach[look] - Math.sqrt(squared);
      const ticks = lookTicks[look] - lookTicks[look - 2];
      mind.soon[seat] = lookTicks[look - 2] + (ticks * short) / (short + spare);
      return;
    }
    before = squared;
  }
  const rest = Math.sqrt(before) - reach[looks - 1];
  mind.soon[seat] = lookTicks[looks - 1] + rest / Math.max(0.2, pitch.runSpeed);
}

/** The ball at the moment when `seat` can be there, into `course`. */
export function meetBall(mind: Mind, seat: number): void {
  const ticks = mind.soon[seat];
  let look = 0;
  while (look < looks - 1 && lookTicks[look + 1] <= ticks) look++;
  const next = Math.min(looks - 1, look + 1);
  const gap = lookTicks[next] - lookTicks[look];
  const part = gap > 0 ? Math.min(1, (ticks - lookTicks[look]) / gap) : 0;
  mind.course[0] = mind.ballD[look] + (mind.ballD[next] - mind.ballD[look]) * part;
  mind.course[1] = mind.ballS[look] + (mind.ballS[next] - mind.ballS[look]) * part;
}

/** A whole number from 0 to 255 that is anybody's guess but the same for everybody. */
export function chance(state: RoomState, seat: number, shift: number): number {
  const now = state.fields[field.tick] >> shift;
  const word = Math.imul(
    state.fields[field.random] ^ Math.imul(now * 16 + seat + 1, 0x9e3779b1),
    0x85ebca6b,
  );
  return (Math.imul(word ^ (word >>> 15), 0xc2b2ae35) >>> 24) & 255;
}

/** The direction of a vector in the side's frame. */
export function directionInFrame(mind: Mind, d: number, s: number): Input {
  const pitch = pitchOf(mind);
  const fx = pitch.forwardX[mind.team];
  const fy = pitch.forwardY[mind.team];
  return directionTowards(d * fx - s * fy, d * fy + s * fx);
}

/** Moves a place that boards make out of reach to the nearest that a player can be at. */
export function keepInBoards(mind: Mind): void {
  const pitch = pitchOf(mind);
  if (!pitch.isBoarded) return;
  const { course } = mind;
  const { radius } = pitch.stadium.player;
  const side = Math.max(0, pitch.halfBreadth - radius);
  const least = radius - pitch.behind;
  const most = pitch.length + pitch.behind - radius;
  course[0] = Math.max(least, Math.min(most, course[0]));
  course[1] = Math.max(-side, Math.min(side, course[1]));
}
