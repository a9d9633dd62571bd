// Where nets hang: behind the goals that our own drawing has, and behind the goal lines of a file
// that puts walls there. Pure, in stadium units.
import type { Stadium } from '../../shared/simulation/stadium.ts';

/** The mouth from `top` to `bottom` at `x`; the net reaches `depth` away from the centre. */
export type Goal = {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** -1 on the left, 1 on the right. */
  readonly side: -1 | 1;
  readonly depth: number;
  /** Bars and posts are ours as well; else the file draws what the net hangs on. */
  readonly isOurs: boolean;
};

/** A net of ours whose drawing does not say how deep its goals are. */
const depthUnits = 30;
/** Walls that a net of a file hangs on lie within these bounds around its goal. */
const hangUnits = { depthMin: 12, depthMax: 90, aside: 24 } as const;

/** Only upright goal lines get a net; a stadium may put its lines anywhere. */
export function planGoals(stadium: Stadium): Goal[] {
  const { goals, drawing } = stadium;
  const isOurs = drawing.goalHalfWidth > 0;
  const planned: Goal[] = [];
  for (let i = 0; i < goals.count; i += 1) {
    if (Math.abs(goals.x0[i] - goals.x1[i]) > 1) continue;
    const side = goals.x0[i] < 0 ? -1 : 1;
    const isMarked = isOurs && drawing.halfWidth > 0;
    const x = isMarked ? side * (drawing.halfWidth - drawing.goalLine) : goals.x0[i];
    const top = Math.min(goals.y0[i], goals.y1[i]);
    const bottom = Math.max(goals.y0[i], goals.y1[i]);
    const mouth = { x, top, bottom, side } as const;
    const depth = isOurs ? drawing.goalDepth || depthUnits : depthOfWalls(stadium, mouth);
    if (depth > 0) planned.push({ ...mouth, depth, isOurs });
  }
  return planned;
}

/** How far the walls of a file reach behind a goal line; 0 where there are none. */
function depthOfWalls({ walls }: Stadium, goal: Pick<Goal, 'x' | 'top' | 'bottom' | 'side'>) {
  const behind = (x: number) => (x - goal.x) * goal.side;
  const isNear = (y: number) =>
    y >= goal.top - hangUnits.aside && y <= goal.bottom + hangUnits.aside;
  let depth = 0;
  for (let i = 0; i < walls.count; i += 1) {
    if (walls.visible[i] === 0 || walls.color[i] < 0) continue;
    if (!isNear(walls.y0[i]) || !isNear(walls.y1[i])) continue;
    const [near, far] = [behind(walls.x0[i]), behind(walls.x1[i])].sort((a, b) => a - b);
    if (near < -hangUnits.depthMin || far > hangUnits.depthMax) continue;
    depth = Math.max(depth, far);
  }
  return depth >= hangUnits.depthMin ? depth : 0;
}
