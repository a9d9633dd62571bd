// Draws a pitch of our own from a few measures: a rectangle with rounded corners, so that the ball
// never dies in one, straight nets, and a run-off for the players all around.
import { allFlags, flag } from './flags.ts';
import {
  addWall,
  barrier,
  createWallDrawing,
  frame,
  net,
  type WallDrawing,
  type WallStyle,
} from './pitch-wall.ts';
import type {
  DiscSource,
  GoalSource,
  PitchDrawing,
  PlayerPhysics,
  StadiumSource,
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
  readonly ball: Pick<DiscSource, 'radius' | 'invMass' | 'damping' | 'bCoef'>;
  /** Around the field: lines that stop only the ball, or boards that stop everybody. */
  readonly edge: WallStyle;
  readonly player: PlayerPhysics;
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
    player: plan.player,
    discs: [ball(plan), ...posts(plan)],
    vertexes,
    segments,
    planes: [
      frame(0, 1, outerY, allFlags),
      frame(0, -1, outerY, allFlags),
      frame(1, 0, outerX, allFlags),
      frame(-1, 0, outerX, allFlags),
    ],
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
    ...plan.ball,
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
    bCoef: 0.5,
    group: flag.wall,
  });
  const { halfWidth: x, goalHalfWidth: y } = plan;
  return [post(-x, -y), post(-x, y), post(x, -y), post(x, y)];
}

function goal(plan: PitchPlan, side: number, team: number): GoalSource {
  const x = side * plan.halfWidth;
  return { p0: [x, -plan.goalHalfWidth], p1: [x, plan.goalHalfWidth], team };
}

function drawWalls(plan: PitchPlan, outerY: number): WallDrawing {
  const drawing = createWallDrawing();
  const { halfWidth: w, halfHeight: h, cornerRadius: r, kickOffRadius: k, edge } = plan;
  const cloth = { ...net, mask: edge.mask };
  for (const y of [-1, 1]) {
    addWall(drawing, edge, [-(w - r), y * h], [w - r, y * h], 0);
    addWall(drawing, barrier, [0, y * k], [0, y * outerY], 0);
    for (const x of [-1, 1]) {
      addWall(drawing, edge, [x * w, y * (h - r)], [x * w, y * plan.goalHalfWidth], 0);
      addWall(drawing, edge, [x * (w - r), y * h], [x * w, y * (h - r)], -x * y * 90);
      const side = y * plan.goalHalfWidth;
      addWall(drawing, cloth, [x * w, side], [x * (w + plan.goalDepth), side], 0);
    }
  }
  for (const x of [-1, 1]) {
    const back = x * (w + plan.goalDepth);
    addWall(drawing, cloth, [back, -plan.goalHalfWidth], [back, plan.goalHalfWidth], 0);
    const style = { ...barrier, group: x > 0 ? flag.redKickOff : flag.blueKickOff };
    addWall(drawing, style, [0, -k], [0, k], x * 180);
  }
  return drawing;
}
