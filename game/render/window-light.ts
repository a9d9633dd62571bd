// Late-morning light on the table: a warm sweep from the top left, and a window's panes and a plant
// as shade.
import { createGrain, createPainter, type Painter } from './canvas.ts';
import type { Rect } from './pitch-plan.ts';

const shade = '#1c1440';
const shadeAlpha = 0.3;
/** The shade is painted small and stretched: that is its softness, without a blur filter. */
const width = 80;
const height = 60;

/** Warm where the light comes in, cool where it does not; around (0,0) in stadium units. */
export function paintSunlight(painter: Painter, table: Rect): void {
  const { halfWidth, halfHeight } = table;
  const sweep = painter.createRadialGradient(
    -halfWidth * 0.8,
    -halfHeight * 0.8,
    halfWidth * 0.05,
    -halfWidth * 0.6,
    -halfHeight * 0.5,
    halfWidth * 1.75,
  );
  sweep.addColorStop(0, 'rgba(255,244,196,0.95)');
  sweep.addColorStop(0.4, 'rgba(255,236,180,0.36)');
  sweep.addColorStop(0.75, 'rgba(140,110,160,0.06)');
  sweep.addColorStop(1, 'rgba(50,30,90,0.26)');
  painter.save();
  painter.globalCompositeOperation = 'soft-light';
  painter.fillStyle = sweep;
  painter.fillRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
  painter.restore();
}

/** The window bars and leaves between the sun and the table. */
export function paintWindowShade(painter: Painter, table: Rect): void {
  const small = paintPanes();
  const soft = createPainter(width * 4, height * 4);
  soft.imageSmoothingQuality = 'high';
  soft.drawImage(small, 0, 0, width * 4, height * 4);
  paintLeaves(soft);
  const softer = createPainter(width * 2, height * 2);
  softer.imageSmoothingQuality = 'high';
  softer.drawImage(soft.canvas, 0, 0, width * 2, height * 2);
  painter.save();
  painter.globalAlpha = shadeAlpha;
  painter.imageSmoothingQuality = 'high';
  const { halfWidth, halfHeight } = table;
  painter.drawImage(softer.canvas, -halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
  painter.restore();
}

function paintPanes(): HTMLCanvasElement {
  const painter = createPainter(width, height);
  painter.fillStyle = shade;
  painter.fillRect(0, 0, width, height);
  painter.globalCompositeOperation = 'destination-out';
  painter.transform(1, 0.06, -0.46, 1, 24, -2);
  for (let column = -1; column < 4; column += 1)
    for (let row = 0; row < 2; row += 1)
      painter.fillRect(-4 + column * 22.2, -2.5 + row * 31.2, 19.8, 29);
  return painter.canvas;
}

function paintLeaves(painter: Painter): void {
  const grain = createGrain(5);
  painter.fillStyle = shade;
  for (let branch = 0; branch < 7; branch += 1) {
    painter.save();
    painter.translate(235 + grain() * 95, -15 + branch * 22);
    painter.rotate(Math.PI * 0.8 + grain() * 0.5);
    painter.fillRect(0, -1, 60, 1.5);
    for (let leaf = 0; leaf < 7; leaf += 1) {
      for (const side of [-1, 1]) {
        painter.save();
        painter.translate(9 + leaf * 8, 0);
        painter.rotate(side * 0.85);
        painter.beginPath();
        painter.ellipse(8.5, 0, 9 - leaf * 0.45, 2.6, 0, 0, Math.PI * 2);
        painter.fill();
        painter.restore();
      }
    }
    painter.restore();
  }
}
