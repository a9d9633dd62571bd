// The bead rail on the frame: each goal slides a bead of its side towards the middle; every fifth
// sends the five back and brings one that stands for them.
import type * as Phaser from 'phaser';
import type { Kit } from '../../shared/simulation/kit.ts';
import { scoreOf } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { beadsPerSide, beadTargets, fiveBeadsPerSide, isBeadHidden } from '../render/bead-rail.ts';
import { beadMs } from '../render/motion.ts';
import { type PitchPlan, scoreRail } from '../render/pitch-plan.ts';
import { paintBead, paintFiveBead } from '../render/small-pieces.ts';
import { depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

const beadUnits = 7;

type Side = {
  readonly team: 1 | 2;
  /** The fives first, each kind from the middle outwards. */
  readonly beads: readonly Phaser.GameObjects.Image[];
};

export class ScoreRail {
  readonly #sides: readonly Side[];
  #isPlaced = false;

  constructor(scene: Phaser.Scene, pieces: Pieces, plan: PitchPlan, kits: readonly Kit[]) {
    const y = scoreRail.insetUnits - plan.frame.halfHeight;
    this.#sides = ([1, 2] as const).map((team) => {
      const kit = kits[team - 1];
      const five = pieces.piece(`five ${team}`, (painter, size) =>
        paintFiveBead(painter, size, kit),
      );
      const one = pieces.piece(`bead ${team}`, (painter, size) => paintBead(painter, size, kit));
      const bead = (frame: number) =>
        scene.add
          .image(0, y, pieces.pieceKey, frame)
          .setScale(pieces.scaleFor(beadUnits))
          .setDepth(depth.scoreRail);
      const fives = Array.from({ length: fiveBeadsPerSide }, () => bead(five));
      const ones = Array.from({ length: beadsPerSide }, () => bead(one));
      return { team, beads: [...fives, ...ones] };
    });
  }

  draw(state: RoomState, elapsedMs: number): void {
    const part = this.#isPlaced ? 1 - Math.exp((-3 * elapsedMs) / beadMs) : 1;
    this.#isPlaced = true;
    for (const { team, beads } of this.#sides) {
      const targets = beadTargets(scoreOf(state, team));
      for (let i = 0; i < beads.length; i += 1) {
        const target = targets[i] * (team === 1 ? -1 : 1);
        beads[i].x += (target - beads[i].x) * part;
        beads[i].setVisible(!isBeadHidden(i, beads[i].x));
      }
    }
  }

  destroy(): void {
    for (const { beads } of this.#sides) for (const bead of beads) bead.destroy();
  }
}
