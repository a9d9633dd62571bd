// Discs against what stands still: planes, walls, points and posts, in this order (S32 to S36).

import { touch } from './bodies.ts';
import { closingMaxPxPerTick, eventSpeedMinPxPerTick } from './constants.ts';
import { addImpact, eventKind } from './event.ts';
import { isBall } from './flags.ts';
import { keepNear } from './neighbours.ts';
import { isApart } from './obstacle-form.ts';
import { type CellLists, cellAt } from './obstacle-grid.ts';
import { isOnArc } from './obstacle-shape.ts';
import type { FixedCircles } from './stadium.ts';
import type { RoomState } from './state.ts';

/**
 * One pass over all discs in ascending order; true if any touched. A disc that nothing touched in
 * the sub-step is where the first pass left it untouched, so `isFirst` false leaves it out.
 */
export function meetObstacles(state: RoomState, isFirst: boolean): boolean {
  const { bodies, discs, stadium } = state;
  const { count, touched } = bodies;
  const { invMass } = bodies;
  const { nearObstacle } = bodies.neighbours;
  const ownDiscs = stadium.discs.count;
  let met = false;
  for (let disc = 0; disc < count; disc++) {
    if (nearObstacle[disc] === 0 || (!isFirst && touched[disc] === 0)) continue;
    if (invMass[disc] === 0) continue;
    const lists = disc < ownDiscs ? stadium.grid.discs : stadium.grid.players;
    const cell = cellAt(lists, discs, disc * 4);
    if (lists.starts[cell] === lists.starts[cell + 1]) continue;
    if (meetListed(state, disc, lists, cell)) met = true;
  }
  return met;
}

/** From `cell` on: whoever is pushed into another one goes on with what that one lists. */
function meetListed(state: RoomState, disc: number, lists: CellLists, from: number): boolean {
  const { discs } = state;
  const { radius } = state.bodies;
  const { forms } = state.stadium.grid;
  const { starts, items } = lists;
  let cell = from;
  let met = false;
  for (let i = starts[cell]; i < starts[cell + 1]; i++) {
    const id = items[i];
    if (isApart(forms, id, discs, radius, disc)) continue;
    if (!meetObstacle(state, disc, id)) continue;
    met = true;
    const now = cellAt(lists, discs, disc * 4);
    if (now === cell) continue;
    cell = now;
    i = starts[cell];
    while (i < starts[cell + 1] && items[i] <= id) i++;
    i--;
  }
  if (met) keepNear(state, disc);
  return met;
}

function meetObstacle(state: RoomState, disc: number, id: number): boolean {
  const { stadium } = state;
  const { firstWall, firstPoint, firstPost } = stadium.grid;
  if (id < firstWall) return meetPlane(state, disc, id);
  if (id < firstPoint) {
    const wall = id - firstWall;
    return stadium.walls.arcRadius[wall] > 0
      ? meetArc(state, disc, wall)
      : meetLine(state, disc, wall);
  }
  if (id < firstPost) {
    return meetCircle(state, disc, stadium.points, id - firstPoint, eventKind.wall);
  }
  return meetCircle(state, disc, stadium.posts, id - firstPost, eventKind.post);
}

function meetPlane(state: RoomState, disc: number, i: number): boolean {
  const { planes } = state.stadium;
  const { discs, bodies } = state;
  const { contact } = bodies;
  const nx = planes.normalX[i];
  const ny = planes.normalY[i];
  const height = nx * discs[disc * 4] + ny * discs[disc * 4 + 1] - planes.dist[i];
  const depth = bodies.radius[disc] - height;
  if (depth <= 0 || !meets(state, disc, planes.mask[i], planes.group[i])) return false;
  contact[0] = nx;
  contact[1] = ny;
  contact[2] = depth;
  contact[3] = planes.bCoef[i];
  bounce(state, disc, eventKind.wall);
  return true;
}

