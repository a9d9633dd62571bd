// Which discs and obstacles a disc may touch while it stays near the place where it was looked up
// (its home). Only speeds up: derived anew whenever a disc left its home, and never saved; what it
// leaves out can't touch, so contacts and their order are those of trying everything.
import { discsMax } from './constants.ts';
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
  /** 1: some obstacle may be touched. */
  readonly nearObstacle: Uint8Array;
};

export function createNeighbours(): Neighbours {
  return {
    home: new Float64Array(discsMax * 2).fill(Number.NaN),
    rowWords: 1,
    pairs: new Int32Array(discsMax * ((discsMax + 31) >> 5)),
    nearObstacle: new Uint8Array(discsMax),
  };
}

/** For other discs, or with other radii or flags than before. */
export function forgetNeighbours(neighbours: Neighbours, count: number): void {
  neighbours.rowWords = (count + 31) >> 5;
  neighbours.pairs.fill(0, 0, count * neighbours.rowWords);
  neighbours.home.fill(Number.NaN, 0, count * 2);
}

/** To be called after whatever moved a disc and before contacts are looked for. */
export function keepNear(state: RoomState, disc: number): void {
  const { discs } = state;
  const { home } = state.bodies.neighbours;
  const dx = discs[disc * 4] - home[disc * 2];
  const dy = discs[disc * 4 + 1] - home[disc * 2 + 1];
  if (!(dx * dx + dy * dy <= roamSquared)) lookAround(state, disc);
}

/** Makes the place of a disc its home. */
function lookAround(state: RoomState, disc: number): void {
  const { home, nearObstacle } = state.bodies.neighbours;
  home[disc * 2] = state.discs[disc * 4];
  home[disc * 2 + 1] = state.discs[disc * 4 + 1];
  pairUp(state, disc);
  nearObstacle[disc] = mayMeetObstacle(state, disc) ? 1 : 0;
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

/** Whether any cell that the disc can get to lists something that it meets. */
function mayMeetObstacle(state: RoomState, disc: number): boolean {
  const { bodies, stadium } = state;
  const { home } = bodies.neighbours;
  if (bodies.invMass[disc] === 0) return false;
  const lists = disc < stadium.discs.count ? stadium.grid.discs : stadium.grid.players;
  const x = home[disc * 2];
  const y = home[disc * 2 + 1];
  const reach = roamPx + slackPx;
  const first = cellAt(lists, x - reach, y - reach);
  const last = cellAt(lists, x + reach, y + reach);
  const width = (last % lists.columns) - (first % lists.columns);
  for (let row = first; row <= last; row += lists.columns) {
    for (let cell = row; cell <= row + width; cell++) {
      if (listsAny(state, disc, lists, cell)) return true;
    }
  }
  return false;
}

function listsAny(state: RoomState, disc: number, lists: CellLists, cell: number): boolean {
  const { mask, group } = state.stadium.grid;
  const ownMask = state.bodies.mask[disc];
  const ownGroup = state.bodies.group[disc];
  for (let i = lists.starts[cell]; i < lists.starts[cell + 1]; i++) {
    const id = lists.items[i];
    if ((ownGroup & mask[id]) !== 0 && (ownMask & group[id]) !== 0) return true;
  }
  return false;
}
