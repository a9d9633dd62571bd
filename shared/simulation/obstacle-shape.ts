// What stands still as shapes with boxes and distances, in ascending order of obstacle ids: planes,
// walls,
// points, posts. Only for making the broad phase; a step never comes here.
import type { FixedCircles, Planes, Walls } from './stadium.ts';

/** Everything that stands still. */
export type Obstacles = {
  readonly planes: Planes;
  readonly walls: Walls;
  readonly points: FixedCircles;
  readonly posts: FixedCircles;
};

export type Box = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
};

export type Shape = {
  readonly mask: number;
  readonly group: number;
  /** A one-sided wall also holds what is up to so far past it, px. */
  readonly bias: number;
  /** All of the shape; infinite for a plane. */
  readonly box: Box;
  /** No place in the rectangle around (x, y) is nearer than this, px. */
  readonly gap: (x: number, y: number, halfWidth: number, halfHeight: number) => number;
};

/** The index of a shape is the id of its obstacle. */
export function shapesOf({ planes, walls, points, posts }: Obstacles): Shape[] {
  return [
    ...Array.from({ length: planes.count }, (_, i) => planeShape(planes, i)),
    ...Array.from({ length: walls.count }, (_, i) =>
      walls.arcRadius[i] > 0 ? arcShape(walls, i) : lineShape(walls, i),
    ),
    ...Array.from({ length: points.count }, (_, i) => circleShape(points, i)),
    ...Array.from({ length: posts.count }, (_, i) => circleShape(posts, i)),
  ];
}

/**
 * Whether a direction from the centre of curved wall `i` points at the wall. x and y in an array:
 * as arguments they would be boxed.
 */
export function isOnArc(walls: Walls, i: number, direction: Float64Array): boolean {
  const x = direction[0];
  const y = direction[1];
  const before = walls.tangent0X[i] * x + walls.tangent0Y[i] * y > 0;
  const after = walls.tangent1X[i] * x + walls.tangent1Y[i] * y > 0;
  return (before && after) !== (walls.wide[i] === 1);
}

function planeShape(planes: Planes, i: number): Shape {
  const { normalX, normalY, dist, mask, group } = planes;
  return {
    mask: mask[i],
    group: group[i],
    bias: 0,
    box: {
      x0: Number.NEGATIVE_INFINITY,
      y0: Number.NEGATIVE_INFINITY,
      x1: Number.POSITIVE_INFINITY,
      y1: Number.POSITIVE_INFINITY,
    },
    gap: (x, y, halfWidth, halfHeight) =>
      normalX[i] * x +
      normalY[i] * y -
      dist[i] -
      Math.abs(normalX[i]) * halfWidth -
      Math.abs(normalY[i]) * halfHeight,
  };
}

/** A wall of no length touches nothing. */
function lineShape(walls: Walls, i: number): Shape {
  const { x0, y0, x1, y1, mask, group, bias } = walls;
  const ex = x1[i] - x0[i];
  const ey = y1[i] - y0[i];
  const squared = ex * ex + ey * ey;
  return {
    mask: squared > 0 ? mask[i] : 0,
    group: group[i],
    bias: Math.abs(bias[i]),
    box: boxOfEnds(walls, i),
    gap: (x, y, halfWidth, halfHeight) => {
      const along = ((x - x0[i]) * ex + (y - y0[i]) * ey) / squared;
      const part = Math.max(0, Math.min(1, along));
      const distance = lengthOf(x - x0[i] - ex * part, y - y0[i] - ey * part);
      return distance - lengthOf(halfWidth, halfHeight);
    },
  };
}

function arcShape(walls: Walls, i: number): Shape {
  const { x0, y0, x1, y1, centerX, centerY, arcRadius, mask, group, bias } = walls;
  const radius = arcRadius[i];
  const box = { ...boxOfEnds(walls, i) };
  if (isOnArc(walls, i, Float64Array.of(-1, 0))) box.x0 = centerX[i] - radius;
  if (isOnArc(walls, i, Float64Array.of(1, 0))) box.x1 = centerX[i] + radius;
  if (isOnArc(walls, i, Float64Array.of(0, -1))) box.y0 = centerY[i] - radius;
  if (isOnArc(walls, i, Float64Array.of(0, 1))) box.y1 = centerY[i] + radius;
  return {
    mask: mask[i],
    group: group[i],
    bias: Math.abs(bias[i]),
    box,
    gap: (x, y, halfWidth, halfHeight) => {
      const fx = x - centerX[i];
      const fy = y - centerY[i];
      const toEnds = Math.min(lengthOf(x - x0[i], y - y0[i]), lengthOf(x - x1[i], y - y1[i]));
      const toCircle = Math.abs(lengthOf(fx, fy) - radius);
      const distance = isOnArc(walls, i, Float64Array.of(fx, fy))
        ? Math.min(toEnds, toCircle)
        : toEnds;
      return distance - lengthOf(halfWidth, halfHeight);
    },
  };
}

function circleShape(circles: FixedCircles, i: number): Shape {
  const { x: centerX, y: centerY, radius, mask, group } = circles;
  const reach = radius[i];
  return {
    mask: mask[i],
    group: group[i],
    bias: 0,
    box: {
      x0: centerX[i] - reach,
      y0: centerY[i] - reach,
      x1: centerX[i] + reach,
      y1: centerY[i] + reach,
    },
    gap: (x, y, halfWidth, halfHeight) =>
      lengthOf(x - centerX[i], y - centerY[i]) - reach - lengthOf(halfWidth, halfHeight),
  };
}

function boxOfEnds(walls: Walls, i: number): Box {
  const { x0, y0, x1, y1 } = walls;
  return {
    x0: Math.min(x0[i], x1[i]),
    y0: Math.min(y0[i], y1[i]),
    x1: Math.max(x0[i], x1[i]),
    y1: Math.max(y0[i], y1[i]),
  };
}

function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
