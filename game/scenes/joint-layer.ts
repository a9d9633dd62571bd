// The joints of a stadium: strings between the discs that they tie, in the colours of its file.
import type * as Phaser from 'phaser';
import type { RoomState } from '../../shared/simulation/state.ts';
import { slotOfStadiumDisc } from '../render/positions.ts';
import { type DrawFrame, depth } from './draw-frame.ts';

const stringUnits = 2;

/** For the joints of one stadium. */
export class JointLayer {
  readonly #strings: Phaser.GameObjects.Graphics | undefined;

  constructor(scene: Phaser.Scene, state: RoomState) {
    const { joints } = state.stadium;
    if (!joints.color.some((color) => color >= 0)) return;
    this.#strings = scene.add.graphics().setDepth(depth.joint);
  }

  draw({ state, drawn }: DrawFrame): void {
    const strings = this.#strings;
    if (strings === undefined) return;
    const { joints } = state.stadium;
    strings.clear();
    for (let joint = 0; joint < joints.count; joint += 1) {
      if (joints.color[joint] < 0) continue;
      const a = slotOfStadiumDisc(joints.a[joint]);
      const b = slotOfStadiumDisc(joints.b[joint]);
      strings.lineStyle(stringUnits, joints.color[joint], 1);
      strings.lineBetween(drawn.x[a], drawn.y[a], drawn.x[b], drawn.y[b]);
    }
  }

  destroy(): void {
    this.#strings?.destroy();
  }
}
