// A table top of planks: tint, grain, joints. A slice a plank.
import { createGrain, linearGradient, type Painter } from './canvas.ts';
import type { Rect } from './pitch-plan.ts';
import type { Planks } from './venue.ts';

const plankCount = 7;
const grainLinesPerPlank = 46;
/** Where grain lines bend. */
const bendUnits = 18;

/** Around (0,0), in stadium units. */
export function* paintPlanks(painter: Painter, table: Rect, wood: Planks): Generator<void> {
  const { halfWidth, halfHeight } = table;
  const ground = linearGradient(
    painter,
    [-halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [
      [0, wood.colors[0]],
      [0.5, wood.colors[1]],
      [1, wood.colors[2]],
    ],
  );
  const grain = createGrain(11);
  const height = (halfHeight * 2) / plankCount;
  for (let plank = 0; plank < plankCount; plank += 1) {
    const top = -halfHeight + plank * height;
    painter.save();
    painter.beginPath();
    painter.rect(-halfWidth, top, halfWidth * 2, height + 1);
    painter.clip();
    for (const style of [ground, wood.tints[plank % wood.tints.length]]) {
      painter.fillStyle = style;
      painter.fillRect(-halfWidth, top, halfWidth * 2, height + 1);
    }
    for (let line = 0; line < grainLinesPerPlank; line += 1)
      paintGrainLine(painter, halfWidth, top + grain() * height, wood, grain);
    paintJoint(painter, halfWidth, top, wood);
    painter.restore();
    yield;
  }
}

function paintGrainLine(
  painter: Painter,
  halfWidth: number,
  y: number,
  { grain: [dark, light] }: Planks,
  grain: () => number,
): void {
  const swing = grain() * 3.4;
  const pace = 0.005 + grain() * 0.01;
  const phase = grain() * 9;
  painter.strokeStyle = grain() < 0.6 ? dark : light;
  painter.lineWidth = 0.25 + grain() * 0.7;
  painter.beginPath();
  for (let x = -halfWidth; x <= halfWidth + bendUnits; x += bendUnits)
    painter.lineTo(x, y + Math.sin(x * pace + phase) * swing);
  painter.stroke();
}

function paintJoint(painter: Painter, halfWidth: number, y: number, { joint }: Planks): void {
  painter.fillStyle = joint[0];
  painter.fillRect(-halfWidth, y - 0.5, halfWidth * 2, 1);
  painter.fillStyle = joint[1];
  painter.fillRect(-halfWidth, y + 0.6, halfWidth * 2, 0.5);
}
