// The pitches that ship with the game, all of our own drawing; hockey and volleyball have files of
// their own.

import { drawPitch } from './pitch-drawing.ts';
import { hockeyPitch } from './pitch-hockey.ts';
import { volleyballPitch } from './pitch-volleyball.ts';
import { board, line } from './pitch-wall.ts';
import { playerPhysicsDefault, type StadiumSource } from './stadium-source.ts';

/** Rolls 500 px after a kick. */
const football = { radius: 9, invMass: 1, damping: 0.99, bCoef: 0.5 };

/** For up to three a side: everything in view, two kicks from goal to goal. */
const smallPitch: StadiumSource = drawPitch({
  name: 'Small',
  halfWidth: 400,
  halfHeight: 190,
  cornerRadius: 36,
  goalHalfWidth: 66,
  goalDepth: 36,
  kickOffRadius: 70,
  spawnDistance: 190,
  runOff: 56,
  ball: football,
  edge: line,
  player: playerPhysicsDefault,
  viewWidthMax: 0,
  boxes: {
    penaltyDepth: 96,
    penaltyHalfHeight: 116,
    goalAreaDepth: 40,
    goalAreaHalfHeight: 84,
    penaltySpot: 68,
  },
});

/** For four to six a side. */
const largePitch: StadiumSource = drawPitch({
  name: 'Large',
  halfWidth: 680,
  halfHeight: 320,
  cornerRadius: 56,
  goalHalfWidth: 100,
  goalDepth: 44,
  kickOffRadius: 96,
  spawnDistance: 260,
  runOff: 60,
  ball: football,
  edge: line,
  player: playerPhysicsDefault,
  viewWidthMax: 1080,
  boxes: {
    penaltyDepth: 156,
    penaltyHalfHeight: 180,
    goalAreaDepth: 62,
    goalAreaHalfHeight: 126,
    penaltySpot: 112,
  },
});

/**
 * A hall: boards hold ball and players, the corners are wide curves that lead the ball on, and the
 * ball is small and light, so it leaves the foot at half again the speed.
 */
const futsalPitch: StadiumSource = drawPitch({
  name: 'Futsal',
  halfWidth: 390,
  halfHeight: 200,
  cornerRadius: 96,
  goalHalfWidth: 56,
  goalDepth: 34,
  kickOffRadius: 64,
  spawnDistance: 180,
  runOff: 46,
  ball: { radius: 7.5, invMass: 1.4, damping: 0.985, bCoef: 0.7 },
  edge: board,
  player: { ...playerPhysicsDefault, acceleration: 0.11, kickingAcceleration: 0.08 },
  viewWidthMax: 0,
  boxes: {
    penaltyDepth: 90,
    penaltyHalfHeight: 96,
    goalAreaDepth: 0,
    goalAreaHalfHeight: 0,
    penaltySpot: 74,
  },
});

/** In the order of setting `stadium`. */
export const builtInPitches: readonly StadiumSource[] = [
  smallPitch,
  largePitch,
  futsalPitch,
  hockeyPitch,
  volleyballPitch,
];
