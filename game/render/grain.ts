// Fine texture without end: two tiles of co-prime sizes, filled with strokes or specks once and
// then laid over whatever is there. Repeats too rarely to be seen, at a twentieth of the cost.
import { createGrain, createPainter, type Painter } from './canvas.ts';
import type { Rect } from './pitch-plan.ts';

const tilesPx = [331, 257] as const;

export type Fibres = {
  /** Strokes per 1,000 texels. */
  readonly density: number;
  readonly colors: readonly string[];
  /** In texels, whatever the sharpness. */
  readonly length: readonly [number, number];
  readonly alpha: readonly [number, number];
  readonly seed: number;
};

export type GrainTiles = readonly HTMLCanvasElement[];

export function paintFibreTiles(fibres: Fibres): GrainTiles {
  const grain = createGrain(fibres.seed);
  return tilesPx.map((size) => paintFibreTile(size, fibres, grain));
}

/** White and dark dots. */
export function paintSpeckTiles(dark: string, seed: number): GrainTiles {
  const grain = createGrain(seed);
  const size = 293;
  const tile = createPainter(size, size);
  for (let speck = 0; speck < 330; speck += 1) {
    tile.globalAlpha = 0.05 + grain() * 0.12;
    tile.fillStyle = grain() < 0.5 ? '#ffffff' : dark;
    tile.fillRect(grain() * size, grain() * size, 1.2, 1.2);
  }
  return [tile.canvas];
}

/** Over a rectangle around (0,0) in stadium units. */
export function layGrain(
  painter: Painter,
  { halfWidth, halfHeight }: Rect,
  tiles: GrainTiles,
): void {
  painter.save();
  const { a: detail } = painter.getTransform();
  painter.scale(1 / detail, 1 / detail);
  for (const tile of tiles) {
    const pattern = painter.createPattern(tile, 'repeat');
    if (pattern === null) continue;
    painter.fillStyle = pattern;
    const [width, height] = [halfWidth * detail, halfHeight * detail];
    painter.fillRect(-width, -height, width * 2, height * 2);
  }
  painter.restore();
}

function paintFibreTile(size: number, fibres: Fibres, grain: () => number): HTMLCanvasElement {
  const tile = createPainter(size, size);
  const count = Math.round((fibres.density * size * size) / 1000 / tilesPx.length);
  tile.lineWidth = 1;
  for (let fibre = 0; fibre < count; fibre += 1) {
    tile.globalAlpha = between(fibres.alpha, grain());
    tile.strokeStyle = fibres.colors[Math.floor(grain() * fibres.colors.length)];
    const x = grain() * size;
    const y = grain() * size;
    const length = between(fibres.length, grain());
    const angle = -Math.PI / 2 + (grain() - 0.5) * 1.5;
    strokeWrapped(tile, size, x, y, Math.cos(angle) * length, Math.sin(angle) * length);
  }
  return tile.canvas;
}

function between(range: readonly [number, number], part: number): number {
  return range[0] + part * (range[1] - range[0]);
}

function strokeWrapped(
  tile: Painter,
  size: number,
  x: number,
  y: number,
  dx: number,
  dy: number,
): void {
  const shiftsX = x < 10 ? [0, size] : x > size - 10 ? [0, -size] : [0];
  const shiftsY = y < 10 ? [0, size] : y > size - 10 ? [0, -size] : [0];
  for (const shiftX of shiftsX) {
    for (const shiftY of shiftsY) {
      tile.beginPath();
      tile.moveTo(x + shiftX, y + shiftY);
      tile.lineTo(x + shiftX + dx, y + shiftY + dy);
      tile.stroke();
    }
  }
}
