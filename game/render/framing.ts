// A match of which something covers a part, such as the card of the menu: the camera looks at it
// through what is left of the screen. Pure.
import type { Lens } from './camera.ts';
import type { Rect } from './pitch-plan.ts';

/** The parts of the screen that are covered, from each side, 0 to 1. */
export type Insets = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export const noInsets: Insets = { left: 0, right: 0, top: 0, bottom: 0 };

export type Framing = {
  /** For whoever follows: what is free shows as much of the pitch as the whole screen would. */
  readonly lens: Lens;
  /** From the middle of the screen to the middle of what is free, in stadium units. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** Half of what may come into the picture, behind what covers it included. */
  readonly seen: Rect;
};

/** How fast the camera makes room and takes it back: most of the way within this (ms). */
const settleMs = 350;

export function frameLens(lens: Lens, insets: Insets): Framing {
  const { view, reach } = lens;
  const { left, right, top, bottom } = insets;
  const free = {
    halfWidth: view.halfWidth * (1 - left - right),
    halfHeight: view.halfHeight * (1 - top - bottom),
  };
  const wider = {
    halfWidth: reach.halfWidth + view.halfWidth - free.halfWidth,
    halfHeight: reach.halfHeight + view.halfHeight - free.halfHeight,
  };
  const shiftX = (left - right) * view.halfWidth;
  const shiftY = (top - bottom) * view.halfHeight;
  return {
    lens: { ...lens, view: free, reach: wider },
    shiftX,
    shiftY,
    seen: {
      halfWidth: wider.halfWidth + Math.abs(shiftX) + view.halfWidth,
      halfHeight: wider.halfHeight + Math.abs(shiftY) + view.halfHeight,
    },
  };
}

/** From one framing towards another; the same in a few small steps as in a large one. */
export function easeInsets(from: Insets, to: Insets, elapsedMs: number): Insets {
  const part = 1 - Math.exp((-3 * elapsedMs) / settleMs);
  const towards = (name: keyof Insets) => {
    const next = from[name] + (to[name] - from[name]) * part;
    return Math.abs(next - to[name]) < 0.001 ? to[name] : next;
  };
  return {
    left: towards('left'),
    right: towards('right'),
    top: towards('top'),
    bottom: towards('bottom'),
  };
}
