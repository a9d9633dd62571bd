// Collision flags: a meets b when each one's group is in the other's mask. Bit values are those of
// .hbs files.

export const flag = {
  ball: 1,
  red: 2,
  blue: 4,
  redKickOff: 8,
  blueKickOff: 16,
  wall: 32,
  kick: 64,
  score: 128,
  c0: 1 << 28,
  c1: 1 << 29,
  c2: 1 << 30,
  c3: 1 << 31,
} as const;

/** The first six flags: what "all" means in a file. */
export const allFlags = 63;
/** What a player meets besides the kick-off barriers. */
export const playerMask = flag.ball | flag.red | flag.blue | flag.wall;
/**
 * Whether a stadium's disc is a ball to the rules: touching it ends a kick-off and is remembered.
 * Flag `ball` alone says nothing, every disc of a file has it by default.
 */
export function isBall(disc: number, group: number): boolean {
  return disc === 0 || (group & (flag.kick | flag.score)) !== 0;
}

/** The group of a side's players. */
export function teamFlag(team: number): number {
  return team === 1 ? flag.red : flag.blue;
}

/** What stops players while `team` has the kick-off. */
export function kickOffFlag(team: number): number {
  return team === 1 ? flag.redKickOff : flag.blueKickOff;
}
