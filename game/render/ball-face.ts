// The panelled ball as a software sphere: twelve pentagons, seams, shade and a highlight.
import { createPainter } from './canvas.ts';

/** Rows of a rotation from the picture's axes to the ball's own. */
export type Rotation = Float64Array;

export type BallFace = {
  readonly canvas: HTMLCanvasElement;
  /** Repaints the sphere turned by a rotation; about 0.2 ms at 64 texels. */
  readonly paint: (rotation: Rotation) => void;
};

/** Red, green, blue, 0 to 255. */
export type Color = readonly [number, number, number];

const panelShade = 0.5;
const light = [-0.5, -0.58, 0.64] as const;
const pentagons = icosahedronCorners();

/** The leather and the panels on it, which alternate. */
export type BallColors = { readonly base: Color; readonly panels: readonly [Color, Color] };

/** A ball dyed in one colour: its panels are a darker shade of it. */
export function dyedBall([red, green, blue]: Color): BallColors {
  const dark: Color = [red * panelShade, green * panelShade, blue * panelShade];
  return { base: [red, green, blue], panels: [dark, dark] };
}

export function createBallFace(texels: number, colors: BallColors): BallFace {
  const painter = createPainter(texels, texels);
  const image = painter.createImageData(texels, texels);
  const count = texels * texels;
  const normals = new Float32Array(count * 3);
  const cover = new Float32Array(count);
  const shade = new Float32Array(count);
  const gloss = new Float32Array(count);
  const radius = texels / 2 - 1;
  for (let at = 0; at < count; at += 1) {
    const x = ((at % texels) + 0.5 - texels / 2) / radius;
    const y = (Math.floor(at / texels) + 0.5 - texels / 2) / radius;
    const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
    const lit = Math.max(0, x * light[0] + y * light[1] + z * light[2]);
    normals.set([x, y, z], at * 3);
    cover[at] = Math.max(0, Math.min(1, (1 - Math.sqrt(x * x + y * y)) * radius + 0.5));
    shade[at] = 0.4 + 0.62 * lit;
    gloss[at] = Math.max(0, 2 * lit * z - light[2]) ** 26 * 0.55 * 255;
  }
  const paint = (rotation: Rotation) => {
    for (let at = 0; at < count; at += 1) {
      if (cover[at] > 0)
        paintTexel(image.data, at, rotation, normals, shade[at], gloss[at], cover[at], colors);
    }
    painter.putImageData(image, 0, 0);
  };
  return { canvas: painter.canvas, paint };
}

function paintTexel(
  data: Uint8ClampedArray,
  at: number,
  m: Rotation,
  normals: Float32Array,
  shade: number,
  gloss: number,
  cover: number,
  { base, panels }: BallColors,
): void {
  const nx = normals[at * 3];
  const ny = normals[at * 3 + 1];
  const nz = normals[at * 3 + 2];
  const x = m[0] * nx + m[1] * ny + m[2] * nz;
  const y = m[3] * nx + m[4] * ny + m[5] * nz;
  const z = m[6] * nx + m[7] * ny + m[8] * nz;
  let nearest = -1;
  let second = -1;
  let pentagon = 0;
  for (let i = 0; i < 12; i += 1) {
    const near = x * pentagons[i * 3] + y * pentagons[i * 3 + 1] + z * pentagons[i * 3 + 2];
    if (near > nearest) {
      second = nearest;
      nearest = near;
      pentagon = i;
    } else if (near > second) second = near;
  }
  const inside = Math.max(0, Math.min(1, (nearest - 0.915) * 45));
  const seam = Math.max(0, Math.min(1, 1 - Math.abs(nearest - second) * 22)) * 0.34 * (1 - inside);
  const panel = panels[pentagon & 1];
  const o = at * 4;
  for (let channel = 0; channel < 3; channel += 1) {
    const color = base[channel] * (1 - inside) + panel[channel] * inside;
    data[o + channel] = color * (1 - seam) * shade + gloss;
  }
  data[o + 3] = cover * 255;
}

function icosahedronCorners(): Float32Array {
  const golden = (1 + Math.sqrt(5)) / 2;
  const length = Math.sqrt(1 + golden * golden);
  const corners: number[] = [];
  for (const a of [-1, 1]) {
    for (const b of [-golden, golden]) corners.push(0, a, b, a, b, 0, b, 0, a);
  }
  return Float32Array.from(corners, (value) => value / length);
}
