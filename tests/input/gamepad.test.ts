// Gamepads: dead zone, 16 directions, buttons as bound, and what strange hardware reports.
import { describe, expect, it } from 'vitest';
import {
  buttonName,
  type PadState,
  pressedButton,
  readPad,
  stickDirection,
} from '../../game/input/gamepad.ts';
import { initialSettings } from '../../game/settings/settings.ts';
import { directionOf, directionX, directionY, kickOf } from '../../shared/simulation/input.ts';

const options = { binds: initialSettings.padButtons, deadZonePercent: 18 };

function pad(axes: readonly number[], pressed: readonly number[] = []): PadState {
  const buttons = Array.from({ length: 17 }, (_, i) => {
    return { pressed: pressed.includes(i), value: pressed.includes(i) ? 1 : 0 };
  });
  return { axes, buttons };
}

describe('the stick', () => {
  it('points in all 16 directions, whatever its reach beyond the dead zone', () => {
    for (const reach of [0.3, 0.7, 1]) {
      for (let direction = 1; direction <= 16; direction += 1) {
        const axes = [directionX[direction] * reach, directionY[direction] * reach];
        expect(directionOf(readPad(pad(axes), options))).toBe(direction);
      }
    }
  });

  it('is at rest anywhere inside the dead zone, which is round', () => {
    for (let degrees = 0; degrees < 360; degrees += 5) {
      const x = 0.179 * Math.cos((degrees * Math.PI) / 180);
      const y = 0.179 * Math.sin((degrees * Math.PI) / 180);
      expect(stickDirection(pad([x, y]), 18)).toBe(0);
      expect(stickDirection(pad([x * 1.02, y * 1.02]), 18)).not.toBe(0);
    }
  });

  it('is at rest without axes, and with broken ones', () => {
    for (const axes of [[], [Number.NaN, 1], [Number.POSITIVE_INFINITY, 0]])
      expect(readPad(pad(axes), options)).toBe(0);
  });
});

describe('buttons', () => {
  it('kick with A and with the right trigger, pulled half', () => {
    expect(kickOf(readPad(pad([0, 0], [0]), options))).toBe(true);
    const pulled = pad([0, 0]);
    const buttons = pulled.buttons.map((one, i) => (i === 7 ? { ...one, value: 0.5 } : one));
    expect(kickOf(readPad({ ...pulled, buttons }, options))).toBe(true);
    const touched = pulled.buttons.map((one, i) => (i === 7 ? { ...one, value: 0.4 } : one));
    expect(kickOf(readPad({ ...pulled, buttons: touched }, options))).toBe(false);
  });

  it('of the cross move, two at once at 45 degrees, and go before the stick', () => {
    expect(directionOf(readPad(pad([1, 0], [12]), options))).toBe(13);
    expect(directionOf(readPad(pad([0, 0], [13, 15]), options))).toBe(3);
    expect(directionOf(readPad(pad([0, 0], [14, 15]), options))).toBe(0);
  });

  it('mean what they are bound to, and nothing on a pad without them', () => {
    const binds = { ...initialSettings.padButtons, kick: [3, -1] } as const;
    expect(kickOf(readPad(pad([0, 0], [3]), { ...options, binds }))).toBe(true);
    expect(kickOf(readPad(pad([0, 0], [0]), { ...options, binds }))).toBe(false);
    expect(readPad({ axes: [0, 0], buttons: [] }, options)).toBe(0);
  });

  it('are found and named', () => {
    expect(pressedButton(pad([0, 0]))).toBe(-1);
    expect(pressedButton(pad([0, 0], [5, 9]))).toBe(5);
    expect([0, 7, 12, 20].map(buttonName)).toEqual(['A', 'RT', '↑', '#20']);
  });
});
