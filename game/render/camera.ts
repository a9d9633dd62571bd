// How close the camera is and where it looks. Pure: screen sizes in pixels,
// places in stadium units.
import { cameraOwnPull, cameraPull, cameraSettleMs } from './motion.ts';
import type { PitchPlan, Rect } from './pitch-plan.ts';

/** What a large pitch shows at once; a smaller one is seen whole. */
const closeUnits = { width: 900, height: 506 } as const;
/** Around goals and lines, when all of a pitch is seen. */
const fitMarginUnits = 14;
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
  /** False until the first frame: then it starts where it wants to be. */
  isPlaced: boolean;
};

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
  const zoom = Math.max(fit, close, widest, filled, zoomFloor * screen.pixelRatio);
  const view = { halfWidth: screen.width / zoom / 2, halfHeight: screen.height / zoom / 2 };
  return {
    zoom,
    view,
    reach: {
      halfWidth: reachOf(play.halfWidth, plan.table.halfWidth, view.halfWidth),
      halfHeight: reachOf(play.halfHeight, plan.table.halfHeight, view.halfHeight),
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
  const part = pose.isPlaced ? 1 - Math.exp(-elapsedMs / cameraSettleMs) : 1;
  pose.x = within(pose.x + (within(wantedX, reach.halfWidth) - pose.x) * part, reach.halfWidth);
  pose.y = within(pose.y + (within(wantedY, reach.halfHeight) - pose.y) * part, reach.halfHeight);
  pose.isPlaced = true;
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
