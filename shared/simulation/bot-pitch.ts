// What bots know of a pitch (S88): which way is forward, how far a player gets in so many ticks,
// how a ball rolls. Follows from the stadium alone; made once per stadium.
import { kickReachPx } from './constants.ts';
import { flag, isBall } from './flags.ts';
import { hasFloorGoals } from './floor-goal.ts';
import type { Stadium } from './stadium.ts';

/** The moments, an odd number of them, in ticks from now, at which a bot looks ahead. */
export const lookTicks: readonly number[] = [0, 3, 6, 10, 14, 19, 25, 32, 40, 50, 62, 76, 92];
export const looks = lookTicks.length;

/** By team where there are three entries. Lengths in px, speeds in px per tick. */
export type BotPitch = {
  readonly stadium: Stadium;
  /** From the own goal to the other one, as a unit vector. */
  readonly forwardX: readonly number[];
  readonly forwardY: readonly number[];
  /** From goal to goal. */
  readonly length: number;
  /** From the middle to the side lines. */
  readonly halfBreadth: number;
  /** From the goal line to the end of the field. */
  readonly behind: number;
  /** How deep a goal is that stands in the field; 0 for goals at its end. */
  readonly cageDepth: number;
  /** Whether lines or boards hold the ball on the field. */
  readonly isFramed: boolean;
  /** Whether boards hold the players too: nobody gets behind a ball that lies at them. */
  readonly isBoarded: boolean;
  /** Part of its speed that a ball keeps at the edge. */
  readonly bounce: number;
  readonly halfMouth: readonly number[];
  readonly runSpeed: number;
  /** How many ticks' worth of its speed a player slides until it stands. */
  readonly glide: number;
  /** What a kick adds. */
  readonly kickSpeed: number;
  /** How far a kick rolls. */
  readonly kickRange: number;
  /** Middles this far apart touch; nearer than `kickReach` a kick hits. */
  readonly touch: number;
  readonly kickReach: number;
  /** By look: how far from a player at rest it touches a ball, and its slide, in ticks of speed. */
  readonly reach: Float64Array;
  /** The same from the ball's middle, squared: within it the ball is touched. */
  readonly reachSquared: Float64Array;
  readonly slide: Float64Array;
  /** By look, from the look before: part of its speed a ball keeps, and ticks' worth of way. */
  readonly keep: Float64Array;
  readonly roll: Float64Array;
  /** By look, from the look before: what gravity adds to speed and way, per px per tick squared. */
  readonly fallSpeed: Float64Array;
  readonly fall: Float64Array;
  readonly gravityX: number;
  readonly gravityY: number;
  /** The floor on either side of a net is the goal. */
  readonly isVolley: boolean;
  /** How far above the floor's goal line a ball has to be to pass the net. */
  readonly netHeight: number;
  /** What a ball keeps of its speed in a tick. */
  readonly ballDamping: number;
  /** Discs that the bots play with, best first. */
  readonly balls: Int32Array;
};

export function readPitch(stadium: Stadium): BotPitch {
  const { goalSpots, drawing, player } = stadium;
  const balls = ballsOf(stadium);
  const ball = balls.length > 0 ? balls[0] : -1;
  const damping = ball >= 0 ? bound(stadium.discs.damping[ball], 0, 1) : 0.99;
  const ballRadius = ball >= 0 ? stadium.discs.radius[ball] : 10;
  const wayX = goalSpots.x[2] - goalSpots.x[1];
  const wayY = goalSpots.y[2] - goalSpots.y[1];
  const way = Math.sqrt(wayX * wayX + wayY * wayY);
  const isFramed = drawing.halfWidth > 0 && drawing.halfHeight > 0;
  const halfX = isFramed ? drawing.halfWidth : stadium.viewHalfWidth;
  const halfY = isFramed ? drawing.halfHeight : stadium.viewHalfHeight;
  const forwardX = way > 1 ? wayX / way : 1;
  const forwardY = way > 1 ? wayY / way : 0;
  const isAcross = Math.abs(forwardX) >= Math.abs(forwardY);
  const half = (isAcross ? halfX : halfY) || 300;
  const length = way > 1 ? way : half * 2;
  const kickSpeed =
    Math.abs(player.kickStrength) * (ball >= 0 ? Math.abs(stadium.discs.invMass[ball]) : 1);
  const touch = player.radius + ballRadius;
  return {
    stadium,
    forwardX: [0, forwardX, -forwardX],
    forwardY: [0, forwardY, -forwardY],
    length,
    halfBreadth: Math.max(60, isAcross ? halfY : halfX),
    behind: Math.max(0, half - length / 2),
    cageDepth: isFramed && half - length / 2 > touch ? Math.max(drawing.goalDepth, 1) : 0,
    isFramed,
    isBoarded: isFramed && isBoarded(stadium),
    bounce: ball >= 0 ? bound(stadium.discs.bCoef[ball], 0, 0.95) : 0.5,
    halfMouth: goalSpots.halfWidth.map((width) => bound(width, 20, 400)),
    runSpeed: Math.abs(player.acceleration) / Math.max(0.005, 1 - bound(player.damping, 0, 0.995)),
    glide: 1 / Math.max(0.015, 1 - bound(player.damping, 0, 0.995)),
    kickSpeed,
    kickRange: Math.min(1200, (kickSpeed / Math.max(0.002, 1 - damping)) * 0.8),
    touch,
    kickReach: touch + kickReachPx,
    ...readRunning(Math.abs(player.acceleration), bound(player.damping, 0, 0.995), touch),
    ...readRolling(damping),
    gravityX: ball >= 0 ? stadium.discs.gravityX[ball] : 0,
    gravityY: ball >= 0 ? stadium.discs.gravityY[ball] : 0,
    isVolley: ball >= 0 && isVolley(stadium, ball),
    netHeight: netHeightOf(stadium) + ballRadius,
    ballDamping: damping,
    balls,
  };
}

