// Drawing between ticks and fading errors out (N5), on bare positions.
import { describe, expect, it } from 'vitest';
import { addDifference, clearCorrection, createCorrection } from '../../game/render/correction.ts';
import {
  createPoseTrack,
  errorHalfLifeMs,
  errorSnapUnits,
  type PoseTrack,
  samplePoses,
  teleportUnits,
  trackCorrection,
  trackOwnSlot,
  trackTick,
} from '../../game/render/pose.ts';
import { createPositions, type Positions } from '../../game/render/positions.ts';

const tickMs = 1000 / 60;
const slot = 3;

function at(x: number, y = 0): Positions {
  const positions = createPositions();
  positions.x[slot] = x;
  positions.y[slot] = y;
  positions.present[slot] = 1;
  return positions;
}

function trackOf(previous: Positions, present: Positions, atMs = 1000): PoseTrack {
  const track = createPoseTrack();
  trackTick(track, previous, present, atMs);
  return track;
}

/** Draws once, corrects by `units` at the same moment, and gives the track back. */
function correctedBy(units: number, ownSlot = -1): PoseTrack {
  const track = trackOf(at(100), at(100));
  trackOwnSlot(track, ownSlot);
  samplePoses(track, 1000);
  const correction = createCorrection();
  addDifference(correction, at(100), at(100 - units));
  trackTick(track, at(100 - units), at(100 - units), 1000 + tickMs);
  trackCorrection(track, correction, 1000 + tickMs);
  return track;
}

describe('interpolation', () => {
  it('draws between the two ticks by the time, whatever the frame rate', () => {
    const track = trackOf(at(10, 40), at(20, 20));
    for (const part of [0, 0.25, 0.5, 1]) {
      const drawn = samplePoses(track, 1000 + part * tickMs);
      expect(drawn.x[slot]).toBeCloseTo(10 + 10 * part, 9);
      expect(drawn.y[slot]).toBeCloseTo(40 - 20 * part, 9);
    }
  });

  it('holds at the ends when the time is outside the tick', () => {
    const track = trackOf(at(10), at(20));
    expect(samplePoses(track, 900).x[slot]).toBe(10);
    expect(samplePoses(track, 1500).x[slot]).toBe(20);
  });

  it('puts a disc that was placed elsewhere there at once', () => {
    const track = trackOf(at(0), at(teleportUnits + 1));
    expect(samplePoses(track, 1000).x[slot]).toBe(teleportUnits + 1);
  });

  it('draws a new disc where it is and forgets a removed one', () => {
    const track = trackOf(createPositions(), at(50));
    expect(samplePoses(track, 1000).x[slot]).toBe(50);
    expect(samplePoses(track, 1000).present[slot]).toBe(1);
    trackTick(track, at(50), createPositions(), 1000 + tickMs);
    expect(samplePoses(track, 1000 + tickMs).present[slot]).toBe(0);
  });
});

describe('correction', () => {
  it('does not move the drawn disc at the moment it arrives', () => {
    const track = correctedBy(30);
    expect(samplePoses(track, 1000 + tickMs).x[slot]).toBeCloseTo(100, 9);
  });

  it('halves the error in a half-life and drops it in the end', () => {
    const track = correctedBy(30);
    const startMs = 1000 + tickMs;
    expect(samplePoses(track, startMs + errorHalfLifeMs).x[slot]).toBeCloseTo(85, 9);
    expect(samplePoses(track, startMs + 3 * errorHalfLifeMs).x[slot]).toBeCloseTo(73.75, 9);
    expect(samplePoses(track, startMs + 2000).x[slot]).toBe(70);
  });

  it('fades the same way at 30 and at 240 frames a second', () => {
    const ends = [30, 240].map((framesPerSecond) => {
      const track = correctedBy(30);
      for (let frame = 1; frame <= framesPerSecond / 5; frame += 1)
        samplePoses(track, 1000 + tickMs + (frame * 1000) / framesPerSecond);
      return track.drawn.x[slot];
    });
    expect(ends[0]).toBeCloseTo(ends[1], 9);
  });

  it('adds up with an error that is still fading', () => {
    const track = correctedBy(30);
    const nowMs = 1000 + tickMs + errorHalfLifeMs;
    const before = samplePoses(track, nowMs).x[slot];
    const correction = createCorrection();
    addDifference(correction, at(70), at(60));
    trackTick(track, at(60), at(60), nowMs);
    trackCorrection(track, correction, nowMs);
    expect(samplePoses(track, nowMs).x[slot]).toBeCloseTo(before, 9);
  });

  it('is taken at once by the own disc', () => {
    const track = correctedBy(30, slot);
    expect(samplePoses(track, 1000 + tickMs).x[slot]).toBe(70);
  });

  it('jumps when the error is above the limit', () => {
    const below = correctedBy(errorSnapUnits - 1);
    expect(samplePoses(below, 1000 + tickMs).x[slot]).toBeCloseTo(100, 9);
    const above = correctedBy(errorSnapUnits + 1);
    expect(samplePoses(above, 1000 + tickMs).x[slot]).toBe(100 - errorSnapUnits - 1);
  });

  it('sums rollbacks until it is cleared and leaves appearing discs alone', () => {
    const correction = createCorrection();
    addDifference(correction, at(10), at(4));
    addDifference(correction, at(4), at(5));
    addDifference(correction, createPositions(), at(400));
    expect(correction.x[slot]).toBe(5);
    clearCorrection(correction);
    expect(correction.isEmpty).toBe(true);
    expect(correction.x[slot]).toBe(0);
  });
});
