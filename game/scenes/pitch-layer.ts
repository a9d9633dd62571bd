// The baked picture of the table and the goals over it. Painting goes layer by layer with the page
// in
// between; until a picture is done the last one of the same stadium stays.
import type * as Phaser from 'phaser';
import { createPainter } from '../render/canvas.ts';
import { paintGoalBars, paintNet } from '../render/goal-frame.ts';
import { paintPicture, pictureDetail } from '../render/pitch-picture.ts';
import type { Goal, PitchPlan, Rect } from '../render/pitch-plan.ts';
import { depth } from './draw-frame.ts';

/** Room around a goal's picture for posts and their shadows, in stadium units. */
const goalMarginUnits = 10;

export class PitchLayer {
  readonly #scene: Phaser.Scene;
  #bake = 0;
  #plan: PitchPlan | undefined;
  #table: Rect = { halfWidth: 0, halfHeight: 0 };
  #keys: string[] = [];
  #images: Phaser.GameObjects.Image[] = [];
  /** The images of nets, in the order of the plan's goals. */
  #nets: Phaser.GameObjects.Image[] = [];

  constructor(scene: Phaser.Scene) {
    this.#scene = scene;
  }

  /** True when the picture, done or being painted, reaches as far as `view` does. */
  covers(view: Rect): boolean {
    return this.#table.halfWidth >= view.halfWidth && this.#table.halfHeight >= view.halfHeight;
  }

  /**
   * Starts to paint the table as far as `view` shows it; an older painting that is not done is
   * given up.
   */
  async bake(plan: PitchPlan, detail: number, view: Rect): Promise<void> {
    this.#bake += 1;
    const bake = this.#bake;
    if (plan !== this.#plan) this.#clear();
    this.#plan = plan;
    this.#table = {
      halfWidth: Math.max(plan.table.halfWidth, view.halfWidth),
      halfHeight: Math.max(plan.table.halfHeight, view.halfHeight),
    };
    const sharpness = pictureDetail(this.#table, detail);
    const painting = paintPicture({ ...plan, table: this.#table }, sharpness);
    let layer = painting.next();
    while (!layer.done) {
      await breathe();
      if (bake !== this.#bake) return;
      layer = painting.next();
    }
    this.#clear();
    this.#add(`pitch ${bake}`, layer.value, 1 / sharpness, depth.pitch, 0, 0);
    for (const goal of plan.goals) this.#addGoal(plan, goal, detail, bake);
  }

  /** A net that moves is drawn by itself, and the picture of it at rest is hidden. */
  showNet(goal: number, isShown: boolean): void {
    this.#nets[goal]?.setVisible(isShown);
  }

  destroy(): void {
    this.#bake += 1;
    this.#clear();
  }

  #addGoal(plan: PitchPlan, goal: Goal, detail: number, bake: number): void {
    const width = goal.depth + 2 * goalMarginUnits;
    const height = goal.bottom - goal.top + 2 * goalMarginUnits;
    const x = goal.x + (goal.side * goal.depth) / 2;
    const y = (goal.top + goal.bottom) / 2;
    for (const part of ['net', 'bars'] as const) {
      const painter = createPainter(width * detail, height * detail);
      painter.translate(painter.canvas.width / 2, painter.canvas.height / 2);
      painter.scale(detail, detail);
      painter.translate(-x, -y);
      if (part === 'net') paintNet(painter, goal);
      else paintGoalBars(painter, goal, plan.posts);
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
    this.#scene.textures.addCanvas(key, canvas);
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
  }
}

/** Lets input and network have their turn. */
function breathe(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}
