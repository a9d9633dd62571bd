// The two pitches that ship with the game; of our own drawing.
import { drawPitch } from './pitch-drawing.ts';
import type { StadiumSource } from './stadium-source.ts';

/** For up to three a side: everything in view, two kicks from goal to goal. */
export const smallPitch: StadiumSource = drawPitch({
  name: 'Small',
  halfWidth: 400,
  halfHeight: 190,
  cornerRadius: 36,
  goalHalfWidth: 66,
  goalDepth: 36,
  kickOffRadius: 70,
  spawnDistance: 190,
  runOff: 56,
  ballRadius: 9,
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
export const largePitch: StadiumSource = drawPitch({
  name: 'Large',
  halfWidth: 680,
  halfHeight: 320,
  cornerRadius: 56,
  goalHalfWidth: 88,
  goalDepth: 44,
  kickOffRadius: 96,
  spawnDistance: 260,
  runOff: 60,
  ballRadius: 9,
  viewWidthMax: 1080,
  boxes: {
    penaltyDepth: 156,
    penaltyHalfHeight: 180,
    goalAreaDepth: 62,
    goalAreaHalfHeight: 116,
    penaltySpot: 112,
  },
});
