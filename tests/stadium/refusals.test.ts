// T20 to T24: what refuses a file, and how the refusal reads; with texts of people who mean harm.
import { describe, expect, it } from 'vitest';
import { worldHalfPx } from '../../shared/simulation/constants.ts';
import {
  coordinateRange,
  elementsMax,
  sizeRange,
  stadiumTextUnitsMax,
} from '../../shared/stadium/limits.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';
import type { StadiumError } from '../../shared/stadium/reading.ts';
import { textOf, textWith } from './stadium-text.ts';

function errorOf(text: string, file = 'yard.hbs'): StadiumError {
  const reading = readStadium(file, text);
  if (reading.ok) throw new Error('was accepted');
  return reading.error;
}

const vertexOfEleven = 'the number of a vertex from 0 to 10';

describe('a refusal', () => {
  it('T24: names the file, the place in it, what was expected and what was found', () => {
    expect(errorOf(textWith('segments', 3, { v0: 300 }))).toEqual({
      file: 'yard.hbs',
      path: 'segments[3].v0',
      expected: vertexOfEleven,
      found: 'the number 300',
      message: `yard.hbs: segments[3].v0: expected ${vertexOfEleven}, found the number 300.`,
    });
  });

  it.each([
    ['segments', 0, { v1: -1 }, 'segments[0].v1', vertexOfEleven, 'the number -1'],
    ['segments', 0, { v1: 1.5 }, 'segments[0].v1', vertexOfEleven, 'the number 1.5'],
    ['segments', 2, { v1: null }, 'segments[2].v1', vertexOfEleven, 'nothing'],
    ['segments', 1, { curve: 'round' }, 'segments[1].curve', 'a number', 'the text "round"'],
    ['vertexes', 4, { y: undefined }, 'vertexes[4].y', 'a number', 'nothing'],
    ['vertexes', 4, { x: [1] }, 'vertexes[4].x', 'a number', 'a list of 1'],
    ['vertexes', 4, 7, 'vertexes[4]', 'an object', 'the number 7'],
    ['vertexes', 4, null, 'vertexes[4]', 'an object', 'nothing'],
    ['planes', 0, { normal: 1 }, 'planes[0].normal', 'a list of two numbers', 'the number 1'],
    ['planes', 0, { normal: [1] }, 'planes[0].normal[1]', 'a number', 'nothing'],
    ['planes', 0, { dist: {} }, 'planes[0].dist', 'a number', 'an object'],
    ['planes', 0, { cMask: 5 }, 'planes[0].cMask', 'a list of names of flags', 'the number 5'],
    ['goals', 1, { team: 'green' }, 'goals[1].team', '"red" or "blue"', 'the text "green"'],
    ['goals', 1, { p1: undefined }, 'goals[1].p1', 'a list of two numbers', 'nothing'],
    ['discs', 2, { pos: [true, 0] }, 'discs[2].pos[0]', 'a number', 'true'],
    ['discs', 2, { radius: '' }, 'discs[2].radius', 'a number', 'the text ""'],
    ['joints', 0, { d1: 5 }, 'joints[0].d1', 'the number of a disc from 0 to 4', 'the number 5'],
    [
      'joints',
      0,
      { strength: 'hard' },
      'joints[0].strength',
      '"rigid" or a number',
      'the text "hard"',
    ],
  ])('T22, T23: %s[%i] with %o', (list, i, changes, path, expected, found) => {
    expect(errorOf(textWith(list, i, changes))).toMatchObject({ path, expected, found });
  });

  it.each([
    [{ bg: undefined }, 'bg', 'an object', 'nothing'],
    [{ vertexes: {} }, 'vertexes', 'a list', 'an object'],
    [{ ballPhysics: 'disc1' }, 'ballPhysics', 'an object or "disc0"', 'the text "disc1"'],
    [{ ballPhysics: 'disc0', discs: [] }, 'discs', 'the ball as the first disc', 'no disc'],
    [{ playerPhysics: [] }, 'playerPhysics', 'an object', 'a list of 0'],
    [
      { blueSpawnPoints: [[1, 2], 5] },
      'blueSpawnPoints[1]',
      'a list of two numbers',
      'the number 5',
    ],
    [{ spawnDistance: false }, 'spawnDistance', 'a number', 'false'],
  ])('T22, T23: a root with %o', (changes, path, expected, found) => {
    expect(errorOf(textOf(changes))).toMatchObject({ path, expected, found });
  });

  it('T21: more than 255 of anything', () => {
    const lists = ['vertexes', 'segments', 'planes', 'goals', 'discs', 'joints', 'redSpawnPoints'];
    for (const list of lists) {
      const error = errorOf(textOf({ [list]: Array.from({ length: elementsMax + 1 }) }));
      expect(error).toMatchObject({ path: list, expected: 'at most 255 entries', found: '256' });
    }
  });

  it('T24: of what is no stadium says where the text stops making sense', () => {
    expect(errorOf('{bg: {},\n vertexes: [}')).toMatchObject({
      path: 'line 2, column 13',
      found: "the character '}'",
    });
    expect(errorOf('{bg: {').found).toBe('the end of the file');
    expect(errorOf('').found).toBe('the end of the file');
    expect(errorOf('\x89PNG\r\n').path).toBe('line 1, column 1');
    expect(errorOf('[]')).toMatchObject({ path: 'the whole file', found: 'a list of 0' });
    expect(errorOf('null')).toMatchObject({ path: 'the whole file', found: 'nothing' });
    expect(errorOf('"text"').expected).toBe('an object');
  });

  it('T24: shows nothing of a stranger that could mislead', () => {
    const error = errorOf(
      textWith('goals', 0, { team: `\u202e${'long '.repeat(99)}` }),
      '\u0000a\nb',
    );
    expect(error.file).toBe('ab');
    expect(errorOf('', '').message).toMatch(/^stadium file: line 1, column 1: /);
    expect(error.found.length).toBeLessThan(60);
    expect([...error.message].filter((one) => one < ' ' || one === '\u202e')).toEqual([]);
  });
});

