// Every sound of the game as a recipe: from a sample rate to samples. Pure, no files.
import {
  bandPass,
  level,
  loop,
  mix,
  noise,
  pluck,
  type Samples,
  shape,
  silence,
  tone,
} from './waveform.ts';

/** Loudest sample of any sound; the limiter of the mixer is for several at once. */
export const peakMax = 0.85;

/** Steady: the crowd is one loop whose level follows the play. */
const crowdSeed = 11;
const roarSeed = 7;

export const recipes = {
  kick: (rate: number) => {
    const body = tone(0.18, rate, { shape: 'sine', fromHz: 235, toHz: 52, glideS: 0.09 });
    const click = bandPass(noise(0.06, rate, 3), rate, () => 2500, 0.8);
    return level(
      mix([pluck(body, rate, 0.002, 0.16), 1], [pluck(click, rate, 0.001, 0.04), 1.6]),
      0.85,
    );
  },
  touch: (rate: number) => {
    const blip = tone(0.09, rate, { shape: 'triangle', fromHz: 330, toHz: 160, glideS: 0.05 });
    return level(pluck(blip, rate, 0.001, 0.07), 0.4);
  },
  wall: (rate: number) => {
    const thud = tone(0.12, rate, { shape: 'sine', fromHz: 170, toHz: 80, glideS: 0.06 });
    const knock = bandPass(noise(0.04, rate, 5), rate, () => 900, 1);
    return level(
      mix([pluck(thud, rate, 0.001, 0.1), 1], [pluck(knock, rate, 0.001, 0.03), 0.8]),
      0.5,
    );
  },
  bump: (rate: number) => {
    const thud = tone(0.1, rate, { shape: 'sine', fromHz: 120, toHz: 70, glideS: 0.05 });
    return level(pluck(thud, rate, 0.002, 0.08), 0.4);
  },
  /** A struck bar: partials that are no multiples of each other. */
  post: (rate: number) => {
    const partials = [523, 1191, 1884, 2815].map((hz, i): readonly [Samples, number] => {
      const partial = tone(0.8, rate, { shape: 'sine', fromHz: hz, toHz: hz, glideS: 1 });
      return [pluck(partial, rate, 0.001, 0.7 / (1 + i * 0.6)), 1 / (1 + i)];
    });
    return level(mix(...partials), 0.7);
  },
  whistle: (rate: number) => level(blast(rate, 0.34), 0.6),
  /** Full time: two short blasts and a long one. */
  final: (rate: number) => {
    const whole = silence(1.7, rate);
    for (const [startS, lengthS] of [
      [0, 0.22],
      [0.34, 0.22],
      [0.68, 0.95],
    ] as const)
      whole.set(blast(rate, lengthS), Math.round(startS * rate));
    return level(whole, 0.6);
  },
  roar: (rate: number) => {
    const hum = (at: number) => 480 + 470 * Math.min(1, at / 0.5) - 150 * Math.max(0, at - 0.5);
    const crowd = bandPass(noise(2.9, rate, roarSeed), rate, hum, 0.7);
    const voices = bandPass(noise(2.9, rate, roarSeed + 1), rate, () => 1050, 2.5);
    const swell = [
      [0, 0],
      [0.28, 1],
      [0.9, 0.9],
      [1.8, 0.35],
      [2.9, 0],
    ] as const;
    return level(shape(mix([crowd, 1], [voices, 0.8]), rate, swell), 0.8);
  },
  tick: (rate: number) => {
    const low = tone(0.12, rate, { shape: 'triangle', fromHz: 620, toHz: 930, glideS: 0.045 });
    return level(pluck(low, rate, 0.002, 0.1), 0.3);
  },
  crowd: (rate: number) => {
    const low = bandPass(noise(4.5, rate, crowdSeed), rate, () => 420, 0.6);
    const sway = (at: number) => 900 + 160 * Math.sin((2 * Math.PI * at) / 2.25);
    const voices = bandPass(noise(4.5, rate, crowdSeed + 1), rate, sway, 1.6);
    return level(loop(mix([low, 1], [voices, 0.5]), rate, 0.5), 0.5);
  },
} as const satisfies Readonly<Record<string, (sampleRate: number) => Samples>>;

export type SoundName = keyof typeof recipes;

export const soundNames = Object.keys(recipes) as readonly SoundName[];

/** A pea whistle, `lengthS` long. */
function blast(rate: number, lengthS: number): Samples {
  const pea = { trillHz: 38, trillDepthHz: 160 };
  const raw = tone(lengthS, rate, {
    shape: 'square',
    fromHz: 2480,
    toHz: 2480,
    glideS: 1,
    ...pea,
  });
  const open = [
    [0, 0],
    [0.02, 1],
    [lengthS - 0.05, 1],
    [lengthS, 0],
  ] as const;
  return shape(
    bandPass(raw, rate, () => 2500, 6),
    rate,
    open,
  );
}
