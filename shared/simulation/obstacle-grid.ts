// Broad phase over everything that stands still: for a place, the planes, walls, points and posts
// that a disc there may touch. A cell lists them in ascending order and misses none, so contacts
// and their order are those of trying every obstacle.
import { speedMaxPxPerTick, worldHalfPx } from './constants.ts';
import { flag, playerMask, teamFlag } from './flags.ts';
import { formsOf } from './obstacle-form.ts';
import { type Obstacles, type Shape, shapesOf } from './obstacle-shape.ts';
import type { StadiumDiscs } from './stadium.ts';
import type { PlayerPhysics } from './stadium-source.ts';

/** What discs of one kind may touch, cell by cell; the outer cells go on to the world's end. */
export type CellLists = {
  /** Left and upper border of the cells, px. */
  readonly minX: number;
  readonly minY: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellsPerPx: number;
  /** Where the list of a cell starts in `items`; one more entry than cells. */
  readonly starts: Int32Array;
  /** Obstacle ids: planes, then walls, points, posts. */
  readonly items: Int32Array;
};

/** Players and the stadium's own discs differ in size and in what they meet. */
export type ObstacleGrid = {
  readonly players: CellLists;
  readonly discs: CellLists;
  readonly firstWall: number;
  readonly firstPoint: number;
  readonly firstPost: number;
  /** Collision flags by obstacle id. */
  readonly mask: Int32Array;
  readonly group: Int32Array;
  /** How far past a one-sided wall it still holds, by obstacle id, px. */
  readonly bias: Float64Array;
  /** By obstacle id: for a first look; see obstacle-form.ts. */
  readonly forms: Float64Array;
};

/** About two players wide: a cell of a usual pitch lists none to three obstacles. */
const cellMinPx = 40;
/** Most cells along one side; bounds memory and the time to fill them. */
const cellsPerSideMax = 64;
/** The cells reach so far beyond the view, px: players stand behind the lines, too. */
const marginPx = 200;
/** No disc gets further within a tick than this, px: the world's half and a tick's way. */
const worldEndPx = worldHalfPx + 2 * speedMaxPxPerTick;
/** More than the rounding of places and borders, px. */
const slackPx = 0.5;

/** One that may touch. */
type Toucher = { readonly radius: number; readonly mask: number; readonly group: number };

export function createObstacleGrid(
  obstacles: Obstacles,
  player: PlayerPhysics,
  discs: StadiumDiscs,
  viewHalfWidth: number,
  viewHalfHeight: number,
): ObstacleGrid {
  const { planes, walls, points } = obstacles;
  const shapes = shapesOf(obstacles);
  const halfWidth = Math.min(worldHalfPx, Math.abs(viewHalfWidth) + marginPx);
  const halfHeight = Math.min(worldHalfPx, Math.abs(viewHalfHeight) + marginPx);
  return {
    players: fillCells(shapes, playersOf(player), halfWidth, halfHeight),
    discs: fillCells(shapes, movableOf(discs), halfWidth, halfHeight),
    firstWall: planes.count,
    firstPoint: planes.count + walls.count,
    firstPost: planes.count + walls.count + points.count,
    mask: Int32Array.from(shapes, ({ mask }) => mask),
    group: Int32Array.from(shapes, ({ group }) => group),
    bias: Float64Array.from(shapes, ({ bias }) => bias),
    forms: formsOf(obstacles),
  };
}

/** The cell of the place whose x and y stand in `places` from `at` on. */
export function cellAt(lists: CellLists, places: Float64Array, at: number): number {
  const { columns, rows } = lists;
  let column = ((places[at] - lists.minX) * lists.cellsPerPx) | 0;
  let row = ((places[at + 1] - lists.minY) * lists.cellsPerPx) | 0;
  if (column < 0) column = 0;
  else if (column >= columns) column = columns - 1;
  if (row < 0) row = 0;
  else if (row >= rows) row = rows - 1;
  return row * columns + column;
}

/** Of either side, in any phase. */
function playersOf({ radius, group }: PlayerPhysics): Toucher[] {
  const mask = playerMask | flag.redKickOff | flag.blueKickOff;
  return [1, 2].map((team) => ({ radius, mask, group: teamFlag(team) | group }));
}

function movableOf({ count, invMass, radius, mask, group }: StadiumDiscs): Toucher[] {
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => invMass[i] !== 0)
    .map((i) => ({ radius: radius[i], mask: mask[i], group: group[i] }));
}

function fillCells(
  shapes: readonly Shape[],
  touchers: readonly Toucher[],
  halfWidth: number,
  halfHeight: number,
): CellLists {
  const cellPx = Math.max(cellMinPx, (2 * Math.max(halfWidth, halfHeight)) / cellsPerSideMax);
  const columns = bandsOf(halfWidth, cellPx);
  const rows = bandsOf(halfHeight, cellPx);
  const cells: number[][] = Array.from({ length: columns.length * rows.length }, () => []);
  shapes.forEach((shape, id) => {
    const reach = reachTo(shape, touchers);
    if (reach < 0) return;
    const isNear = (band: Band, from: number, to: number) =>
      from - reach <= band.middle + band.half && to + reach >= band.middle - band.half;
    rows.forEach((row, r) => {
      if (!isNear(row, shape.box.y0, shape.box.y1)) return;
      columns.forEach((column, c) => {
        if (!isNear(column, shape.box.x0, shape.box.x1)) return;
        const gap = shape.gap(column.middle, row.middle, column.half, row.half);
        if (gap <= reach) cells[r * columns.length + c].push(id);
      });
    });
  });
  const starts = new Int32Array(cells.length + 1);
  for (let i = 0; i < cells.length; i++) starts[i + 1] = starts[i] + cells[i].length;
  return {
    minX: -halfWidth,
    minY: -halfHeight,
    columns: columns.length,
    rows: rows.length,
    cellsPerPx: 1 / cellPx,
    starts,
    items: Int32Array.from(cells.flat()),
  };
}

/** One row or column of cells. */
type Band = { readonly middle: number; readonly half: number };

function bandsOf(halfLength: number, cellPx: number): Band[] {
  const count = Math.ceil((2 * halfLength) / cellPx);
  return Array.from({ length: count }, (_, i) => {
    const from = i === 0 ? -worldEndPx : i * cellPx - halfLength;
    const to = i === count - 1 ? worldEndPx : (i + 1) * cellPx - halfLength;
    return { middle: (from + to) / 2, half: (to - from) / 2 };
  });
}

/** The distance within which some disc touches a shape, -1 if none ever does. */
function reachTo(shape: Shape, touchers: readonly Toucher[]): number {
  let reach = -1;
  for (const { radius, mask, group } of touchers) {
    if ((group & shape.mask) === 0 || (mask & shape.group) === 0) continue;
    reach = Math.max(reach, radius, shape.bias);
  }
  return reach < 0 ? reach : reach + slackPx;
}
