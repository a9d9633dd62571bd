// T1 to T17 and T25: what the reader makes of what a file says.
import { describe, expect, it } from 'vitest';
import { flag } from '../../shared/simulation/flags.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { playerPhysicsDefault } from '../../shared/simulation/stadium-source.ts';
import { warningsMax } from '../../shared/stadium/limits.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';
import { textOf, textWith } from './stadium-text.ts';

function accepted(text: string) {
  const reading = readStadium('yard.hbs', text);
  if (!reading.ok) throw new Error(reading.error.message);
  return reading;
}

const read = (text: string): Stadium => accepted(text).stadium;
const firstDisc = (disc: unknown) => read(textOf({ discs: [disc], joints: [] })).discs;

/** Group of `discs[0]`, which always is among the moving ones. */
const groupOf = (cGroup: unknown) => firstDisc({ cGroup }).group[1];
const colorOf = (color: unknown) => firstDisc({ color }).color[1];

describe('the text', () => {
  it('T1: is JSON5, with a byte order mark and line separators if need be', () => {
    const text = `\uFEFF// drawn at night
      {name: 'Night\u2028yard', /* small */ bg: {width: +2.5e2,},
        width: .5e3, height: 0xff,}\u2029`;
    expect(read(text)).toMatchObject({
      name: 'Night yard',
      viewHalfWidth: 500,
      viewHalfHeight: 255,
    });
  });

  it('T1: may have keys that nobody knows, anywhere', () => {
    const data = { extremes: { a: [1, 2] } };
    const text = textOf({ _data: data, discs: [{ _data: data, _selected: true }], joints: [] });
    expect(read(text).discs.count).toBe(2);
  });

  it('T1: null is the same as missing', () => {
    const lists = ['vertexes', 'segments', 'planes', 'goals', 'discs', 'joints'];
    const spawns = { redSpawnPoints: null, blueSpawnPoints: null };
    const text = textOf({ ...Object.fromEntries(lists.map((key) => [key, null])), ...spawns });
    const stadium = read(text);
    expect([stadium.walls.count, stadium.planes.count, stadium.goals.count]).toEqual([0, 0, 0]);
    expect(stadium.discs.count).toBe(1);
    expect(read(textOf({ playerPhysics: null, ballPhysics: null })).player.radius).toBe(15);
    expect(firstDisc({ radius: null }).radius[1]).toBe(10);
  });

  it('T1: a number may be written as text', () => {
    expect(firstDisc({ radius: '12.5', pos: ['3', ' 4 '] })).toMatchObject({
      radius: new Float64Array([8, 12.5]),
      x: new Float64Array([0, 3]),
    });
  });
});

