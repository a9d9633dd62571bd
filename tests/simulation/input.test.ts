// Inputs: encoding, cleaning, guessing.
import { describe, expect, it } from 'vitest';
import {
  cleanInput,
  directionOf,
  directionTowards,
  directionX,
  directionY,
  encodeInput,
  kickOf,
  predictInput,
} from '../../shared/simulation/input.ts';

describe('inputs', () => {
  it('S11: one byte holds direction and kick', () => {
    for (let direction = 0; direction <= 16; direction++) {
      for (const kick of [false, true]) {
        const input = encodeInput(direction, kick);
        expect(input).toBeLessThan(64);
        expect([directionOf(input), kickOf(input)]).toEqual([direction, kick]);
      }
    }
  });

  it('S11: any byte is made a valid input', () => {
    for (let byte = 0; byte < 256; byte++) {
      const input = cleanInput(byte);
      expect(directionOf(input)).toBeLessThanOrEqual(16);
      expect(cleanInput(input)).toBe(input);
      expect(input).toBe(encodeInput(directionOf(byte), kickOf(byte)));
    }
    expect([encodeInput(17, false), encodeInput(-1, true), encodeInput(Number.NaN, false)]).toEqual(
      [0, 32, 0],
    );
  });

  it('S12: a guess repeats movement for 10 ticks and a kick for 3', () => {
    const last = encodeInput(5, true);
    expect(predictInput(last, 1)).toBe(last);
    expect(predictInput(last, 3)).toBe(last);
    expect(predictInput(last, 4)).toBe(encodeInput(5, false));
    expect(predictInput(last, 10)).toBe(encodeInput(5, false));
    expect(predictInput(last, 11)).toBe(0);
  });

  it('S11: the nearest direction to a vector', () => {
    for (let direction = 1; direction <= 16; direction++) {
      const x = directionX[direction] * 7 + 0.1;
      expect(directionTowards(x, directionY[direction] * 7)).toBe(direction);
    }
    expect(directionTowards(0, 0)).toBe(0);
  });
});
