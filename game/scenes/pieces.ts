// The two textures that all moving things are cut from: pieces (discs, rings, scraps) and name
// labels.
import type * as Phaser from 'phaser';
import type { Painter } from '../render/canvas.ts';
import { labelUnits, paintLabel } from '../render/name-label.ts';
import { cellOf, createPieceAtlas, type PieceAtlas, paintCell } from '../render/piece-atlas.ts';
import type { Venue } from '../render/venue.ts';
import { addPaintedTexture, refreshPaintedTexture } from './painted-texture.ts';

/** The largest piece that is cut at full sharpness: a usual player's radius. */
export const pieceRadiusUnits = 15;
/** Room around a piece, in texels, so that neighbours do not bleed. */
const paddingTexels = 2;
/** 16 seats, and six times as many small things. */
const pieceCells = { columns: 14, rows: 8 } as const;
/** One per seat. */
const labelCells = { columns: 4, rows: 4 } as const;

/** Painted for `detail` texels per stadium unit; thrown away as a whole when that changes. */
export class Pieces {
  readonly detail: number;
  /** Texels from the middle of a piece to its edge. */
  readonly radius: number;
  readonly #scene: Phaser.Scene;
  readonly #labelLook: Venue['label'];
  readonly #pieces: PieceAtlas;
  readonly #labels: PieceAtlas;

  constructor(scene: Phaser.Scene, detail: number, labelLook: Venue['label']) {
    this.#scene = scene;
    this.#labelLook = labelLook;
    this.detail = detail;
    this.radius = Math.max(8, pieceRadiusUnits * detail);
    const cell = 2 * (this.radius + paddingTexels);
    this.#pieces = createPieceAtlas({ ...pieceCells, cellWidth: cell, cellHeight: cell });
    this.#labels = createPieceAtlas({
      ...labelCells,
      cellWidth: labelUnits.width * detail,
      cellHeight: labelUnits.height * detail,
    });
    addTexture(scene, this.pieceKey, this.#pieces);
    addTexture(scene, this.labelKey, this.#labels);
  }

  get pieceKey(): string {
    return 'pieces';
  }

  get labelKey(): string {
    return 'labels';
  }

  /** Frame of a piece; `paint` gets (0,0) in the middle and `radius` texels of room. */
  piece(key: string, paint: (painter: Painter, radius: number) => void): number {
    return cellOf(this.#pieces, key, (painter) => paint(painter, this.radius));
  }

  /** The same for a piece that changes: painted at every call. */
  repaint(key: string, paint: (painter: Painter, radius: number) => void): number {
    const cell = cellOf(this.#pieces, key, () => {});
    paintCell(this.#pieces, cell, (painter) => paint(painter, this.radius));
    return cell;
  }

  /** Paints the label of a seat, whose frame is the seat's number. */
  label(seat: number, name: string): void {
    paintCell(this.#labels, seat, (painter) =>
      paintLabel(painter, name, this.detail, this.#labelLook),
    );
  }

  /** Sprite scale that gives a piece this radius in stadium units. */
  scaleFor(radiusUnits: number): number {
    return radiusUnits / this.radius;
  }

  /** Sends what was painted since the last call to the renderer; once per frame. */
  flush(): void {
    for (const [key, atlas] of [
      [this.pieceKey, this.#pieces],
      [this.labelKey, this.#labels],
    ] as const) {
      if (!atlas.isChanged) continue;
      atlas.isChanged = false;
      refreshPaintedTexture(this.#scene, key);
    }
  }

  destroy(): void {
    this.#scene.textures.remove(this.pieceKey);
    this.#scene.textures.remove(this.labelKey);
  }
}

function addTexture(scene: Phaser.Scene, key: string, atlas: PieceAtlas): void {
  const texture = addPaintedTexture(scene, key, atlas.painter.canvas);
  for (let cell = 0; cell < atlas.columns * atlas.rows; cell += 1) {
    const x = (cell % atlas.columns) * atlas.cellWidth;
    const y = Math.floor(cell / atlas.columns) * atlas.cellHeight;
    texture.add(cell, 0, x, y, atlas.cellWidth, atlas.cellHeight);
  }
}
