// The kits that sides play in: colours as data for whoever draws, and which two may meet. Two kits
// meet only if every colour vision tells them apart (tests/simulation/kit.test.ts computes it).

export const kitNames = [
  'marigold',
  'ink',
  'chalk',
  'cherry',
  'sky',
  'coal',
  'ember',
  'plum',
] as const;
export type KitName = (typeof kitNames)[number];

/** Over the middle of a disc, as SVG path data in the square from -1 to 1; one for each kit. */
export const kitPatterns = {
  hoops: 'M-1-1V-.64H1V-1zM-1-.18V.18H1V-.18zM-1 .64V1H1V.64z',
  halves: 'M0-1H1V1H0z',
  sash: 'M-1 .62.62-1H1V-.62L-.62 1H-1z',
  stripes: 'M-.66-1H-.3V1H-.66zM.3-1H.66V1H.3z',
  quarters: 'M-1-1H0V0H-1zM0 0H1V1H0z',
  band: 'M-1-.26H1V.26H-1z',
  chevron: 'M-1-.5 0 .3 1-.5V.06L0 .86-1 .06z',
  cross: 'M-.2-1H.2V-.2H1V.2H.2V1H-.2V.2H-1V-.2H-.2z',
} as const;

/** Colours of one kit, as in a style sheet. */
export type Kit = {
  readonly name: KitName;
  /** What the disc is; `light` and `dark` are its edge to and from the sun. */
  readonly base: string;
  readonly light: string;
  readonly dark: string;
  /** The number on it, and the line around the number. */
  readonly ink: string;
  readonly inkEdge: string;
  /** Sets the disc off from any ground. */
  readonly rim: string;
  readonly inlay: readonly [string, string];
  readonly pattern: keyof typeof kitPatterns;
  readonly patternColor: string;
  readonly patternAlpha: number;
  /** The side's name on paper, and a pale ground that text can stand on. */
  readonly text: string;
  readonly tint: string;
};

const darkEdge = 'rgba(12,8,24,0.72)';
const lightEdge = 'rgba(255,246,228,0.85)';
const cream = ['#fffaf0', '#e2c596'] as const;

/** In the order of `kitNames`; the place of each is its number in setting `kits`. */
export const kits: readonly Kit[] = [
  {
    ...{ name: 'marigold', base: '#ffc933', light: '#ffe79a', dark: '#b07800' },
    ...{ ink: '#2b1c00', inkEdge: lightEdge, rim: '#fff6df', inlay: cream },
    ...{ pattern: 'hoops', patternColor: '#fff0d0', patternAlpha: 0.36 },
    ...{ text: '#8a5a00', tint: '#ffe9ae' },
  },
  {
    ...{ name: 'ink', base: '#20398f', light: '#7fa6ff', dark: '#0d1a4d' },
    ...{ ink: '#ffffff', inkEdge: darkEdge, rim: '#c4d8ff', inlay: ['#cfe2ff', '#8fb2e6'] },
    ...{ pattern: 'halves', patternColor: '#9cc0ff', patternAlpha: 0.18 },
    ...{ text: '#20398f', tint: '#d9e2f3' },
  },
  {
    ...{ name: 'chalk', base: '#f4efe4', light: '#ffffff', dark: '#a79c88' },
    ...{ ink: '#3a2f26', inkEdge: lightEdge, rim: '#ffffff', inlay: ['#ffffff', '#cfc6b4'] },
    ...{ pattern: 'sash', patternColor: '#b3122f', patternAlpha: 0.2 },
    ...{ text: '#6b5d57', tint: '#fbf4e6' },
  },
  {
    ...{ name: 'cherry', base: '#b3122f', light: '#f58a97', dark: '#5c0717' },
    ...{ ink: '#ffffff', inkEdge: darkEdge, rim: '#ffe3e3', inlay: ['#ffe9e9', '#e2a9ad'] },
    ...{ pattern: 'stripes', patternColor: '#ffc2c8', patternAlpha: 0.2 },
    ...{ text: '#a3162e', tint: '#fbdcdc' },
  },
  {
    ...{ name: 'sky', base: '#8fdcff', light: '#e2f7ff', dark: '#3786ad' },
    ...{ ink: '#06314a', inkEdge: lightEdge, rim: '#f4fcff', inlay: ['#ffffff', '#b6dcec'] },
    ...{ pattern: 'quarters', patternColor: '#ffffff', patternAlpha: 0.38 },
    ...{ text: '#0e5f86', tint: '#d6effb' },
  },
  {
    ...{ name: 'coal', base: '#26222b', light: '#8d8796', dark: '#09070c' },
    ...{ ink: '#ffffff', inkEdge: darkEdge, rim: '#e9e4ee', inlay: ['#efecf2', '#a8a2b0'] },
    ...{ pattern: 'band', patternColor: '#d8d2e0', patternAlpha: 0.2 },
    ...{ text: '#26222b', tint: '#e2dde4' },
  },
  {
    ...{ name: 'ember', base: '#ff8436', light: '#ffc79a', dark: '#a8430a' },
    ...{ ink: '#331200', inkEdge: lightEdge, rim: '#fff3e6', inlay: ['#fff6ec', '#e6bd9a'] },
    ...{ pattern: 'chevron', patternColor: '#ffe2c8', patternAlpha: 0.4 },
    ...{ text: '#a8430a', tint: '#ffdcc2' },
  },
  {
    ...{ name: 'plum', base: '#8a4fb8', light: '#d9b3f2', dark: '#45226b' },
    ...{ ink: '#ffffff', inkEdge: darkEdge, rim: '#f3e6ff', inlay: ['#f6ecff', '#c6a8dd'] },
    ...{ pattern: 'cross', patternColor: '#ead2ff', patternAlpha: 0.22 },
    ...{ text: '#6f3a9c', tint: '#ebdcf5' },
  },
];

/** What some eyes take for each other: less than 25 apart (CIEDE2000) in some colour vision. */
const clashes: readonly (readonly [KitName, KitName])[] = [
  ['marigold', 'chalk'],
  ['marigold', 'ember'],
  ['ink', 'coal'],
  ['ink', 'plum'],
  ['chalk', 'sky'],
  ['cherry', 'coal'],
  ['cherry', 'ember'],
];

/** For each kit the kits that it may meet, one bit each. */
const partners: readonly number[] = kitNames.map((one) => {
  const others = kitNames.filter(
    (other) => other !== one && !clashes.some((pair) => pair.includes(one) && pair.includes(other)),
  );
  return others.reduce((bits, other) => bits | (1 << kitNames.indexOf(other)), 0);
});

/** The value of setting `kits` for the kits of side 1 and side 2, by their numbers. */
export function kitPair(first: number, second: number): number {
  return first * kitNames.length + second;
}

/** The kits' numbers of side 1 and side 2. */
export function kitsOfPair(pair: number): readonly [number, number] {
  const second = pair % kitNames.length;
  return [(pair - second) / kitNames.length, second];
}

/** Whether two sides may meet in what the setting says. */
export function isKitPair(pair: number): boolean {
  const second = pair % kitNames.length;
  return canMeet((pair - second) / kitNames.length, second);
}

/** The same of two kits by their numbers. */
export function canMeet(first: number, second: number): boolean {
  return second < kitNames.length && ((partners[first] >> second) & 1) === 1;
}
