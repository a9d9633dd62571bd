// What stands around the felt: shadow on the ground, bevel, piping, print, studs, rail, and the
// dark strip of the light boards.
import {
  createPainter,
  fillCircle,
  linearGradient,
  type Painter,
  softened,
  traceRoundRect,
} from './canvas.ts';
import { frameUnits, type PitchPlan, scoreRail } from './pitch-plan.ts';
import type { Frame } from './venue.ts';

const feltCornerUnits = 9;
const frameCornerUnits = feltCornerUnits + frameUnits;
const font = `800 ${frameUnits * 0.54}px "Sofia Sans Extra Condensed", sans-serif`;

/** The shadow is painted at this many units a texel and stretched: that is cheap, and soft. */
const dropUnitsPerTexel = 5;

/** On the ground around the felt, side by side; before the felt. */
export function* paintFrameDrop(painter: Painter, plan: PitchPlan, frame: Frame): Generator<void> {
  const { table, felt } = plan;
  const canvas = paintDrop(plan, frame);
  const halfWidth = (canvas.width * dropUnitsPerTexel) / 2;
  const halfHeight = (canvas.height * dropUnitsPerTexel) / 2;
  const height = table.halfHeight - felt.halfHeight;
  const width = table.halfWidth - felt.halfWidth;
  for (const [x, y, w, h] of [
    [-table.halfWidth, -table.halfHeight, table.halfWidth * 2, height],
    [-table.halfWidth, felt.halfHeight, table.halfWidth * 2, height],
    [-table.halfWidth, -felt.halfHeight, width, felt.halfHeight * 2],
    [felt.halfWidth, -felt.halfHeight, width, felt.halfHeight * 2],
  ]) {
    painter.save();
    painter.beginPath();
    painter.rect(x, y, w, h);
    painter.clip();
    painter.drawImage(canvas, -halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
    painter.restore();
    yield;
  }
}

function paintDrop({ table, frame }: PitchPlan, { drop }: Frame): HTMLCanvasElement {
  const width = (table.halfWidth * 2) / dropUnitsPerTexel;
  const height = (table.halfHeight * 2) / dropUnitsPerTexel;
  const hard = createPainter(width, height);
  hard.translate(hard.canvas.width / 2, hard.canvas.height / 2);
  hard.scale(1 / dropUnitsPerTexel, 1 / dropUnitsPerTexel);
  hard.translate(drop.x, drop.y);
  hard.fillStyle = drop.color;
  traceRoundRect(hard, frame, 0, frameCornerUnits);
  hard.fill();
  return softened(hard.canvas, drop.blur / 2 / dropUnitsPerTexel).canvas;
}

/** After the felt, whose corners it covers. */
export function paintFrame(painter: Painter, plan: PitchPlan, frame: Frame): void {
  const { halfWidth, halfHeight } = plan.frame;
  painter.fillStyle = linearGradient(
    painter,
    [-halfWidth, -halfHeight],
    [-halfWidth * 0.5, halfHeight],
    [
      [0, frame.colors[0]],
      [1, frame.colors[1]],
    ],
  );
  traceRoundRect(painter, plan.frame, 0, frameCornerUnits);
  const { felt } = plan;
  painter.roundRect(
    -felt.halfWidth,
    -felt.halfHeight,
    felt.halfWidth * 2,
    felt.halfHeight * 2,
    feltCornerUnits,
  );
  painter.fill('evenodd');
  painter.strokeStyle = 'rgba(90,50,15,0.38)';
  painter.lineWidth = 0.9;
  traceRoundRect(painter, felt, 0, feltCornerUnits);
  painter.stroke();
  for (const { inset, width, color } of frame.piping) {
    painter.strokeStyle = color;
    painter.lineWidth = width;
    traceRoundRect(painter, plan.frame, inset, frameCornerUnits - inset);
    painter.stroke();
  }
  if (frame.studs !== null) paintStuds(painter, plan, frame.studs);
  if (frame.rail !== null)
    paintRail(painter, plan, frame.rail, frame.studs ?? studsOfRod(frame.rail));
}

function studsOfRod({ rod, shine }: NonNullable<Frame['rail']>): NonNullable<Frame['studs']> {
  return { color: rod, shine };
}

/** The rod that the beads of the score slide on, with a knob at both ends and in the middle. */
function paintRail(
  painter: Painter,
  plan: PitchPlan,
  { rod, shine }: NonNullable<Frame['rail']>,
  knob: NonNullable<Frame['studs']>,
): void {
  const y = scoreRail.insetUnits - plan.frame.halfHeight;
  const half = scoreRail.halfUnits;
  for (const [shift, height, color] of [
    [1.4, 3.6, 'rgba(58,28,6,0.30)'],
    [0, 2.8, rod],
    [-0.5, 0.9, shine],
  ] as const) {
    painter.fillStyle = color;
    painter.fillRect(-half, y + shift - height / 2, half * 2, height);
  }
  for (const x of [-half, 0, half]) {
    fillCircle(painter, x + 0.8, y + 1.4, 5, 'rgba(91,52,19,0.4)');
    fillCircle(painter, x, y, 4.6, knob.color);
    fillCircle(painter, x - 1.2, y - 1.2, 1.7, knob.shine);
  }
}

function paintStuds(painter: Painter, plan: PitchPlan, studs: NonNullable<Frame['studs']>): void {
  const inset = frameUnits * 0.55;
  for (const side of [-1, 1]) {
    for (const end of [-1, 1]) {
      const x = side * (plan.frame.halfWidth - inset);
      const y = end * (plan.frame.halfHeight - inset);
      fillCircle(painter, x + 0.8, y + 1.2, 2.9, 'rgba(60,30,5,0.35)');
      fillCircle(painter, x, y, 2.7, studs.color);
      fillCircle(painter, x - 0.7, y - 0.7, 1.1, studs.shine);
    }
  }
}

/** Lettering let into the wood; call once the fonts are there. */
export function paintFramePrint(painter: Painter, plan: PitchPlan, { print }: Frame): void {
  if (print === null) return;
  const middle = (frameUnits + 1.4) / 2;
  painter.font = font;
  painter.textAlign = 'center';
  painter.textBaseline = 'middle';
  painter.letterSpacing = `${frameUnits * 0.22}px`;
  const engrave = (text: string, widthMax: number) => {
    if (painter.measureText(text).width > widthMax) return;
    painter.fillStyle = print.edge;
    painter.fillText(text, 0.35, 0.6);
    painter.fillStyle = print.color;
    painter.fillText(text, 0, 0);
  };
  painter.save();
  painter.translate(0, plan.frame.halfHeight - middle);
  engrave('KICKABOUT  ·  PEER TO PEER SINCE 2026', plan.felt.halfWidth * 2);
  painter.restore();
  for (const side of [-1, 1]) {
    painter.save();
    painter.translate(side * (plan.frame.halfWidth - middle), 0);
    painter.rotate((side * Math.PI) / 2);
    engrave('HOME OF THE BUTTON LEAGUE', plan.felt.halfHeight * 2);
    painter.restore();
  }
}
