// A pitch compiled to flat arrays: everything about a match that a step reads and never writes.
// General enough for .hbs files: walls straight and curved, planes, points, joints, several balls.
import { builtInPitches } from './built-in-pitch.ts';
import type { ObstacleGrid } from './obstacle-grid.ts';
import { compileStadium } from './stadium-compile.ts';
import type { PitchDrawing, PlayerPhysics } from './stadium-source.ts';
import type { RoomState } from './state.ts';

/**
 * Moving discs as they lie at kick-off; index 0 is the ball. Joined immovable discs are here too.
 */
export type StadiumDiscs = {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly radius: Float64Array;
  readonly invMass: Float64Array;
  readonly damping: Float64Array;
  readonly bCoef: Float64Array;
  readonly gravityX: Float64Array;
  readonly gravityY: Float64Array;
  readonly mask: Int32Array;
  readonly group: Int32Array;
  readonly color: Int32Array;
};

/** Discs that nothing ever moves (posts), and solid points with radius 0. */
export type FixedCircles = {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  readonly bCoef: Float64Array;
  readonly mask: Int32Array;
  readonly group: Int32Array;
  readonly color: Int32Array;
};

/**
 * Walls from (x0, y0) to (x1, y1). A straight one has `arcRadius` 0 and a unit normal; a curved one
 * has the centre, and tangents at both ends that tell which part of the circle is wall (`wide`:
 * more than half). `bias` 0 is two-sided; positive pushes along the normal (outwards from an arc's
 * centre), negative against it, even when the disc is up to |bias| px past the wall.
 */
export type Walls = {
  readonly count: number;
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly normalX: Float64Array;
  readonly normalY: Float64Array;
  readonly centerX: Float64Array;
  readonly centerY: Float64Array;
  readonly arcRadius: Float64Array;
  readonly tangent0X: Float64Array;
  readonly tangent0Y: Float64Array;
  readonly tangent1X: Float64Array;
  readonly tangent1Y: Float64Array;
  readonly wide: Uint8Array;
  readonly bias: Float64Array;
  readonly bCoef: Float64Array;
  readonly mask: Int32Array;
  readonly group: Int32Array;
  readonly visible: Uint8Array;
  readonly color: Int32Array;
};

/** Allowed side: dot(normal, p) >= dist; unit normals. */
export type Planes = {
  readonly count: number;
  readonly normalX: Float64Array;
  readonly normalY: Float64Array;
  readonly dist: Float64Array;
  readonly bCoef: Float64Array;
  readonly mask: Int32Array;
  readonly group: Int32Array;
};

/** `team` concedes. */
export type Goals = {
  readonly count: number;
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly team: Int32Array;
};

/**
 * Between moving discs `a` and `b`; `strength` below 0 is rigid, else a spring constant per tick.
 */
export type Joints = {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly lengthMin: Float64Array;
  readonly lengthMax: Float64Array;
  readonly strength: Float64Array;
  readonly color: Int32Array;
};

export type Stadium = {
  readonly name: string;
  /** Half size of what the camera may show, px. */
  readonly viewHalfWidth: number;
  readonly viewHalfHeight: number;
  /** Zoom in so that no more than this width shows, px; 0 is no limit. */
  readonly viewWidthMax: number;
  readonly cameraFollowsPlayer: boolean;
  readonly spawnDistance: number;
  readonly resetsAllDiscs: boolean;
  readonly drawing: PitchDrawing;
  readonly player: PlayerPhysics;
  readonly discs: StadiumDiscs;
  readonly posts: FixedCircles;
  readonly points: FixedCircles;
  readonly walls: Walls;
  readonly planes: Planes;
  readonly goals: Goals;
  readonly joints: Joints;
  /** x, y pairs. */
  readonly redSpawns: Float64Array;
  readonly blueSpawns: Float64Array;
  readonly grid: ObstacleGrid;
  /** Where the bots defend and aim. */
  readonly goalSpots: GoalSpots;
};

/**
 * Middle and half width of what each side defends; a pitch without goals has the ends of the field.
 */
export type GoalSpots = {
  readonly x: readonly [bench: number, red: number, blue: number];
  readonly y: readonly [bench: number, red: number, blue: number];
  readonly halfWidth: readonly [bench: number, red: number, blue: number];
};

/** 0 small, 1 large, 2 futsal, 3 hockey, 4 volleyball: the values of setting `stadium`. */
export const builtInStadiums: readonly Stadium[] = builtInPitches.map(compileStadium);

/** The stadium of the room. */
export function stadiumOf(state: RoomState): Stadium {
  return state.stadium;
}
