// Broad phase over everything that stands still: for a place, the walls, points and posts near it.
// Each cell lists them in ascending order, so the order of contacts does not depend on the grid.
import type { FixedCircles, Walls } from './stadium.ts';

/** Obstacle ids: walls first, then points, then posts. */
export type ObstacleGrid = {
  readonly minX: number;
  readonly minY: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  /** Where the list of a cell starts in `items`; one more entry than cells. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
  readonly firstPoint: number;
  readonly firstPost: number;
};

/**
 * Smallest cell: about two players wide, so that a cell of a usual pitch holds zero to three walls.
 */
const cellMinPx = 40;
/** Most cells along one side; bounds the memory for a wild file. */
const cellsPerSideMax = 64;
/** How far, in px, a disc may have been pushed since its cell was looked up. */
const slackPx = 8;

type Box = { x0: number; y0: number; x1: number; y1: number };

/** `reachPx` is the largest radius of a disc that moves. */
export function createObstacleGrid(
  walls: Walls,
  points: FixedCircles,
  posts: FixedCircles,
  reachPx: number,
): ObstacleGrid {
  const reach = reachPx + slackPx;
  const boxes = [
    ...Array.from({ length: walls.count }, (_, i) => wallBox(walls, i, reach)),
    ...Array.from({ length: points.count }, (_, i) => circleBox(points, i, reach)),
    ...Array.from({ length: posts.count }, (_, i) => circleBox(posts, i, reach)),
  ];
  const whole = boxes.reduce(union, { x0: 0, y0: 0, x1: 0, y1: 0 });
  const extent = Math.max(whole.x1 - whole.x0, whole.y1 - whole.y0);
  const cellPx = Math.max(cellMinPx, extent / cellsPerSideMax);
  const columns = Math.max(1, Math.ceil((whole.x1 - whole.x0) / cellPx));
  const rows = Math.max(1, Math.ceil((whole.y1 - whole.y0) / cellPx));
  const cells = fillCells(boxes, whole, cellPx, columns, rows);
  const starts = new Int32Array(cells.length + 1);
  for (let i = 0; i < cells.length; i++) starts[i + 1] = starts[i] + cells[i].length;
  return {
    minX: whole.x0,
    minY: whole.y0,
    columns,
    rows,
    cellPx,
    starts,
    items: Int32Array.from(cells.flat()),
    firstPoint: walls.count,
    firstPost: walls.count + points.count,
  };
}

/** The cell of a place, or -1 where no obstacle is near. */
export function cellAt(grid: ObstacleGrid, x: number, y: number): number {
  const column = Math.floor((x - grid.minX) / grid.cellPx);
  const row = Math.floor((y - grid.minY) / grid.cellPx);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1;
  return row * grid.columns + column;
}

function fillCells(
  boxes: readonly Box[],
  whole: Box,
  cellPx: number,
  columns: number,
  rows: number,
): number[][] {
  const cells: number[][] = Array.from({ length: columns * rows }, () => []);
  boxes.forEach((box, id) => {
    const lastColumn = Math.min(columns - 1, Math.floor((box.x1 - whole.x0) / cellPx));
    const lastRow = Math.min(rows - 1, Math.floor((box.y1 - whole.y0) / cellPx));
    for (let row = Math.floor((box.y0 - whole.y0) / cellPx); row <= lastRow; row++) {
      const first = Math.floor((box.x0 - whole.x0) / cellPx);
      for (let column = first; column <= lastColumn; column++)
        cells[row * columns + column].push(id);
    }
  });
  return cells;
}

/**
 * A one-sided wall also holds what is up to |bias| past it. Walls that meet nothing get an empty
 * box.
 */
function wallBox(walls: Walls, i: number, reach: number): Box {
  const box = { x0: walls.x0[i], y0: walls.y0[i], x1: walls.x0[i], y1: walls.y0[i] };
  if (!isSolid(walls, i)) return { x0: 0, y0: 0, x1: -1, y1: -1 };
  extend(box, walls.x1[i], walls.y1[i]);
  const radius = walls.arcRadius[i];
  if (radius > 0) {
    for (const [x, y] of [
      [radius, 0],
      [-radius, 0],
      [0, radius],
      [0, -radius],
    ]) {
      if (isOnArc(walls, i, x, y)) extend(box, walls.centerX[i] + x, walls.centerY[i] + y);
    }
  }
  return grown(box, reach + Math.abs(walls.bias[i]));
}

function isSolid(walls: Walls, i: number): boolean {
  const exists =
    walls.arcRadius[i] > 0 || walls.x0[i] !== walls.x1[i] || walls.y0[i] !== walls.y1[i];
  return exists && walls.mask[i] !== 0 && walls.group[i] !== 0;
}

/** Whether the direction (x, y) from the centre of curved wall `i` points at the wall. */
export function isOnArc(walls: Walls, i: number, x: number, y: number): boolean {
  const before = walls.tangent0X[i] * x + walls.tangent0Y[i] * y > 0;
  const after = walls.tangent1X[i] * x + walls.tangent1Y[i] * y > 0;
  return (before && after) !== (walls.wide[i] === 1);
}

function circleBox(circles: FixedCircles, i: number, reach: number): Box {
  const x = circles.x[i];
  const y = circles.y[i];
  return grown({ x0: x, y0: y, x1: x, y1: y }, reach + circles.radius[i]);
}

function extend(box: Box, x: number, y: number): void {
  box.x0 = Math.min(box.x0, x);
  box.y0 = Math.min(box.y0, y);
  box.x1 = Math.max(box.x1, x);
  box.y1 = Math.max(box.y1, y);
}

function grown(box: Box, by: number): Box {
  return { x0: box.x0 - by, y0: box.y0 - by, x1: box.x1 + by, y1: box.y1 + by };
}

function union(a: Box, b: Box): Box {
  if (b.x1 < b.x0) return a;
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}
