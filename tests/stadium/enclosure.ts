// Where a disc can get to from where it stands, as far as walls and planes let its centre: a flood
// over a raster, written without the simulation's contacts. What reaches the rim is free.
import type { Stadium, Walls } from '../../shared/simulation/stadium.ts';

/** Distance of the raster's points in px: below twice the radius of the balls in use. */
const rasterPx = 8;

/** Who is asked about: flags and where it may start. */
export type Kind = {
  readonly mask: number;
  readonly group: number;
  readonly starts: readonly (readonly [x: number, y: number])[];
};

export type Enclosure = {
  /** Nothing keeps it: the flood came to the rim of the raster. */
  readonly isFree: boolean;
  /** Whether one of the four raster points around a place can be reached. */
  readonly holds: (x: number, y: number) => boolean;
};

export function enclosureOf(stadium: Stadium, kind: Kind): Enclosure {
  const halfX = rasterHalf([...stadium.walls.x0, ...kind.starts.map(([x]) => x)]);
  const halfY = rasterHalf([...stadium.walls.y0, ...kind.starts.map(([, y]) => y)]);
  const columns = 2 * halfX + 1;
  const rows = 2 * halfY + 1;
  const reached = new Uint8Array(columns * rows);
  const walls = wallsMet(stadium, kind);
  const planes = planesMet(stadium, kind);
  const stack: number[] = [];
  let isFree = false;
  const visit = (column: number, row: number) => {
    const x = (column - halfX) * rasterPx;
    const y = (row - halfY) * rasterPx;
    if (column < 0 || row < 0 || column >= columns || row >= rows) isFree = true;
    else if (reached[row * columns + column] === 0 && isAllowed(stadium, planes, x, y)) {
      reached[row * columns + column] = 1;
      stack.push(row * columns + column);
    }
  };
  for (const [x, y] of kind.starts) {
    visit(Math.floor(x / rasterPx) + halfX, Math.floor(y / rasterPx) + halfY);
    visit(Math.ceil(x / rasterPx) + halfX, Math.ceil(y / rasterPx) + halfY);
  }
  for (let at = stack.pop(); at !== undefined && !isFree; at = stack.pop()) {
    const column = at % columns;
    const row = (at - column) / columns;
    const x = (column - halfX) * rasterPx;
    const y = (row - halfY) * rasterPx;
    for (const [dx, dy] of neighbours) {
      const isBlocked = walls.some((i) =>
        blocks(stadium, i, x, y, x + dx * rasterPx, y + dy * rasterPx),
      );
      if (!isBlocked) visit(column + dx, row + dy);
    }
  }
  const isReached = (column: number, row: number) =>
    column >= 0 &&
    row >= 0 &&
    column < columns &&
    row < rows &&
    reached[row * columns + column] === 1;
  const holds = (x: number, y: number) => {
    const column = Math.floor(x / rasterPx) + halfX;
    const row = Math.floor(y / rasterPx) + halfY;
    return [0, 1].some((dx) => [0, 1].some((dy) => isReached(column + dx, row + dy)));
  };
  return { isFree, holds };
}

const neighbours = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** In raster points; room for run-off around what is drawn, up to a size that can be flooded. */
function rasterHalf(coordinates: readonly number[]): number {
  const far = Math.max(...coordinates.map(Math.abs).filter((one) => one < 2400));
  return Math.ceil((Math.max(far, 400) + 200) / rasterPx);
}

function wallsMet(stadium: Stadium, kind: Kind): number[] {
  const { walls } = stadium;
  return Array.from({ length: walls.count }, (_, i) => i).filter(
    (i) => (walls.mask[i] & kind.group) !== 0 && (walls.group[i] & kind.mask) !== 0,
  );
}

function planesMet(stadium: Stadium, kind: Kind): number[] {
  const { planes } = stadium;
  return Array.from({ length: planes.count }, (_, i) => i).filter(
    (i) => (planes.mask[i] & kind.group) !== 0 && (planes.group[i] & kind.mask) !== 0,
  );
}

function isAllowed(stadium: Stadium, met: readonly number[], x: number, y: number): boolean {
  const { planes } = stadium;
  return met.every((i) => planes.normalX[i] * x + planes.normalY[i] * y >= planes.dist[i]);
}

/** A one-sided wall lets through whoever comes from its back. */
function blocks(
  stadium: Stadium,
  i: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): boolean {
  const { walls } = stadium;
  const gap0 = gapOf(stadium, i, x0, y0);
  const gap1 = gapOf(stadium, i, x1, y1);
  const bias = walls.bias[i];
  const comesFromFront = gap0 >= 0 && gap1 < 0;
  const comesFromBack = gap0 < 0 && gap1 >= 0;
  if (!(bias > 0 ? comesFromFront : bias < 0 ? comesFromBack : comesFromFront || comesFromBack)) {
    return false;
  }
  const part = gap0 / (gap0 - gap1);
  const x = x0 + (x1 - x0) * part;
  const y = y0 + (y1 - y0) * part;
  if (walls.arcRadius[i] > 0) {
    return isOnArc(walls, i, x - walls.centerX[i], y - walls.centerY[i]);
  }
  const alongX = walls.x1[i] - walls.x0[i];
  const alongY = walls.y1[i] - walls.y0[i];
  const along = (x - walls.x0[i]) * alongX + (y - walls.y0[i]) * alongY;
  return along >= 0 && along <= alongX * alongX + alongY * alongY;
}

/** Whether a direction from the centre of a curved wall points at it, by its tangents. */
function isOnArc(walls: Walls, i: number, x: number, y: number): boolean {
  const before = walls.tangent0X[i] * x + walls.tangent0Y[i] * y > 0;
  const after = walls.tangent1X[i] * x + walls.tangent1Y[i] * y > 0;
  return (before && after) !== (walls.wide[i] === 1);
}

function gapOf(stadium: Stadium, i: number, x: number, y: number): number {
  const { walls } = stadium;
  const radius = walls.arcRadius[i];
  if (radius === 0) {
    return (x - walls.x0[i]) * walls.normalX[i] + (y - walls.y0[i]) * walls.normalY[i];
  }
  const fx = x - walls.centerX[i];
  const fy = y - walls.centerY[i];
  return Math.sqrt(fx * fx + fy * fy) - radius;
}
