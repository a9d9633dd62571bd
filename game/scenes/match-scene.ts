// The one Phaser scene: pulls the picture of the match each frame and has it drawn.
// Reads no clock and no input of its own.
import * as Phaser from 'phaser';
import { settingIndex } from '../../shared/simulation/command.ts';
import { type MatchEvent, phaseOf, settingOf } from '../../shared/simulation/readers.ts';
import { type Stadium, stadiumOf } from '../../shared/simulation/stadium.ts';
import {
  type CameraSubject,
  createCameraPose,
  followCamera,
  type Lens,
  lensFor,
} from '../render/camera.ts';
import { createEmoteTrack, showEmote } from '../render/emote-track.ts';
import { easeInsets, frameLens, type Insets, noInsets } from '../render/framing.ts';
import { applyHold, createGoalHold, holdPositions } from '../render/goal-hold.ts';
import type { MatchPicture, MatchSource } from '../render/match-picture.ts';
import { goalFreezeMs, shakeHalfLifeMs, shakePx } from '../render/motion.ts';
import { createPictureTrack, followPicture, ownSlotOf } from '../render/picture-track.ts';
import { type PitchPlan, planPitch, type Rect } from '../render/pitch-plan.ts';
import type { Positions } from '../render/positions.ts';
import type { Venue } from '../render/venue.ts';
import type { DrawFrame } from './draw-frame.ts';
import { MatchStage } from './match-stage.ts';
import { PitchLayer } from './pitch-layer.ts';

export type MatchSceneOptions = {
  readonly source: MatchSource;
  readonly venue: Venue;
  readonly isRich: boolean;
  readonly isCalm: boolean;
  /** Screen pixels per CSS pixel, now. */
  readonly pixelRatio: () => number;
  /** What the picture goes by, and real time; the same but in tests. */
  readonly nowMs: () => number;
  readonly clockMs: () => number;
  readonly onFrame: (nowMs: number) => void;
  readonly hasNames: () => boolean;
  /** What of the screen something lies over, now. */
  readonly covered: () => Insets;
  /** Before each is drawn, with what has happened since the last one. */
  readonly onPicture: (picture: MatchPicture) => void;
};

/** Pieces are painted anew when the screen shows them this much smaller or larger. */
const sharpnessRange = { least: 0.8, most: 1.3 } as const;
/** After a longer gap (a hidden tab) effects go on as if this had passed. */
const elapsedMaxMs = 100;

export class MatchScene extends Phaser.Scene {
  readonly #options: MatchSceneOptions;
  readonly #track = createPictureTrack();
  readonly #emotes = createEmoteTrack();
  readonly #hold = createGoalHold();
  readonly #camera = createCameraPose();
  readonly #frame: Omit<DrawFrame, 'state'> & { state: DrawFrame['state'] | undefined };
  readonly #subject: CameraSubject = { ballX: 0, ballY: 0, ownX: 0, ownY: 0, hasOwn: false };
  readonly #screen = { width: 0, height: 0, pixelRatio: 1 };
  #lens: Lens | undefined;
  #room: object | undefined;
  #stadium: Stadium | undefined;
  /** The kits of the stage, as their setting says. */
  #kits = -1;
  #plan: PitchPlan | undefined;
  #stage: MatchStage | undefined;
  #pitch: PitchLayer | undefined;
  #insets = noInsets;
  #shake = 0;
  #shakes = 0;
  #scraps = 0;
  #areFontsReady = false;

