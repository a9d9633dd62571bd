// The small things on the felt that are no discs: shadows, rings, the arrow, scraps of confetti,
// beads.
// Each is painted around (0,0) to fit a radius given in texels.
import type { Kit } from '../../shared/simulation/kit.ts';
import { fillCircle, type Painter, traceCircle } from './canvas.ts';

export function paintShadow(painter: Painter, radius: number): void {
  const soft = painter.createRadialGradient(0, 0, radius * 0.3, 0, 0, radius);
  soft.addColorStop(0, 'rgba(0,0,0,1)');
  soft.addColorStop(0.35, 'rgba(0,0,0,0.62)');
  soft.addColorStop(0.7, 'rgba(0,0,0,0.18)');
  soft.addColorStop(1, 'rgba(0,0,0,0)');
  fillCircle(painter, 0, 0, radius, soft);
}

export function paintRing(painter: Painter, radius: number, breadth: number, color: string): void {
  painter.strokeStyle = color;
  painter.lineWidth = radius * breadth;
  traceCircle(painter, 0, 0, radius * (1 - breadth / 2) - 1);
  painter.stroke();
}

/** Points down, to the own disc. */
export function paintArrow(painter: Painter, radius: number): void {
  painter.beginPath();
  painter.moveTo(-radius * 0.62, -radius * 0.5);
  painter.lineTo(radius * 0.62, -radius * 0.5);
  painter.lineTo(0, radius * 0.56);
  painter.closePath();
  painter.lineJoin = 'round';
  painter.lineWidth = radius * 0.3;
  painter.strokeStyle = 'rgba(40,60,20,0.55)';
  painter.stroke();
  painter.fillStyle = '#fff2b8';
  painter.fill();
}

export const scrapShapes = ['strip', 'dot', 'corner'] as const;

export function paintScrap(
  painter: Painter,
  radius: number,
  shape: (typeof scrapShapes)[number],
  color: string,
): void {
  painter.fillStyle = color;
  if (shape === 'strip') painter.fillRect(-radius * 0.75, -radius * 0.5, radius * 1.5, radius);
  if (shape === 'dot') fillCircle(painter, 0, 0, radius * 0.62, color);
  if (shape === 'corner') {
    painter.beginPath();
    painter.moveTo(-radius * 0.6, -radius * 0.7);
    painter.lineTo(radius * 0.8, 0);
    painter.lineTo(-radius * 0.6, radius * 0.7);
    painter.fill();
  }
}

/** A bead of the score rail, seen along the rail. */
export function paintBead(painter: Painter, radius: number, kit: Kit): void {
  const glow = painter.createRadialGradient(
    -radius * 0.32,
    -radius * 0.4,
    radius * 0.08,
    0,
    0,
    radius,
  );
  glow.addColorStop(0, '#ffffff');
  glow.addColorStop(0.22, kit.light);
  glow.addColorStop(0.6, kit.base);
  glow.addColorStop(1, kit.dark);
  painter.fillStyle = glow;
  painter.strokeStyle = 'rgba(20,8,0,0.5)';
  painter.lineWidth = radius * 0.07;
  painter.beginPath();
  painter.roundRect(-radius * 0.78, -radius * 0.9, radius * 1.56, radius * 1.8, radius * 0.64);
  painter.fill();
  painter.stroke();
}
