// Dark stands around a stadium: people as discs of light out of focus, and the rows they sit in.
// A slice a few hundred people.
import { createGrain, fillCircle, type Painter } from './canvas.ts';
import type { Rect } from './pitch-plan.ts';
import type { Stands } from './venue.ts';

/** People per 1,000 square units. */
const density = 9;
const peoplePerSlice = 400;
const rowUnits = 11;

/** Around (0,0), between the frame and the table's edge. */
export function* paintStands(
  painter: Painter,
  table: Rect,
  frame: Rect,
  stands: Stands,
): Generator<void> {
  const { halfWidth, halfHeight } = table;
  painter.fillStyle = stands.color;
  painter.fillRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
  yield;
  const grain = createGrain(23);
  const area = 4 * (halfWidth * halfHeight - frame.halfWidth * frame.halfHeight);
  const people = Math.round((area * density) / 1000);
  for (let person = 0; person < people; ) {
    // Thrown anywhere; who stands on the grass is thrown again.
    const x = (grain() * 2 - 1) * halfWidth;
    const y = (grain() * 2 - 1) * halfHeight;
    if (Math.abs(x) < frame.halfWidth - 4 && Math.abs(y) < frame.halfHeight - 4) continue;
    person += 1;
    painter.globalAlpha = 0.22 + grain() * 0.5;
    fillCircle(painter, x, y, 1.1 + grain() * 2.7, colorOf(stands, grain()));
    if (person % peoplePerSlice === 0) yield;
  }
  painter.globalAlpha = 1;
  paintRows(painter, table, frame, stands.rows);
}

function colorOf({ crowd }: Stands, part: number): string {
  let left = part;
  for (const [share, color] of crowd) {
    left -= share;
    if (left <= 0) return color;
  }
  return crowd[crowd.length - 1][1];
}

function paintRows(painter: Painter, table: Rect, frame: Rect, color: string): void {
  painter.strokeStyle = color;
  painter.lineWidth = 2.4;
  for (let away = rowUnits; ; away += rowUnits) {
    const [halfWidth, halfHeight] = [frame.halfWidth + away, frame.halfHeight + away];
    if (halfWidth > table.halfWidth && halfHeight > table.halfHeight) return;
    painter.beginPath();
    painter.roundRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2, 20 + away);
    painter.stroke();
  }
}
