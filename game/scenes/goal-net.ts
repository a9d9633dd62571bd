// A net that gives when the ball is in it: knots on springs, drawn as threads while they move.
// At rest the baked net of the pitch is shown instead.
import type * as Phaser from 'phaser';
import {
  type NetKnots,
  netColumns,
  netKnots,
  netRows,
  netThreadUnits,
  traceThreads,
} from '../render/goal-frame.ts';
import type { Goal } from '../render/goal-plan.ts';
import type { GoalLook } from '../render/venue.ts';
import { depth } from './draw-frame.ts';

const knots = netColumns * netRows;
/** Per second squared, and per second. */
const stiffness = 90;
const coupling = 60;
const push = 620;
const damping = 6.3;
/** The ball moves threads this much further away than it is big. */
const bulgeRadii = 2.4;
/** Below this much movement, summed over the knots in units per second, the net rests. */
const restSpeed = 6;
const stepMs = 1000 / 60;

export class GoalNet {
  readonly #goal: Goal;
  readonly #look: GoalLook['net'];
  readonly #threads: Phaser.GameObjects.Graphics;
  readonly #rest: NetKnots;
  readonly #drawn: NetKnots;
  /** Offsets of the knots from their places, and their speeds. */
  readonly #x = new Float32Array(knots);
  readonly #y = new Float32Array(knots);
  readonly #vx = new Float32Array(knots);
  readonly #vy = new Float32Array(knots);
  #owedMs = 0;
  #isMoving = false;

  constructor(scene: Phaser.Scene, goal: Goal, look: GoalLook) {
    this.#goal = goal;
    this.#look = look.net;
    this.#rest = netKnots(goal);
    this.#drawn = netKnots(goal);
    this.#threads = scene.add.graphics().setDepth(depth.net).setVisible(false);
  }

  get isMoving(): boolean {
    return this.#isMoving;
  }

  draw(ballX: number, ballY: number, ballRadius: number, elapsedMs: number): void {
    if (this.#isNear(ballX, ballY, ballRadius)) this.#isMoving = true;
    if (!this.#isMoving) return;
    this.#owedMs = Math.min(this.#owedMs + elapsedMs, 4 * stepMs);
    while (this.#owedMs >= stepMs) {
      this.#owedMs -= stepMs;
      this.#step(ballX, ballY, ballRadius * bulgeRadii);
    }
    this.#threads.setVisible(this.#isMoving);
    if (this.#isMoving) this.#drawThreads();
  }

  destroy(): void {
    this.#threads.destroy();
  }

  #isNear(x: number, y: number, radius: number): boolean {
    const behind = (x - this.#goal.x) * this.#goal.side;
    return (
      behind > 0 &&
      behind < this.#goal.depth + radius &&
      y > this.#goal.top &&
      y < this.#goal.bottom
    );
  }

  #step(ballX: number, ballY: number, reach: number): void {
    const seconds = stepMs / 1000;
    const keep = Math.exp(-damping * seconds);
    let speed = 0;
    for (let knot = 0; knot < knots; knot += 1) {
      const column = knot % netColumns;
      const row = Math.floor(knot / netColumns);
      if (column === 0 || row === 0 || row === netRows - 1) continue;
      this.#pullKnot(knot, column, seconds);
      this.#pushKnot(knot, ballX, ballY, reach, seconds);
      this.#vx[knot] *= keep;
      this.#vy[knot] *= keep;
      speed += Math.abs(this.#vx[knot]) + Math.abs(this.#vy[knot]);
    }
    for (let knot = 0; knot < knots; knot += 1) {
      this.#x[knot] += this.#vx[knot] * seconds;
      this.#y[knot] += this.#vy[knot] * seconds;
    }
    this.#isMoving = speed > restSpeed;
  }

  #pullKnot(knot: number, column: number, seconds: number): void {
    let x = -this.#x[knot] * stiffness;
    let y = -this.#y[knot] * stiffness;
    const right = column === netColumns - 1 ? knot : knot + 1;
    for (const other of [knot - 1, right, knot - netColumns, knot + netColumns]) {
      x += (this.#x[other] - this.#x[knot]) * coupling;
      y += (this.#y[other] - this.#y[knot]) * coupling;
    }
    this.#vx[knot] += x * seconds;
    this.#vy[knot] += y * seconds;
  }

  #pushKnot(knot: number, ballX: number, ballY: number, reach: number, seconds: number): void {
    const dx = this.#rest.x[knot] + this.#x[knot] - ballX;
    const dy = this.#rest.y[knot] + this.#y[knot] - ballY;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance >= reach || distance < 0.01) return;
    const force = ((reach - distance) / distance) * push * seconds * 0.35;
    this.#vx[knot] += dx * force;
    this.#vy[knot] += dy * force;
  }

  #drawThreads(): void {
    for (let knot = 0; knot < knots; knot += 1) {
      this.#drawn.x[knot] = this.#rest.x[knot] + this.#x[knot];
      this.#drawn.y[knot] = this.#rest.y[knot] + this.#y[knot];
    }
    this.#threads.clear().lineStyle(netThreadUnits, this.#look.color, this.#look.alpha).beginPath();
    traceThreads(this.#threads, this.#drawn);
    this.#threads.strokePath();
  }
}
