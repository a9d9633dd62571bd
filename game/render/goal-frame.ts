// A goal from above: the shade under it, its net at rest, its bars and posts.
// All in stadium units.
import { fillCircle, type Painter } from './canvas.ts';
import type { Goal } from './goal-plan.ts';
import type { Post } from './pitch-plan.ts';
import type { GoalLook } from './venue.ts';

/** The back corners of a net are round, as the walls of our own pitches have them. */
const netCornerUnits = 14;
export const netColumns = 9;
export const netRows = 15;
export const netThreadUnits = 0.75;
/** A goal without posts of its own gets some of this size, which stop nobody. */
const postUnits = 4.6;
/** A larger white disc is no goal post. */
const capRadiusMax = 14;
/** A disc this near to the end of a goal line is its post. */
const postReachUnits = 14;

/** Part of the pitch picture: what lies below discs. */
export function paintGoalShade(painter: Painter, goal: Goal, look: GoalLook): void {
  painter.fillStyle = look.shade;
  painter.beginPath();
  traceNetOutline(painter, goal, 0, 0);
  painter.fill();
}

/** Where two threads cross: column after column is away from the mouth, row after row down. */
export type NetKnots = { readonly x: Float32Array; readonly y: Float32Array };

/** The knots at rest, row by row; those in the back corners follow the round bar. */
export function netKnots(goal: Goal): NetKnots {
  const x = new Float32Array(netColumns * netRows);
  const y = new Float32Array(netColumns * netRows);
  const height = goal.bottom - goal.top;
  const corner = cornerOf(goal);
  for (let knot = 0; knot < x.length; knot += 1) {
    const behind = (goal.depth * (knot % netColumns)) / (netColumns - 1);
    const below = (height * Math.floor(knot / netColumns)) / (netRows - 1);
    const isUpper = below < height / 2;
    const a = Math.max(0, behind - (goal.depth - corner));
    const b = Math.max(0, corner - (isUpper ? below : height - below));
    const inwards = a > 0 && b > 0 ? 1 - Math.max(a, b) / Math.sqrt(a * a + b * b) : 0;
    x[knot] = goal.x + goal.side * (behind - a * inwards);
    y[knot] = goal.top + below + (isUpper ? b : -b) * inwards;
  }
  return { x, y };
}

/** Threads at rest, over what is in the goal. */
export function paintNet(painter: Painter, goal: Goal, { net }: GoalLook): void {
  const [red, green, blue] = [net.color >> 16, (net.color >> 8) & 255, net.color & 255];
  painter.strokeStyle = `rgba(${red},${green},${blue},${net.alpha})`;
  painter.lineWidth = netThreadUnits;
  painter.beginPath();
  traceThreads(painter, netKnots(goal));
  painter.stroke();
}

/** What a 2D canvas and a Phaser graphics object have in common. */
type Pen = { moveTo: (x: number, y: number) => unknown; lineTo: (x: number, y: number) => unknown };

/** All threads through the knots, but none across the mouth. */
export function traceThreads(pen: Pen, knots: NetKnots): void {
  for (let row = 0; row < netRows; row += 1)
    for (let column = 0; column < netColumns; column += 1)
      traceKnot(pen, knots, row * netColumns + column, column === 0);
  for (let column = 1; column < netColumns; column += 1)
    for (let row = 0; row < netRows; row += 1)
      traceKnot(pen, knots, row * netColumns + column, row === 0);
}

function traceKnot(pen: Pen, knots: NetKnots, knot: number, isStart: boolean): void {
  if (isStart) pen.moveTo(knots.x[knot], knots.y[knot]);
  else pen.lineTo(knots.x[knot], knots.y[knot]);
}

/** Bars and posts, over the net. */
export function paintGoalBars(
  painter: Painter,
  goal: Goal,
  posts: readonly Post[],
  look: GoalLook,
): void {
  if (goal.isOurs) paintBars(painter, goal, look);
  for (const y of [goal.top, goal.bottom]) {
    const own = posts.find((post) => isPostOf(post, goal, y));
    if (own !== undefined) paintPost(painter, own, look);
    else if (goal.isOurs)
      paintPost(painter, { x: goal.x, y, radius: postUnits, color: '#ffffff' }, look);
  }
}

function paintBars(painter: Painter, goal: Goal, look: GoalLook): void {
  painter.lineJoin = 'round';
  painter.lineWidth = 2.9;
  painter.strokeStyle = 'rgba(0,0,0,0.28)';
  painter.beginPath();
  traceNetOutline(painter, goal, 1.3, 2.1);
  painter.stroke();
  painter.lineWidth = 2.3;
  painter.strokeStyle = look.bar;
  painter.beginPath();
  traceNetOutline(painter, goal, 0, 0);
  painter.stroke();
}

/** True for a post at one of the ends of the goal line, which belongs to the goal's picture. */
export function isGoalPost(post: Post, goal: Goal): boolean {
  return isPostOf(post, goal, goal.top) || isPostOf(post, goal, goal.bottom);
}

function isPostOf(post: Post, goal: Goal, y: number): boolean {
  return Math.abs(post.x - goal.x) < postReachUnits && Math.abs(post.y - y) < postReachUnits;
}

/** A white one of usual size gets the venue's cap; others show their own colour. */
export function paintPost(painter: Painter, post: Post, look: GoalLook): void {
  const { x, y, radius } = post;
  const isOfHouse = post.color === '#ffffff' && radius <= capRadiusMax;
  const cap = isOfHouse ? look.cap : post.color;
  fillCircle(painter, x + radius * 0.36, y + radius * 0.55, radius * 1.08, 'rgba(0,0,0,0.30)');
  fillCircle(painter, x, y, radius, look.post);
  fillCircle(painter, x, y, radius * (isOfHouse ? 0.6 : 0.84), cap);
  fillCircle(painter, x - radius * 0.18, y - radius * 0.23, radius * 0.22, 'rgba(255,255,255,0.9)');
}

function traceNetOutline(painter: Painter, goal: Goal, dx: number, dy: number): void {
  const front = goal.x + dx;
  const back = goal.x + goal.side * goal.depth + dx;
  const corner = cornerOf(goal);
  painter.moveTo(front, goal.top + dy);
  painter.arcTo(back, goal.top + dy, back, goal.bottom + dy, corner);
  painter.arcTo(back, goal.bottom + dy, front, goal.bottom + dy, corner);
  painter.lineTo(front, goal.bottom + dy);
}

function cornerOf(goal: Goal): number {
  return Math.min(netCornerUnits, goal.depth, (goal.bottom - goal.top) / 2);
}
