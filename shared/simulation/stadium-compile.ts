// Compiles a drawn pitch to flat arrays. Runs once per stadium, may allocate, must be
// deterministic: all peers compile the same source to the same bits (R3). Tolerates what real files
// contain.
import { halfCotangent } from './angle.ts';
import { stadiumDiscsMax } from './constants.ts';
import { createObstacleGrid } from './obstacle-grid.ts';
import type {
  FixedCircles,
  GoalSpots,
  Goals,
  Joints,
  Planes,
  Stadium,
  StadiumDiscs,
  Walls,
} from './stadium.ts';
import type {
  DiscSource,
  JointSource,
  PlaneSource,
  SegmentSource,
  StadiumSource,
  VertexSource,
} from './stadium-source.ts';

/** Arcs flatter or fuller than these, in degrees, count as straight. */
const curveMinDegrees = 10;
const curveMaxDegrees = 340;

export function compileStadium(source: StadiumSource): Stadium {
  const joined = joinedDiscs(source);
  const moving = source.discs.map((disc, i) => i === 0 || joined.includes(i) || !isFixed(disc));
  const discs = compileDiscs(source.discs.filter((_, i) => moving[i]).slice(0, stadiumDiscsMax));
  const posts = compilePosts(source.discs.filter((_, i) => !moving[i]));
  const points = compilePoints(source.vertexes);
  const walls = compileWalls(source);
  const planes = compilePlanes(source.planes);
  return {
    name: source.name,
    viewHalfWidth: source.viewHalfWidth,
    viewHalfHeight: source.viewHalfHeight,
    viewWidthMax: source.viewWidthMax,
    cameraFollowsPlayer: source.cameraFollowsPlayer,
    spawnDistance: source.spawnDistance,
    resetsAllDiscs: source.kickOffReset === 'full',
    drawing: source.drawing,
    player: source.player,
    discs,
    posts,
    points,
    walls,
    planes,
    goals: compileGoals(source),
    joints: compileJoints(source, movingIndexes(moving)),
    redSpawns: Float64Array.from(source.redSpawnPoints.flat()),
    blueSpawns: Float64Array.from(source.blueSpawnPoints.flat()),
    grid: createObstacleGrid(
      { planes, walls, points, posts },
      source.player,
      discs,
      source.viewHalfWidth,
      source.viewHalfHeight,
    ),
    goalSpots: goalSpotsOf(source),
  };
}

function joinedDiscs(source: StadiumSource): readonly number[] {
  return source.joints.flatMap((joint) => [joint.d0, joint.d1]);
}

/** Nothing ever moves it: no mass to push, no speed, no gravity. */
function isFixed(disc: DiscSource): boolean {
  const still = disc.speed[0] === 0 && disc.speed[1] === 0;
  return disc.invMass === 0 && still && disc.gravity[0] === 0 && disc.gravity[1] === 0;
}

function movingIndexes(moving: readonly boolean[]): number[] {
  let next = 0;
  return moving.map((moves) => (moves && next < stadiumDiscsMax ? next++ : -1));
}

function compileDiscs(list: readonly DiscSource[]): StadiumDiscs {
  return {
    count: list.length,
    x: floats(list, (disc) => disc.pos[0]),
    y: floats(list, (disc) => disc.pos[1]),
    vx: floats(list, (disc) => disc.speed[0]),
    vy: floats(list, (disc) => disc.speed[1]),
    radius: floats(list, (disc) => Math.abs(disc.radius)),
    invMass: floats(list, (disc) => disc.invMass),
    damping: floats(list, (disc) => disc.damping),
    bCoef: floats(list, (disc) => disc.bCoef),
    gravityX: floats(list, (disc) => disc.gravity[0]),
    gravityY: floats(list, (disc) => disc.gravity[1]),
    mask: integers(list, (disc) => disc.mask),
    group: integers(list, (disc) => disc.group),
    color: integers(list, (disc) => disc.color),
  };
}

