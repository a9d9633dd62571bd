// Kicks, knocks and goals made visible: spreading rings, sparks, flecks of the ground, confetti.
// Follows the events of the state, each played once however often a rollback repeats its tick.
import type * as Phaser from 'phaser';
import type { Kit } from '../../shared/simulation/kit.ts';
import { type MatchEvent, teamAt } from '../../shared/simulation/readers.ts';
import type { MatchPicture } from '../render/match-picture.ts';
import {
  confettiMs,
  fleckMs,
  goalRingMs,
  goalScraps,
  kickFlecks,
  kickRingMs,
  kickSparks,
  postRingMs,
  postSparks,
  sparkMs,
  wallFlecks,
} from '../render/motion.ts';
import { paintRing, paintScrap, scrapShapes } from '../render/small-pieces.ts';
import { isFresh } from '../render/tick-event.ts';
import type { Effects } from '../render/venue.ts';
import { depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

const ringsMax = 8;
/** Three rings go out from a goal, each further and later than the one before. */
const goalRings = { count: 3, reachUnits: 90, moreUnits: 40, delayMs: 110 } as const;
/** A softer touch of a wall leaves no trace, in units per tick. */
const wallStrengthMin = 1.8;
/** Where confetti flies from besides the ball: this far into the pitch, and to its sides. */
const confettiUnits = { inwards: 80, aside: 90 } as const;

type Emitter = Phaser.GameObjects.Particles.ParticleEmitter;

type Ring = {
  readonly image: Phaser.GameObjects.Image;
  ageMs: number;
  lifeMs: number;
  reachUnits: number;
};

export type EffectOptions = {
  /** Of side 1 and side 2. */
  readonly kits: readonly Kit[];
  readonly look: Effects;
  readonly hasParticles: boolean;
  readonly hasConfetti: boolean;
  /** A goal fell at a place: the camera shakes. */
  readonly onGoal: (event: MatchEvent) => void;
};

export class EffectLayer {
  readonly #pieces: Pieces;
  readonly #options: EffectOptions;
  readonly #rings: Ring[] = [];
  readonly #sparks: Emitter[] = [];
  readonly #confetti: Emitter[] = [];
  #flecks: Emitter | undefined;
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
    this.#flecks = this.#addFlecks(scene);
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
      else if (event.kind === 'post') this.#playPost(event);
      else if (event.kind === 'wall') this.#playWall(event);
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
        .setAlpha(part < 0 ? 0 : 0.9 * (1 - eased))
        .setVisible(part < 1);
    }
  }

  destroy(): void {
    for (const ring of this.#rings) ring.image.destroy();
    for (const emitter of [...this.#sparks, ...this.#confetti]) emitter.destroy();
    this.#flecks?.destroy();
  }

  #playKick(event: MatchEvent, team: number): void {
    this.#spread(event.x, event.y, 16 + Math.min(22, event.strength * 2), kickRingMs, 0);
    this.#sparks[team === 1 ? 0 : 1]?.explode(kickSparks, event.x, event.y);
    this.#flecks?.explode(kickFlecks, event.x, event.y);
  }

  #playPost(event: MatchEvent): void {
    this.#spread(event.x, event.y, 12 + Math.min(26, event.strength * 3), postRingMs, 0);
    // Sparks of either side: a post is nobody's.
    for (const sparks of this.#sparks) sparks.explode(postSparks / 2, event.x, event.y);
  }

  #playWall(event: MatchEvent): void {
    if (event.strength < wallStrengthMin) return;
    this.#flecks?.explode(wallFlecks, event.x, event.y);
  }

  #playGoal(event: MatchEvent): void {
    this.#options.onGoal(event);
    for (let i = 0; i < goalRings.count; i += 1) {
      const reach = goalRings.reachUnits + goalRings.moreUnits * i;
      this.#spread(event.x, event.y, reach, goalRingMs, i * goalRings.delayMs);
    }
    if (event.id === 0) return;
    const confetti = this.#confetti[event.id === 1 ? 0 : 1];
    if (confetti === undefined) return;
    this.scraps += goalScraps.ball + 2 * goalScraps.side;
    confetti.explode(goalScraps.ball, event.x, event.y);
    const x = event.x - Math.sign(event.x) * confettiUnits.inwards;
    for (const aside of [-1, 1])
      confetti.explode(goalScraps.side, x, event.y + aside * confettiUnits.aside);
  }

  #spread(x: number, y: number, reachUnits: number, lifeMs: number, delayMs: number): void {
    const ring = this.#rings[this.#nextRing];
    this.#nextRing = (this.#nextRing + 1) % ringsMax;
    ring.ageMs = -delayMs;
    ring.lifeMs = lifeMs;
    ring.reachUnits = reachUnits;
    ring.image.setPosition(x, y).setVisible(true).setAlpha(0);
  }

  #addSparks(scene: Phaser.Scene, kit: Kit): Emitter {
    const size = this.#pieces.scaleFor(3.4);
    return scene.add
      .particles(0, 0, this.#pieces.pieceKey, {
        frame: this.#scraps([kit.light, '#ffffff']),
        emitting: false,
        speed: { min: 30, max: 160 },
        lifespan: { min: sparkMs.least, max: sparkMs.most },
        scale: { start: size, end: 0 },
        alpha: { start: 0.95, end: 0 },
        rotate: { min: 0, max: 360 },
      })
      .setDepth(depth.spark);
  }

  #addFlecks(scene: Phaser.Scene): Emitter {
    return scene.add
      .particles(0, 0, this.#pieces.pieceKey, {
        frame: this.#scraps(this.#options.look.flecks),
        emitting: false,
        speed: { min: 10, max: 62 },
        lifespan: { min: fleckMs.least, max: fleckMs.most },
        scale: { start: this.#pieces.scaleFor(2.4), end: this.#pieces.scaleFor(0.5) },
        alpha: { start: 0.85, end: 0 },
        rotate: { min: 0, max: 360 },
      })
      .setDepth(depth.fleck);
  }

  #addConfetti(scene: Phaser.Scene, kit: Kit): Emitter {
    return scene.add
      .particles(0, 0, this.#pieces.pieceKey, {
        frame: this.#scraps([kit.base, kit.light, kit.rim, ...this.#options.look.scraps]),
        emitting: false,
        speed: { min: 58, max: 396 },
        lifespan: { min: confettiMs.least, max: confettiMs.most },
        scale: { min: this.#pieces.scaleFor(3), max: this.#pieces.scaleFor(7) },
        alpha: { start: 1, end: 0, ease: 'quad.in' },
        rotate: { start: 0, end: 720 },
        gravityY: 29,
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
