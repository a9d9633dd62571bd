// The colours of the table: "Button League". Drawing code takes its colours from here, and those of
// the sides from their kits.

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
