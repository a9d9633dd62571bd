// The camera behind a card: what is free shows the match as the whole screen would.
import { describe, expect, it } from 'vitest';
import { createCameraPose, followCamera, lensFor } from '../../game/render/camera.ts';
import { easeInsets, frameLens, noInsets } from '../../game/render/framing.ts';
import { planPitch } from '../../game/render/pitch-plan.ts';
import { coveredPart } from '../../game/ui/covered-part.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';

const plan = planPitch(builtInStadiums[0]);
const screen = { width: 1280, height: 720, pixelRatio: 1 };
const lens = lensFor(plan, screen);

/** Where the ball is on the screen, 0 to 1 from the left, when it lies at `ballX`. */
function ballOnScreen(ballX: number, insets: Parameters<typeof frameLens>[1]): number {
  const framing = frameLens(lens, insets);
  const pose = createCameraPose();
  const subject = { ballX, ballY: 0, ownX: 0, ownY: 0, hasOwn: false };
  followCamera(pose, subject, framing.lens, 16);
  const cameraX = pose.x - framing.shiftX;
  return 0.5 + (ballX - cameraX) / (2 * lens.view.halfWidth);
}

describe('a framing', () => {
  it('without a card changes nothing', () => {
    expect(frameLens(lens, noInsets).lens).toEqual(lens);
  });

  it('keeps the ball in what is free, from one end of the pitch to the other', () => {
    const insets = { ...noInsets, left: 0.4 };
    for (let ballX = -400; ballX <= 400; ballX += 50) {
      expect(ballOnScreen(ballX, insets)).toBeGreaterThan(0.4);
      expect(ballOnScreen(ballX, insets)).toBeLessThan(1);
    }
  });

  it('says how much of the table is seen at most', () => {
    const { seen, shiftX, lens: framed } = frameLens(lens, { ...noInsets, right: 0.4 });
    const furthest = framed.reach.halfWidth + Math.abs(shiftX) + lens.view.halfWidth;
    expect(seen.halfWidth).toBeCloseTo(furthest, 6);
  });

  it('comes and goes smoothly, and arrives', () => {
    const to = { ...noInsets, left: 0.4 };
    const twice = easeInsets(easeInsets(noInsets, to, 50), to, 50);
    expect(twice.left).toBeCloseTo(easeInsets(noInsets, to, 100).left, 2);
    expect(easeInsets(noInsets, to, 5000)).toEqual(to);
  });
});

describe('a card', () => {
  const box = (left: number, top: number, right: number, bottom: number) => {
    return { left, top, right, bottom };
  };

  it('on one side covers that side', () => {
    const part = coveredPart(box(64, 100, 494, 620), screen);
    expect(part.left).toBeCloseTo(494 / 1280, 6);
    expect(coveredPart(box(786, 100, 1216, 620), screen).right).toBeCloseTo(494 / 1280, 6);
  });

  it('at the bottom of an upright screen covers the bottom', () => {
    const part = coveredPart(box(14, 330, 376, 830), { width: 390, height: 844 });
    expect(part).toMatchObject({ left: 0, right: 0, top: 0 });
    expect(part.bottom).toBeCloseTo(1 - 330 / 844, 6);
  });

  it('in the middle, or none, covers nothing', () => {
    const nothing = { left: 0, right: 0, top: 0, bottom: 0 };
    expect(coveredPart(box(115, 68, 730, 322), { width: 844, height: 390 })).toEqual(nothing);
    expect(coveredPart(undefined, screen)).toEqual(nothing);
  });
});
