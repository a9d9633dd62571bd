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
import type { Venue } from '../render/venue.ts';
import { BallLayer } from './ball-layer.ts';
import { BallPointer } from './ball-pointer.ts';
import { BoardLayer } from './board-layer.ts';
import { DiscLayer } from './disc-layer.ts';
import type { DrawFrame } from './draw-frame.ts';
import { EffectLayer } from './effect-layer.ts';
import { EmoteLayer } from './emote-layer.ts';
import { GoalNet } from './goal-net.ts';
import { JointLayer } from './joint-layer.ts';
import { Pieces } from './pieces.ts';
import type { PitchLayer } from './pitch-layer.ts';
import { ScoreRail } from './score-rail.ts';
import { TrailLayer } from './trail-layer.ts';

export type StageOptions = {
  readonly plan: PitchPlan;
  readonly venue: Venue;
  /** Texels per stadium unit. */
  readonly detail: number;
  readonly isRich: boolean;
  readonly isCalm: boolean;
  readonly emotes: EmoteTrack;
  readonly onGoal: (event: MatchEvent) => void;
};

export class MatchStage {
  readonly detail: number;
  readonly ballSlot: number;
  readonly #ballRadius: number;
  /** Nothing moves but what plays. */
  readonly #isStill: boolean;
  readonly #pieces: Pieces;
  readonly #discs: DiscLayer;
  readonly #balls: BallLayer;
  readonly #joints: JointLayer;
  readonly #effects: EffectLayer;
  readonly #rail: ScoreRail | undefined;
  readonly #boards: BoardLayer | undefined;
  readonly #trail: TrailLayer | undefined;
  readonly #emotes: EmoteLayer;
  readonly #pointer: BallPointer;
  readonly #nets: readonly GoalNet[];

  constructor(scene: Phaser.Scene, state: RoomState, options: StageOptions) {
    const { plan, venue, detail, isRich, isCalm } = options;
    this.detail = detail;
    this.#isStill = !isRich || isCalm;
    this.ballSlot = slotOfStadiumDisc(ballDiscOf(state));
    this.#ballRadius = discRadiusAt(state, ballDiscOf(state));
    this.#pieces = new Pieces(scene, detail, venue.label);
    const worn = kitsOf(state).map((kit) => kits[kit]);
    this.#discs = new DiscLayer(scene, this.#pieces, { kits: worn, venue, isCalm });
    this.#balls = new BallLayer(scene, this.#pieces, state, venue, isRich);
    this.#joints = new JointLayer(scene, state);
    this.#effects = new EffectLayer(scene, this.#pieces, {
      kits: worn,
      look: venue.effects,
      hasParticles: isRich,
      hasConfetti: !isCalm,
      onGoal: options.onGoal,
    });
    const { rail, boards } = venue.frame;
    if (rail !== null) this.#rail = new ScoreRail(scene, this.#pieces, plan, worn);
    if (boards !== null) this.#boards = new BoardLayer(scene, plan, boards, detail);
    if (isRich) this.#trail = new TrailLayer(scene, this.#pieces, venue.effects, this.#ballRadius);
    this.#emotes = new EmoteLayer(scene, this.#pieces, options.emotes, isCalm);
    this.#pointer = new BallPointer(scene, this.#pieces);
    this.#nets = isRich ? plan.goals.map((goal) => new GoalNet(scene, goal, venue.goal)) : [];
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
    this.#rail?.draw(frame.state, frame.elapsedMs);
    if (!this.#isStill) this.#boards?.draw(frame.nowMs);
    const x = frame.drawn.x[this.ballSlot];
    const y = frame.drawn.y[this.ballSlot];
    this.#trail?.draw(x, y, frame.elapsedMs);
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
    for (const part of [this.#effects, this.#emotes, this.#pointer]) part.destroy();
    for (const part of [this.#rail, this.#boards, this.#trail]) part?.destroy();
    this.#pieces.destroy();
  }
}
