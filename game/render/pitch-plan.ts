// A stadium as a drawing: where lines, walls, goals, frame and table are, in stadium units around
// (0,0).
// Pure; everything that is painted or framed is measured here and nowhere else.
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { type Ground, groundOf } from './ground.ts';

export type Rect = { readonly halfWidth: number; readonly halfHeight: number };

/**
 * Straight when `radius` is 0; else an arc around (x, y) clockwise on screen, in radians with y
 * down.
 */
export type Wall = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly startAngle: number;
  readonly endAngle: number;
  readonly color: string;
};

/** The mouth from `top` to `bottom` at `x`; the net reaches `depth` away from the centre. */
export type Goal = {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** -1 on the left, 1 on the right. */
  readonly side: -1 | 1;
  readonly depth: number;
};

/** A disc that nothing moves. */
export type Post = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
};

export type PitchPlan = {
  readonly ground: Ground;
  /** The marked pitch; zero size when there is none. */
  readonly field: Rect;
  readonly cornerRadius: number;
  readonly kickOffRadius: number;
  /** Penalty area, goal area and spot, measured from the goal line; 0 where there is none. */
  readonly boxes: readonly { readonly depth: number; readonly halfHeight: number }[];
  readonly penaltySpot: number;
  /** Felt inside the frame. */
  readonly felt: Rect;
  /** Outer edge of the frame. */
  readonly frame: Rect;
  /** Edge of everything: the camera never shows more. */
  readonly table: Rect;
  readonly walls: readonly Wall[];
  readonly goals: readonly Goal[];
  readonly posts: readonly Post[];
  /** No more than this width shows; 0 for no limit. */
  readonly maxViewWidth: number;
  /** The camera stays on the own disc instead of the ball. */
  readonly followsPlayer: boolean;
};

/** Breadth of the lacquered frame, and of the table around it. */
export const frameUnits = 18;
export const tableUnits = { x: 96, y: 64 } as const;
/**
 * Half the length of the bead rail, and how far it lies inside the frame's outer edge at the top.
 */
export const scoreRail = { halfUnits: 140, insetUnits: 10 } as const;
/** A net of a stadium that does not say how deep its goals are. */
const netDepthUnits = 30;
/** The frame holds the bead rail, however small the stadium is. */
const feltUnitsMin: Rect = { halfWidth: 160, halfHeight: 80 };
/** From the back of a net to the frame. */
const netClearanceUnits = 8;

export function planPitch(stadium: Stadium): PitchPlan {
  const { drawing } = stadium;
  const hasMarkings = drawing.ground !== 'none';
  const goals = planGoals(stadium);
  const felt = planFelt(stadium, goals);
  return {
    ground: groundOf(drawing),
    field: {
      halfWidth: hasMarkings ? drawing.halfWidth : 0,
      halfHeight: hasMarkings ? drawing.halfHeight : 0,
    },
    cornerRadius: drawing.cornerRadius,
    kickOffRadius: drawing.kickOffRadius,
    boxes: planBoxes(stadium),
    penaltySpot: drawing.penaltySpot,
    felt,
    frame: grown(felt, frameUnits, frameUnits),
    table: grown(felt, frameUnits + tableUnits.x, frameUnits + tableUnits.y),
    walls: planWalls(stadium).filter((wall) => !goals.some((goal) => isNetWall(wall, goal))),
    goals,
    posts: planPosts(stadium),
    maxViewWidth: stadium.viewWidthMax,
    followsPlayer: stadium.cameraFollowsPlayer,
  };
}

function grown(rect: Rect, x: number, y: number): Rect {
  return { halfWidth: rect.halfWidth + x, halfHeight: rect.halfHeight + y };
}

/** What the stadium lets the camera see is felt, and the nets stand on felt too. */
function planFelt(stadium: Stadium, goals: readonly Goal[]): Rect {
  const netReach = goals.reduce(
    (reach, goal) => Math.max(reach, Math.abs(goal.x) + goal.depth + netClearanceUnits),
    0,
  );
  return {
    halfWidth: Math.max(
      feltUnitsMin.halfWidth,
      stadium.viewHalfWidth,
      stadium.drawing.halfWidth + 4,
      netReach,
    ),
    halfHeight: Math.max(
      feltUnitsMin.halfHeight,
      stadium.viewHalfHeight,
      stadium.drawing.halfHeight + 4,
    ),
  };
}

function planBoxes(stadium: Stadium): PitchPlan['boxes'] {
  const { drawing } = stadium;
  return [
    { depth: drawing.penaltyDepth, halfHeight: drawing.penaltyHalfHeight },
    { depth: drawing.goalAreaDepth, halfHeight: drawing.goalAreaHalfHeight },
  ].filter((box) => box.depth > 0 && box.halfHeight > 0);
}

/** Only upright goal lines get a net; a stadium may put its lines anywhere. */
function planGoals(stadium: Stadium): Goal[] {
  const { goals, drawing } = stadium;
  if (drawing.goalHalfWidth <= 0) return [];
  const planned: Goal[] = [];
  for (let i = 0; i < goals.count; i += 1) {
    if (Math.abs(goals.x0[i] - goals.x1[i]) > 1) continue;
    const side = goals.x0[i] < 0 ? -1 : 1;
    planned.push({
      x: drawing.halfWidth > 0 ? side * (drawing.halfWidth - drawing.goalLine) : goals.x0[i],
      top: Math.min(goals.y0[i], goals.y1[i]),
      bottom: Math.max(goals.y0[i], goals.y1[i]),
      side,
      depth: drawing.goalDepth > 0 ? drawing.goalDepth : netDepthUnits,
    });
  }
  return planned;
}

function planWalls(stadium: Stadium): Wall[] {
  const { walls } = stadium;
  const planned: Wall[] = [];
  for (let i = 0; i < walls.count; i += 1) {
    if (walls.visible[i] === 0 || walls.color[i] < 0) continue;
    const [x, y] = [walls.centerX[i], walls.centerY[i]];
    planned.push({
      x0: walls.x0[i],
      y0: walls.y0[i],
      x1: walls.x1[i],
      y1: walls.y1[i],
      x,
      y,
      radius: walls.arcRadius[i],
      startAngle: Math.atan2(walls.y0[i] - y, walls.x0[i] - x),
      endAngle: Math.atan2(walls.y1[i] - y, walls.x1[i] - x),
      color: cssColor(walls.color[i]),
    });
  }
  return planned;
}

/** The walls of a net are not drawn: the net is. */
function isNetWall(wall: Wall, goal: Goal): boolean {
  const [front, top, bottom] = [goal.side * goal.x - 1, goal.top - 1, goal.bottom + 1];
  return (
    Math.min(goal.side * wall.x0, goal.side * wall.x1) >= front &&
    Math.min(wall.y0, wall.y1) >= top &&
    Math.max(wall.y0, wall.y1) <= bottom
  );
}

function planPosts(stadium: Stadium): Post[] {
  const { posts } = stadium;
  const planned: Post[] = [];
  for (let i = 0; i < posts.count; i += 1) {
    if (posts.color[i] < 0) continue;
    const [x, y, radius] = [posts.x[i], posts.y[i], posts.radius[i]];
    planned.push({ x, y, radius, color: cssColor(posts.color[i]) });
  }
  return planned;
}

/** 0xRRGGBB as CSS has it. */
export function cssColor(color: number): string {
  return `#${(color & 0xffffff).toString(16).padStart(6, '0')}`;
}
