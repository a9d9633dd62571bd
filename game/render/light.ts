// Light over everything that does not move: a venue's pools, sweeps and darkness.
import type { Painter } from './canvas.ts';
import type { PitchPlan } from './pitch-plan.ts';
import type { Light } from './venue.ts';

/** Around (0,0) in stadium units. */
export function paintLight(painter: Painter, plan: PitchPlan, light: Light): void {
  const { halfWidth, halfHeight } = plan[light.on];
  const place = ([x, y, radius]: Light['from']) =>
    [x * halfWidth, y * halfHeight, radius * halfWidth] as const;
  const glow = painter.createRadialGradient(...place(light.from), ...place(light.to));
  for (const [offset, color] of light.steps) glow.addColorStop(offset, color);
  painter.globalCompositeOperation = light.blend;
  painter.fillStyle = glow;
  painter.fillRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2);
}
