// The last word on tunnelling (S38): whatever pushed it, a disc's centre does not end a sub-step on
// the other side of a wall that it meets. Rarely has anything to do.
import { cellAt } from './obstacle-grid.ts';
import { isOnArc } from './obstacle-shape.ts';
import type { Walls } from './stadium.ts';
import { field, type RoomState } from './state.ts';

/**
 * A disc that touched nothing and moved less than this part of its radius can't have crossed.
 */
const safeRadiusPart = 0.9;

/** Puts each disc that crossed a wall in this sub-step back where it was, at rest. */
export function guardWalls(state: RoomState): void {
  const { discs, bodies } = state;
  const count = state.fields[field.discCount];
  for (let disc = 0; disc < count; disc++) {
    const dx = discs[disc * 4] - bodies.before[disc * 2];
    const dy = discs[disc * 4 + 1] - bodies.before[disc * 2 + 1];
    const safe = bodies.radius[disc] * safeRadiusPart;
    const moved = dx * dx + dy * dy;
    if (bodies.contacts[disc] === 0 && moved < safe * safe) continue;
    if (bodies.invMass[disc] === 0 || !hasCrossed(state, disc, moved)) continue;
    discs[disc * 4] = bodies.before[disc * 2];
    discs[disc * 4 + 1] = bodies.before[disc * 2 + 1];
    discs[disc * 4 + 2] = 0;
    discs[disc * 4 + 3] = 0;
  }
}

/** The cell's list reaches a radius around; a longer way is checked against every wall. */
function hasCrossed(state: RoomState, disc: number, movedSquared: number): boolean {
  const { bodies, stadium } = state;
  const { grid, walls } = stadium;
  const reach = bodies.radius[disc];
  if (movedSquared > reach * reach) {
    for (let i = 0; i < walls.count; i++) if (crosses(state, disc, i)) return true;
    return false;
  }
  const lists = disc < stadium.discs.count ? grid.discs : grid.players;
  const cell = cellAt(lists, bodies.before[disc * 2], bodies.before[disc * 2 + 1]);
  for (let at = lists.starts[cell]; at < lists.starts[cell + 1]; at++) {
    const wall = lists.items[at] - grid.firstWall;
    if (wall >= 0 && wall < walls.count && crosses(state, disc, wall)) return true;
  }
  return false;
}

function crosses(state: RoomState, disc: number, i: number): boolean {
  const { bodies, discs, stadium } = state;
  const { walls } = stadium;
  if ((bodies.group[disc] & walls.mask[i]) === 0 || (bodies.mask[disc] & walls.group[i]) === 0) {
    return false;
  }
  const x0 = bodies.before[disc * 2];
  const y0 = bodies.before[disc * 2 + 1];
  const x1 = discs[disc * 4];
  const y1 = discs[disc * 4 + 1];
  const arc = walls.arcRadius[i] > 0;
  const gap0 = arc ? arcGap(walls, i, x0, y0) : lineGap(walls, i, x0, y0);
  const gap1 = arc ? arcGap(walls, i, x1, y1) : lineGap(walls, i, x1, y1);
  if (!isForbidden(gap0, gap1, walls.bias[i])) return false;
  const part = gap0 / (gap0 - gap1);
  const x = x0 + (x1 - x0) * part;
  const y = y0 + (y1 - y0) * part;
  if (arc) return isOnArc(walls, i, x - walls.centerX[i], y - walls.centerY[i]);
  return isBetweenEnds(walls, i, x, y);
}

/**
 * A one-sided wall is only closed from its own side, and itself pushes back what is within its
 * bias.
 */
function isForbidden(gap0: number, gap1: number, bias: number): boolean {
  if (bias > 0) return gap0 > 0 && gap1 < -bias;
  if (bias < 0) return gap0 < 0 && gap1 > -bias;
  return (gap0 > 0 && gap1 < 0) || (gap0 < 0 && gap1 > 0);
}

function lineGap(walls: Walls, i: number, x: number, y: number): number {
  return (x - walls.x0[i]) * walls.normalX[i] + (y - walls.y0[i]) * walls.normalY[i];
}

function arcGap(walls: Walls, i: number, x: number, y: number): number {
  const fx = x - walls.centerX[i];
  const fy = y - walls.centerY[i];
  return Math.sqrt(fx * fx + fy * fy) - walls.arcRadius[i];
}

function isBetweenEnds(walls: Walls, i: number, x: number, y: number): boolean {
  const ex = walls.x1[i] - walls.x0[i];
  const ey = walls.y1[i] - walls.y0[i];
  const along = (x - walls.x0[i]) * ex + (y - walls.y0[i]) * ey;
  return along >= 0 && along <= ex * ex + ey * ey;
}
