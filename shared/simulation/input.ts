// What a player wants in one tick, as one integer from 0 to 63: direction in bits 0 to 4, kick in
// bit 5 (R2). Directions are 0 for none and 1 to 16 clockwise (y down) from +x in steps of 22.5
// degrees.

/** See the header: 0 to 63; anything else is read as if its direction were none. */
export type Input = number;

/** Number of directions besides "none". */
export const directionsMax = 16;
/** The bit that says "kick is held". */
export const kickBit = 32;
/** Ticks that movement is assumed to go on after the last known input (N5). */
export const predictMoveTicks = 10;
/** Ticks that a held kick is assumed to go on (N5): longer and a guess would shoot. */
export const predictKickTicks = 3;

// cos 22.5 degrees, sin 22.5 degrees and cos 45 degrees, correctly rounded.
const C = 0.9238795325112867;
const S = 0.3826834323650898;
const D = Math.sqrt(0.5);

/** Unit vectors by direction, x part; index 0 is the null vector. */
export const directionX: readonly number[] = [
  0,
  1,
  C,
  D,
  S,
  0,
  -S,
  -D,
  -C,
  -1,
  -C,
  -D,
  -S,
  0,
  S,
  D,
  C,
];
/** Unit vectors by direction, y part (down is positive). */
export const directionY: readonly number[] = [
  0,
  0,
  S,
  D,
  C,
  1,
  C,
  D,
  S,
  0,
  -S,
  -D,
  -C,
  -1,
  -C,
  -D,
  -S,
];

/** `direction` 0 to 16; out of range counts as none. */
export function encodeInput(direction: number, kick: boolean): Input {
  const known = direction >= 1 && direction <= directionsMax ? Math.trunc(direction) : 0;
  return known + (kick ? kickBit : 0);
}

/** The direction of an input, 0 to 16; a hostile byte gives 0. */
export function directionOf(input: Input): number {
  const direction = input & 31;
  return direction <= directionsMax ? direction : 0;
}

export function kickOf(input: Input): boolean {
  return (input & kickBit) !== 0;
}

/** Any byte made a valid input: what `step` stores. */
export function cleanInput(input: Input): Input {
  return directionOf(input) | (input & kickBit);
}

/**
 * What to assume `age` ticks (1 or more) after the last known input: movement 10 ticks, kick 3
 * (N5).
 */
export function predictInput(last: Input, age: number): Input {
  const direction = age <= predictMoveTicks ? directionOf(last) : 0;
  const kick = age <= predictKickTicks ? last & kickBit : 0;
  return direction | kick;
}

/** The direction nearest to a vector of any length; 0 for the null vector. */
export function directionTowards(x: number, y: number): number {
  let best = 0;
  let bestDot = 0;
  for (let direction = 1; direction <= directionsMax; direction++) {
    const dot = x * directionX[direction] + y * directionY[direction];
    if (dot > bestDot) {
      bestDot = dot;
      best = direction;
    }
  }
  return best;
}

/** Two wishes for one tick: the later direction unless it has none, and a kick if either kicks. */
export function mergeInputs(earlier: Input, later: Input): Input {
  const kick = (earlier | later) & kickBit;
  const direction = later & ~kickBit;
  return (direction === 0 ? earlier & ~kickBit : direction) | kick;
}