function compilePosts(list: readonly DiscSource[]): FixedCircles {
  return {
    count: list.length,
    x: floats(list, (disc) => disc.pos[0]),
    y: floats(list, (disc) => disc.pos[1]),
    radius: floats(list, (disc) => Math.abs(disc.radius)),
    bCoef: floats(list, (disc) => disc.bCoef),
    mask: integers(list, (disc) => disc.mask),
    group: integers(list, (disc) => disc.group),
    color: integers(list, (disc) => disc.color),
  };
}

/** Vertexes that meet nothing only serve as ends of segments and are left out. */
function compilePoints(all: readonly VertexSource[]): FixedCircles {
  const list = all.filter((vertex) => vertex.mask !== 0 && vertex.group !== 0);
  return {
    count: list.length,
    x: floats(list, (vertex) => vertex.x),
    y: floats(list, (vertex) => vertex.y),
    radius: new Float64Array(list.length),
    bCoef: floats(list, (vertex) => vertex.bCoef),
    mask: integers(list, (vertex) => vertex.mask),
    group: integers(list, (vertex) => vertex.group),
    color: new Int32Array(list.length).fill(-1),
  };
}

function compilePlanes(all: readonly PlaneSource[]): Planes {
  const list = all.filter((plane) => lengthOf(plane.normal[0], plane.normal[1]) > 0);
  return {
    count: list.length,
    normalX: floats(list, ({ normal }) => normal[0] / lengthOf(normal[0], normal[1])),
    normalY: floats(list, ({ normal }) => normal[1] / lengthOf(normal[0], normal[1])),
    dist: floats(list, (plane) => plane.dist),
    bCoef: floats(list, (plane) => plane.bCoef),
    mask: integers(list, (plane) => plane.mask),
    group: integers(list, (plane) => plane.group),
  };
}

function compileGoals(source: StadiumSource): Goals {
  const list = source.goals;
  return {
    count: list.length,
    x0: floats(list, (goal) => goal.p0[0]),
    y0: floats(list, (goal) => goal.p0[1]),
    x1: floats(list, (goal) => goal.p1[0]),
    y1: floats(list, (goal) => goal.p1[1]),
    team: integers(list, (goal) => goal.team),
  };
}

function compileJoints(source: StadiumSource, index: readonly number[]): Joints {
  const list = source.joints.filter(
    (joint) =>
      joint.d0 !== joint.d1 && (index[joint.d0] ?? -1) >= 0 && (index[joint.d1] ?? -1) >= 0,
  );
  const drawn = (joint: JointSource): number => {
    const a = source.discs[joint.d0].pos;
    const b = source.discs[joint.d1].pos;
    return lengthOf(b[0] - a[0], b[1] - a[1]);
  };
  const bound = (joint: JointSource, end: 0 | 1): number => {
    if (joint.length === null) return drawn(joint);
    return typeof joint.length === 'number' ? joint.length : joint.length[end];
  };
  return {
    count: list.length,
    a: integers(list, (joint) => index[joint.d0]),
    b: integers(list, (joint) => index[joint.d1]),
    lengthMin: floats(list, (joint) => bound(joint, 0)),
    lengthMax: floats(list, (joint) => bound(joint, 1)),
    strength: floats(list, (joint) => joint.strength ?? -1),
    color: integers(list, (joint) => joint.color),
  };
}

/** One wall with every number that `Walls` wants of it. */
type Wall = {
  readonly segment: SegmentSource;
  readonly numbers: Float64Array;
  readonly wide: boolean;
};

