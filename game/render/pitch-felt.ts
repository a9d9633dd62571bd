// The felt: mown stripes, fibres, the shadow of the frame on it, and the light of a window across
// it.
import {
  createGrain,
  createPainter,
  linearGradient,
  type Painter,
  traceRoundRect,
} from './canvas.ts';
import type { PitchPlan } from './pitch-plan.ts';
import { feltCornerUnits } from './table-frame.ts';

const stripesPerField = 12;
/**
 * Two tiles of co-prime sizes repeat too rarely to be seen, at a twentieth of the cost of strokes.
 */
const fibreTilesPx = [331, 257] as const;

export function clipToFelt(painter: Painter, plan: PitchPlan): void {
  traceRoundRect(painter, plan.felt, 0, feltCornerUnits);
  painter.clip();
}

/** Around (0,0) in stadium units, clipped to the felt. */
export function paintStripes(painter: Painter, plan: PitchPlan): void {
  const { halfWidth, halfHeight } = plan.felt;
  const { base, stripes } = plan.ground;
  painter.fillStyle = base;
  painter.fillRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
  if (stripes === null) return;
  const width = ((plan.field.halfWidth || halfWidth) * 2) / stripesPerField;
  const count = Math.ceil(halfWidth / width);
  for (let stripe = -count; stripe < count; stripe += 1) {
    painter.fillStyle = stripes[stripe & 1];
    painter.fillRect(stripe * width, -halfHeight, width + 0.3, halfHeight * 2);
  }
}

/** Fibres over whatever is there; `density` is strokes per 1,000 texels, lengths in texels. */
export function paintFibres(
  painter: Painter,
  plan: PitchPlan,
  fibres: {
    readonly density: number;
    readonly colors: readonly string[];
    readonly length: readonly [number, number];
    readonly alpha: readonly [number, number];
    readonly seed: number;
  },
): void {
  const grain = createGrain(fibres.seed);
  painter.save();
  const { a: detail } = painter.getTransform();
  painter.scale(1 / detail, 1 / detail);
  for (const size of fibreTilesPx) {
    const pattern = painter.createPattern(paintFibreTile(size, fibres, grain), 'repeat');
    if (pattern === null) continue;
    painter.fillStyle = pattern;
    const { halfWidth, halfHeight } = plan.felt;
    painter.fillRect(
      -halfWidth * detail,
      -halfHeight * detail,
      halfWidth * 2 * detail,
      halfHeight * 2 * detail,
    );
  }
  painter.restore();
}

function paintFibreTile(
  size: number,
  fibres: Parameters<typeof paintFibres>[2],
  grain: () => number,
): HTMLCanvasElement {
  const tile = createPainter(size, size);
  const count = Math.round((fibres.density * size * size) / 1000 / fibreTilesPx.length);
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

/** The frame stands higher than the felt; the sun comes from the top left. */
export function paintFrameShadow(painter: Painter, plan: PitchPlan): void {
  const { halfWidth, halfHeight } = plan.felt;
  const edges = [
    { from: [0, -halfHeight], to: [0, -halfHeight + 14], alpha: 0.6 },
    { from: [-halfWidth, 0], to: [-halfWidth + 12, 0], alpha: 0.54 },
    { from: [0, halfHeight], to: [0, halfHeight - 5], alpha: 0.2 },
    { from: [halfWidth, 0], to: [halfWidth - 5, 0], alpha: 0.2 },
  ] as const;
  for (const edge of edges) {
    painter.fillStyle = linearGradient(painter, edge.from, edge.to, [
      [0, `rgba(8,40,18,${edge.alpha})`],
      [1, 'rgba(8,40,18,0)'],
    ]);
    painter.fillRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
  }
  painter.strokeStyle = 'rgba(120,70,20,0.35)';
  painter.lineWidth = 0.9;
  traceRoundRect(painter, plan.felt, 0, feltCornerUnits);
  painter.stroke();
}
