// One canvas of equal cells that small pieces are painted into when first asked for: discs, rings,
// names.
// One texture for all moving things lets the renderer draw them in one go.
import { createPainter, type Painter } from './canvas.ts';

export type PieceAtlas = {
  readonly painter: Painter;
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly cells: Map<string, number>;
  /** Painted since whoever uploads the canvas last set this to false. */
  isChanged: boolean;
};

export function createPieceAtlas(size: {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}): PieceAtlas {
  const cellWidth = Math.ceil(size.cellWidth);
  const cellHeight = Math.ceil(size.cellHeight);
  return {
    painter: createPainter(cellWidth * size.columns, cellHeight * size.rows),
    columns: size.columns,
    rows: size.rows,
    cellWidth,
    cellHeight,
    cells: new Map(),
    isChanged: false,
  };
}

/**
 * The cell of `key`; `paint` draws it, with (0,0) in the middle of the cell and texels as unit, if
 * it
 * is not there yet. In a full atlas the newest piece takes the last cell.
 */
export function cellOf(atlas: PieceAtlas, key: string, paint: (painter: Painter) => void): number {
  const known = atlas.cells.get(key);
  if (known !== undefined) return known;
  const cell = Math.min(atlas.cells.size, atlas.columns * atlas.rows - 1);
  atlas.cells.set(key, cell);
  paintCell(atlas, cell, paint);
  return cell;
}

/** Paints a cell, whatever was in it before. */
export function paintCell(
  atlas: PieceAtlas,
  cell: number,
  paint: (painter: Painter) => void,
): void {
  const { painter, cellWidth, cellHeight } = atlas;
  const x = (cell % atlas.columns) * cellWidth;
  const y = Math.floor(cell / atlas.columns) * cellHeight;
  painter.save();
  painter.clearRect(x, y, cellWidth, cellHeight);
  painter.beginPath();
  painter.rect(x, y, cellWidth, cellHeight);
  painter.clip();
  painter.translate(x + cellWidth / 2, y + cellHeight / 2);
  paint(painter);
  painter.restore();
  atlas.isChanged = true;
}
