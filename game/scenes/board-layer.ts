// Light boards around the felt, on which words run; on those without motion they stand.
import type * as Phaser from 'phaser';
import { type BoardStrip, boardUnits, paintBoardStrip } from '../render/light-board.ts';
import { pictureTexelsMax } from '../render/pitch-picture.ts';
import type { PitchPlan } from '../render/pitch-plan.ts';
import type { Boards } from '../render/venue.ts';
import { depth } from './draw-frame.ts';
import { addPaintedTexture } from './painted-texture.ts';

const boardKey = 'boards';

type Board = {
  readonly image: Phaser.GameObjects.Image;
  /** Where its words come in, and which way they run. */
  readonly x: number;
  readonly y: number;
  readonly lengthUnits: number;
  readonly alongX: number;
  readonly alongY: number;
};

export class BoardLayer {
  readonly #scene: Phaser.Scene;
  readonly #strip: BoardStrip;
  readonly #speed: number;
  readonly #boards: readonly Board[];

  constructor(scene: Phaser.Scene, plan: PitchPlan, boards: Boards, detail: number) {
    this.#scene = scene;
    this.#speed = boards.speed;
    const { felt, frame } = plan;
    const longest = 2 * Math.max(felt.halfWidth, felt.halfHeight);
    this.#strip = paintBoardStrip(boards, longest, detail, pictureTexelsMax);
    addPaintedTexture(scene, boardKey, this.#strip.canvas);
    const x = frame.halfWidth - boardUnits.inset;
    const y = frame.halfHeight - boardUnits.inset;
    // Read from the middle of the pitch, all the way around.
    this.#boards = [
      this.#board(-felt.halfWidth, -y, felt.halfWidth, 0),
      this.#board(x, -felt.halfHeight, felt.halfHeight, 1),
      this.#board(felt.halfWidth, y, felt.halfWidth, 2),
      this.#board(-x, felt.halfHeight, felt.halfHeight, 3),
    ];
    this.draw(0);
  }

  draw(nowMs: number): void {
    const { periodUnits, detail } = this.#strip;
    const shift = ((nowMs / 1000) * this.#speed) % periodUnits;
    for (const { image, x, y, lengthUnits, alongX, alongY } of this.#boards) {
      // A whole texel: half of one would blur the lamps.
      const first = Math.round(shift * detail);
      image
        .setCrop(first, 0, lengthUnits * detail, image.height)
        .setPosition(x - (alongX * first) / detail, y - (alongY * first) / detail);
    }
  }

  destroy(): void {
    for (const { image } of this.#boards) image.destroy();
    this.#scene.textures.remove(boardKey);
  }

  /** From (x, y) on, along the felt; `side` counts clockwise from the top. */
  #board(x: number, y: number, halfLength: number, side: number): Board {
    const image = this.#scene.add
      .image(x, y, boardKey)
      .setOrigin(0, 0.5)
      .setScale(1 / this.#strip.detail)
      .setRotation((side * Math.PI) / 2)
      .setDepth(depth.boards);
    const alongX = [1, 0, -1, 0][side];
    const alongY = [0, 1, 0, -1][side];
    return { image, x, y, lengthUnits: halfLength * 2, alongX, alongY };
  }
}
