// How far a place is from an obstacle: at least so far can nothing there be touched.
import { isOnArc } from './obstacle-shape.ts';
import type { FixedCircles, Stadium, Walls } from './stadium.ts';

/**
 * From the place in `look[0]` and `look[1]`, which are lost, to obstacle `id`, into `look[2]`, px;
 * below 0 behind a plane and within a post. In an array: a returned number would be boxed.
 */
export function measureGap(stadium: Stadium, id: number, look: Float64Array): void {
  const { grid, planes, walls, points, posts } = stadium;
  if (id < grid.firstWall) {
    look[2] = planes.normalX[id] * look[0] + planes.normalY[id] * look[1] - planes.dist[id];
  } else if (id < grid.firstPoint) {
    const wall = id - grid.firstWall;
    if (walls.arcRadius[wall] > 0) toArc(walls, wall, look);
    else toLine(walls, wall, look);
  } else if (id < grid.firstPost) toCircle(points, id - grid.firstPoint, look);
  else toCircle(posts, id - grid.firstPost, look);
}

function toLine(walls: Walls, i: number, look: Float64Array): void {
  const ex = walls.x1[i] - walls.x0[i];
  const ey = walls.y1[i] - walls.y0[i];
  const x = look[0] - walls.x0[i];
  const y = look[1] - walls.y0[i];
  const squared = ex * ex + ey * ey;
  const along = squared > 0 ? (x * ex + y * ey) / squared : 0;
  const part = Math.max(0, Math.min(1, along));
  const dx = x - ex * part;
  const dy = y - ey * part;
  look[2] = Math.sqrt(dx * dx + dy * dy);
}

/** Where the nearest place of the circle is no wall, the nearest of the wall is an end. */
function toArc(walls: Walls, i: number, look: Float64Array): void {
  const x = look[0];
  const y = look[1];
  look[0] = x - walls.centerX[i];
  look[1] = y - walls.centerY[i];
  if (isOnArc(walls, i, look)) {
    const distance = Math.sqrt(look[0] * look[0] + look[1] * look[1]);
    look[2] = Math.abs(distance - walls.arcRadius[i]);
    return;
  }
  const dx0 = x - walls.x0[i];
  const dy0 = y - walls.y0[i];
  const dx1 = x - walls.x1[i];
  const dy1 = y - walls.y1[i];
  look[2] = Math.sqrt(Math.min(dx0 * dx0 + dy0 * dy0, dx1 * dx1 + dy1 * dy1));
}

function toCircle(circles: FixedCircles, i: number, look: Float64Array): void {
  const dx = look[0] - circles.x[i];
  const dy = look[1] - circles.y[i];
  look[2] = Math.sqrt(dx * dx + dy * dy) - circles.radius[i];
}
