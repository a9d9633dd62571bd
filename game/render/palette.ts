// The colours of the table and the two kits: "Button League". Drawing code takes its colours from
// here.
// Marigold against Ink on this felt is told apart by every colour vision.

export const palette = {
  felt: ['#46a36d', '#3c9662'],
  feltBase: '#3a925e',
  feltFibres: ['#8fd48c', '#2f7d45', '#a7e0a0', '#3c8f50'],
  line: '#fbf4df',
  /** On ice: the yellow of a hall's floor. */
  lineIce: '#f0d98a',
  frame: ['#fff7e2', '#e9d5ab'],
  pipingRed: '#d9472b',
  pipingBlue: '#20398f',
  brass: '#c79a3e',
  brassLight: '#f8dd94',
  wood: ['#b98254', '#a8713f', '#8d5a31'],
  /** Behind everything, and the page before the table is painted. */
  table: '#8a5a36',
  post: '#fffaf0',
  net: 'rgba(255,248,230,0.62)',
  label: '#ffffff',
  labelEdge: 'rgba(22,52,26,0.72)',
  ball: [255, 248, 230],
  ballRed: [198, 54, 34],
  ballBlue: [32, 57, 143],
} as const;

export type Kit = {
  readonly base: string;
  readonly light: string;
  readonly dark: string;
  /** Numbers on the disc. */
  readonly ink: string;
  readonly inkEdge: string;
  readonly rim: string;
  readonly inlay: readonly [string, string];
  /** Colour and strength of the pattern over the base. */
  readonly pattern: 'hoops' | 'halves' | 'none';
  readonly patternColor: string;
  readonly patternAlpha: number;
};

const marigold: Kit = {
  base: '#ffc933',
  light: '#ffe79a',
  dark: '#b07800',
  ink: '#2b1c00',
  inkEdge: 'rgba(255,240,214,0.85)',
  rim: '#fff6df',
  inlay: ['#fffaf0', '#e2c596'],
  pattern: 'hoops',
  patternColor: '#fff0d0',
  patternAlpha: 0.36,
};

const ink: Kit = {
  base: '#20398f',
  light: '#7fa6ff',
  dark: '#0d1a4d',
  ink: '#ffffff',
  inkEdge: 'rgba(8,14,50,0.72)',
  rim: '#c4d8ff',
  inlay: ['#cfe2ff', '#8fb2e6'],
  pattern: 'halves',
  patternColor: '#9cc0ff',
  patternAlpha: 0.18,
};

/** Kits of team 1 and team 2. */
export const kits: readonly [Kit, Kit] = [marigold, ink];

/** The kit of somebody whose tab is gone: its lightness without its colour. */
export const awayKits: readonly [Kit, Kit] = [
  {
    ...marigold,
    base: '#cdc5b0',
    light: '#e6e1d3',
    dark: '#837c6a',
    ink: '#3b372e',
    rim: '#f2eee2',
    inlay: ['#f4f1e8', '#c3bca9'],
  },
  {
    ...ink,
    base: '#4b5061',
    light: '#9aa1b4',
    dark: '#2a2d38',
    rim: '#ccd1dc',
    inlay: ['#d9dde6', '#9da3b2'],
  },
];
