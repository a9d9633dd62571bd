// The walnut table that the pitch stands on: planks, grain, joints.
import { createGrain, linearGradient, type Painter } from './canvas.ts';
import { palette } from './palette.ts';
import type { Rect } from './pitch-plan.ts';

const plankCount = 7;
const grainLinesPerPlank = 40;
const plankTints = [
  'rgba(255,220,170,0.10)',
  'rgba(70,30,6,0.09)',
  'rgba(255,235,200,0.05)',
  'rgba(40,16,2,0.13)',
] as const;

/** Around (0,0), in stadium units. */
export function paintWood(painter: Painter, table: Rect): void {
  const { halfWidth, halfHeight } = table;
  painter.fillStyle = linearGradient(
    painter,
    [-halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [
      [0, palette.wood[0]],
      [0.5, palette.wood[1]],
      [1, palette.wood[2]],
    ],
  );
  painter.fillRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
  const grain = createGrain(11);
  const plankHeight = (halfHeight * 2) / plankCount;
  for (let plank = 0; plank < plankCount; plank += 1) {
    const top = -halfHeight + plank * plankHeight;
    painter.fillStyle = plankTints[plank % plankTints.length];
    painter.fillRect(-halfWidth, top, halfWidth * 2, plankHeight);
    for (let line = 0; line < grainLinesPerPlank; line += 1)
      paintGrainLine(painter, halfWidth, top + grain() * plankHeight, grain);
    paintJoint(painter, halfWidth, top);
  }
}

function paintGrainLine(painter: Painter, halfWidth: number, y: number, grain: () => number): void {
  const swing = grain() * 3.4;
  const pace = 0.005 + grain() * 0.01;
  const phase = grain() * 9;
  painter.strokeStyle = grain() < 0.6 ? 'rgba(74,36,10,0.20)' : 'rgba(255,226,180,0.14)';
  painter.lineWidth = 0.25 + grain() * 0.7;
  painter.beginPath();
  for (let x = -halfWidth; x <= halfWidth + 18; x += 18)
    painter.lineTo(x, y + Math.sin(x * pace + phase) * swing);
  painter.stroke();
}

function paintJoint(painter: Painter, halfWidth: number, y: number): void {
  painter.fillStyle = 'rgba(38,16,4,0.55)';
  painter.fillRect(-halfWidth, y - 0.5, halfWidth * 2, 1);
  painter.fillStyle = 'rgba(255,228,190,0.22)';
  painter.fillRect(-halfWidth, y + 0.6, halfWidth * 2, 0.5);
}
