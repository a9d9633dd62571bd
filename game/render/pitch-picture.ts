// Everything that does not move as one picture, painted slice by slice.
// A generator, so that whoever drives it can let the page breathe between two slices.
import { createPainter, type Painter } from './canvas.ts';
import { isGoalPost, paintGoalShade, paintPost } from './goal-frame.ts';
import { type GrainTiles, layGrain, paintFibreTiles, paintSpeckTiles } from './grain.ts';
import { groundOf } from './ground.ts';
import { paintLight } from './light.ts';
import { paintBoardGlow } from './light-board.ts';
import { paintFrameShadow, paintStripes, paintWear } from './pitch-felt.ts';
import { paintLines } from './pitch-lines.ts';
import type { PitchPlan, Rect } from './pitch-plan.ts';
import { paintStands } from './stands.ts';
import { paintFrame, paintFrameDrop, paintFramePrint } from './table-frame.ts';
import { paintPlanks } from './table-wood.ts';
import type { Shade, Venue } from './venue.ts';
import { layShade } from './window-light.ts';

/** Longest side in texels: what every phone's graphics takes, and 34 MB of memory at 2 : 1. */
export const pictureTexelsMax = 4096;
/** What is laid over all of the picture goes in bands of at most this many texels. */
const bandTexelsMax = 400_000;

/** Texels per stadium unit that keep the picture within `pictureTexelsMax`. */
export function pictureDetail(table: Rect, wanted: number): number {
  const longest = Math.max(table.halfWidth, table.halfHeight) * 2;
  return Math.min(wanted, pictureTexelsMax / longest);
}

/**
 * Yields after each slice, returns the finished canvas with (0,0) in its middle. `plan.table` is
 * all of it: widen the plan's table first where the screen shows more. A `shade` lies still on it.
 */
export function* paintPicture(
  plan: PitchPlan,
  venue: Venue,
  detail: number,
  shade: Shade | null,
): Generator<void, HTMLCanvasElement> {
  const { table } = plan;
  const painter = createPainter(table.halfWidth * 2 * detail, table.halfHeight * 2 * detail);
  painter.setTransform(detail, 0, 0, detail, painter.canvas.width / 2, painter.canvas.height / 2);
  settle(painter);
  yield;
  for (const paint of layersOf(plan, venue, detail, shade)) {
    painter.save();
    for (const _ of paint(painter) ?? []) {
      settle(painter);
      yield;
    }
    painter.restore();
    settle(painter);
    yield;
  }
  return painter.canvas;
}

/** A layer whose painting takes long yields in between. */
type Layer = (painter: Painter) => Generator<void> | void;

function layersOf(plan: PitchPlan, venue: Venue, detail: number, shade: Shade | null): Layer[] {
  const { frame, turf, surround } = venue;
  const { felt, table } = plan;
  const ground = groundOf(plan.surface, turf);
  const fibres = () =>
    paintFibreTiles({
      density: 22,
      colors: ground.fibres,
      length: [2, 6],
      alpha: turf.fibreAlpha,
      seed: 3,
    });
  const specks = () => paintSpeckTiles(ground.fibres[1], 7);
  const erosion = () =>
    paintFibreTiles({
      density: turf.erosion,
      colors: ground.over,
      length: [2, 5],
      alpha: [0.15, 0.42],
      seed: 4,
    });
  const grained = (paintTiles: () => GrainTiles): Layer => {
    return (painter) => layInBands(painter, felt, detail, paintTiles());
  };
  const banded = (rect: Rect, paint: (painter: Painter) => void): Layer => {
    return (painter) => inBands(painter, rect, detail, paint);
  };
  return [
    (painter) =>
      surround.kind === 'planks'
        ? paintPlanks(painter, table, surround)
        : paintStands(painter, table, plan.frame, surround),
    (painter) => paintFrameDrop(painter, plan, frame),
    (painter) => paintStripes(painter, plan, ground, turf),
    (painter) => paintWear(painter, plan, turf),
    grained(fibres),
    grained(specks),
    (painter) => {
      paintFrameShadow(painter, plan, frame.shadow);
      if (frame.boards !== null) paintBoardGlow(painter, plan, frame.boards);
      for (const goal of plan.goals) paintGoalShade(painter, goal, venue.goal);
      paintLines(painter, plan, ground.line);
    },
    grained(erosion),
    (painter) => {
      for (const post of plan.posts)
        if (!plan.goals.some((goal) => isGoalPost(post, goal)))
          paintPost(painter, post, venue.goal);
      paintFrame(painter, plan, frame);
      paintFramePrint(painter, plan, frame);
    },
    ...venue.lights.map((light) =>
      banded(plan[light.on], (painter) => paintLight(painter, plan, light)),
    ),
    ...(shade === null ? [] : [banded(table, (painter) => layShade(painter, table, shade))]),
  ];
}

function* layInBands(
  painter: Painter,
  rect: Rect,
  detail: number,
  tiles: GrainTiles,
): Generator<void> {
  yield;
  yield* inBands(painter, rect, detail, (band) => layGrain(band, rect, tiles));
}

/** Paints a wide layer band by band, each within its own edges. */
function* inBands(
  painter: Painter,
  { halfWidth, halfHeight }: Rect,
  detail: number,
  paint: (painter: Painter) => void,
): Generator<void> {
  const texels = 4 * halfWidth * halfHeight * detail * detail;
  const bands = Math.ceil(texels / bandTexelsMax);
  const middle = painter.canvas.height / 2;
  // On whole texels, so that no seam shows.
  const edgeAt = (band: number) =>
    (Math.round(middle + halfHeight * detail * ((2 * band) / bands - 1)) - middle) / detail;
  for (let band = 0; band < bands; band += 1) {
    painter.save();
    painter.beginPath();
    painter.rect(-halfWidth, edgeAt(band), halfWidth * 2, edgeAt(band + 1) - edgeAt(band));
    painter.clip();
    paint(painter);
    painter.restore();
    if (band < bands - 1) yield;
  }
}

/** A canvas puts off what it is told until somebody looks: so that each slice pays for its own. */
function settle(painter: Painter): void {
  painter.getImageData(0, 0, 1, 1);
}
