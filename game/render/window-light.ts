// The shade of a window's bars and of a plant before it, as one small picture that is stretched
// over the table: that is its softness.
import { createGrain, createPainter, type Painter, softened } from './canvas.ts';
import type { Rect } from './pitch-plan.ts';
import type { Shade } from './venue.ts';

/** In texels; stretched to the whole table, whatever its size. */
export const shadeTexels = { width: 320, height: 240 } as const;

export function paintWindowShade({ color }: Shade): HTMLCanvasElement {
  const { width, height } = shadeTexels;
  const panes = softened(paintPanes(color), 5);
  const leaves = createPainter(width, height);
  paintLeaves(leaves, color);
  panes.drawImage(softened(leaves.canvas, 2.6).canvas, 0, 0);
  return panes.canvas;
}

/** Over the whole table, as it looks while it doesn't move. */
export function layShade(painter: Painter, { halfWidth, halfHeight }: Rect, shade: Shade): void {
  painter.globalAlpha = shade.alpha;
  painter.imageSmoothingQuality = 'high';
  const picture = paintWindowShade(shade);
  painter.drawImage(picture, -halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
}

function paintPanes(color: string): HTMLCanvasElement {
  const { width, height } = shadeTexels;
  const painter = createPainter(width, height);
  painter.fillStyle = color;
  painter.fillRect(0, 0, width, height);
  painter.globalCompositeOperation = 'destination-out';
  painter.transform(1, 0.06, -0.46, 1, 95, -8);
  for (let column = -1; column < 4; column += 1)
    for (let row = 0; row < 2; row += 1)
      painter.fillRect(-15 + column * 89, -10 + row * 125, 79, 116);
  return painter.canvas;
}

function paintLeaves(painter: Painter, color: string): void {
  const grain = createGrain(5);
  painter.fillStyle = color;
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