function meetLine(state: RoomState, disc: number, i: number): boolean {
  const { walls } = state.stadium;
  if (!meets(state, disc, walls.mask[i], walls.group[i])) return false;
  const x = state.discs[disc * 4];
  const y = state.discs[disc * 4 + 1];
  const ex = walls.x1[i] - walls.x0[i];
  const ey = walls.y1[i] - walls.y0[i];
  if ((x - walls.x0[i]) * ex + (y - walls.y0[i]) * ey <= 0) return false;
  if ((x - walls.x1[i]) * ex + (y - walls.y1[i]) * ey >= 0) return false;
  const nx = walls.normalX[i];
  const ny = walls.normalY[i];
  const { contact } = state.bodies;
  contact[0] = nx;
  contact[1] = ny;
  contact[2] = (x - walls.x0[i]) * nx + (y - walls.y0[i]) * ny;
  return pushFromWall(state, disc, i);
}

/** A disc exactly in the centre of an arc touches nothing. */
function meetArc(state: RoomState, disc: number, i: number): boolean {
  const { walls } = state.stadium;
  if (!meets(state, disc, walls.mask[i], walls.group[i])) return false;
  const fx = state.discs[disc * 4] - walls.centerX[i];
  const fy = state.discs[disc * 4 + 1] - walls.centerY[i];
  const distance = Math.sqrt(fx * fx + fy * fy);
  const { contact } = state.bodies;
  contact[0] = fx;
  contact[1] = fy;
  if (distance === 0 || !isOnArc(walls, i, contact)) return false;
  contact[0] = fx / distance;
  contact[1] = fy / distance;
  contact[2] = distance - walls.arcRadius[i];
  return pushFromWall(state, disc, i);
}

/**
 * `contact` has the wall's normal and the distance of the centre along it, negative behind the
 * wall.
 */
function pushFromWall(state: RoomState, disc: number, i: number): boolean {
  const { contact, radius } = state.bodies;
  const { walls } = state.stadium;
  const bias = walls.bias[i];
  const side = bias < 0 || (bias === 0 && contact[2] < 0) ? -1 : 1;
  const distance = contact[2] * side;
  if (distance < -Math.abs(bias) || distance >= radius[disc]) return false;
  contact[0] *= side;
  contact[1] *= side;
  contact[2] = radius[disc] - distance;
  contact[3] = walls.bCoef[i];
  bounce(state, disc, eventKind.wall);
  return true;
}

/**
 * A disc exactly on a point or in the centre of a post is left alone: there is no side to push it
 * to.
 */
function meetCircle(
  state: RoomState,
  disc: number,
  circles: FixedCircles,
  i: number,
  kind: number,
): boolean {
  const dx = state.discs[disc * 4] - circles.x[i];
  const dy = state.discs[disc * 4 + 1] - circles.y[i];
  const reach = state.bodies.radius[disc] + circles.radius[i];
  const squared = dx * dx + dy * dy;
  if (squared >= reach * reach || squared === 0) return false;
  if (!meets(state, disc, circles.mask[i], circles.group[i])) return false;
  const distance = Math.sqrt(squared);
  const { contact } = state.bodies;
  contact[0] = dx / distance;
  contact[1] = dy / distance;
  contact[2] = reach - distance;
  contact[3] = circles.bCoef[i];
  bounce(state, disc, kind);
  return true;
}

function meets(state: RoomState, disc: number, mask: number, group: number): boolean {
  return (state.bodies.group[disc] & mask) !== 0 && (state.bodies.mask[disc] & group) !== 0;
}

/** Pushes a disc out along the normal of `contact` and turns its speed into the wall around. */
function bounce(state: RoomState, disc: number, kind: number): void {
  const { discs, bodies } = state;
  const { contact } = bodies;
  const at = disc * 4;
  discs[at] += contact[0] * contact[2];
  discs[at + 1] += contact[1] * contact[2];
  bodies.touched[disc] |= touch.obstacle;
  const closing = -(discs[at + 2] * contact[0] + discs[at + 3] * contact[1]);
  if (closing <= 0) return;
  const push = Math.min(closing, closingMaxPxPerTick) * (1 + bodies.bCoef[disc] * contact[3]);
  discs[at + 2] += contact[0] * push;
  discs[at + 3] += contact[1] * push;
  if (closing < eventSpeedMinPxPerTick || bodies.seat[disc] >= 0) return;
  if (!isBall(disc, bodies.group[disc])) return;
  contact[0] = closing;
  addImpact(state, kind, disc, disc);
}
