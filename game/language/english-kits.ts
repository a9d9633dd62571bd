// English for the kits, which the sides are called after; part of `english.ts`.
export const englishKits = {
  names: {
    marigold: 'Marigold',
    ink: 'Ink',
    chalk: 'Chalk',
    cherry: 'Cherry',
    sky: 'Sky',
    coal: 'Coal',
    ember: 'Ember',
    plum: 'Plum',
  },
  /** Three letters for the scoreboard. */
  shorts: {
    marigold: 'MAR',
    ink: 'INK',
    chalk: 'CHK',
    cherry: 'CHR',
    sky: 'SKY',
    coal: 'COA',
    ember: 'EMB',
    plum: 'PLU',
  },
  title: 'Kits',
  sides: { 1: 'Left side', 2: 'Right side' },
  tooAlike: (kit: string, other: string) => `${kit}: too close to ${other} for some eyes`,
  help: 'Kits that some eyes can’t tell apart never meet.',
  yourNumber: 'Your number',
  automatic: 'Automatic',
};