describe('texts that mean harm', () => {
  it('T20: five megabytes are refused before they are looked at', () => {
    const error = errorOf('['.repeat(5_000_000));
    expect(error).toMatchObject({ path: 'the whole file', found: '5000000 characters' });
    expect(error.expected).toBe(`a text of at most ${stadiumTextUnitsMax} characters`);
    expect(readStadium('yard.hbs', textOf().padEnd(stadiumTextUnitsMax)).ok).toBe(true);
    expect(readStadium('yard.hbs', textOf().padEnd(stadiumTextUnitsMax + 1)).ok).toBe(false);
  });

  it('T20: depth is no danger', () => {
    const half = stadiumTextUnitsMax / 2 - 20;
    expect(errorOf('['.repeat(half)).found).toBe('the end of the file');
    expect(errorOf('['.repeat(half) + ']'.repeat(half)).found).toBe('a list of 1');
    const nest = (open: string, close: string, depth: number) =>
      `{bg: {}, x: ${open.repeat(depth)}0${close.repeat(depth)}}`;
    expect(readStadium('yard.hbs', nest('[', ']', half)).ok).toBe(true);
    expect(readStadium('yard.hbs', nest('{a:', '}', half / 2)).ok).toBe(true);
    expect(
      errorOf(`{bg: {}, vertexes: [{x: ${'['.repeat(half)}${']'.repeat(half)}}]}`),
    ).toMatchObject({
      path: 'vertexes[0].x',
      found: 'a list of 1',
    });
  });

  it('T22: NaN is refused, anything else out of range is moved into it', () => {
    const infinite = (value: string) =>
      textOf().replace('"spawnDistance":120', `spawnDistance:${value}`);
    expect(errorOf(infinite('NaN'))).toMatchObject({ path: 'spawnDistance', found: 'NaN' });
    for (const value of ['Infinity', '1e308', '1e999', '"Infinity"']) {
      const reading = readStadium('yard.hbs', infinite(value));
      expect(reading.ok && reading.stadium.spawnDistance).toBe(coordinateRange.max);
    }
    expect(sizeRange.max).toBe(worldHalfPx);
    expect(coordinateRange.max).toBeGreaterThan(worldHalfPx);
  });
});
