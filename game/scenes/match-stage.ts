// Everything that is drawn for one stadium and two kits at one sharpness; thrown away when any of
// them changes.
// The baked pitch is not part of it: it outlives a change of sharpness.
import type * as Phaser from 'phaser';
import { kits } from '../../shared/simulation/kit.ts';
import {
  ballDiscOf,
  discRadiusAt,
  kitsOf,
  type MatchEvent,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { CameraPose } from '../render/camera.ts';
import type { EmoteTrack } from '../render/emote-track.ts';
import type { MatchPicture } from '../render/match-picture.ts';
import type { PitchPlan, Rect } from '../render/pitch-plan.ts';
import { slotOfStadiumDisc } from '../render/positions.ts';
import { BallLayer } from './ball-layer.ts';
import { BallPointer } from './ball-pointer.ts';
import { DiscLayer } from './disc-layer.ts';
import type { DrawFrame } from './draw-frame.ts';
import { EffectLayer } from './effect-layer.ts';
import { EmoteLayer } from './emote-layer.ts';
import { GoalNet } from './goal-net.ts';
import { JointLayer } from './joint-layer.ts';
import { Pieces } from './pieces.ts';
import type { PitchLayer } from './pitch-layer.ts';
import { ScoreRail } from './score-rail.ts';

export type StageOptions = {
  readonly isRich: boolean;
  readonly isCalm: boolean;
  readonly emotes: EmoteTrack;
  readonly onGoal: (event: MatchEvent) => void;
};

export class MatchStage {
  readonly detail: number;
  readonly ballSlot: number;
  readonly #ballRadius: number;
  readonly #pieces: Pieces;
  readonly #discs: DiscLayer;
  readonly #balls: BallLayer;
  readonly #joints: JointLayer;
  readonly #effects: EffectLayer;
  readonly #rail: ScoreRail;
  readonly #emotes: EmoteLayer;
  readonly #pointer: BallPointer;
  readonly #nets: readonly GoalNet[];

  constructor(
    scene: Phaser.Scene,
    plan: PitchPlan,
    state: RoomState,
    detail: number,
    options: StageOptions,
  ) {
    this.detail = detail;
    this.ballSlot = slotOfStadiumDisc(ballDiscOf(state));
    this.#ballRadius = discRadiusAt(state, ballDiscOf(state));
    this.#pieces = new Pieces(scene, detail);
    const worn = kitsOf(state).map((kit) => kits[kit]);
    this.#discs = new DiscLayer(scene, this.#pieces, worn);
    this.#balls = new BallLayer(scene, this.#pieces, state, options.isRich);
    this.#joints = new JointLayer(scene, state);
    this.#effects = new EffectLayer(scene, this.#pieces, {
      kits: worn,
      hasParticles: options.isRich,
      hasConfetti: !options.isCalm,
      onGoal: options.onGoal,
    });
    this.#rail = new ScoreRail(scene, this.#pieces, plan, worn);
    this.#emotes = new EmoteLayer(scene, this.#pieces, options.emotes, options.isCalm);
    this.#pointer = new BallPointer(scene, this.#pieces);
    this.#nets = options.isRich ? plan.goals.map((goal) => new GoalNet(scene, goal)) : [];
  }

  /** Confetti thrown so far. */
  get scraps(): number {
    return this.#effects.scraps;
  }

  /** Effects of what has happened since the last frame. */
  play(picture: MatchPicture): void {
    this.#effects.play(picture);
  }

  draw(frame: DrawFrame, pitch: PitchLayer): void {
    this.#discs.draw(frame);
    this.#balls.draw(frame);
    this.#joints.draw(frame);
    this.#effects.draw(frame.elapsedMs);
    this.#emotes.draw(frame);
    this.#rail.draw(frame.state, frame.elapsedMs);
    const x = frame.drawn.x[this.ballSlot];
    const y = frame.drawn.y[this.ballSlot];
    for (let i = 0; i < this.#nets.length; i += 1) {
      this.#nets[i].draw(x, y, this.#ballRadius, frame.elapsedMs);
      pitch.showNet(i, !this.#nets[i].isMoving);
    }
    this.#pieces.flush();
  }

  /** What depends on where the camera looks; after `draw`. */
  point(frame: DrawFrame, camera: CameraPose, view: Rect): void {
    this.#pointer.draw(frame.drawn.x[this.ballSlot], frame.drawn.y[this.ballSlot], camera, view);
  }

  destroy(): void {
    for (const net of this.#nets) net.destroy();
    for (const part of [this.#discs, this.#balls, this.#joints]) part.destroy();
    for (const part of [this.#effects, this.#rail, this.#emotes, this.#pointer]) part.destroy();
    this.#pieces.destroy();
  }
}
