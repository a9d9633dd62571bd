// What a disc is besides its place and speed: radius, mass, flags. Derived before each step's
// physics from stadium, teams and phase, so it is never saved (docs/simulation.md, S20).
import { createMind, type Mind } from './bot-mind.ts';
import {
  discsMax,
  seatsMax,
  speedMaxPxPerTick,
  subStepRadiusMinPx,
  subStepRadiusPart,
} from './constants.ts';
import { flag, kickOffFlag, playerMask, teamFlag } from './flags.ts';
import { createNeighbours, forgetNeighbours, type Neighbours } from './neighbours.ts';
import type { Stadium } from './stadium.ts';
import { field, phase, type RoomState, seatKind } from './state.ts';

export type Bodies = {
  /** Whose discs fill the first entries; null before the first step. */
  stadium: Stadium | null;
  /** What the entries were filled for besides: discs, barrier, kinds and sides of the seats. */
  count: number;
  barrier: number;
  readonly sides: Int32Array;
  /** The seats on the pitch in ascending order, whose discs follow the stadium's; the others. */
  readonly players: Int32Array;
  playerCount: number;
  readonly bench: Int32Array;
  benchCount: number;
  /** Whether there is a bot on the pitch. */
  hasBots: boolean;
  /** The discs with flag `kick` in ascending order. */
  readonly kickable: Int32Array;
  kickableCount: number;
  /** Whether every disc is large enough not to cross a wall in an undisturbed sub-step (S20). */
  areAllLarge: boolean;
  readonly radius: Float64Array;
  readonly invMass: Float64Array;
  readonly damping: Float64Array;
  readonly bCoef: Float64Array;
  readonly gravityX: Float64Array;
  readonly gravityY: Float64Array;
  /** Square of the way in a sub-step, and of the speed that needs nothing else looked at. */
  readonly strideSquared: Float64Array;
  readonly calmSquared: Float64Array;
  readonly mask: Int32Array;
  readonly group: Int32Array;
  /** The seat that moves a disc, -1 for the stadium's. */
  readonly seat: Int32Array;
  /** Where a disc was before the sub-step, x and y. */
  readonly before: Float64Array;
  /** What pushed the disc in the sub-step: bits of `touch`. */
  readonly touched: Uint8Array;
  /**
   * The contact at hand, for `bounce`: unit normal x, y, depth and bCoef. In an array, not
   * arguments, which would be boxed.
   */
  readonly contact: Float64Array;
  readonly neighbours: Neighbours;
  /** What bots see; not part of the bytes either. */
  readonly mind: Mind;
};

/** Bits of `Bodies.touched`. */
export const touch = { disc: 1, obstacle: 2 } as const;

export function createBodies(): Bodies {
  return {
    stadium: null,
    count: 0,
    barrier: 0,
    sides: new Int32Array(seatsMax / 2),
    players: new Int32Array(seatsMax),
    playerCount: 0,
    bench: new Int32Array(seatsMax),
    benchCount: 0,
    hasBots: false,
    kickable: new Int32Array(discsMax),
    kickableCount: 0,
    areAllLarge: false,
    radius: new Float64Array(discsMax),
    invMass: new Float64Array(discsMax),
    damping: new Float64Array(discsMax),
    bCoef: new Float64Array(discsMax),
    gravityX: new Float64Array(discsMax),
    gravityY: new Float64Array(discsMax),
    strideSquared: new Float64Array(discsMax),
    calmSquared: new Float64Array(discsMax),
    mask: new Int32Array(discsMax),
    group: new Int32Array(discsMax),
    seat: new Int32Array(discsMax).fill(-1),
    before: new Float64Array(discsMax * 2),
    touched: new Uint8Array(discsMax),
    contact: new Float64Array(4),
    neighbours: createNeighbours(),
    mind: createMind(),
  };
}

/** Brings `state.bodies` up to date with stadium, seats and phase; mostly they are. */
export function fillBodies(state: RoomState): void {
  const { bodies, fields } = state;
  const barrier =
    fields[field.phase] === phase.kickOff ? kickOffFlag(fields[field.kickOffTeam]) : 0;
  const sidesChanged = takeSides(state);
  if (
    bodies.stadium === state.stadium &&
    bodies.count === fields[field.discCount] &&
    bodies.barrier === barrier &&
    !sidesChanged
  ) {
    return;
  }
  if (bodies.stadium !== state.stadium) copyStadiumDiscs(bodies, state.stadium);
  bodies.count = fields[field.discCount];
  bodies.barrier = barrier;
  fillPlayers(state);
  measureDiscs(bodies);
  forgetNeighbours(bodies.neighbours, bodies.count);
}

/** Four seats to a word; true if any kind or side changed. */
function takeSides(state: RoomState): boolean {
  const { words, seatWords } = state;
  const { sides } = state.bodies;
  let changed = 0;
  for (let i = 0; i < seatsMax / 2; i++) {
    const word = words[seatWords + i];
    changed |= word ^ sides[i];
    sides[i] = word;
  }
  return changed !== 0;
}

function fillPlayers(state: RoomState): void {
  const { bodies } = state;
  const { player, discs } = state.stadium;
  bodies.playerCount = 0;
  bodies.benchCount = 0;
  bodies.hasBots = false;
  for (let seat = 0; seat < seatsMax; seat++) {
    const team = state.team[seat];
    if (team === 0) {
      bodies.bench[bodies.benchCount++] = seat;
      continue;
    }
    const disc = discs.count + bodies.playerCount;
    bodies.players[bodies.playerCount++] = seat;
    if (state.kind[seat] === seatKind.bot) bodies.hasBots = true;
    bodies.radius[disc] = player.radius;
    bodies.invMass[disc] = player.invMass;
    bodies.damping[disc] = player.damping;
    bodies.bCoef[disc] = player.bCoef;
    bodies.gravityX[disc] = player.gravity[0];
    bodies.gravityY[disc] = player.gravity[1];
    bodies.mask[disc] = playerMask | bodies.barrier;
    bodies.group[disc] = teamFlag(team) | player.group;
    bodies.seat[disc] = seat;
  }
}

function measureDiscs(bodies: Bodies): void {
  const { radius, strideSquared, calmSquared } = bodies;
  bodies.kickableCount = 0;
  bodies.areAllLarge = true;
  for (let disc = 0; disc < bodies.count; disc++) {
    const stride = subStepRadiusPart * Math.max(radius[disc], subStepRadiusMinPx);
    strideSquared[disc] = stride * stride;
    calmSquared[disc] = Math.min(strideSquared[disc], speedMaxPxPerTick * speedMaxPxPerTick);
    if (radius[disc] < subStepRadiusMinPx) bodies.areAllLarge = false;
    if ((bodies.group[disc] & flag.kick) !== 0) bodies.kickable[bodies.kickableCount++] = disc;
  }
}

function copyStadiumDiscs(bodies: Bodies, stadium: Stadium): void {
  const { discs } = stadium;
  bodies.stadium = stadium;
  bodies.radius.set(discs.radius);
  bodies.invMass.set(discs.invMass);
  bodies.damping.set(discs.damping);
  bodies.bCoef.set(discs.bCoef);
  bodies.gravityX.set(discs.gravityX);
  bodies.gravityY.set(discs.gravityY);
  bodies.mask.set(discs.mask);
  bodies.group.set(discs.group);
  bodies.seat.fill(-1, 0, discs.count);
}
