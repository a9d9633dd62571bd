// How far apart two colours look, CIEDE2000, to normal eyes and to those that lack one of the three
// cones. Conversion: sRGB, D65; colour visions: Machado, Oliveira and Fernandes 2009, severity 1.

export type Triple = readonly [number, number, number];

/** Rows over linear RGB. */
const visions: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE XYZ over linear RGB, each row divided by the white's. */
const xyzOverWhite: readonly [Triple, Triple, Triple] = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

/** The difference that is left to the eyes that see least of it; colours as `#rrggbb`. */
export function leastDifference(one: string, other: string): number {
  const all = Object.values(visions).map((vision) =>
    colorDifference(labOf(vision, one), labOf(vision, other)),
  );
  return Math.min(...all);
}

/** WCAG 2: relative luminance of the lighter over that of the darker. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  return dot([0.2126, 0.7152, 0.0722], linear(color));
}

function labOf(vision: readonly [Triple, Triple, Triple], color: string): Triple {
  const rgb = linear(color);
  const seen = vision.map((row) => Math.min(1, Math.max(0, dot(row, rgb))));
  const [x, y, z] = xyzOverWhite.map((row) => cubeRoot(dot(row, seen as unknown as Triple)));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function cubeRoot(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
}

function linear(color: string): Triple {
  const long = color.length === 4 ? color.replaceAll(/[0-9a-f]/g, '$&$&') : color;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

function dot(row: Triple, values: Triple): number {
  return row[0] * values[0] + row[1] * values[1] + row[2] * values[2];
}

/** Of two colours in CIE L*a*b*, after Sharma, Wu and Dalal 2005. */
export function colorDifference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(bend(meanChroma));
  const [c1, h1] = polar(a1 * stretch, b1);
  const [c2, h2] = polar(a2 * stretch, b2);
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const hue = isGrey ? h1 + h2 : middleHue(h1, h2);
  const lightness = (l1 + l2) / 2 - 50;
  const chroma = (c1 + c2) / 2;
  const dL = (l2 - l1) / (1 + (0.015 * lightness ** 2) / Math.sqrt(20 + lightness ** 2));
  const dC = (c2 - c1) / (1 + 0.045 * chroma);
  const dH = (2 * Math.sqrt(c1 * c2) * sine(turn / 2)) / (1 + 0.015 * chroma * hueWeight(hue));
  const rotation = -2 * Math.sqrt(bend(chroma)) * sine(60 * Math.exp(-(((hue - 275) / 25) ** 2)));
  return Math.sqrt(dL ** 2 + dC ** 2 + dH ** 2 + rotation * dC * dH);
}

function bend(chroma: number): number {
  return chroma ** 7 / (chroma ** 7 + 25 ** 7);
}

function polar(a: number, b: number): readonly [chroma: number, hueDegrees: number] {
  const hue = a === 0 && b === 0 ? 0 : (Math.atan2(b, a) * 180) / Math.PI;
  return [Math.hypot(a, b), (hue + 360) % 360];
}

function middleHue(h1: number, h2: number): number {
  const sum = h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

function hueWeight(hue: number): number {
  const waves =
    -0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63);
  return 1 + waves;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
