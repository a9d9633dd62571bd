// Tells where the ball is when it is out of the picture: an arrow at the edge that points to it.
import type * as Phaser from 'phaser';
import type { CameraPose } from '../render/camera.ts';
import type { Rect } from '../render/pitch-plan.ts';
import { paintArrow } from '../render/small-pieces.ts';
import { depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

/** From the edge of the screen, in stadium units. */
const insetUnits = 22;
const arrowUnits = 12;

export class BallPointer {
  readonly #arrow: Phaser.GameObjects.Image;

  constructor(scene: Phaser.Scene, pieces: Pieces) {
    this.#arrow = scene.add
      .image(0, 0, pieces.pieceKey, pieces.piece('arrow', paintArrow))
      .setScale(pieces.scaleFor(arrowUnits))
      .setDepth(depth.arrow)
      .setVisible(false);
  }

  /** `view` is half of what the camera shows around its pose. */
  draw(ballX: number, ballY: number, camera: CameraPose, view: Rect): void {
    const dx = ballX - camera.x;
    const dy = ballY - camera.y;
    const isOut = Math.abs(dx) > view.halfWidth || Math.abs(dy) > view.halfHeight;
    this.#arrow.setVisible(isOut);
    if (!isOut) return;
    const limitX = view.halfWidth - insetUnits;
    const limitY = view.halfHeight - insetUnits;
    this.#arrow
      .setPosition(
        camera.x + Math.min(limitX, Math.max(-limitX, dx)),
        camera.y + Math.min(limitY, Math.max(-limitY, dy)),
      )
      .setRotation(Math.atan2(dy, dx) - Math.PI / 2);
  }

  destroy(): void {
    this.#arrow.destroy();
  }
}
