// Emotes in bubbles over the discs of those who show them.
import type * as Phaser from 'phaser';
import { seatOfPlayer } from '../../shared/simulation/readers.ts';
import { emotes, paintEmote } from '../render/emote-face.ts';
import { type EmoteTrack, emoteScale, expireEmotes } from '../render/emote-track.ts';
import { type DrawFrame, depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

const bubbleUnits = 17;
/** From the middle of the disc to the tip of the bubble's tail, beyond the disc's radius. */
const gapUnits = 1;

export class EmoteLayer {
  readonly #scene: Phaser.Scene;
  readonly #pieces: Pieces;
  readonly #track: EmoteTrack;
  readonly #isCalm: boolean;
  readonly #bubbles: Phaser.GameObjects.Image[] = [];

  constructor(scene: Phaser.Scene, pieces: Pieces, track: EmoteTrack, isCalm: boolean) {
    this.#scene = scene;
    this.#pieces = pieces;
    this.#track = track;
    this.#isCalm = isCalm;
  }

  draw(frame: DrawFrame): void {
    expireEmotes(this.#track, frame.nowMs);
    const { shown } = this.#track;
    for (let i = 0; i < Math.max(shown.length, this.#bubbles.length); i += 1) {
      const bubble = this.#bubbleAt(i);
      const seat = i < shown.length ? seatOfPlayer(frame.state, shown[i].playerId) : -1;
      const isShown = seat >= 0 && frame.drawn.present[seat] === 1;
      bubble.setVisible(isShown);
      if (!isShown) continue;
      const scale = emoteScale(frame.nowMs - shown[i].sinceMs, this.#isCalm);
      const above = frame.state.stadium.player.radius + gapUnits + bubbleUnits * scale;
      bubble
        .setFrame(this.#frameOf(shown[i].emote))
        .setScale(this.#pieces.scaleFor(bubbleUnits) * scale)
        .setPosition(frame.drawn.x[seat], frame.drawn.y[seat] - above);
    }
  }

  destroy(): void {
    for (const bubble of this.#bubbles) bubble.destroy();
  }

  #frameOf(index: number): number {
    const emote = emotes[index] ?? emotes[0];
    return this.#pieces.piece(`emote ${emote}`, (painter, radius) =>
      paintEmote(painter, radius, emote),
    );
  }

  #bubbleAt(index: number): Phaser.GameObjects.Image {
    this.#bubbles[index] ??= this.#scene.add
      .image(0, 0, this.#pieces.pieceKey)
      .setDepth(depth.emote);
    return this.#bubbles[index];
  }
}
