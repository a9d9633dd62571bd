// What players do to discs: run and kick (S21 to S26). One kick per press, at the first ball in
// reach.
import { kickReachPx } from './constants.ts';
import { addEvent, eventKind } from './event.ts';
import { directionX, directionY, kickOf } from './input.ts';
import { field, kickState, phase, type RoomState } from './state.ts';
import { noteKick } from './touch.ts';

/** Reads kick keys, accelerates every player's disc and lets ready kicks fire, by seat. */
export function drivePlayers(state: RoomState): void {
  const { discs, input, kick } = state;
  const { players, playerCount, damping } = state.bodies;
  const { player } = state.stadium;
  const first = state.stadium.discs.count;
  for (let i = 0; i < playerCount; i++) {
    const seat = players[i];
    const disc = first + i;
    const wish = input[seat];
    if (!kickOf(wish)) kick[seat] = kickState.released;
    else if (kick[seat] === kickState.released) kick[seat] = kickState.ready;
    const isReady = kick[seat] === kickState.ready;
    const acceleration = isReady ? player.kickingAcceleration : player.acceleration;
    damping[disc] = isReady ? player.kickingDamping : player.damping;
    discs[disc * 4 + 2] += directionX[wish & 31] * acceleration;
    discs[disc * 4 + 3] += directionY[wish & 31] * acceleration;
    if (isReady && isNearBall(state, disc) && mayKick(state, seat)) kickAll(state, seat, disc);
  }
}

function isNearBall(state: RoomState, disc: number): boolean {
  const { discs } = state;
  const { kickable, kickableCount, radius } = state.bodies;
  for (let i = 0; i < kickableCount; i++) {
    const other = kickable[i];
    const dx = discs[other * 4] - discs[disc * 4];
    const dy = discs[other * 4 + 1] - discs[disc * 4 + 1];
    const reach = radius[other] + radius[disc] + kickReachPx;
    if (dx * dx + dy * dy < reach * reach && other !== disc) return true;
  }
  return false;
}

/** During a kick-off only the side that has it. */
function mayKick(state: RoomState, seat: number): boolean {
  const { fields } = state;
  return fields[field.phase] !== phase.kickOff || state.team[seat] === fields[field.kickOffTeam];
}

/** Kicks everything in reach at once; nothing in reach leaves the kick ready. */
function kickAll(state: RoomState, seat: number, disc: number): void {
  const { discs, bodies } = state;
  const { kickable, kickableCount } = bodies;
  const at = disc * 4;
  for (let i = 0; i < kickableCount; i++) {
    const other = kickable[i];
    if (other === disc) continue;
    const dx = discs[other * 4] - discs[at];
    const dy = discs[other * 4 + 1] - discs[at + 1];
    const reach = bodies.radius[other] + bodies.radius[disc] + kickReachPx;
    const squared = dx * dx + dy * dy;
    if (squared >= reach * reach || squared === 0) continue;
    const distance = Math.sqrt(squared);
    strike(state, disc, other, dx / distance, dy / distance);
    state.kick[seat] = kickState.spent;
    if (bodies.seat[other] < 0) noteKick(state, seat, other);
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
