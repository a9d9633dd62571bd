// Building blocks of sounds: samples in, samples out. Pure; chance comes from a seed.

/** Mono samples, -1 to 1. */
export type Samples = Float32Array<ArrayBuffer>;

export function silence(seconds: number, sampleRate: number): Samples {
  return new Float32Array(Math.round(seconds * sampleRate));
}

/** White noise that is the same for the same seed. */
export function noise(seconds: number, sampleRate: number, seed: number): Samples {
  const samples = silence(seconds, sampleRate);
  let word = seed >>> 0;
  for (let i = 0; i < samples.length; i += 1) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
    samples[i] = word / 2_147_483_648 - 1;
  }
  return samples;
}

export type Tone = {
  readonly shape: 'sine' | 'triangle' | 'square';
  /** Glides from the first pitch to the second within `glideS`, then stays. */
  readonly fromHz: number;
  readonly toHz: number;
  readonly glideS: number;
  /** A slow wave on the pitch. */
  readonly trillHz?: number;
  readonly trillDepthHz?: number;
};

export function tone(seconds: number, sampleRate: number, options: Tone): Samples {
  const { shape, fromHz, toHz, glideS, trillHz = 0, trillDepthHz = 0 } = options;
  const samples = silence(seconds, sampleRate);
  let phase = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const at = i / sampleRate;
    const glided = fromHz * (toHz / fromHz) ** Math.min(1, at / glideS);
    phase += (glided + trillDepthHz * Math.sin(2 * Math.PI * trillHz * at)) / sampleRate;
    samples[i] = shapes[shape](phase - Math.floor(phase));
  }
  return samples;
}

/** One period over 0 to 1. */
const shapes: Readonly<Record<Tone['shape'], (part: number) => number>> = {
  sine: (part) => Math.sin(2 * Math.PI * part),
  triangle: (part) => 1 - 4 * Math.abs(((part + 0.75) % 1) - 0.5),
  square: (part) => (part < 0.5 ? 1 : -1),
};

/** Rises within `attackS`, then dies away; after `decayS` a thousandth is left. In place. */
export function pluck(
  samples: Samples,
  sampleRate: number,
  attackS: number,
  decayS: number,
): Samples {
  for (let i = 0; i < samples.length; i += 1) {
    const at = i / sampleRate;
    samples[i] *= at < attackS ? at / attackS : 0.001 ** ((at - attackS) / decayS);
  }
  return samples;
}

/** Follows points of time (s) and level, straight between them; outside of them 0. In place. */
export function shape(
  samples: Samples,
  sampleRate: number,
  points: readonly (readonly [number, number])[],
): Samples {
  let next = 1;
  for (let i = 0; i < samples.length; i += 1) {
    const at = i / sampleRate;
    while (next < points.length - 1 && at > points[next][0]) next += 1;
    const [fromS, from] = points[next - 1];
    const [toS, to] = points[next];
    const part = (at - fromS) / (toS - fromS);
    samples[i] *= part < 0 || part > 1 ? 0 : from + (to - from) * part;
  }
  return samples;
}

/** A band-pass whose middle may move; `q` is how narrow it is. In place. */
export function bandPass(
  samples: Samples,
  sampleRate: number,
  middleHz: (atS: number) => number,
  q: number,
): Samples {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  let [a1, a2, b0] = [0, 0, 0];
  for (let i = 0; i < samples.length; i += 1) {
    // The middle moves slowly: its coefficients are good for a while.
    if (i % 32 === 0) {
      const omega = (2 * Math.PI * middleHz(i / sampleRate)) / sampleRate;
      const alpha = Math.sin(omega) / (2 * q);
      b0 = alpha / (1 + alpha);
      a1 = (-2 * Math.cos(omega)) / (1 + alpha);
      a2 = (1 - alpha) / (1 + alpha);
    }
    const x = samples[i];
    const y = b0 * (x - x2) - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    samples[i] = y;
  }
  return samples;
}

/** Sounds together, each with its level, from the start on. As long as the longest. */
export function mix(...parts: readonly (readonly [Samples, number])[]): Samples {
  const length = Math.max(...parts.map(([samples]) => samples.length));
  const mixed = new Float32Array(length);
  for (const [samples, level] of parts)
    for (let i = 0; i < samples.length; i += 1) mixed[i] += level * samples[i];
  return mixed;
}

/** Brings the loudest sample to `peak`. In place. */
export function level(samples: Samples, peak: number): Samples {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  if (most > 0) for (let i = 0; i < samples.length; i += 1) samples[i] *= peak / most;
  return samples;
}

/** Ends as it begins: the last `overlapS` fade into the first, which are then cut off. */
export function loop(samples: Samples, sampleRate: number, overlapS: number): Samples {
  const overlap = Math.round(overlapS * sampleRate);
  const length = samples.length - overlap;
  const looped = samples.slice(0, length);
  for (let i = 0; i < overlap; i += 1) {
    const part = (i / overlap) * (Math.PI / 2);
    looped[i] = samples[i] * Math.sin(part) + samples[length + i] * Math.cos(part);
  }
  return looped;
}
