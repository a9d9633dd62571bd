// A pitch as drawn: what a stadium file or our own drawing says, before `compileStadium`. Lengths
// in px, speeds in px per tick, angles in degrees, y down, flags as in flags.ts, colours 0xRRGGBB
// or -1.

export type Point = readonly [x: number, y: number];

export type VertexSource = {
  readonly x: number;
  readonly y: number;
  readonly bCoef: number;
  readonly mask: number;
  readonly group: number;
};

/** `curveF`, the cotangent of half the angle, wins over `curve` when it is not null. */
export type SegmentSource = {
  readonly v0: number;
  readonly v1: number;
  readonly curve: number;
  readonly curveF: number | null;
  readonly bias: number;
  readonly bCoef: number;
  readonly visible: boolean;
  readonly color: number;
  readonly mask: number;
  readonly group: number;
};

export type PlaneSource = {
  readonly normal: Point;
  readonly dist: number;
  readonly bCoef: number;
  readonly mask: number;
  readonly group: number;
};

/** `team` 1 or 2 concedes when a scoring disc's centre crosses p0-p1. */
export type GoalSource = { readonly p0: Point; readonly p1: Point; readonly team: number };

export type DiscSource = {
  readonly pos: Point;
  readonly speed: Point;
  readonly gravity: Point;
  readonly radius: number;
  readonly invMass: number;
  readonly damping: number;
  readonly bCoef: number;
  readonly color: number;
  readonly mask: number;
  readonly group: number;
};

/**
 * `length` null is the distance as drawn; `strength` null is rigid, else a spring constant per
 * tick.
 */
export type JointSource = {
  readonly d0: number;
  readonly d1: number;
  readonly length: number | readonly [min: number, max: number] | null;
  readonly strength: number | null;
  readonly color: number;
};

/**
 * Acceleration and kick in px per tick (squared); `damping` is the part of the speed kept each
 * tick.
 */
export type PlayerPhysics = {
  readonly radius: number;
  readonly bCoef: number;
  readonly invMass: number;
  readonly damping: number;
  readonly acceleration: number;
  readonly kickingAcceleration: number;
  readonly kickingDamping: number;
  readonly kickStrength: number;
  readonly kickback: number;
  readonly gravity: Point;
  /** Flags besides the team's. */
  readonly group: number;
};

/**
 * For the renderer only: never read by `step` except by the bots, who look at the pitch as people
 * do.
 */
export type PitchDrawing = {
  readonly ground: 'grass' | 'hockey' | 'none';
  /** Half sizes of the field of play. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly kickOffRadius: number;
  /** Radius of the rounded corners of the field. */
  readonly cornerRadius: number;
  /** Distance of the goal lines from the edge of the field towards the centre; 0 is on the edge. */
  readonly goalLine: number;
  /** Half the mouth of a goal; 0 when there is no goal to draw. */
  readonly goalHalfWidth: number;
  /** How deep the nets are behind the line. */
  readonly goalDepth: number;
  /** Boxes before the goals: depth from the line and half the height; 0 when there is none. */
  readonly penaltyDepth: number;
  readonly penaltyHalfHeight: number;
  readonly goalAreaDepth: number;
  readonly goalAreaHalfHeight: number;
  /** Distance of the penalty spot from the goal line; 0 when there is none. */
  readonly penaltySpot: number;
  readonly color: number;
};

export type StadiumSource = {
  readonly name: string;
  /** Half size of what the camera may show. */
  readonly viewHalfWidth: number;
  readonly viewHalfHeight: number;
  /** 0 is no limit. */
  readonly viewWidthMax: number;
  readonly cameraFollowsPlayer: boolean;
  readonly spawnDistance: number;
  readonly kickOffReset: 'full' | 'partial';
  readonly drawing: PitchDrawing;
  readonly player: PlayerPhysics;
  /** The first is the ball. */
  readonly discs: readonly DiscSource[];
  readonly vertexes: readonly VertexSource[];
  readonly segments: readonly SegmentSource[];
  readonly planes: readonly PlaneSource[];
  readonly goals: readonly GoalSource[];
  readonly joints: readonly JointSource[];
  readonly redSpawnPoints: readonly Point[];
  readonly blueSpawnPoints: readonly Point[];
};

/** The player physics of a file that says nothing. */
export const playerPhysicsDefault: PlayerPhysics = {
  radius: 15,
  bCoef: 0.5,
  invMass: 0.5,
  damping: 0.96,
  acceleration: 0.1,
  kickingAcceleration: 0.07,
  kickingDamping: 0.96,
  kickStrength: 5,
  kickback: 0,
  gravity: [0, 0],
  group: 0,
};
