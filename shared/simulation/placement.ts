// Where players stand at a kick-off or when they come in (S42 to S44).
import { seatsMax, spawnGapPx, spawnRowGapPx } from './constants.ts';
import { discOfSeat } from './readers.ts';
import type { Stadium } from './stadium.ts';
import { field, kickState, type RoomState } from './state.ts';

/** Puts every player on the place of his rank in the side, at rest. */
export function placePlayers(state: RoomState): void {
  let rank1 = 0;
  let rank2 = 0;
  for (let seat = 0; seat < seatsMax; seat++) {
    const team = state.team[seat];
    if (team === 0) continue;
    placeAt(state, seat, team === 1 ? rank1++ : rank2++);
  }
}

/** Puts one who comes in on the first place of his side where nobody stands, else on the last. */
export function placeNewcomer(state: RoomState, seat: number): void {
  for (let rank = 0; rank < seatsMax; rank++) {
    placeAt(state, seat, rank);
    if (isAlone(state, seat)) return;
  }
}

function placeAt(state: RoomState, seat: number, rank: number): void {
  const at = discOfSeat(state, seat) * 4;
  const team = state.team[seat];
  state.discs[at] = spawnX(state.stadium, team, rank);
  state.discs[at + 1] = spawnY(state.stadium, team, rank);
  state.discs[at + 2] = 0;
  state.discs[at + 3] = 0;
  state.kick[seat] = kickState.released;
}

function isAlone(state: RoomState, seat: number): boolean {
  const own = discOfSeat(state, seat);
  const { discs } = state;
  const gap = state.stadium.player.radius * 2;
  for (let disc = 0; disc < state.fields[field.discCount]; disc++) {
    if (disc === own) continue;
    const dx = discs[disc * 4] - discs[own * 4];
    const dy = discs[disc * 4 + 1] - discs[own * 4 + 1];
    if (dx * dx + dy * dy < gap * gap) return false;
  }
  return true;
}

/**
 * Rows lie behind each other; a side with spawn points uses those, the last one again and again.
 */
function spawnX(stadium: Stadium, team: number, rank: number): number {
  const points = team === 1 ? stadium.redSpawns : stadium.blueSpawns;
  if (points.length > 0) return points[Math.min(rank * 2, points.length - 2)];
  const row = Math.floor(rank / placesPerRow(stadium));
  const distance = stadium.spawnDistance + row * spawnRowGapPx;
  return team === 1 ? -distance : distance;
}

/** Middle first, then one place down, one up, and so on. */
function spawnY(stadium: Stadium, team: number, rank: number): number {
  const points = team === 1 ? stadium.redSpawns : stadium.blueSpawns;
  if (points.length > 0) return points[Math.min(rank * 2, points.length - 2) + 1];
  const place = rank % placesPerRow(stadium);
  const offset = ((place + 1) >> 1) * spawnGapPx;
  return place % 2 === 1 ? offset : -offset;
}

/** As many as stand on the field with room above and below, an odd number of at least one. */
function placesPerRow(stadium: Stadium): number {
  const { halfHeight } = stadium.drawing;
  const room = (halfHeight > 0 ? halfHeight : stadium.viewHalfHeight) - stadium.player.radius;
  return 1 + 2 * Math.max(0, Math.floor(room / spawnGapPx));
}
