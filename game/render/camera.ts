// How close the camera is and where it looks. Pure: screen sizes in pixels,
// places in stadium units.
import { cameraOwnPull, cameraPull, cameraSettleMs } from './motion.ts';
import type { PitchPlan, Rect } from './pitch-plan.ts';

/** What a large pitch shows at once; a smaller one is seen whole. */
const closeUnits = { width: 900, height: 506 } as const;
/** Around goals and lines, when all of a pitch is seen. */
const fitMarginUnits = 14;
/** Where the ball is at the other end, nets may leave the picture, but no line does. */
const lineMarginUnits = 8;
/**
 * A pitch that is seen whole is seen from a little further away, so that what lies around it shows
 * as well, as long as a unit keeps so many CSS pixels.
 */
const wholePart = 0.94;
const wholeZoomMin = 1.25;
/** Where (1 + t) / e^t, the way of a gap under critical damping, is 1 / e. */
const settleTurns = 2.146193220620583;
/** On an upright screen the felt fills at least this part of the height. */
const fillHeightPart = 0.55;
/** A narrow screen shows less rather than smaller: a player's disc never gets below 9 CSS px. */
const zoomFloor = 0.62;
/** The own disc keeps this distance from the edge of the screen, wherever the ball is. */
const ownMarginUnits = 70;

export type Screen = {
  readonly width: number;
  readonly height: number;
  /** Screen pixels per CSS pixel. */
  readonly pixelRatio: number;
};

/** How a pitch is seen on a screen; measured anew only when one of them changes. */
export type Lens = {
  /** Screen pixels per stadium unit. */
  readonly zoom: number;
  /** Half of what the screen shows, in stadium units. */
  readonly view: Rect;
  /** How far the camera may leave the centre. */
  readonly reach: Rect;
  readonly followsPlayer: boolean;
};

export type CameraPose = {
  x: number;
  y: number;
  /** Units per millisecond. */
  vx: number;
  vy: number;
  /** False until the first frame: then it starts where it wants to be. */
  isPlaced: boolean;
};

export function createCameraPose(): CameraPose {
  return { x: 0, y: 0, vx: 0, vy: 0, isPlaced: false };
}

/** What to look at; the own disc only where `hasOwn`. */
export type CameraSubject = {
  ballX: number;
  ballY: number;
  ownX: number;
  ownY: number;
  hasOwn: boolean;
};

export function lensFor(plan: PitchPlan, screen: Screen): Lens {
  const play = playOf(plan);
  const fit = Math.min(screen.width / (2 * play.halfWidth), screen.height / (2 * play.halfHeight));
  const close = Math.min(screen.width / closeUnits.width, screen.height / closeUnits.height);
  const widest = plan.maxViewWidth > 0 ? screen.width / plan.maxViewWidth : 0;
  const feltHeight = Math.min(2 * plan.felt.halfHeight, closeUnits.height);
  const filled = (fillHeightPart * screen.height) / feltHeight;
  const nearest = Math.max(fit, close);
  const stepBack = Math.max(nearest * wholePart, wholeZoomMin * screen.pixelRatio);
  const near = fit >= close * wholePart ? Math.min(nearest, stepBack) : nearest;
  const zoom = Math.max(near, widest, filled, zoomFloor * screen.pixelRatio);
  const lines = linesOf(plan);
  const view = { halfWidth: screen.width / zoom / 2, halfHeight: screen.height / zoom / 2 };
  return {
    zoom,
    view,
    reach: {
      halfWidth: reachOf(lines.halfWidth, plan.table.halfWidth, view.halfWidth),
      halfHeight: reachOf(lines.halfHeight, plan.table.halfHeight, view.halfHeight),
    },
    followsPlayer: plan.followsPlayer,
  };
}

/** What has to be seen to play: lines and nets, or all of the felt. */
function playOf(plan: PitchPlan): Rect {
  // Where a file draws its goals itself, only its view says how far they reach.
  if (plan.goals.length === 0) return plan.felt;
  const width = plan.goals.reduce(
    (most, goal) => Math.max(most, Math.abs(goal.x) + goal.depth),
    plan.field.halfWidth,
  );
  return {
    halfWidth: width + fitMarginUnits,
    halfHeight: plan.field.halfHeight + fitMarginUnits,
  };
}

/** What never leaves the picture if it fits into it. */
function linesOf(plan: PitchPlan): Rect {
  if (plan.goals.length === 0) return plan.felt;
  return {
    halfWidth: plan.field.halfWidth + lineMarginUnits,
    halfHeight: plan.field.halfHeight + lineMarginUnits,
  };
}

/** What is seen whole stays whole, and the table has an edge. */
function reachOf(play: number, table: number, half: number): number {
  return Math.max(0, half >= play ? Math.min(half - play, table - half) : table - half);
}

/** Moves `pose` towards the subject; allocates nothing. */
export function followCamera(
  pose: CameraPose,
  subject: CameraSubject,
  lens: Lens,
  elapsedMs: number,
): void {
  const { view, reach } = lens;
  const { ballX, ballY, ownX, ownY, hasOwn } = subject;
  // Who only watches has the ball to look at.
  const pull = lens.followsPlayer && hasOwn ? cameraOwnPull : cameraPull;
  const wantedX = aim(ballX, ownX, pull.ballX, pull.ownX, view.halfWidth, hasOwn);
  const wantedY = aim(ballY, ownY, pull.ballY, pull.ownY, view.halfHeight, hasOwn);
  const goalX = within(wantedX, reach.halfWidth);
  const goalY = within(wantedY, reach.halfHeight);
  if (!pose.isPlaced) Object.assign(pose, { x: goalX, y: goalY, vx: 0, vy: 0, isPlaced: true });
  // Critically damped, solved exactly for the frame: the same at every frame rate.
  const pace = settleTurns / cameraSettleMs;
  const keep = Math.exp(-pace * elapsedMs);
  const driftX = (pose.vx + pace * (pose.x - goalX)) * elapsedMs;
  const driftY = (pose.vy + pace * (pose.y - goalY)) * elapsedMs;
  const x = goalX + (pose.x - goalX + driftX) * keep;
  const y = goalY + (pose.y - goalY + driftY) * keep;
  pose.x = within(x, reach.halfWidth);
  pose.y = within(y, reach.halfHeight);
  pose.vx = pose.x === x ? (pose.vx - pace * driftX) * keep : 0;
  pose.vy = pose.y === y ? (pose.vy - pace * driftY) * keep : 0;
}

function aim(
  ball: number,
  own: number,
  ballPull: number,
  ownPull: number,
  half: number,
  hasOwn: boolean,
): number {
  if (!hasOwn) return ball * (ballPull + ownPull);
  const slack = Math.max(0, half - ownMarginUnits);
  return Math.min(own + slack, Math.max(own - slack, ball * ballPull + own * ownPull));
}

function within(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
