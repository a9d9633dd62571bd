// Draws a pitch of our own from a few measures: a rectangle with rounded corners, so that the ball
// never dies in one, straight nets, and a run-off for the players all around.
import { allFlags, flag } from './flags.ts';
import {
  type DiscSource,
  type GoalSource,
  type PitchDrawing,
  type PlaneSource,
  playerPhysicsDefault,
  type SegmentSource,
  type StadiumSource,
  type VertexSource,
} from './stadium-source.ts';

/** What differs between our pitches; all in px, half sizes from the centre. */
export type PitchPlan = {
  readonly name: string;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly cornerRadius: number;
  readonly goalHalfWidth: number;
  readonly goalDepth: number;
  readonly kickOffRadius: number;
  readonly spawnDistance: number;
  /** Room for players between the lines and the frame. */
  readonly runOff: number;
  readonly ballRadius: number;
  readonly viewWidthMax: number;
  readonly boxes: Pick<
    PitchDrawing,
    'penaltyDepth' | 'penaltyHalfHeight' | 'goalAreaDepth' | 'goalAreaHalfHeight' | 'penaltySpot'
  >;
};

export function drawPitch(plan: PitchPlan): StadiumSource {
  const outerX = plan.halfWidth + plan.runOff;
  const outerY = plan.halfHeight + plan.runOff;
  const { vertexes, segments } = drawWalls(plan, outerY);
  return {
    name: plan.name,
    viewHalfWidth: outerX + 14,
    viewHalfHeight: outerY + 14,
    viewWidthMax: plan.viewWidthMax,
    cameraFollowsPlayer: false,
    spawnDistance: plan.spawnDistance,
    kickOffReset: 'partial',
    drawing: {
      ground: 'grass',
      halfWidth: plan.halfWidth,
      halfHeight: plan.halfHeight,
      kickOffRadius: plan.kickOffRadius,
      cornerRadius: plan.cornerRadius,
      goalLine: 0,
      goalHalfWidth: plan.goalHalfWidth,
      goalDepth: plan.goalDepth,
      ...plan.boxes,
      color: -1,
    },
    player: playerPhysicsDefault,
    discs: [ball(plan), ...posts(plan)],
    vertexes,
    segments,
    planes: [frame(0, 1, outerY), frame(0, -1, outerY), frame(1, 0, outerX), frame(-1, 0, outerX)],
    goals: [goal(plan, -1, 1), goal(plan, 1, 2)],
    joints: [],
    redSpawnPoints: [],
    blueSpawnPoints: [],
  };
}

function ball(plan: PitchPlan): DiscSource {
  return {
    pos: [0, 0],
    speed: [0, 0],
    gravity: [0, 0],
    radius: plan.ballRadius,
    invMass: 1,
    damping: 0.99,
    bCoef: 0.5,
    color: 0xffffff,
    mask: allFlags,
    group: flag.ball | flag.kick | flag.score,
  };
}

/** Round posts on the goal lines, just outside the mouth. */
function posts(plan: PitchPlan): DiscSource[] {
  const post = (x: number, y: number): DiscSource => ({
    ...ball(plan),
    pos: [x, y],
    radius: 6,
    invMass: 0,
    group: flag.wall,
  });
  const { halfWidth: x, goalHalfWidth: y } = plan;
  return [post(-x, -y), post(-x, y), post(x, -y), post(x, y)];
}

function frame(x: number, y: number, distance: number): PlaneSource {
  return { normal: [x, y], dist: -distance, bCoef: 0.1, mask: allFlags, group: flag.wall };
}

function goal(plan: PitchPlan, side: number, team: number): GoalSource {
  const x = side * plan.halfWidth;
  return { p0: [x, -plan.goalHalfWidth], p1: [x, plan.goalHalfWidth], team };
}

type WallDrawing = { vertexes: VertexSource[]; segments: SegmentSource[] };
type WallStyle = Omit<SegmentSource, 'v0' | 'v1' | 'curve' | 'curveF' | 'bias'>;

/** The lines stop only the ball; players run over them. */
const line: WallStyle = {
  bCoef: 1,
  visible: false,
  color: -1,
  mask: flag.ball,
  group: flag.wall,
};
/** A net swallows the ball: square, because a ball would roll round a curve and out again. */
const net: WallStyle = { ...line, bCoef: 0, visible: true, color: 0xffffff };
const barrier: WallStyle = {
  ...line,
  bCoef: 0.1,
  mask: flag.red | flag.blue,
  group: flag.redKickOff | flag.blueKickOff,
};

function drawWalls(plan: PitchPlan, outerY: number): WallDrawing {
  const drawing: WallDrawing = { vertexes: [], segments: [] };
  const { halfWidth: w, halfHeight: h, cornerRadius: r, kickOffRadius: k } = plan;
  for (const y of [-1, 1]) {
    addWall(drawing, line, [-(w - r), y * h], [w - r, y * h], 0);
    addWall(drawing, barrier, [0, y * k], [0, y * outerY], 0);
    for (const x of [-1, 1]) {
      addWall(drawing, line, [x * w, y * (h - r)], [x * w, y * plan.goalHalfWidth], 0);
      addWall(drawing, line, [x * (w - r), y * h], [x * w, y * (h - r)], -x * y * 90);
      const side = y * plan.goalHalfWidth;
      addWall(drawing, net, [x * w, side], [x * (w + plan.goalDepth), side], 0);
    }
  }
  for (const x of [-1, 1]) {
    const back = x * (w + plan.goalDepth);
    addWall(drawing, net, [back, -plan.goalHalfWidth], [back, plan.goalHalfWidth], 0);
    const style = { ...barrier, group: x > 0 ? flag.redKickOff : flag.blueKickOff };
    addWall(drawing, style, [0, -k], [0, k], x * 180);
  }
  return drawing;
}

function addWall(
  drawing: WallDrawing,
  style: WallStyle,
  start: readonly [number, number],
  end: readonly [number, number],
  curve: number,
): void {
  const v0 = addVertex(drawing, style, start);
  const v1 = addVertex(drawing, style, end);
  drawing.segments.push({ ...style, v0, v1, curve, curveF: null, bias: 0 });
}

function addVertex(
  drawing: WallDrawing,
  style: WallStyle,
  [x, y]: readonly [number, number],
): number {
  const known = drawing.vertexes.findIndex(
    (vertex) => vertex.x === x && vertex.y === y && vertex.mask === style.mask,
  );
  if (known >= 0) return known;
  const { bCoef, mask, group } = style;
  drawing.vertexes.push({ x, y, bCoef, mask, group });
  return drawing.vertexes.length - 1;
}
