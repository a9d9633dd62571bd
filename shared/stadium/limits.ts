// What a stadium file may hold. Sizes and counts beyond these refuse the file; numbers beyond these
// are moved to the nearest bound and the reader says so (docs/stadiums.md, T20 to T24).

/**
 * Longest text of a file, in UTF-16 units; checked before anything is parsed. Twice the largest of
 * the files known to us (121 kB); a file of this size is parsed in about 30 ms.
 */
export const stadiumTextUnitsMax = 256 * 1024;
/** Most vertexes, segments, planes, goals, discs, joints, spawn points of a side. */
export const elementsMax = 255;
/**
 * Most tests of one thing against another that a tick may take at the worst; some 25 to 50 ns each,
 * so up to 3 ms. The files known to us need 1,000 to 18,000.
 */
export const testsPerTickMax = 60_000;
/** Longest shown name, in code points: one line of the pitch list. */
export const stadiumNameCodePointsMax = 60;
/** Warnings kept; one more line says how many there were besides. */
export const warningsMax = 20;

/** The numbers from `min` to `max`. */
export type Range = { readonly min: number; readonly max: number };

/**
 * px; files hide things as far as 72,000 px away. Everything ends at `worldHalfPx` of the
 * simulation.
 */
export const coordinateRange: Range = { min: -100_000, max: 100_000 };
/** px; beyond the world there is nothing to show. */
export const sizeRange: Range = { min: 0, max: 16_384 };
/** px; a view of less than this half size shows too little to play. */
export const viewHalfMinPx = 100;
/** px; the widest view there is, 0 is no limit. */
export const viewWidthMaxRange: Range = { min: 0, max: 32_768 };
/** px; a negative radius counts by its amount first. */
export const radiusRange: Range = { min: 0, max: 10_000 };
/** Each side of a bounce; -6.2 to 3 are in use. */
export const bCoefRange: Range = { min: -10, max: 10 };
/** Files use 1e26 for "pushes everything"; squares of products of this stay finite. */
export const invMassRange: Range = { min: 0, max: 1e30 };
/** Part of the speed kept each tick; above 1 a disc gets faster up to the limit of all speeds. */
export const dampingRange: Range = { min: -2, max: 2 };
/** px per tick; ten times the simulation's own limit. */
export const speedRange: Range = { min: -1000, max: 1000 };
/** px per tick squared; as much as the simulation's limit of speeds. */
export const accelerationRange: Range = { min: -100, max: 100 };
/** px; wider than the world is no wider. */
export const biasRange: Range = { min: -40_000, max: 40_000 };
/** Degrees; more than 340 either way is a straight wall. */
export const curveRange: Range = { min: -360, max: 360 };
/**
 * Cotangent of half the angle: from 340 degrees to a bulge of a thousandth of the wall's length.
 * Whatever is beyond is a straight wall.
 */
export const curveFRange: Range = { min: -5.671281819617709, max: 1000 };
/** Planes with a shorter normal have none: its square would lose digits. */
export const normalLengthMin = 1e-9;
/** px; a rope as long as this is none. */
export const jointLengthRange: Range = { min: 0, max: 200_000 };
/** Per tick; from 1 on a spring between discs of mass 1 overshoots. */
export const springRange: Range = { min: 0, max: 100 };
