// What a disc is besides its place and speed: radius, mass, flags. Derived before each step's
// physics from stadium, teams and phase, so it is never saved (docs/simulation.md, S20).
import { createMind, type Mind } from './bot-mind.ts';
import { discsMax, seatsMax } from './constants.ts';
import { kickOffFlag, playerMask, teamFlag } from './flags.ts';
import type { Stadium } from './stadium.ts';
import { field, kickState, phase, type RoomState } from './state.ts';

export type Bodies = {
  /** Whose discs fill the first entries; null before the first step. */
  stadium: Stadium | null;
  readonly radius: Float64Array;
  readonly invMass: Float64Array;
  readonly damping: Float64Array;
  readonly bCoef: Float64Array;
  readonly gravityX: Float64Array;
  readonly gravityY: Float64Array;
  readonly mask: Int32Array;
  readonly group: Int32Array;
  /** The seat that moves a disc, -1 for the stadium's. */
  readonly seat: Int32Array;
  /** The disc of a seat, -1 for none. */
  readonly discOfSeat: Int32Array;
  /** Where a disc was before the sub-step, x and y. */
  readonly before: Float64Array;
  /** Contacts with fixed things in the sub-step. */
  readonly contacts: Int32Array;
  /** 1: something pushed the disc in the sub-step. */
  readonly touched: Uint8Array;
  /**
   * The contact at hand, for `bounce`: unit normal x, y, depth and bCoef. In an array, not
   * arguments, which would be boxed.
   */
  readonly contact: Float64Array;
  /** What bots see; not part of the bytes either. */
  readonly mind: Mind;
};

export function createBodies(): Bodies {
  return {
    stadium: null,
    radius: new Float64Array(discsMax),
    invMass: new Float64Array(discsMax),
    damping: new Float64Array(discsMax),
    bCoef: new Float64Array(discsMax),
    gravityX: new Float64Array(discsMax),
    gravityY: new Float64Array(discsMax),
    mask: new Int32Array(discsMax),
    group: new Int32Array(discsMax),
    seat: new Int32Array(discsMax).fill(-1),
    discOfSeat: new Int32Array(seatsMax).fill(-1),
    before: new Float64Array(discsMax * 2),
    contacts: new Int32Array(discsMax),
    touched: new Uint8Array(discsMax),
    contact: new Float64Array(4),
    mind: createMind(),
  };
}

/** Brings `state.bodies` up to date with stadium, teams, held kicks and phase. */
export function fillBodies(state: RoomState): void {
  const { bodies, stadium } = state;
  if (bodies.stadium !== stadium) copyStadiumDiscs(bodies, stadium);
  const { player } = stadium;
  const barrier =
    state.fields[field.phase] === phase.kickOff ? kickOffFlag(state.fields[field.kickOffTeam]) : 0;
  let disc = stadium.discs.count;
  for (let seat = 0; seat < seatsMax; seat++) {
    const team = state.team[seat];
    bodies.discOfSeat[seat] = team === 0 ? -1 : disc;
    if (team === 0) continue;
    const kicking = state.kick[seat] === kickState.ready;
    bodies.radius[disc] = player.radius;
    bodies.invMass[disc] = player.invMass;
    bodies.damping[disc] = kicking ? player.kickingDamping : player.damping;
    bodies.bCoef[disc] = player.bCoef;
    bodies.gravityX[disc] = player.gravity[0];
    bodies.gravityY[disc] = player.gravity[1];
    bodies.mask[disc] = playerMask | barrier;
    bodies.group[disc] = teamFlag(team) | player.group;
    bodies.seat[disc] = seat;
    disc++;
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
