// A first look at an obstacle: a few numbers, alike for every kind, that tell of most discs at once
// that they don't touch it. What is left over is for wall-contact.ts to judge.
import type { Obstacles } from './obstacle-shape.ts';

const kind = { plane: 0, line: 1, circle: 2, arc: 3 } as const;
/** Numbers of one obstacle: normal and distance, or centre and radius; bias; kind. */
const formSize = 5;
/** More than rounding, px. */
const slackPx = 0.01;

/** In ascending order of obstacle ids. */
export function formsOf({ planes, walls, points, posts }: Obstacles): Float64Array {
  const forms: number[] = [];
  for (let i = 0; i < planes.count; i++) {
    forms.push(planes.normalX[i], planes.normalY[i], planes.dist[i], 0, kind.plane);
  }
  for (let i = 0; i < walls.count; i++) {
    const bias = Math.abs(walls.bias[i]);
    if (walls.arcRadius[i] > 0) {
      forms.push(walls.centerX[i], walls.centerY[i], walls.arcRadius[i], bias, kind.arc);
      continue;
    }
    const dist = walls.x0[i] * walls.normalX[i] + walls.y0[i] * walls.normalY[i];
    forms.push(walls.normalX[i], walls.normalY[i], dist, bias, kind.line);
  }
  for (const circles of [points, posts]) {
    for (let i = 0; i < circles.count; i++) {
      forms.push(circles.x[i], circles.y[i], circles.radius[i], 0, kind.circle);
    }
  }
  return Float64Array.from(forms);
}

/** True if `disc`, of these places and radii, doesn't touch obstacle `id`; false is no answer. */
export function isApart(
  forms: Float64Array,
  id: number,
  discs: Float64Array,
  radius: Float64Array,
  disc: number,
): boolean {
  const form = id * formSize;
  const reach = Math.max(radius[disc], forms[form + 3]) + slackPx;
  const x = discs[disc * 4];
  const y = discs[disc * 4 + 1];
  if (forms[form + 4] <= kind.line) {
    const height = forms[form] * x + forms[form + 1] * y - forms[form + 2];
    return height > reach || (height < -reach && forms[form + 4] === kind.line);
  }
  const dx = x - forms[form];
  const dy = y - forms[form + 1];
  const squared = dx * dx + dy * dy;
  const far = forms[form + 2] + reach;
  const near = forms[form + 2] - reach;
  if (squared > far * far) return true;
  return near > 0 && squared < near * near && forms[form + 4] === kind.arc;
}
