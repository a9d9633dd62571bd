// The bead rail on the frame: each goal slides a bead of its side towards the middle.
import type * as Phaser from 'phaser';
import type { Kit } from '../../shared/simulation/kit.ts';
import { scoreOf } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { beadMs } from '../render/motion.ts';
import { type PitchPlan, scoreRail } from '../render/pitch-plan.ts';
import { paintBead } from '../render/small-pieces.ts';
import { depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

/** Beads of a side; a higher score leaves them all in the middle. */
const beadsPerSide = 5;
const beadUnits = 7;
const beadGapUnits = 12.5;

type Bead = {
  readonly image: Phaser.GameObjects.Image;
  readonly side: -1 | 1;
  readonly place: number;
};

export class ScoreRail {
  readonly #beads: Bead[] = [];

  constructor(scene: Phaser.Scene, pieces: Pieces, plan: PitchPlan, kits: readonly Kit[]) {
    const y = scoreRail.insetUnits - plan.frame.halfHeight;
    kits.forEach((kit, team) => {
      const frame = pieces.piece(`bead ${team}`, (painter, radius) =>
        paintBead(painter, radius, kit),
      );
      for (let place = 0; place < beadsPerSide; place += 1) {
        const image = scene.add
          .image(0, y, pieces.pieceKey, frame)
          .setScale(pieces.scaleFor(beadUnits))
          .setDepth(depth.scoreRail);
        this.#beads.push({ image, side: team === 0 ? -1 : 1, place });
      }
    });
  }

  draw(state: RoomState, elapsedMs: number): void {
    const part = 1 - Math.exp((-3 * elapsedMs) / beadMs);
    for (const { image, side, place } of this.#beads) {
      const score = scoreOf(state, side < 0 ? 1 : 2);
      const inner = 17 + place * beadGapUnits;
      const outer = scoreRail.halfUnits - 13 - (beadsPerSide - 1 - place) * beadGapUnits;
      const target = side * (place < score ? inner : outer);
      const isAtStart = image.x === 0;
      image.x = isAtStart ? target : image.x + (target - image.x) * part;
    }
  }

  destroy(): void {
    for (const { image } of this.#beads) image.destroy();
  }
}