describe('the root', () => {
  it('T2: the name is cleaned and cut', () => {
    expect(read(textOf({ name: ' Ya\u202erd\u0007 ' })).name).toBe('Yard');
    expect(read(textOf({ name: 'x'.repeat(500) })).name).toHaveLength(61);
    expect(read(textOf({ name: 5 })).name).toBe('Unnamed');
  });

  it('T3: without width and height the content fits', () => {
    const sizes = { width: undefined, height: 0 };
    expect(read(textOf(sizes))).toMatchObject({ viewHalfWidth: 270, viewHalfHeight: 180 });
    const empty = read('{bg: {}}');
    expect(empty).toMatchObject({ viewHalfWidth: 100, viewHalfHeight: 100 });
  });

  it('T4: the camera', () => {
    const camera = (changes: Record<string, unknown>) => {
      const { cameraFollowsPlayer, viewWidthMax } = read(textOf(changes));
      return { cameraFollowsPlayer, viewWidthMax };
    };
    expect(camera({ cameraFollow: 'player', maxViewWidth: 900 })).toEqual({
      cameraFollowsPlayer: true,
      viewWidthMax: 900,
    });
    expect(camera({ cameraFollow: 'moon' })).toEqual({
      cameraFollowsPlayer: false,
      viewWidthMax: 0,
    });
  });

  it('T5: kick-offs, spawn points and whether it may be kept', () => {
    expect(read(textOf({ spawnDistance: undefined })).spawnDistance).toBe(200);
    expect(read(textOf({ kickOffReset: 'full' })).resetsAllDiscs).toBe(true);
    expect(read(textOf({ kickOffReset: 'half' })).resetsAllDiscs).toBe(false);
    const spawns = read(
      textOf({
        blueSpawnPoints: [
          [1, 2],
          [3, 4],
        ],
      }),
    );
    expect([...spawns.blueSpawns]).toEqual([1, 2, 3, 4]);
    expect([...spawns.redSpawns]).toEqual([]);
    expect(accepted(textOf()).canBeStored).toBe(true);
    expect(accepted(textOf({ canBeStored: false })).canBeStored).toBe(false);
  });

  it('T6: the ground never refuses a file', () => {
    const bg = { type: 'lava', width: 'wide', height: -5, color: 'green', cornerRadius: [] };
    expect(read(textOf({ bg })).drawing).toMatchObject({
      ground: 'none',
      halfWidth: 0,
      halfHeight: 0,
      color: -1,
    });
    const ice = { type: 'hockey', width: 200, goalLine: 30, color: '00ff10' };
    expect(read(textOf({ bg: ice })).drawing).toMatchObject({
      ground: 'hockey',
      halfWidth: 200,
      goalLine: 30,
      color: 0x00ff10,
    });
  });

  it('T7: a trait has the keys that an element lacks, and nothing is inherited', () => {
    const traits = { big: { radius: 33, bCoef: 0.25, toString: 1 } };
    const discs = [
      { trait: 'big', bCoef: 0.75 },
      { trait: 'big', radius: null },
    ];
    const stadium = read(textOf({ traits, discs, joints: [], vertexes: [], segments: [] }));
    expect([...stadium.discs.radius]).toEqual([8, 33, 33]);
    expect([...stadium.discs.bCoef]).toEqual([0.5, 0.75, 0.25]);
    for (const trait of ['__proto__', 'constructor', 'toString', 'missing', 7, { a: 1 }]) {
      const { stadium, warnings } = accepted(textOf({ discs: [{ trait }], joints: [] }));
      expect(stadium.discs.radius[1]).toBe(10);
      expect(warnings[0]).toMatch(/^The file has no trait /);
    }
    const hostile = `{bg: {}, traits: {__proto__: {radius: 1}}, "__proto__": {discs: 5},
      discs: [{"__proto__": {radius: 99}, trait: "__proto__"}, {}]}`;
    expect([...read(hostile).discs.radius]).toEqual([10, 1, 10]);
    expect(({} as Record<string, unknown>).radius).toBeUndefined();
    expect(
      read(textOf({ traits: [], vertexes: [], segments: [], discs: [], joints: [] })),
    ).toBeTruthy();
  });

  it('T8: player physics have their defaults', () => {
    expect(read('{bg: {}}').player).toEqual(playerPhysicsDefault);
    const physics = { radius: -12, kickback: 2, gravity: [0, 0.1], cGroup: ['c0'] };
    expect(read(textOf({ playerPhysics: physics })).player).toMatchObject({
      radius: 12,
      kickback: 2,
      gravity: [0, 0.1],
      group: flag.c0,
      acceleration: 0.1,
    });
  });

  it('T9: the ball is its own, described, or the first disc', () => {
    const everything = flag.ball | flag.kick | flag.score;
    const plain = read(textOf({ ballPhysics: undefined })).discs;
    expect([plain.radius[0], plain.group[0], plain.count]).toEqual([10, everything, 5 - 2]);
    const described = read(textOf({ ballPhysics: { radius: 4, cGroup: ['c1'] } })).discs;
    expect([described.radius[0], described.group[0]]).toEqual([
      4,
      flag.c1 | flag.kick | flag.score,
    ]);
    const discs = [{ radius: 21, cGroup: ['ball', 'kick'] }, { radius: 5 }];
    const first = read(textOf({ ballPhysics: 'disc0', discs, joints: [] })).discs;
    expect([...first.radius]).toEqual([21, 5]);
    expect(first.group[0]).toBe(flag.ball | flag.kick);
  });
});

