// Touch: the stick floats to the thumb and comes along; each part has one finger.
import { beforeEach, describe, expect, it } from 'vitest';
import { createTouchPad, type TouchPad } from '../../game/input/touch-pad.ts';
import { directionOf, directionX, directionY, kickOf } from '../../shared/simulation/input.ts';

const radiusPx = 74;
let pad: TouchPad;

beforeEach(() => {
  pad = createTouchPad();
});

const direction = () => directionOf(pad.read());

describe('the stick', () => {
  it('is wherever the thumb lands, and points in all 16 directions', () => {
    pad.stickDown(1, 120, 300);
    expect(pad.stick.value).toEqual({ x: 120, y: 300, knobX: 0, knobY: 0 });
    expect(direction()).toBe(0);
    for (let wanted = 1; wanted <= 16; wanted += 1) {
      pad.stickMove(1, 120 + 40 * directionX[wanted], 300 + 40 * directionY[wanted], radiusPx);
      expect(direction()).toBe(wanted);
    }
    pad.stickUp(1);
    expect(pad.stick.value).toBe(null);
    expect(direction()).toBe(0);
  });

  it('is at rest while the thumb only trembles', () => {
    pad.stickDown(1, 0, 0);
    pad.stickMove(1, 8, 0, radiusPx);
    expect(direction()).toBe(0);
    pad.stickMove(1, 9, 0, radiusPx);
    expect(direction()).toBe(1);
  });

  it('comes along with a thumb that goes too far, so that turning back works at once', () => {
    pad.stickDown(1, 100, 100);
    pad.stickMove(1, 400, 100, radiusPx);
    expect(pad.stick.value).toEqual({ x: 326, y: 100, knobX: radiusPx, knobY: 0 });
    pad.stickMove(1, 316, 100, radiusPx);
    expect(direction()).toBe(9);
  });

  it('belongs to one finger', () => {
    pad.stickDown(1, 0, 0);
    pad.stickDown(2, 500, 500);
    pad.stickMove(2, 600, 500, radiusPx);
    pad.stickUp(2);
    expect(pad.stick.value).toEqual({ x: 0, y: 0, knobX: 0, knobY: 0 });
    pad.stickMove(1, 0, 50, radiusPx);
    expect(direction()).toBe(5);
  });
});

describe('the button', () => {
  it('kicks while it is held, with the stick or without', () => {
    pad.stickDown(1, 0, 0);
    pad.stickMove(1, -50, 0, radiusPx);
    pad.kickDown(2);
    const input = pad.read();
    expect([directionOf(input), kickOf(input)]).toEqual([9, true]);
    expect(kickOf(pad.read())).toBe(true);
    pad.kickUp(1);
    expect(kickOf(pad.read())).toBe(true);
    pad.kickUp(2);
    expect(kickOf(pad.read())).toBe(false);
  });

  it('a tap between two ticks kicks once', () => {
    pad.kickDown(2);
    pad.kickUp(2);
    expect(kickOf(pad.read())).toBe(true);
    expect(kickOf(pad.read())).toBe(false);
  });
});

it('lets go of everything at once', () => {
  pad.stickDown(1, 0, 0);
  pad.stickMove(1, 50, 0, radiusPx);
  pad.kickDown(2);
  pad.release();
  expect(pad.read()).toBe(0);
  expect([pad.stick.value, pad.isKicking.value]).toEqual([null, false]);
});
