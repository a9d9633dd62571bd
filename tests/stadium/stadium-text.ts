// Stadium files of our own drawing for the reader's tests, as objects to be changed, then written.

type Fields = Record<string, unknown>;

/** A closed yard with two goals, a ball of its own, a curved corner and kick-off barriers. */
export function yard(changes: Fields = {}): Fields {
  return {
    name: 'Yard',
    width: 320,
    height: 180,
    spawnDistance: 120,
    bg: { type: 'grass', width: 260, height: 130, kickOffRadius: 50, cornerRadius: 0 },
    traits: {
      ballArea: { vis: false, bCoef: 1, cMask: ['ball'] },
      post: { radius: 8, invMass: 0, bCoef: 0.5, color: 'FFCCCC' },
      barrier: { vis: false, bCoef: 0.1, cGroup: ['redKO', 'blueKO'], cMask: ['red', 'blue'] },
    },
    vertexes: [
      { x: -260, y: -130, trait: 'ballArea' },
      { x: 230, y: -130, trait: 'ballArea' },
      { x: 260, y: -100, trait: 'ballArea' },
      { x: 260, y: -50, trait: 'ballArea' },
      { x: 260, y: 50, trait: 'ballArea' },
      { x: 260, y: 130, trait: 'ballArea' },
      { x: -260, y: 130, trait: 'ballArea' },
      { x: -260, y: 50, trait: 'ballArea' },
      { x: -260, y: -50, trait: 'ballArea' },
      { x: 0, y: -180, trait: 'barrier' },
      { x: 0, y: 180, trait: 'barrier' },
    ],
    segments: [
      { v0: 0, v1: 1, trait: 'ballArea' },
      { v0: 1, v1: 2, curve: 90, trait: 'ballArea' },
      { v0: 2, v1: 3, trait: 'ballArea' },
      { v0: 4, v1: 5, trait: 'ballArea' },
      { v0: 5, v1: 6, trait: 'ballArea', bias: 10 },
      { v0: 6, v1: 7, trait: 'ballArea' },
      { v0: 8, v1: 0, trait: 'ballArea' },
      { v0: 9, v1: 10, trait: 'barrier' },
    ],
    planes: [
      { normal: [0, 1], dist: -180 },
      { normal: [0, -1], dist: -180 },
      { normal: [1, 0], dist: -300 },
      { normal: [-2, 0], dist: -300 },
    ],
    goals: [
      { p0: [-270, -50], p1: [-270, 50], team: 'red' },
      { p0: [270, 50], p1: [270, -50], team: 'blue' },
    ],
    discs: [
      { pos: [-260, 50], trait: 'post' },
      { pos: [260, 50], trait: 'post' },
      { pos: [60, 60], radius: 7, cGroup: ['ball', 'kick'], gravity: [0, 0.01] },
      { pos: [90, 60], radius: 7, speed: [1, 0] },
    ],
    joints: [{ d0: 3, d1: 4, length: [20, 60], strength: 0.05, color: 'transparent' }],
    ballPhysics: { radius: 8, color: [255, 200, 0] },
    playerPhysics: { acceleration: 0.12, kickStrength: 5.5 },
    redSpawnPoints: [],
    ...changes,
  };
}

export function textOf(changes: Fields = {}): string {
  return JSON.stringify(yard(changes));
}

/** The yard with one entry of a list replaced by itself and `changes`. */
export function textWith(list: string, i: number, changes: unknown): string {
  const fields = yard();
  const entries = [...(fields[list] as Fields[])];
  entries[i] = isPlain(changes) ? { ...entries[i], ...changes } : (changes as Fields);
  return JSON.stringify({ ...fields, [list]: entries });
}

function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
