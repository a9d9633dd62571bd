// A stadium as a drawing: where lines, walls, goals, frame and table are, in stadium units around
// (0,0).
// Pure; everything that is painted or framed is measured here and nowhere else.
import { flag } from '../../shared/simulation/flags.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { type Goal, planGoals } from './goal-plan.ts';
import type { Surface } from './ground.ts';

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
  /** Something meets it; else it is only paint on the felt. */
  readonly isSolid: boolean;
};

/** A disc that nothing moves. */
export type Post = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
};

export type PitchPlan = {
  /** What the file asks the felt to look like. */
  readonly surface: Surface;
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
/** The frame holds the bead rail, however small the stadium is. */
const feltUnitsMin: Rect = { halfWidth: 160, halfHeight: 80 };
/** A wall that stops a ball or a player for longer than a kick-off. */
const solidFlags = flag.ball | flag.red | flag.blue | flag.c0 | flag.c1 | flag.c2 | flag.c3;
/** From the back of a net to the frame. */
const netClearanceUnits = 8;

export function planPitch(stadium: Stadium): PitchPlan {
  const { drawing } = stadium;
  const hasMarkings = drawing.ground !== 'none';
  const goals = planGoals(stadium);
  const felt = planFelt(stadium, goals);
  return {
    surface: { ground: drawing.ground, color: drawing.color },
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
      isSolid: (walls.mask[i] & solidFlags) !== 0,
    });
  }
  return planned;
}

/** The walls of a net are not drawn: the net is. */
function isNetWall(wall: Wall, goal: Goal): boolean {
  const [front, top, bottom] = [goal.side * goal.x - 1, goal.top - 1, goal.bottom + 1];
  if (!goal.isOurs) return false;
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
