// What players do to discs: run and kick (S21 to S26). One kick per press, at the first ball in
// reach.
import { kickReachPx, seatsMax } from './constants.ts';
import { addEvent, eventKind } from './event.ts';
import { flag } from './flags.ts';
import { directionOf, directionX, directionY, kickOf } from './input.ts';
import { field, kickState, phase, type RoomState } from './state.ts';
import { noteKick } from './touch.ts';

/**
 * Takes the kick key into account; before `fillBodies`, because a held kick changes the damping.
 */
export function readKickKeys(state: RoomState): void {
  for (let seat = 0; seat < seatsMax; seat++) {
    if (!kickOf(state.input[seat])) state.kick[seat] = kickState.released;
    else if (state.kick[seat] === kickState.released) state.kick[seat] = kickState.ready;
  }
}

/** Accelerates every player's disc and lets ready kicks fire, in order of seats. */
export function drivePlayers(state: RoomState): void {
  for (let seat = 0; seat < seatsMax; seat++) {
    const disc = state.bodies.discOfSeat[seat];
    if (disc < 0) continue;
    accelerate(state, seat, disc);
    if (state.kick[seat] === kickState.ready && mayKick(state, seat)) kick(state, seat, disc);
  }
}

function accelerate(state: RoomState, seat: number, disc: number): void {
  const { player } = state.stadium;
  const ready = state.kick[seat] === kickState.ready;
  const acceleration = ready ? player.kickingAcceleration : player.acceleration;
  const direction = directionOf(state.input[seat]);
  state.discs[disc * 4 + 2] += directionX[direction] * acceleration;
  state.discs[disc * 4 + 3] += directionY[direction] * acceleration;
}

/** During a kick-off only the side that has it. */
function mayKick(state: RoomState, seat: number): boolean {
  const { fields } = state;
  return fields[field.phase] !== phase.kickOff || state.team[seat] === fields[field.kickOffTeam];
}

/** Kicks everything in reach at once; nothing in reach leaves the kick ready. */
function kick(state: RoomState, seat: number, disc: number): void {
  const { discs, bodies } = state;
  const count = state.fields[field.discCount];
  const at = disc * 4;
  for (let other = 0; other < count; other++) {
    if ((bodies.group[other] & flag.kick) === 0 || other === disc) continue;
    const dx = discs[other * 4] - discs[at];
    const dy = discs[other * 4 + 1] - discs[at + 1];
    const reach = bodies.radius[other] + bodies.radius[disc] + kickReachPx;
    const squared = dx * dx + dy * dy;
    if (squared >= reach * reach || squared === 0) continue;
    const distance = Math.sqrt(squared);
    strike(state, disc, other, dx / distance, dy / distance);
    state.kick[seat] = kickState.spent;
    if (bodies.seat[other] < 0) noteKick(state, seat);
    addEvent(state, eventKind.kick, seat, other, state.stadium.player.kickStrength);
  }
}

function strike(state: RoomState, disc: number, other: number, nx: number, ny: number): void {
  const { discs, bodies } = state;
  const { kickStrength, kickback } = state.stadium.player;
  const push = kickStrength * bodies.invMass[other];
  const recoil = kickback * bodies.invMass[disc];
  discs[other * 4 + 2] += nx * push;
  discs[other * 4 + 3] += ny * push;
  discs[disc * 4 + 2] -= nx * recoil;
  discs[disc * 4 + 3] -= ny * recoil;
}
