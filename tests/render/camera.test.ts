// How close the camera is and what it keeps in view.
import { describe, expect, it } from 'vitest';
import {
  type CameraPose,
  createCameraPose,
  followCamera,
  lensFor,
  type Screen,
} from '../../game/render/camera.ts';
import { cameraSettleMs } from '../../game/render/motion.ts';
import { planPitch } from '../../game/render/pitch-plan.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';

const [small, large] = builtInStadiums.map(planPitch);
const screens: Screen[] = [
  { width: 640, height: 360, pixelRatio: 1 },
  { width: 1280, height: 720, pixelRatio: 1 },
  { width: 3840, height: 2160, pixelRatio: 2 },
  { width: 780, height: 1688, pixelRatio: 2 },
];
const wide = screens[1];
const far = 100_000;

function settled(subject: Partial<Parameters<typeof followCamera>[1]>, screen = wide): CameraPose {
  const pose: CameraPose = createCameraPose();
  const all = { ballX: 0, ballY: 0, ownX: 0, ownY: 0, hasOwn: false, ...subject };
  followCamera(pose, all, lensFor(large, screen), 16);
  return pose;
}

describe('zoom', () => {
  it('shows a small pitch from net to net on wide screens', () => {
    for (const screen of screens.slice(0, 3)) {
      const zoom = lensFor(small, screen).zoom;
      const reach = small.goals[1].x + small.goals[1].depth;
      expect(screen.width / zoom / 2).toBeGreaterThan(reach);
      expect(screen.height / zoom / 2).toBeGreaterThan(small.field.halfHeight);
    }
  });

  it('never draws a disc below nine CSS pixels', () => {
    for (const plan of [small, large])
      for (const screen of screens)
        expect((15 * lensFor(plan, screen).zoom) / screen.pixelRatio).toBeGreaterThan(9);
  });

  it('is closer on a large pitch than all of it, and obeys its widest view', () => {
    const { zoom } = lensFor(large, wide);
    expect(wide.width / zoom).toBeLessThan(2 * large.field.halfWidth);
    expect(wide.width / lensFor({ ...large, maxViewWidth: 500 }, wide).zoom).toBeLessThanOrEqual(
      500,
    );
  });
});

describe('following', () => {
  it('never shows anything beyond the table', () => {
    for (const screen of screens) {
      const pose = settled({ ballX: far, ballY: -far }, screen);
      const half = screen.width / lensFor(large, screen).zoom / 2;
      expect(pose.x + half).toBeLessThanOrEqual(Math.max(large.table.halfWidth, half) + 1e-9);
    }
  });

  it('keeps the own disc in view wherever the ball is', () => {
    const pose = settled({ ballX: 680, ballY: 300, ownX: -680, ownY: -300, hasOwn: true });
    const { zoom } = lensFor(large, wide);
    expect(Math.abs(-680 - pose.x)).toBeLessThan(wide.width / zoom / 2);
    expect(Math.abs(-300 - pose.y)).toBeLessThan(wide.height / zoom / 2);
  });

  it('stays on the own disc where the pitch says so, and on the ball for who only watches', () => {
    const lens = lensFor({ ...large, followsPlayer: true }, wide);
    const subject = { ballX: 680, ballY: 300, ownX: -150, ownY: -40, hasOwn: true };
    const pose: CameraPose = createCameraPose();
    followCamera(pose, subject, lens, 16);
    expect([pose.x, pose.y]).toEqual([-150, -40]);
    expect(settled(subject).x).toBeGreaterThan(0);
    const watching: CameraPose = createCameraPose();
    followCamera(watching, { ...subject, hasOwn: false }, lens, 16);
    expect(watching.x).toBe(settled({ ...subject, hasOwn: false }).x);
  });

  it('reads from the stadium whom it follows', () => {
    expect(planPitch({ ...builtInStadiums[1], cameraFollowsPlayer: true }).followsPlayer).toBe(
      true,
    );
    expect(large.followsPlayer).toBe(false);
  });

  it('closes a gap to a 1/e-th of it in the settle time, in one frame or in many', () => {
    const subject = { ballX: 300, ballY: 0, ownX: 0, ownY: 0, hasOwn: false };
    for (const frames of [1, 18]) {
      const pose: CameraPose = { ...createCameraPose(), isPlaced: true };
      for (let i = 0; i < frames; i += 1)
        followCamera(pose, subject, lensFor(large, wide), cameraSettleMs / frames);
      expect(pose.x / settled(subject).x).toBeCloseTo(1 - Math.exp(-1), 6);
    }
  });
});
