// The whole table with the pitch on it as one picture, painted layer by layer.
// A generator, so that whoever drives it can let the page breathe between two layers.
import { createPainter, type Painter } from './canvas.ts';
import { isGoalPost, paintGoalShade, paintPost } from './goal-frame.ts';
import { clipToFelt, paintFibres, paintFrameShadow, paintStripes } from './pitch-felt.ts';
import { paintLines } from './pitch-lines.ts';
import type { PitchPlan, Rect } from './pitch-plan.ts';
import { paintFrame, paintFramePrint } from './table-frame.ts';
import { paintWood } from './table-wood.ts';
import { paintSunlight, paintWindowShade } from './window-light.ts';

/** Longest side in texels: what every phone's graphics takes, and 34 MB of memory at 2 : 1. */
export const pictureTexelsMax = 4096;

/** Texels per stadium unit that keep the picture within `pictureTexelsMax`. */
export function pictureDetail(table: Rect, wanted: number): number {
  const longest = Math.max(table.halfWidth, table.halfHeight) * 2;
  return Math.min(wanted, pictureTexelsMax / longest);
}

/**
 * Yields after each layer, returns the finished canvas with (0,0) in its middle. `plan.table` is
 * all of
 * it: widen the plan's table first where the screen shows more.
 */
export function* paintPicture(plan: PitchPlan, detail: number): Generator<void, HTMLCanvasElement> {
  const { table } = plan;
  const painter = createPainter(table.halfWidth * 2 * detail, table.halfHeight * 2 * detail);
  painter.setTransform(detail, 0, 0, detail, painter.canvas.width / 2, painter.canvas.height / 2);
  for (const layer of layers) {
    painter.save();
    layer(painter, plan, detail);
    painter.restore();
    yield;
  }
  return painter.canvas;
}

type Layer = (painter: Painter, plan: PitchPlan, detail: number) => void;

const layers: readonly Layer[] = [
  (painter, plan) => paintWood(painter, plan.table),
  paintFrame,
  (painter, plan) => {
    clipToFelt(painter, plan);
    paintStripes(painter, plan);
  },
  (painter, plan) => {
    clipToFelt(painter, plan);
    paintFibres(painter, plan, {
      density: 22,
      colors: plan.ground.fibres,
      length: [2, 6],
      alpha: [0.05, 0.22],
      seed: 3,
    });
  },
  (painter, plan) => {
    clipToFelt(painter, plan);
    paintFrameShadow(painter, plan);
    for (const goal of plan.goals) paintGoalShade(painter, goal);
    paintLines(painter, plan);
  },
  (painter, plan) => {
    clipToFelt(painter, plan);
    paintFibres(painter, plan, {
      density: 3.2,
      colors: plan.ground.worn,
      length: [2, 5],
      alpha: [0.15, 0.42],
      seed: 4,
    });
  },
  (painter, plan) => {
    clipToFelt(painter, plan);
    for (const post of plan.posts)
      if (!plan.goals.some((goal) => isGoalPost(post, goal))) paintPost(painter, post);
  },
  paintFramePrint,
  (painter, plan) => paintSunlight(painter, plan.table),
  (painter, plan) => paintWindowShade(painter, plan.table),
];
