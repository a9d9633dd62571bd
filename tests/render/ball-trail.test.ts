// The trail of a fast ball, by time and not by frames.
import { describe, expect, it } from 'vitest';
import { createBallTrail, followBall, trailSpots } from '../../game/render/ball-trail.ts';

/** After half a second along x at so many units per second. */
function trailAt(speed: number, fps: number) {
  const trail = createBallTrail();
  for (let frame = 0; frame <= fps / 2; frame += 1)
    followBall(trail, (speed * frame) / fps, 0, frame === 0 ? 0 : 1000 / fps);
  return trail;
}

describe('V4 trail', () => {
  it('lies where the ball was, the same at 60, 144 and 240 frames a second', () => {
    const [reference, ...others] = [60, 144, 240].map((fps) => trailAt(300, fps));
    expect(reference.count).toBe(trailSpots);
    for (const trail of others)
      for (let spot = 0; spot < trailSpots; spot += 1) {
        expect(Math.abs(trail.x[spot] - reference.x[spot])).toBeLessThan(0.01);
        expect(Math.abs(trail.strength[spot] - reference.strength[spot])).toBeLessThan(0.01);
      }
  });

  it('shows only behind a fast ball', () => {
    expect([...trailAt(40, 60).strength].every((strength) => strength === 0)).toBe(true);
    expect(trailAt(400, 60).strength[3]).toBe(1);
  });

  it('does not join where a ball was taken to where it was put', () => {
    const trail = trailAt(300, 60);
    followBall(trail, -500, 0, 1000 / 60);
    expect(trail.count).toBe(1);
    expect(trail.strength[0]).toBe(0);
  });
});
