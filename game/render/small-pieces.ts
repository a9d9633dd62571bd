// The small things on the felt that are no discs: shadows, rings, the arrow, scraps of confetti,
// beads.
// Each is painted around (0,0) to fit a radius given in texels.
import type { Kit } from '../../shared/simulation/kit.ts';
import { createPainter, fillCircle, type Painter, softened, traceCircle } from './canvas.ts';
import type { Shadow } from './venue.ts';

/** All soft shadows that one disc throws; the disc has `1 / look.reach` of the radius. */
export function paintShadow(painter: Painter, radius: number, look: Shadow): void {
  const size = Math.ceil(radius) * 2;
  const disc = radius / look.reach;
  for (const cast of look.casts) {
    const hard = createPainter(size, size);
    hard.translate(size / 2, size / 2);
    const [x, y] = [cast.x * disc, cast.y * disc];
    const fade = hard.createLinearGradient(0, 0, x * 1.6, y * 1.6);
    fade.addColorStop(0, `rgba(${look.color},${look.alpha})`);
    fade.addColorStop(0.35, `rgba(${look.color},${look.alpha})`);
    fade.addColorStop(1, `rgba(${look.color},${cast.fades ? 0 : look.alpha})`);
    hard.strokeStyle = fade;
    hard.lineCap = 'round';
    hard.lineWidth = disc * 1.86;
    hard.beginPath();
    hard.moveTo(x * 0.1, y * 0.1);
    hard.lineTo(x, y);
    hard.stroke();
    painter.drawImage(softened(hard.canvas, disc * look.softness).canvas, -size / 2, -size / 2);
  }
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

/** Stands for five of its side: capped with brass, and says so. */
export function paintFiveBead(painter: Painter, radius: number, kit: Kit): void {
  paintBead(painter, radius, kit);
  painter.strokeStyle = '#f8dd94';
  painter.lineWidth = radius * 0.2;
  painter.beginPath();
  painter.roundRect(-radius * 0.68, -radius * 0.8, radius * 1.36, radius * 1.6, radius * 0.54);
  painter.stroke();
  painter.font = `900 ${radius * 1.35}px "Sofia Sans Extra Condensed", "Arial Narrow", sans-serif`;
  painter.textAlign = 'center';
  painter.textBaseline = 'alphabetic';
  painter.lineJoin = 'round';
  painter.lineWidth = radius * 0.16;
  painter.strokeStyle = kit.inkEdge;
  painter.strokeText('5', 0, radius * 0.44);
  painter.fillStyle = kit.ink;
  painter.fillText('5', 0, radius * 0.44);
}

/** A soft round spot of one colour: the ball's trail is made of them. */
export function paintGlow(painter: Painter, radius: number, color: string): void {
  const glow = painter.createRadialGradient(0, 0, 0, 0, 0, radius);
  for (const [offset, alpha] of [
    [0, 1],
    [0.35, 0.62],
    [0.7, 0.18],
    [1, 0],
  ])
    glow.addColorStop(offset, faded(color, alpha));
  fillCircle(painter, 0, 0, radius, glow);
}

/** `#rrggbb` with an alpha. */
function faded(color: string, alpha: number): string {
  return `${color}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

/** Somebody's connection is gone: two arrows that chase each other on a cream chip. */
export function paintAwayMark(painter: Painter, radius: number): void {
  fillCircle(painter, 0, 0, radius * 0.98, 'rgba(36,26,58,0.55)');
  fillCircle(painter, 0, 0, radius * 0.86, '#fff6e1');
  painter.strokeStyle = '#241a3a';
  painter.fillStyle = '#241a3a';
  painter.lineWidth = radius * 0.17;
  painter.lineCap = 'round';
  for (const half of [0, 1]) {
    painter.save();
    painter.rotate(half * Math.PI);
    painter.beginPath();
    painter.arc(0, 0, radius * 0.46, -Math.PI * 0.92, -Math.PI * 0.22);
    painter.stroke();
    painter.rotate(-Math.PI * 0.2);
    painter.beginPath();
    painter.moveTo(radius * 0.46 - radius * 0.26, -radius * 0.02);
    painter.lineTo(radius * 0.46 + radius * 0.26, -radius * 0.02);
    painter.lineTo(radius * 0.46, radius * 0.3);
    painter.closePath();
    painter.fill();
    painter.restore();
  }
}
