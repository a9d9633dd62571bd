// Which discs and obstacles a disc may touch while it stays near the place where it was looked up
// (its home). Only speeds up: derived anew whenever a disc left its home, and never saved; what it
// leaves out can't touch, so contacts and their order are those of trying everything.
import { discsMax } from './constants.ts';
import { measureGap } from './obstacle-gap.ts';
import { type CellLists, cellAt } from './obstacle-grid.ts';
import type { RoomState } from './state.ts';

/** A disc may move so far from its home before it is looked up again, px. */
const roamPx = 24;
const roamSquared = roamPx * roamPx;
/** More than the rounding of places, px. */
const slackPx = 1;

export type Neighbours = {
  /** x and y of each disc's home; NaN: has none yet. */
  readonly home: Float64Array;
  /** Words of 32 bits in a row of `pairs`. */
  rowWords: number;
  /** Row a, bit b, for a < b: the two may touch. */
  readonly pairs: Int32Array;
  /** 1: the disc may touch an obstacle where it is now. */
  readonly nearObstacle: Uint8Array;
  /** The discs that left their homes. */
  readonly strays: Int32Array;
  /** Square of how far from its home a disc touches no obstacle, px²; -1: not even there. */
  readonly clearSquared: Float64Array;
  /** For one look around: x, y and gap, and how far is clear so far, px. */
  readonly look: Float64Array;
};

export function createNeighbours(): Neighbours {
  return {
    home: new Float64Array(discsMax * 2).fill(Number.NaN),
    rowWords: 1,
    pairs: new Int32Array(discsMax * ((discsMax + 31) >> 5)),
    nearObstacle: new Uint8Array(discsMax),
    strays: new Int32Array(discsMax),
    clearSquared: new Float64Array(discsMax),
    look: new Float64Array(4),
  };
}

/** For other discs, or with other radii or flags than before. */
export function forgetNeighbours(neighbours: Neighbours, count: number): void {
  neighbours.rowWords = (count + 31) >> 5;
  neighbours.pairs.fill(0, 0, count * neighbours.rowWords);
  neighbours.home.fill(Number.NaN, 0, count * 2);
}

/** To be called after all discs moved and before contacts are looked for. */
export function keepAllNear(state: RoomState): void {
  const { discs } = state;
  const { count, neighbours } = state.bodies;
  const { home, clearSquared, nearObstacle, strays } = neighbours;
  let strayCount = 0;
  for (let disc = 0; disc < count; disc++) {
    const dx = discs[disc * 4] - home[disc * 2];
    const dy = discs[disc * 4 + 1] - home[disc * 2 + 1];
    const squared = dx * dx + dy * dy;
    nearObstacle[disc] = squared > clearSquared[disc] ? 1 : 0;
    if (!(squared <= roamSquared)) strays[strayCount++] = disc;
  }
  for (let i = 0; i < strayCount; i++) lookAround(state, strays[i]);
}

/** The same for one disc that something pushed. */
export function keepNear(state: RoomState, disc: number): void {
  const { discs } = state;
  const { home, clearSquared, nearObstacle } = state.bodies.neighbours;
  const dx = discs[disc * 4] - home[disc * 2];
  const dy = discs[disc * 4 + 1] - home[disc * 2 + 1];
  const squared = dx * dx + dy * dy;
  nearObstacle[disc] = squared > clearSquared[disc] ? 1 : 0;
  if (!(squared <= roamSquared)) lookAround(state, disc);
}

/** Makes the place of a disc its home. */
function lookAround(state: RoomState, disc: number): void {
  const { home } = state.bodies.neighbours;
  home[disc * 2] = state.discs[disc * 4];
  home[disc * 2 + 1] = state.discs[disc * 4 + 1];
  pairUp(state, disc);
  findObstacles(state, disc);
}

/** Of two homes further apart than this the discs can't touch. */
function pairUp(state: RoomState, disc: number): void {
  const { radius, count, neighbours } = state.bodies;
  const { home, pairs, rowWords } = neighbours;
  const x = home[disc * 2];
  const y = home[disc * 2 + 1];
  const span = radius[disc] + 2 * roamPx + slackPx;
  const word = disc >> 5;
  const bit = 1 << (disc & 31);
  const row = disc * rowWords;
  for (let other = 0; other < count; other++) {
    const dx = home[other * 2] - x;
    const dy = home[other * 2 + 1] - y;
    const reach = span + radius[other];
    const at = other < disc ? other * rowWords + word : row + (other >> 5);
    const mark = other < disc ? bit : 1 << (other & 31);
    if (dx * dx + dy * dy < reach * reach && other !== disc) pairs[at] |= mark;
    else pairs[at] &= ~mark;
  }
}

/** Looks at every cell that the disc can get to. */
function findObstacles(state: RoomState, disc: number): void {
  const { bodies, stadium } = state;
  const { home, look, clearSquared, nearObstacle } = bodies.neighbours;
  const lists = disc < stadium.discs.count ? stadium.grid.discs : stadium.grid.players;
  const reach = roamPx + slackPx;
  look[0] = home[disc * 2] - reach;
  look[1] = home[disc * 2 + 1] - reach;
  const first = cellAt(lists, look, 0);
  look[0] += 2 * reach;
  look[1] += 2 * reach;
  const last = cellAt(lists, look, 0);
  const width = (last % lists.columns) - (first % lists.columns);
  look[3] = roamPx;
  for (let row = first; row <= last; row += lists.columns) {
    for (let cell = row; cell <= row + width; cell++) keepClear(state, disc, lists, cell);
  }
  clearSquared[disc] = look[3] > 0 ? look[3] * look[3] : -1;
  nearObstacle[disc] = look[3] > 0 ? 0 : 1;
}

/** Lessens `look[3]` to where the disc can't touch anything of the cell. */
function keepClear(state: RoomState, disc: number, lists: CellLists, cell: number): void {
  const { bodies, stadium } = state;
  const { mask, group, bias } = stadium.grid;
  const { look, home } = bodies.neighbours;
  for (let i = lists.starts[cell]; i < lists.starts[cell + 1]; i++) {
    const id = lists.items[i];
    if ((bodies.group[disc] & mask[id]) === 0 || (bodies.mask[disc] & group[id]) === 0) continue;
    look[0] = home[disc * 2];
    look[1] = home[disc * 2 + 1];
    measureGap(stadium, id, look);
    const free = look[2] - Math.max(bodies.radius[disc], bias[id]) - slackPx;
    if (free < look[3]) look[3] = free;
  }
}
