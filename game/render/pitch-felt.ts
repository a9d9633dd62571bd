// The felt: mown stripes, bare ground where everybody runs, and the shadow of the frame on it.
// Painted as a rectangle; the frame covers its corners.
import { createGrain, linearGradient, type Painter } from './canvas.ts';
import type { Ground } from './ground.ts';
import type { PitchPlan } from './pitch-plan.ts';
import type { Frame, Turf } from './venue.ts';

const stripesPerField = 12;
const crossStripes = 8;

/** Around (0,0) in stadium units. */
export function paintStripes(
  painter: Painter,
  plan: PitchPlan,
  { base, stripes }: Ground,
  turf: Turf,
): void {
  const { halfWidth, halfHeight } = plan.felt;
  painter.fillStyle = base;
  painter.fillRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
  if (stripes === null) return;
  const width = ((plan.field.halfWidth || halfWidth) * 2) / stripesPerField;
  const count = Math.ceil(halfWidth / width);
  for (let stripe = -count; stripe < count; stripe += 1) {
    painter.fillStyle = stripes[stripe & 1];
    const left = Math.max(-halfWidth, stripe * width);
    const right = Math.min(halfWidth, (stripe + 1) * width + 0.3);
    painter.fillRect(left, -halfHeight, right - left, halfHeight * 2);
  }
  if (turf.crossAlpha > 0) paintCrossStripes(painter, plan, turf.crossAlpha);
}

function paintCrossStripes(painter: Painter, plan: PitchPlan, alpha: number): void {
  const { halfWidth, halfHeight } = plan.felt;
  const height = ((plan.field.halfHeight || halfHeight) * 2) / crossStripes;
  painter.fillStyle = `rgba(216,255,224,${alpha})`;
  for (let row = -crossStripes; row < crossStripes; row += 2) {
    const top = Math.max(-halfHeight, row * height);
    const bottom = Math.min(halfHeight, (row + 1) * height);
    if (bottom > top) painter.fillRect(-halfWidth, top, halfWidth * 2, bottom - top);
  }
}

/** Before the goals, around the middle and at the spots; only on grass that nobody dyed. */
export function paintWear(painter: Painter, plan: PitchPlan, { worn }: Turf): void {
  const { ground, color } = plan.surface;
  if (worn === null || ground !== 'grass' || color >= 0) return;
  const grain = createGrain(17);
  const wear = (x: number, y: number, reachX: number, reachY: number, alpha: number) => {
    for (let patch = 0; patch < 260; patch += 1) {
      const angle = grain() * Math.PI * 2;
      const far = grain() ** 0.7;
      painter.globalAlpha = alpha * (1 - far) * grain();
      painter.fillStyle = worn.colors[Math.floor(grain() * worn.colors.length)];
      painter.beginPath();
      const [dx, dy] = [Math.cos(angle) * reachX * far, Math.sin(angle) * reachY * far];
      painter.ellipse(x + dx, y + dy, 1 + grain() * 3.4, 0.8 + grain() * 2, angle, 0, Math.PI * 2);
      painter.fill();
    }
  };
  for (const goal of plan.goals) {
    const middle = (goal.top + goal.bottom) / 2;
    const reach = (goal.bottom - goal.top) * 0.62;
    wear(goal.x - goal.side * 16, middle, 34, reach, worn.alpha);
    if (plan.penaltySpot > 0)
      wear(goal.x - goal.side * plan.penaltySpot, middle, 13, 11, worn.alpha);
  }
  wear(0, 0, 34, 29, worn.alpha / 2);
  painter.globalAlpha = 1;
}

/** The frame stands higher than the felt. */
export function paintFrameShadow(
  painter: Painter,
  plan: PitchPlan,
  { color, top, left, bottom, right }: Frame['shadow'],
): void {
  const { halfWidth, halfHeight } = plan.felt;
  const edges = [
    { ...top, from: [0, -halfHeight], to: [0, -halfHeight + top.reach] },
    { ...left, from: [-halfWidth, 0], to: [-halfWidth + left.reach, 0] },
    { ...bottom, from: [0, halfHeight], to: [0, halfHeight - bottom.reach] },
    { ...right, from: [halfWidth, 0], to: [halfWidth - right.reach, 0] },
  ] as const;
  for (const { from, to, alpha } of edges) {
    painter.fillStyle = linearGradient(
      painter,
      [from[0], from[1]],
      [to[0], to[1]],
      [
        [0, `rgba(${color},${alpha})`],
        [1, `rgba(${color},0)`],
      ],
    );
    const isUpright = from[0] === to[0];
    const left = isUpright ? -halfWidth : Math.min(from[0], to[0]);
    const topEdge = isUpright ? Math.min(from[1], to[1]) : -halfHeight;
    const width = isUpright ? halfWidth * 2 : Math.abs(to[0] - from[0]);
    const height = isUpright ? Math.abs(to[1] - from[1]) : halfHeight * 2;
    painter.fillRect(left, topEdge, width, height);
  }
}
