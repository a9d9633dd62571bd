// The discs that belong to nobody: the ball, which rolls, and whatever else a stadium moves.
import type * as Phaser from 'phaser';
import {
  ballDiscOf,
  discRadiusAt,
  isBallDisc,
  stadiumDiscCountOf,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import {
  type BallColors,
  type BallFace,
  createBallFace,
  dyedBall,
  type Rotation,
} from '../render/ball-face.ts';
import { createRoll, rollBy } from '../render/ball-roll.ts';
import { paintCounter } from '../render/disc-face.ts';
import { cssColor } from '../render/pitch-plan.ts';
import { slotOfStadiumDisc } from '../render/positions.ts';
import { paintShadow } from '../render/small-pieces.ts';
import type { Venue } from '../render/venue.ts';
import { type DrawFrame, depth } from './draw-frame.ts';
import { addPaintedTexture, refreshPaintedTexture } from './painted-texture.ts';
import type { Pieces } from './pieces.ts';

const ballKey = 'ball';
const ballTexels = { least: 20, most: 72 } as const;
/** Red, green and blue together. */
const puckBelow = 200;
/** A ball that jumped further within a frame was placed and did not roll, in stadium units. */
const rollMaxUnits = 60;

type StadiumDisc = {
  readonly shadow: Phaser.GameObjects.Image;
  readonly disc: Phaser.GameObjects.Image;
};

/** For the discs of one stadium. */
export class BallLayer {
  readonly #scene: Phaser.Scene;
  readonly #discs: StadiumDisc[] = [];
  readonly #face: BallFace;
  readonly #roll: Rotation = createRoll();
  readonly #rolls: boolean;
  readonly #ball: number;
  readonly #ballRadius: number;
  #lastX = 0;
  #lastY = 0;

  constructor(scene: Phaser.Scene, pieces: Pieces, state: RoomState, venue: Venue, rolls: boolean) {
    this.#scene = scene;
    this.#rolls = rolls;
    this.#ball = ballDiscOf(state);
    this.#ballRadius = discRadiusAt(state, this.#ball);
    const wanted = Math.round(2 * this.#ballRadius * pieces.detail) + 2;
    const texels = Math.min(ballTexels.most, Math.max(ballTexels.least, wanted));
    const { color } = state.stadium.discs;
    this.#face = createBallFace(texels, leatherOf(color[this.#ball]) ?? venue.ball);
    this.#face.paint(this.#roll);
    addPaintedTexture(scene, ballKey, this.#face.canvas);
    const shadow = pieces.piece('shadow', (painter, size) =>
      paintShadow(painter, size, venue.shadow),
    );
    for (let disc = 0; disc < stadiumDiscCountOf(state); disc += 1) {
      const radius = discRadiusAt(state, disc);
      this.#discs.push({
        shadow: scene.add
          .image(0, 0, pieces.pieceKey, shadow)
          .setScale(pieces.scaleFor(radius * venue.shadow.reach))
          .setDepth(depth.shadow),
        disc:
          isBallDisc(state, disc) && isLeather(color[disc]) && color[disc] === color[this.#ball]
            ? scene.add.image(0, 0, ballKey).setScale((2 * radius) / (texels - 2))
            : this.#addCounter(pieces, color[disc], radius),
      });
      const isSeen = color[disc] >= 0 && radius > 0;
      this.#discs[disc].disc.setDepth(depth.ball).setVisible(isSeen);
      this.#discs[disc].shadow.setVisible(isSeen);
    }
  }

  draw(frame: DrawFrame): void {
    for (let disc = 0; disc < this.#discs.length; disc += 1) {
      const slot = slotOfStadiumDisc(disc);
      const x = frame.drawn.x[slot];
      const y = frame.drawn.y[slot];
      this.#discs[disc].disc.setPosition(x, y);
      this.#discs[disc].shadow.setPosition(x, y);
      if (disc === this.#ball && this.#rolls) this.#rollTo(x, y);
    }
  }

  destroy(): void {
    for (const { shadow, disc } of this.#discs) {
      shadow.destroy();
      disc.destroy();
    }
    this.#scene.textures.remove(ballKey);
  }

  #addCounter(pieces: Pieces, color: number, radius: number): Phaser.GameObjects.Image {
    const css = cssColor(Math.max(0, color));
    const frame = pieces.piece(`counter ${css}`, (painter, size) => {
      painter.scale(size, size);
      paintCounter(painter, css);
    });
    return this.#scene.add.image(0, 0, pieces.pieceKey, frame).setScale(pieces.scaleFor(radius));
  }

  #rollTo(x: number, y: number): void {
    const dx = x - this.#lastX;
    const dy = y - this.#lastY;
    const way = Math.abs(dx) + Math.abs(dy);
    if (way < 0.05) return;
    this.#lastX = x;
    this.#lastY = y;
    if (way > rollMaxUnits) return;
    rollBy(this.#roll, dx, dy, this.#ballRadius);
    this.#face.paint(this.#roll);
    refreshPaintedTexture(this.#scene, ballKey);
  }
}

/** A dark disc is a puck: it slides. */
function isLeather(color: number): boolean {
  return ((color >> 16) & 255) + ((color >> 8) & 255) + (color & 255) >= puckBelow;
}

/** A white ball, as a file has it that says nothing, is ours; another keeps its colour. */
function leatherOf(color: number): BallColors | undefined {
  if (color < 0 || color === 0xffffff) return undefined;
  return dyedBall([(color >> 16) & 255, (color >> 8) & 255, color & 255]);
}