  constructor(options: MatchSceneOptions) {
    super('match');
    this.#options = options;
    this.#frame = {
      state: undefined,
      drawn: this.#track.drawn,
      isNewTick: false,
      ownSeat: -1,
      isOwnKickHeld: false,
      hasNames: true,
      nowMs: 0,
      elapsedMs: 0,
    };
  }

  /** Numbers and names may be painted: their fonts are there, or never will be. */
  useFonts(): void {
    this.#areFontsReady = true;
  }

  /** A player shows the emote of this index, over their disc. */
  showEmote(playerId: number, emote: number): void {
    showEmote(this.#emotes, playerId, emote, this.#options.nowMs());
  }

  /** Where discs were drawn last, by slot; for tests. */
  get drawn(): Positions {
    return this.#track.drawn;
  }

  get isPainted(): boolean {
    return this.#stage !== undefined && this.#pitch?.isBaking === false;
  }

  get ownSlot(): number {
    return ownSlotOf(this.#track);
  }

  /** What has moved since the start that reduced motion leaves out. */
  get moved(): { readonly shakes: number; readonly scraps: number } {
    return { shakes: this.#shakes, scraps: this.#scraps + (this.#stage?.scraps ?? 0) };
  }

  create(): void {
    this.cameras.main.setBackgroundColor(this.#options.venue.background);
    this.#pitch = new PitchLayer(this, this.#options.clockMs);
    this.events.once(Phaser.Scenes.Events.DESTROY, () => this.#clear());
  }

  override update(): void {
    const nowMs = this.#options.nowMs();
    this.#options.onFrame(nowMs);
    const picture = this.#options.source.read();
    if (picture === undefined || !this.#areFontsReady) return;
    const frame = this.#takePicture(picture, nowMs);
    const stage = this.#stageFor(frame);
    this.#options.onPicture(picture);
    stage.play(picture);
    stage.draw(frame, this.#pitch!);
    this.#moveCamera(frame, stage);
    const { venue, isCalm } = this.#options;
    this.#pitch!.sway(venue, nowMs, isCalm);
  }

  #takePicture(picture: MatchPicture, nowMs: number): DrawFrame {
    const frame = this.#frame as DrawFrame;
    if (picture.room !== this.#room) this.#enterRoom(picture.room);
    frame.state = picture.present;
    frame.elapsedMs = Math.min(elapsedMaxMs, Math.max(0, nowMs - frame.nowMs));
    frame.nowMs = nowMs;
    frame.ownSeat = picture.ownSeat;
    frame.hasNames = this.#options.hasNames();
    frame.isOwnKickHeld = picture.lead.isThere && picture.lead.isKickHeld;
    frame.isNewTick = followPicture(this.#track, picture, nowMs);
    applyHold(this.#hold, this.#track.drawn, nowMs);
    return frame;
  }

  /** What was painted for the seats of another room, names above all, is painted anew. */
  #enterRoom(room: object): void {
    this.#room = room;
    this.#emotes.shown = [];
    this.#dropStage();
  }

  #stageFor(frame: DrawFrame): MatchStage {
    const stadium = stadiumOf(frame.state);
    if (stadium !== this.#stadium) {
      this.#stadium = stadium;
      this.#plan = planPitch(stadium);
      this.#lens = undefined;
      this.#camera.isPlaced = false;
      this.#dropStage();
    }
    const kits = settingOf(frame.state, settingIndex.kits);
    if (kits !== this.#kits) {
      this.#kits = kits;
      this.#dropStage();
    }
    const lens = this.#measure();
    const ratio = lens.zoom / (this.#stage?.detail ?? lens.zoom);
    if (ratio < sharpnessRange.least || ratio > sharpnessRange.most) this.#dropStage();
    const { seen } = frameLens(lens, this.#options.covered());
    if (this.#stage === undefined || !this.#pitch!.covers(seen)) this.#bake(lens.zoom, seen);
    if (this.#stage !== undefined) return this.#stage;
    frame.isNewTick = true;
    const { venue, isRich, isCalm } = this.#options;
    this.#stage = new MatchStage(this, frame.state, {
      ...{ plan: this.#plan!, venue, detail: lens.zoom, isRich, isCalm },
      emotes: this.#emotes,
      onGoal: (event) => this.#onGoal(event),
    });
    return this.#stage;
  }

  #bake(zoom: number, view: Rect): void {
    const { venue, isRich } = this.#options;
    const look = { plan: this.#plan!, venue, detail: zoom, isStill: !isRich };
    void this.#pitch!.bake(look, view);
  }

  /** The lens for the plan on the screen as it is now. */
  #measure(): Lens {
    const screen = this.#screen;
    const pixelRatio = this.#options.pixelRatio();
    const { width, height } = this.scale;
    const isSame =
      width === screen.width && height === screen.height && pixelRatio === screen.pixelRatio;
    if (this.#lens !== undefined && isSame) return this.#lens;
    Object.assign(screen, { width, height, pixelRatio });
    this.#lens = lensFor(this.#plan!, screen);
    return this.#lens;
  }

  #onGoal(event: MatchEvent): void {
    if (this.#options.isCalm || event.id === 0) return;
    this.#shake = shakePx;
    holdPositions(this.#hold, this.#track.drawn, this.#frame.nowMs + goalFreezeMs);
    this.#shakes += 1;
  }

  #moveCamera(frame: DrawFrame, stage: MatchStage): void {
    const { drawn, ownSeat } = frame;
    const lens = this.#measure();
    const subject = this.#subject;
    // After a goal everybody looks at the ball.
    const isGoal = phaseOf(frame.state) === 'goal';
    subject.hasOwn = ownSeat >= 0 && drawn.present[ownSeat] === 1 && !isGoal;
    subject.ballX = drawn.x[stage.ballSlot];
    subject.ballY = drawn.y[stage.ballSlot];
    subject.ownX = subject.hasOwn ? drawn.x[ownSeat] : 0;
    subject.ownY = subject.hasOwn ? drawn.y[ownSeat] : 0;
    this.#insets = easeInsets(this.#insets, this.#options.covered(), frame.elapsedMs);
    const { lens: free, shiftX, shiftY } = frameLens(lens, this.#insets);
    followCamera(this.#camera, subject, free, frame.elapsedMs);
    stage.point(frame, this.#camera, free.view);
    this.#shake *= 0.5 ** (frame.elapsedMs / shakeHalfLifeMs);
    const swing = this.#shake < 0.3 ? 0 : (this.#shake * this.#screen.pixelRatio) / lens.zoom;
    this.cameras.main
      .setZoom(lens.zoom)
      .centerOn(
        this.#camera.x - shiftX + swing * Math.sin(frame.nowMs * 0.09),
        this.#camera.y - shiftY + swing * Math.cos(frame.nowMs * 0.113),
      );
  }

  #dropStage(): void {
    this.#scraps += this.#stage?.scraps ?? 0;
    this.#stage?.destroy();
    this.#stage = undefined;
  }

  #clear(): void {
    this.#dropStage();
    this.#pitch?.destroy();
  }
}
