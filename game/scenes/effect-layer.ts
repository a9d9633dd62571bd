// Kicks and goals made visible: spreading rings, sparks, confetti. Follows the events of the state,
// each played once however often a rollback repeats its tick.
import type * as Phaser from 'phaser';
import type { Kit } from '../../shared/simulation/kit.ts';
import { type MatchEvent, teamAt } from '../../shared/simulation/readers.ts';
import type { MatchPicture } from '../render/match-picture.ts';
import {
  confettiMs,
  goalRingMs,
  kickRingMs,
  scrapsPerGoal,
  sparkMs,
  sparksPerKick,
} from '../render/motion.ts';
import { palette } from '../render/palette.ts';
import { paintRing, paintScrap, scrapShapes } from '../render/small-pieces.ts';
import { isFresh } from '../render/tick-event.ts';
import { depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

const ringsMax = 8;

type Ring = {
  readonly image: Phaser.GameObjects.Image;
  ageMs: number;
  lifeMs: number;
  reachUnits: number;
};

export type EffectOptions = {
  /** Of side 1 and side 2. */
  readonly kits: readonly Kit[];
  readonly hasParticles: boolean;
  readonly hasConfetti: boolean;
  /** A goal fell at a place: the camera shakes, the rail counts. */
  readonly onGoal: (event: MatchEvent) => void;
};

export class EffectLayer {
  readonly #pieces: Pieces;
  readonly #options: EffectOptions;
  readonly #rings: Ring[] = [];
  readonly #sparks: Phaser.GameObjects.Particles.ParticleEmitter[] = [];
  readonly #confetti: Phaser.GameObjects.Particles.ParticleEmitter[] = [];
  #nextRing = 0;
  /** Confetti thrown so far. */
  scraps = 0;

  constructor(scene: Phaser.Scene, pieces: Pieces, options: EffectOptions) {
    this.#pieces = pieces;
    this.#options = options;
    const ring = pieces.piece('thin ring', (painter, radius) =>
      paintRing(painter, radius, 0.06, '#ffffff'),
    );
    for (let i = 0; i < ringsMax; i += 1) {
      const image = scene.add
        .image(0, 0, pieces.pieceKey, ring)
        .setDepth(depth.groundRing)
        .setVisible(false);
      this.#rings.push({ image, ageMs: 0, lifeMs: 0, reachUnits: 0 });
    }
    if (!options.hasParticles) return;
    for (const kit of options.kits) {
      this.#sparks.push(this.#addSparks(scene, kit));
      if (options.hasConfetti) this.#confetti.push(this.#addConfetti(scene, kit));
    }
  }

  /** Plays the events of a picture and empties its list. */
  play({ events, present, presentTick }: MatchPicture): void {
    for (const event of events) {
      if (!isFresh(event, presentTick)) continue;
      if (event.kind === 'kick') this.#playKick(event, teamAt(present, event.id));
      else if (event.kind === 'goal') this.#playGoal(event);
    }
    events.length = 0;
  }

  draw(elapsedMs: number): void {
    for (const ring of this.#rings) {
      if (!ring.image.visible) continue;
      ring.ageMs += elapsedMs;
      const part = ring.ageMs / ring.lifeMs;
      const eased = 1 - (1 - Math.min(1, Math.max(0, part))) ** 3;
      ring.image
        .setScale(this.#pieces.scaleFor(6 + ring.reachUnits * eased))
        .setAlpha(0.9 * (1 - eased))
        .setVisible(part < 1);
    }
  }

  destroy(): void {
    for (const ring of this.#rings) ring.image.destroy();
    for (const emitter of [...this.#sparks, ...this.#confetti]) emitter.destroy();
  }

  #playKick(event: MatchEvent, team: number): void {
    this.#spread(event.x, event.y, 16 + Math.min(22, event.strength * 2), kickRingMs, 0);
    this.#sparks[team === 1 ? 0 : 1]?.explode(sparksPerKick, event.x, event.y);
  }

  #playGoal(event: MatchEvent): void {
    this.#options.onGoal(event);
    for (let i = 0; i < 3; i += 1) this.#spread(event.x, event.y, 90 + 40 * i, goalRingMs, i * 110);
    if (event.id === 0) return;
    const inwards = event.x - Math.sign(event.x) * 80;
    const confetti = this.#confetti[event.id === 1 ? 0 : 1];
    if (confetti !== undefined) this.scraps += scrapsPerGoal;
    confetti?.explode(scrapsPerGoal / 2, event.x, event.y);
    confetti?.explode(scrapsPerGoal / 4, inwards, event.y - 90);
    confetti?.explode(scrapsPerGoal / 4, inwards, event.y + 90);
  }

  #spread(x: number, y: number, reachUnits: number, lifeMs: number, delayMs: number): void {
    const ring = this.#rings[this.#nextRing];
    this.#nextRing = (this.#nextRing + 1) % ringsMax;
    ring.ageMs = -delayMs;
    ring.lifeMs = lifeMs;
    ring.reachUnits = reachUnits;
    ring.image.setPosition(x, y).setVisible(true).setAlpha(0);
  }

  #addSparks(scene: Phaser.Scene, kit: Kit): Phaser.GameObjects.Particles.ParticleEmitter {
    const size = this.#pieces.scaleFor(3);
    return scene.add
      .particles(0, 0, this.#pieces.pieceKey, {
        frame: this.#scraps([kit.light, '#ffffff']),
        emitting: false,
        speed: { min: 25, max: 140 },
        lifespan: { min: sparkMs.least, max: sparkMs.most },
        scale: { start: size, end: 0 },
        alpha: { start: 0.95, end: 0 },
        rotate: { min: 0, max: 360 },
      })
      .setDepth(depth.spark);
  }

  #addConfetti(scene: Phaser.Scene, kit: Kit): Phaser.GameObjects.Particles.ParticleEmitter {
    return scene.add
      .particles(0, 0, this.#pieces.pieceKey, {
        frame: this.#scraps([kit.base, kit.light, '#ffffff', kit.rim, palette.brassLight]),
        emitting: false,
        speed: { min: 50, max: 340 },
        lifespan: { min: confettiMs.least, max: confettiMs.most },
        scale: { min: this.#pieces.scaleFor(2.6), max: this.#pieces.scaleFor(6) },
        alpha: { start: 1, end: 0, ease: 'quad.in' },
        rotate: { start: 0, end: 720 },
        gravityY: 26,
      })
      .setDepth(depth.confetti);
  }

  #scraps(colors: readonly string[]): number[] {
    return colors.flatMap((color) =>
      scrapShapes.map((shape) =>
        this.#pieces.piece(`scrap ${shape} ${color}`, (painter, radius) =>
          paintScrap(painter, radius, shape, color),
        ),
      ),
    );
  }
}
