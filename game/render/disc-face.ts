// A player's disc seen from above: stacked acrylic with skirt, ring, medallion, number and sheen.
// Painted around (0,0) with radius 1 scaled up by the caller's transform.
import { type Kit, kitPatterns } from '../../shared/simulation/kit.ts';
import { fillCircle, linearGradient, type Painter, traceCircle } from './canvas.ts';

const fullTurn = Math.PI * 2;

/** `number` is drawn as text; an empty one leaves the medallion plain. */
export function paintDisc(painter: Painter, kit: Kit, number: string): void {
  paintSkirt(painter, kit);
  paintMedallion(painter, kit);
  if (number !== '') paintNumber(painter, kit, number);
  paintSheen(painter);
}

function paintSkirt(painter: Painter, kit: Kit): void {
  const skirt = linearGradient(
    painter,
    [-0.7, -0.7],
    [0.7, 0.7],
    [
      [0, kit.light],
      [0.3, kit.base],
      [1, kit.dark],
    ],
  );
  fillCircle(painter, 0, 0, 1, skirt);
  strokeCircle(painter, 0.95, 0.085, kit.rim);
  strokeCircle(painter, 0.985, 0.045, 'rgba(24,10,30,0.86)');
  painter.lineWidth = 0.04;
  painter.strokeStyle = 'rgba(255,255,255,0.6)';
  painter.beginPath();
  painter.arc(0, 0, 0.875, Math.PI * 0.98, Math.PI * 1.62);
  painter.stroke();
}

function paintMedallion(painter: Painter, kit: Kit): void {
  const radius = 0.66;
  fillCircle(painter, 0, 0, 0.8, kit.dark);
  const inlay = linearGradient(
    painter,
    [-0.6, -0.6],
    [0.6, 0.6],
    [
      [0, '#ffffff'],
      [0.5, kit.inlay[0]],
      [1, kit.inlay[1]],
    ],
  );
  fillCircle(painter, 0, 0, 0.775, inlay);
  fillCircle(painter, 0.017, 0.028, radius + 0.017, 'rgba(20,10,0,0.35)');
  const glow = painter.createRadialGradient(-0.23, -0.3, 0.07, 0, 0, radius * 1.1);
  glow.addColorStop(0, kit.light);
  glow.addColorStop(0.4, kit.base);
  glow.addColorStop(1, kit.pattern === 'halves' ? kit.dark : kit.base);
  fillCircle(painter, 0, 0, radius, glow);
  painter.save();
  traceCircle(painter, 0, 0, radius);
  painter.clip();
  painter.globalAlpha = kit.patternAlpha;
  painter.fillStyle = kit.patternColor;
  painter.scale(radius, radius);
  painter.fill(new Path2D(kitPatterns[kit.pattern]));
  painter.restore();
}

function paintNumber(painter: Painter, kit: Kit, number: string): void {
  const size = number.length > 1 ? 0.96 : 1.06;
  painter.font = `900 ${size}px "Sofia Sans Extra Condensed", "Arial Narrow", sans-serif`;
  painter.textAlign = 'center';
  painter.textBaseline = 'alphabetic';
  painter.lineJoin = 'round';
  painter.lineWidth = size * 0.09;
  painter.strokeStyle = kit.inkEdge;
  painter.strokeText(number, 0, size * 0.335);
  painter.fillStyle = kit.ink;
  painter.fillText(number, 0, size * 0.335);
}

function paintSheen(painter: Painter): void {
  painter.save();
  traceCircle(painter, 0, 0, 0.965);
  painter.clip();
  painter.globalAlpha = 0.9;
  painter.fillStyle = linearGradient(
    painter,
    [-1, -1],
    [0.3, 0.3],
    [
      [0, 'rgba(255,255,255,0.62)'],
      [0.5, 'rgba(255,255,255,0.06)'],
      [1, 'rgba(255,255,255,0)'],
    ],
  );
  painter.beginPath();
  painter.moveTo(-1, -1);
  painter.lineTo(0.55, -1);
  painter.bezierCurveTo(0.1, -0.3, -0.4, -0.05, -1, 0.45);
  painter.closePath();
  painter.fill();
  painter.strokeStyle = 'rgba(255,255,255,0.35)';
  painter.lineWidth = 0.057;
  painter.beginPath();
  painter.arc(0, 0, 0.91, Math.PI * 0.1, Math.PI * 0.42);
  painter.stroke();
  painter.restore();
}

/** Any other disc of a stadium: a plain counter in its own colour. */
export function paintCounter(painter: Painter, color: string): void {
  fillCircle(painter, 0, 0, 1, color);
  fillCircle(painter, 0, 0, 0.62, 'rgba(255,255,255,0.16)');
  strokeCircle(painter, 0.93, 0.14, 'rgba(255,250,240,0.75)');
  strokeCircle(painter, 0.98, 0.05, 'rgba(24,10,30,0.7)');
  painter.strokeStyle = 'rgba(255,255,255,0.5)';
  painter.lineWidth = 0.08;
  painter.beginPath();
  painter.arc(0, 0, 0.72, Math.PI * 1.05, Math.PI * 1.55);
  painter.stroke();
}

function strokeCircle(painter: Painter, radius: number, width: number, style: string): void {
  painter.lineWidth = width;
  painter.strokeStyle = style;
  painter.beginPath();
  painter.arc(0, 0, radius, 0, fullTurn);
  painter.stroke();
}
