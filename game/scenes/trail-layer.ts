// What a fast ball leaves behind for a moment: soft spots along its way.
import type * as Phaser from 'phaser';
import { createBallTrail, followBall, trailSpots } from '../render/ball-trail.ts';
import { paintGlow } from '../render/small-pieces.ts';
import type { Effects } from '../render/venue.ts';
import { depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

/** Spots are as wide as the ball at its end, and narrower the older they are. */
const newestRadii = 1.1;

export class TrailLayer {
  readonly #trail = createBallTrail();
  readonly #spots: Phaser.GameObjects.Image[] = [];
  readonly #alpha: number;

  constructor(scene: Phaser.Scene, pieces: Pieces, look: Effects, ballRadius: number) {
    this.#alpha = look.trailAlpha;
    const frame = pieces.piece('trail', (painter, radius) =>
      paintGlow(painter, radius, look.trail),
    );
    for (let spot = 0; spot < trailSpots; spot += 1) {
      const age = spot / trailSpots;
      const image = scene.add
        .image(0, 0, pieces.pieceKey, frame)
        .setScale(pieces.scaleFor(ballRadius * newestRadii * (1 - age * 0.7)))
        .setDepth(depth.trail)
        .setVisible(false);
      this.#spots.push(image);
    }
  }

  draw(x: number, y: number, elapsedMs: number): void {
    const trail = this.#trail;
    followBall(trail, x, y, elapsedMs);
    for (let spot = 0; spot < trailSpots; spot += 1) {
      const strength = spot < trail.count ? trail.strength[spot] : 0;
      const image = this.#spots[spot].setVisible(strength > 0);
      if (strength === 0) continue;
      const left = 1 - spot / trailSpots;
      image.setPosition(trail.x[spot], trail.y[spot]).setAlpha(strength * left ** 2 * this.#alpha);
    }
  }

  destroy(): void {
    for (const image of this.#spots) image.destroy();
  }
}
