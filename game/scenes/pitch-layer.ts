// The baked picture of all that stands still, the goals over it, and the shade that drifts across.
// Painting goes slice by slice with the page in between; until a picture is done the last one of
// the same stadium stays.
import type * as Phaser from 'phaser';
import { createPainter } from '../render/canvas.ts';
import { paintGoalBars, paintNet } from '../render/goal-frame.ts';
import type { Goal } from '../render/goal-plan.ts';
import { paintPicture, pictureDetail } from '../render/pitch-picture.ts';
import type { PitchPlan, Rect } from '../render/pitch-plan.ts';
import type { Venue } from '../render/venue.ts';
import { paintWindowShade, shadeTexels } from '../render/window-light.ts';
import { depth } from './draw-frame.ts';
import { addPaintedTexture } from './painted-texture.ts';

/** Room around a goal's picture for posts and their shadows, in stadium units. */
const goalMarginUnits = 10;
/** Painting rests after this long, so that a frame is late by less than one (ms). */
const taskMsMax = 8;
/** The shade is this much larger than the table, so that its edge never shows when it sways. */
const shadeExcess = 1.08;
/** The slowest part of the sway, as parts of its time. */
const swayPaces = { x: 1, y: 0.8, turn: 0.63 } as const;
const swayTurn = 0.008;

export type PitchLook = {
  readonly plan: PitchPlan;
  readonly venue: Venue;
  /** Texels per unit. */
  readonly detail: number;
  /** Shade lies still, as part of the picture. */
  readonly isStill: boolean;
};

export class PitchLayer {
  readonly #scene: Phaser.Scene;
  /** Real time, by which the work is cut into tasks. */
  readonly #clockMs: () => number;
  #bake = 0;
  #plan: PitchPlan | undefined;
  #table: Rect = { halfWidth: 0, halfHeight: 0 };
  #keys: string[] = [];
  #images: Phaser.GameObjects.Image[] = [];
  /** The images of nets, in the order of the plan's goals. */
  #nets: Phaser.GameObjects.Image[] = [];
  #shade: Phaser.GameObjects.Image | undefined;
  #isBaking = false;

  constructor(scene: Phaser.Scene, clockMs: () => number) {
    this.#scene = scene;
    this.#clockMs = clockMs;
  }

  /** A picture is still being painted. */
  get isBaking(): boolean {
    return this.#isBaking;
  }

  /** True when the picture, done or being painted, reaches as far as `view` does. */
  covers(view: Rect): boolean {
    return this.#table.halfWidth >= view.halfWidth && this.#table.halfHeight >= view.halfHeight;
  }

  /**
   * Starts to paint the table as far as `view` shows it; an older painting that is not done is
   * given up.
   */
  async bake(look: PitchLook, view: Rect): Promise<void> {
    const { plan, venue, detail } = look;
    this.#bake += 1;
    const bake = this.#bake;
    if (plan !== this.#plan) this.#clear();
    this.#plan = plan;
    this.#table = {
      halfWidth: Math.max(plan.table.halfWidth, view.halfWidth),
      halfHeight: Math.max(plan.table.halfHeight, view.halfHeight),
    };
    this.#isBaking = true;
    const sharpness = pictureDetail(this.#table, detail);
    const wide = { ...plan, table: this.#table };
    const painting = paintPicture(wide, venue, sharpness, look.isStill ? venue.shade : null);
    let slice = this.#paintAWhile(painting);
    while (!slice.done) {
      await breathe();
      if (bake !== this.#bake) return;
      slice = this.#paintAWhile(painting);
    }
    this.#isBaking = false;
    this.#clear();
    this.#add(`pitch ${bake}`, slice.value, 1 / sharpness, depth.pitch, 0, 0);
    for (const goal of plan.goals) this.#addGoal(look, goal, bake);
    if (!look.isStill) this.#addShade(venue, bake);
  }

  /** A net that moves is drawn by itself, and the picture of it at rest is hidden. */
  showNet(goal: number, isShown: boolean): void {
    this.#nets[goal]?.setVisible(isShown);
  }

  /** Sways the shade; `isCalm` lets it hang still. */
  sway({ shade }: Venue, nowMs: number, isCalm: boolean): void {
    if (this.#shade === undefined || shade === null || isCalm) return;
    const turn = (nowMs / shade.swayMs) * Math.PI * 2;
    this.#shade
      .setPosition(
        Math.sin(turn * swayPaces.x) * shade.swayUnits,
        Math.cos(turn * swayPaces.y) * shade.swayUnits * 0.7,
      )
      .setRotation(Math.sin(turn * swayPaces.turn) * swayTurn);
  }

  destroy(): void {
    this.#bake += 1;
    this.#clear();
  }

  /** As many slices as a task may hold. */
  #paintAWhile(painting: ReturnType<typeof paintPicture>) {
    const startMs = this.#clockMs();
    let slice = painting.next();
    while (!slice.done && this.#clockMs() - startMs < taskMsMax) slice = painting.next();
    return slice;
  }

  #addShade({ shade }: Venue, bake: number): void {
    if (shade === null) return;
    this.#shade = this.#add(`shade ${bake}`, paintWindowShade(shade), 1, depth.shade, 0, 0)
      .setAlpha(shade.alpha)
      .setScale(
        (this.#table.halfWidth * 2 * shadeExcess) / shadeTexels.width,
        (this.#table.halfHeight * 2 * shadeExcess) / shadeTexels.height,
      );
  }

  #addGoal({ plan, venue, detail }: PitchLook, goal: Goal, bake: number): void {
    const width = goal.depth + 2 * goalMarginUnits;
    const height = goal.bottom - goal.top + 2 * goalMarginUnits;
    const x = goal.x + (goal.side * goal.depth) / 2;
    const y = (goal.top + goal.bottom) / 2;
    for (const part of ['net', 'bars'] as const) {
      const painter = createPainter(width * detail, height * detail);
      painter.translate(painter.canvas.width / 2, painter.canvas.height / 2);
      painter.scale(detail, detail);
      painter.translate(-x, -y);
      if (part === 'net') paintNet(painter, goal, venue.goal);
      else paintGoalBars(painter, goal, plan.posts, venue.goal);
      const at = part === 'net' ? depth.net : depth.goalBars;
      const key = `${part} ${goal.side} ${goal.top} ${bake}`;
      const image = this.#add(key, painter.canvas, 1 / detail, at, x, y);
      if (part === 'net') this.#nets.push(image);
    }
  }

  #add(
    key: string,
    canvas: HTMLCanvasElement,
    scale: number,
    at: number,
    x: number,
    y: number,
  ): Phaser.GameObjects.Image {
    addPaintedTexture(this.#scene, key, canvas);
    this.#keys.push(key);
    const image = this.#scene.add.image(x, y, key).setScale(scale).setDepth(at);
    this.#images.push(image);
    return image;
  }

  #clear(): void {
    for (const image of this.#images) image.destroy();
    for (const key of this.#keys) this.#scene.textures.remove(key);
    this.#images = [];
    this.#nets = [];
    this.#keys = [];
    this.#shade = undefined;
  }
}

/** Lets input and network have their turn. */
function breathe(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}