describe('elements', () => {
  it('T10: flags by name; all is the first six; unknown ones are left out', () => {
    expect(groupOf(undefined)).toBe(63);
    expect(groupOf(['all'])).toBe(63);
    expect(groupOf('wall')).toBe(flag.wall);
    expect(groupOf(['redKO', 'blueKO', 'score'])).toBe(8 | 16 | 128);
    expect(groupOf(['c0', 'c1', 'c2', 'c3'])).toBe(0xf0000000 | 0);
    expect(groupOf(['none', '', 'n/d', 5, 'constructor'])).toBe(0);
    expect(groupOf([])).toBe(0);
  });

  it('T11: colours as hex digits, list or "transparent"', () => {
    expect(colorOf(undefined)).toBe(0xffffff);
    expect(colorOf('FFa000')).toBe(0xffa000);
    expect(colorOf('#0000ff')).toBe(255);
    expect(colorOf('33')).toBe(0x33);
    expect(colorOf('transparent')).toBe(-1);
    expect(colorOf([255, 127.6, -4])).toBe(0xff8000);
    for (const none of ['', 'red', '1234567', 5.5, -1, [1, 2], [1, 2, 'x'], {}, true]) {
      expect(colorOf(none)).toBe(0xffffff);
    }
  });

  it('T12, T13: vertexes and segments have the defaults of the format', () => {
    const vertexes = [
      { x: 0, y: 5 },
      { x: 100, y: 5 },
    ];
    const { walls, points } = read(textOf({ vertexes, segments: [{ v0: 0, v1: 1 }] }));
    expect([points.count, points.mask[0], points.group[0], points.bCoef[1]]).toEqual([
      ...[2, 63, flag.wall, 1],
    ]);
    expect([walls.visible[0], walls.bias[0], walls.arcRadius[0], walls.color[0]]).toEqual([
      ...[1, 0, 0, 0],
    ]);
  });

  it('T13: curveF wins over curve, and far out it is a straight wall', () => {
    const vertexes = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    const radiusOf = (changes: Record<string, unknown>) =>
      read(textOf({ vertexes, segments: [{ v0: 0, v1: 1, ...changes }] })).walls.arcRadius[0];
    expect(radiusOf({ curve: 180 })).toBeCloseTo(50, 9);
    expect(radiusOf({ curve: 180, curveF: 1 })).toBeCloseTo(Math.SQRT2 * 50, 9);
    expect(radiusOf({ curve: 180, curveF: null })).toBeCloseTo(50, 9);
    for (const curveF of [1e9, -1e9, '1e999']) expect(radiusOf({ curve: 90, curveF })).toBe(0);
    for (const curve of [0, 9, -9.9, 345, 1e300]) expect(radiusOf({ curve })).toBe(0);
  });

  it('T14: planes without a direction do nothing', () => {
    const planes = [
      { normal: [0, 0], dist: 5 },
      { normal: [1e-12, 0], dist: 5 },
      { normal: [0, 9], dist: 5 },
    ];
    expect([...read(textOf({ planes })).planes.normalY]).toEqual([1]);
  });

  it('T15: a goal is conceded by its team', () => {
    expect([...read(textOf()).goals.team]).toEqual([1, 2]);
    expect(read(textOf({ goals: [] })).goals.count).toBe(0);
  });

  it('T16: discs have the defaults of the format; a radius counts by its amount', () => {
    const { discs } = read(textOf({ discs: [{}, { radius: -7 }], joints: [] }));
    expect([discs.radius[1], discs.invMass[1], discs.damping[1], discs.bCoef[1]]).toEqual([
      ...[10, 1, 0.99, 0.5],
    ]);
    expect(discs.radius[2]).toBe(7);
  });

  it('T17: joints tie discs at their distance, a length, or between two', () => {
    const discs = [{ pos: [0, 0] }, { pos: [30, 40] }];
    const joint = (changes: Record<string, unknown>) => {
      const { joints } = read(textOf({ discs, joints: [{ d0: 1, d1: 2, ...changes }] }));
      return [joints.count, joints.lengthMin[0], joints.lengthMax[0], joints.strength[0]];
    };
    expect(joint({})).toEqual([1, 50, 50, -1]);
    expect(joint({ length: 7, strength: 'rigid' })).toEqual([1, 7, 7, -1]);
    expect(joint({ length: [5, 90], strength: 0.2 })).toEqual([1, 5, 90, 0.2]);
    expect(joint({ length: [-5, 1e300], strength: -3 })).toEqual([1, 0, 200_000, 0]);
    expect(joint({ d1: 1 })[0]).toBe(0);
  });
});

describe('warnings', () => {
  it('T25: name the place and what was made of it, and are few', () => {
    expect(accepted(textOf()).warnings).toEqual([]);
    expect(accepted(textWith('discs', 0, { bCoef: 1e9 })).warnings).toEqual([
      'discs[0].bCoef: 1000000000 is out of range, taken as 10.',
    ]);
    const discs = Array.from({ length: 255 }, () => ({ invMass: -1, trait: 'x' }));
    const { warnings } = accepted(textOf({ discs, joints: [] }));
    expect(warnings).toHaveLength(warningsMax + 1);
    expect(warnings.at(-1)).toBe(`And ${255 + 1 - warningsMax} more like these.`);
  });
});
