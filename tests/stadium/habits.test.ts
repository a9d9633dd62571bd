// Ways in which editors and people write stadium files, each as a small file of its own: what they
// can have meant is read (T1, T6 to T17).
import { describe, expect, it } from 'vitest';
import { flag } from '../../shared/simulation/flags.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';
import { textOf, textWith } from './stadium-text.ts';

function read(text: string): Stadium {
  const reading = readStadium('habit.hbs', text);
  if (!reading.ok) throw new Error(reading.error.message);
  return reading.stadium;
}

describe('habits of stadium files', () => {
  it('T1: a mark, comments, trailing commas, unknown keys, sections that are gone', () => {
    const text = `\uFEFF/* made with an editor */ {
      name: 'Bare', _data: { layers: [{ x: 1 }] }, "_selected": true, // one line
      "bg": { "type": "none", "color": "0x4C6B33", },
      "vertexes": null, "joints": null, "traits": null,
      "goals": [], "playerPhysics": null, "ballPhysics": null, "redSpawnPoints": null,
      "discs": [ { "radius": 5, "_data": {}, }, ],
    }`;
    const stadium = read(text);
    expect(stadium.discs.count).toBe(2);
    expect(stadium.walls.count + stadium.planes.count + stadium.goals.count).toBe(0);
    expect(stadium.drawing.color).toBe(0x4c6b33);
  });

  it('T1: numbers as text anywhere, in sizes and joints too', () => {
    const sized = textOf({ width: '420', maxViewWidth: '900', spawnDistance: ' 90 ' });
    expect(read(sized)).toMatchObject({ viewHalfWidth: 420, viewWidthMax: 900, spawnDistance: 90 });
    const joint = { d0: '3', d1: '4', length: ['20', '60'], strength: '0.25' };
    const { joints } = read(textWith('joints', 0, joint));
    expect([joints.lengthMin[0], joints.lengthMax[0], joints.strength[0]]).toEqual([20, 60, 0.25]);
    expect(read(textWith('planes', 0, { bCoef: '0.25' })).planes.bCoef[0]).toBe(0.25);
    expect(read(textWith('segments', 0, { v0: '1', v1: '2' })).walls.x0[0]).toBe(230);
  });

  it('T7: a vertex, a plane and a disc with nothing of their own but a trait', () => {
    const traits = {
      ballArea: { cMask: ['ball'] },
      post: { radius: 8, invMass: 0 },
      barrier: { cGroup: ['redKO'] },
      corner: { x: 12, y: 34, bCoef: 0 },
      floor: { normal: [0, 1], dist: -99, cMask: ['c0', 'c3'] },
      puck: { pos: [5, 6], radius: 7, speed: [1, 2], gravity: [0, 0.1] },
    };
    const stadium = read(
      textOf({
        traits,
        vertexes: [{ trait: 'corner' }, { x: 50, trait: 'corner' }],
        segments: [{ v0: 0, v1: 1, trait: 'missing' }],
        planes: [{ trait: 'floor' }],
        discs: [{ trait: 'puck' }],
        joints: [],
      }),
    );
    expect([stadium.walls.x0[0], stadium.walls.y0[0], stadium.walls.x1[0]]).toEqual([12, 34, 50]);
    expect(stadium.planes.dist[0]).toBe(-99);
    expect(stadium.planes.mask[0]).toBe(flag.c0 | flag.c3);
    expect([stadium.discs.x[1], stadium.discs.vy[1], stadium.discs.gravityY[1]]).toEqual([
      5, 2, 0.1,
    ]);
  });

  it('T9: the ball is the first disc where the file says so', () => {
    const discs = [{ radius: 6, cGroup: ['ball', 'kick', 'score'] }, { invMass: 0 }];
    const { discs: own, posts } = read(textOf({ ballPhysics: 'disc0', discs, joints: [] }));
    expect([own.count, own.radius[0], posts.count]).toEqual([1, 6, 1]);
    expect(own.group[0]).toBe(flag.ball | flag.kick | flag.score);
  });

  it.each([
    ['0xFF8800', 0xff8800],
    ['#ff8800', 0xff8800],
    ['FF8800CC', 0xff8800],
    [' Transparent ', -1],
    [['255', '136', 0], 0xff8800],
    [[255, 136, 0, 0.5], 0xff8800],
    [0xff8800, 0xff8800],
  ])('T11: the colour %j', (color, expected) => {
    expect(read(textWith('discs', 2, { color })).discs.color[1]).toBe(expected);
  });

  it.each([
    ['false', 0],
    [0, 0],
    ['true', 1],
    [1, 1],
    ['maybe', 1],
  ])('T13: vis %j', (vis, visible) => {
    const traits = { ballArea: {}, post: { invMass: 0 }, barrier: {} };
    const segments = [{ v0: 0, v1: 1, vis }];
    expect(read(textOf({ traits, segments })).walls.visible[0]).toBe(visible);
  });

  it('T13: a curved wall with a bias, its curve as curveF or as text', () => {
    const bent = (changes: object) => read(textWith('segments', 0, changes)).walls;
    const { arcRadius, bias } = bent({ curve: '90', bias: '15' });
    expect(arcRadius[0]).toBeCloseTo(245 * Math.SQRT2, 6);
    expect(bias[0]).toBe(15);
    expect(bent({ curveF: 1 }).arcRadius[0]).toBeCloseTo(245 * Math.SQRT2, 6);
    expect(bent({ curveF: null, curve: 0 }).arcRadius[0]).toBe(0);
  });

  it('T15: a side in capitals', () => {
    expect(read(textWith('goals', 0, { team: 'Red' })).goals.team[0]).toBe(1);
    expect(read(textWith('goals', 0, { team: ' BLUE' })).goals.team[0]).toBe(2);
  });
});