/** Scoring balls; where there is none, whatever can be kicked. */
function ballsOf(stadium: Stadium): Int32Array {
  const { count, group } = stadium.discs;
  const scoring: number[] = [];
  const others: number[] = [];
  for (let disc = 0; disc < count; disc++) {
    if ((group[disc] & flag.score) !== 0) scoring.push(disc);
    else if (isBall(disc, group[disc])) others.push(disc);
  }
  return Int32Array.from(scoring.length > 0 ? scoring : others);
}

function readRunning(acceleration: number, damping: number, touch: number) {
  const reach = new Float64Array(looks).fill(touch + 2);
  const slide = new Float64Array(looks);
  let [way, speed, slid, part] = [0, 0, 0, 1];
  let look = 1;
  for (let tick = 1; look < looks; tick++) {
    speed += acceleration;
    way += speed;
    speed *= damping;
    slid += part;
    part *= damping;
    if (tick !== lookTicks[look]) continue;
    reach[look] += way;
    slide[look++] = slid;
  }
  return { reach, slide, reachSquared: reach.map((px) => px * px) };
}

function readRolling(damping: number) {
  const keep = new Float64Array(looks);
  const roll = new Float64Array(looks);
  const fallSpeed = new Float64Array(looks);
  const fall = new Float64Array(looks);
  for (let look = 1; look < looks; look++) {
    let [part, way, speed, drop] = [1, 0, 0, 0];
    for (let tick = lookTicks[look - 1]; tick < lookTicks[look]; tick++) {
      way += part;
      part *= damping;
      drop += speed;
      speed = speed * damping + 1;
    }
    keep[look] = part;
    roll[look] = way;
    fallSpeed[look] = speed;
    fall[look] = drop;
  }
  return { keep, roll, fallSpeed, fall };
}

/** A ball that falls, and goals that lie on the floor beside each other. */
function isVolley(stadium: Stadium, ball: number): boolean {
  const { goalSpots } = stadium;
  const isLevel =
    Math.abs(goalSpots.y[1] - goalSpots.y[2]) < Math.abs(goalSpots.x[1] - goalSpots.x[2]);
  return stadium.discs.gravityY[ball] > 0.005 && isLevel && hasFloorGoals(stadium);
}

/** A wall for players along an edge of the field. */
function isBoarded({ walls, drawing }: Stadium): boolean {
  for (let i = 0; i < walls.count; i++) {
    const stopsPlayers = (walls.mask[i] & flag.red) !== 0 && (walls.group[i] & flag.wall) !== 0;
    const isLong = Math.abs(walls.x0[i] - walls.x1[i]) > drawing.halfWidth;
    if (stopsPlayers && isLong && Math.abs(Math.abs(walls.y0[i]) - drawing.halfHeight) < 2) {
      return true;
    }
  }
  return false;
}

/** Over the line: the top of what stands in the middle between the goals and stops balls. */
function netHeightOf(stadium: Stadium): number {
  const { walls, goalSpots } = stadium;
  const middle = (goalSpots.x[1] + goalSpots.x[2]) / 2;
  let height = 0;
  for (let i = 0; i < walls.count; i++) {
    const isUpright = Math.abs(walls.x0[i] - middle) < 10 && Math.abs(walls.x1[i] - middle) < 10;
    if (!isUpright || (walls.mask[i] & flag.ball) === 0) continue;
    height = Math.max(height, goalSpots.y[1] - Math.min(walls.y0[i], walls.y1[i]));
  }
  return Math.min(height, 400);
}

/** Numbers of files may be anything, but not nothing. */
function bound(value: number, min: number, max: number): number {
  return value >= min ? Math.min(value, max) : min;
}
