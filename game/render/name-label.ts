// A player's name as it stands under the disc: white with a felt-dark edge, squeezed if it is long.
import type { Painter } from './canvas.ts';
import type { Venue } from './venue.ts';

/** Room that a name has, in stadium units; longer ones are squeezed into it. */
export const labelUnits = { width: 112, height: 17 } as const;
const fontUnits = 11;

/** Around (0,0); `detail` is texels per stadium unit. */
export function paintLabel(
  painter: Painter,
  name: string,
  detail: number,
  look: Venue['label'],
): void {
  const size = fontUnits * detail;
  const edge = size * 0.28;
  const widthMax = labelUnits.width * detail - edge;
  painter.font = `700 ${size}px "Sofia Sans Variable", system-ui, sans-serif`;
  painter.textAlign = 'center';
  painter.textBaseline = 'middle';
  painter.lineJoin = 'round';
  const width = painter.measureText(name).width;
  if (width > widthMax) painter.scale(widthMax / width, 1);
  painter.lineWidth = edge;
  painter.strokeStyle = look.edge;
  painter.strokeText(name, 0, 0);
  painter.fillStyle = look.fill;
  painter.fillText(name, 0, 0);
}
