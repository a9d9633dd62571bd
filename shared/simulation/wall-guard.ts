// The last word on tunnelling (S38): whatever pushed it, a disc's centre does not end a sub-step on
// the other side of a wall that it meets. Rarely has anything to do.
import { touch } from './bodies.ts';
import { cellAt } from './obstacle-grid.ts';
import { isOnArc } from './obstacle-shape.ts';
import type { RoomState } from './state.ts';

/**
 * A disc that touched nothing and moved less than this part of its radius can't have crossed.
 */
const safeRadiusPart = 0.9;

/**
 * Puts each disc that crossed a wall in this sub-step back where it was, at rest. `isCalm`: what
 * nothing touched has not moved far.
 */
export function guardWalls(state: RoomState, isCalm: boolean): void {
  const { discs, bodies } = state;
  const { count } = bodies;
  for (let disc = 0; disc < count; disc++) {
    if (isCalm && bodies.touched[disc] === 0) continue;
    const dx = discs[disc * 4] - bodies.before[disc * 2];
    const dy = discs[disc * 4 + 1] - bodies.before[disc * 2 + 1];
    const safe = bodies.radius[disc] * safeRadiusPart;
    const moved = dx * dx + dy * dy;
    if ((bodies.touched[disc] & touch.obstacle) === 0 && moved < safe * safe) continue;
    const isFar = moved > bodies.radius[disc] * bodies.radius[disc];
    if (bodies.invMass[disc] === 0 || !hasCrossed(state, disc, isFar)) continue;
    discs[disc * 4] = bodies.before[disc * 2];
    discs[disc * 4 + 1] = bodies.before[disc * 2 + 1];
    discs[disc * 4 + 2] = 0;
    discs[disc * 4 + 3] = 0;
  }
}

/** The cell's list reaches a radius around; a longer way is checked against every wall. */
function hasCrossed(state: RoomState, disc: number, isFar: boolean): boolean {
  const { bodies, stadium } = state;
  const { grid, walls } = stadium;
  if (isFar) {
    for (let i = 0; i < walls.count; i++) if (crosses(state, disc, i)) return true;
    return false;
  }
  const lists = disc < stadium.discs.count ? grid.discs : grid.players;
  const cell = cellAt(lists, bodies.before, disc * 2);
  for (let at = lists.starts[cell]; at < lists.starts[cell + 1]; at++) {
    const wall = lists.items[at] - grid.firstWall;
    if (wall >= 0 && wall < walls.count && crosses(state, disc, wall)) return true;
  }
  return false;
}

function crosses(state: RoomState, disc: number, i: number): boolean {
  const { bodies, stadium } = state;
  const { walls } = stadium;
  if ((bodies.group[disc] & walls.mask[i]) === 0 || (bodies.mask[disc] & walls.group[i]) === 0) {
    return false;
  }
  return walls.arcRadius[i] > 0 ? crossesArc(state, disc, i) : crossesLine(state, disc, i);
}

/**
 * A one-sided wall is only closed from its own side, and itself pushes back what is within its
 * bias. Written out for lines and arcs, because numbers that are passed or returned are boxed.
 */
function crossesLine(state: RoomState, disc: number, i: number): boolean {
  const { discs, bodies } = state;
  const { walls } = state.stadium;
  const x0 = bodies.before[disc * 2] - walls.x0[i];
  const y0 = bodies.before[disc * 2 + 1] - walls.y0[i];
  const x1 = discs[disc * 4] - walls.x0[i];
  const y1 = discs[disc * 4 + 1] - walls.y0[i];
  const gap0 = x0 * walls.normalX[i] + y0 * walls.normalY[i];
  const gap1 = x1 * walls.normalX[i] + y1 * walls.normalY[i];
  const bias = walls.bias[i];
  const isDown = bias >= 0 && gap0 > 0 && gap1 < -bias;
  const isUp = bias <= 0 && gap0 < 0 && gap1 > -bias;
  if (!isDown && !isUp) return false;
  const part = gap0 / (gap0 - gap1);
  const ex = walls.x1[i] - walls.x0[i];
  const ey = walls.y1[i] - walls.y0[i];
  const along = (x0 + (x1 - x0) * part) * ex + (y0 + (y1 - y0) * part) * ey;
  return along >= 0 && along <= ex * ex + ey * ey;
}

function crossesArc(state: RoomState, disc: number, i: number): boolean {
  const { discs, bodies } = state;
  const { walls } = state.stadium;
  const x0 = bodies.before[disc * 2] - walls.centerX[i];
  const y0 = bodies.before[disc * 2 + 1] - walls.centerY[i];
  const x1 = discs[disc * 4] - walls.centerX[i];
  const y1 = discs[disc * 4 + 1] - walls.centerY[i];
  const gap0 = Math.sqrt(x0 * x0 + y0 * y0) - walls.arcRadius[i];
  const gap1 = Math.sqrt(x1 * x1 + y1 * y1) - walls.arcRadius[i];
  const bias = walls.bias[i];
  const isDown = bias >= 0 && gap0 > 0 && gap1 < -bias;
  const isUp = bias <= 0 && gap0 < 0 && gap1 > -bias;
  if (!isDown && !isUp) return false;
  const part = gap0 / (gap0 - gap1);
  bodies.contact[0] = x0 + (x1 - x0) * part;
  bodies.contact[1] = y0 + (y1 - y0) * part;
  return isOnArc(walls, i, bodies.contact);
}