function compileWalls(source: StadiumSource): Walls {
  const list = source.segments.map((segment) => compileWall(segment, source.vertexes));
  const number = (place: number) => floats(list, (wall) => wall.numbers[place]);
  return {
    count: list.length,
    x0: number(0),
    y0: number(1),
    x1: number(2),
    y1: number(3),
    normalX: number(4),
    normalY: number(5),
    centerX: number(6),
    centerY: number(7),
    arcRadius: number(8),
    tangent0X: number(9),
    tangent0Y: number(10),
    tangent1X: number(11),
    tangent1Y: number(12),
    bias: number(13),
    wide: Uint8Array.from(list, (wall) => (wall.wide ? 1 : 0)),
    bCoef: floats(list, (wall) => wall.segment.bCoef),
    mask: integers(list, (wall) => wall.segment.mask),
    group: integers(list, (wall) => wall.segment.group),
    visible: Uint8Array.from(list, (wall) => (wall.segment.visible ? 1 : 0)),
    color: integers(list, (wall) => wall.segment.color),
  };
}

/** A negative arc is the positive one seen from the other end, so its one-sidedness turns too. */
function compileWall(segment: SegmentSource, vertexes: readonly VertexSource[]): Wall {
  const curveF = curveFactor(segment);
  const turned = segment.curveF === null && segment.curve < 0 && !Number.isNaN(curveF);
  const start = vertexes[turned ? segment.v1 : segment.v0];
  const end = vertexes[turned ? segment.v0 : segment.v1];
  const halfX = (end.x - start.x) / 2;
  const halfY = (end.y - start.y) / 2;
  const length = 2 * lengthOf(halfX, halfY);
  // The same from either end to the last bit: a mirrored pitch has exactly the mirrored arcs.
  const centerX = (start.x + end.x) / 2 - halfY * curveF;
  const centerY = (start.y + end.y) / 2 + halfX * curveF;
  const radius = (length / 2) * Math.sqrt(1 + curveF * curveF);
  const isArc = radius > 0 && radius - radius === 0;
  const side = isArc && curveF <= 0 ? -1 : 1;
  const numbers = new Float64Array(14);
  numbers.set([start.x, start.y, end.x, end.y]);
  if (isArc) {
    numbers.set([0, 0, centerX, centerY, radius], 4);
    numbers.set([side * (centerY - start.y), side * (start.x - centerX)], 9);
    numbers.set([side * (end.y - centerY), side * (centerX - end.x)], 11);
  } else if (length > 0) {
    numbers.set([(end.y - start.y) / length, (start.x - end.x) / length], 4);
  }
  numbers[13] = turned ? -segment.bias : segment.bias;
  return { segment, numbers, wide: isArc && curveF <= 0 };
}

/** Cotangent of half the angle; not a number for a straight wall. */
function curveFactor(segment: SegmentSource): number {
  if (segment.curveF !== null) return segment.curveF;
  const degrees = Math.abs(segment.curve);
  if (!(degrees > curveMinDegrees && degrees < curveMaxDegrees)) return Number.NaN;
  return halfCotangent(degrees);
}

function goalSpotsOf(source: StadiumSource): GoalSpots {
  const spots = [0, 1, 2].map((team) => goalSpot(source, team));
  return {
    x: [0, spots[1][0], spots[2][0]],
    y: [0, spots[1][1], spots[2][1]],
    halfWidth: [0, spots[1][2], spots[2][2]],
  };
}

function goalSpot(source: StadiumSource, team: number): readonly [number, number, number] {
  const goal = source.goals.find((one) => one.team === team);
  if (goal === undefined) {
    const end = source.drawing.halfWidth > 0 ? source.drawing.halfWidth : source.viewHalfWidth;
    return [team === 1 ? -end : end, 0, source.viewHalfHeight / 3];
  }
  const half = lengthOf(goal.p1[0] - goal.p0[0], goal.p1[1] - goal.p0[1]) / 2;
  return [(goal.p0[0] + goal.p1[0]) / 2, (goal.p0[1] + goal.p1[1]) / 2, half];
}

function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

function floats<T>(list: readonly T[], pick: (one: T) => number): Float64Array {
  return Float64Array.from(list, pick);
}

function integers<T>(list: readonly T[], pick: (one: T) => number): Int32Array {
  return Int32Array.from(list, pick);
}
