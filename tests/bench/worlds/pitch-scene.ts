// The scene that every engine of `npm run bench sim` plays: a pitch's walls, posts and frame, its
// discs and twelve players, as plain numbers. Barriers of the kick-off are left out.
import { flag, playerMask, teamFlag } from '../../../shared/simulation/flags.ts';
import { directionOf, directionX, directionY, kickOf } from '../../../shared/simulation/input.ts';
import type { Stadium } from '../../../shared/simulation/stadium.ts';

export type Line = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly bounce: number;
  readonly mask: number;
  readonly group: number;
};
export type Circle = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** 0: never moves. */
  readonly invMass: number;
  /** Part of the speed that is left after a tick. */
  readonly damping: number;
  readonly bounce: number;
  readonly mask: number;
  readonly group: number;
};
export type PitchScene = {
  readonly lines: readonly Line[];
  readonly posts: readonly Circle[];
  /** The stadium's discs, then twelve players. */
  readonly discs: readonly Circle[];
  readonly firstPlayer: number;
  readonly acceleration: number;
  readonly kickStrength: number;
};

/** One engine with the scene in it. Speeds are px per tick. */
export type SceneWorld = {
  readonly step: (inputs: Uint8Array) => void;
  /** Keeps what is needed to go on from here; returns its bytes, 0 if they can't be counted. */
  readonly save: () => number;
  readonly load: () => void;
  /** x and y of every disc. */
  readonly places: () => number[];
};

/** How many straight pieces stand for an arc of a full circle. */
const piecesPerTurn = 32;
const players = 12;
const kickReachPx = 4;

export function createPitchScene(stadium: Stadium): PitchScene {
  const { discs, posts, player } = stadium;
  const circle = (list: typeof discs | typeof posts, i: number): Circle => ({
    x: list.x[i],
    y: list.y[i],
    radius: list.radius[i],
    invMass: 'invMass' in list ? list.invMass[i] : 0,
    damping: 'damping' in list ? list.damping[i] : 1,
    bounce: list.bCoef[i],
    mask: list.mask[i],
    group: list.group[i],
  });
  return {
    lines: [...wallLines(stadium), ...planeLines(stadium)],
    posts: Array.from({ length: posts.count }, (_, i) => circle(posts, i)),
    discs: [
      ...Array.from({ length: discs.count }, (_, i) => circle(discs, i)),
      ...Array.from({ length: players }, (_, i) => ({
        x: (i % 2 === 0 ? -1 : 1) * (60 + 40 * Math.floor(i / 6)),
        y: -100 + 40 * (Math.floor(i / 2) % 6),
        radius: player.radius,
        invMass: player.invMass,
        damping: player.damping,
        bounce: player.bCoef,
        mask: playerMask,
        group: teamFlag((i % 2) + 1),
      })),
    ],
    firstPlayer: discs.count,
    acceleration: player.acceleration,
    kickStrength: player.kickStrength,
  };
}

/** What an engine must let the players do; index as in `discs`. */
export type SceneBodies = {
  readonly x: (disc: number) => number;
  readonly y: (disc: number) => number;
  /** Adds to the speed, px per tick. */
  readonly push: (disc: number, vx: number, vy: number) => void;
};

/** Runs and kicks for an engine that knows neither: player `i` has the input of seat `i`. */
export function drive(scene: PitchScene, bodies: SceneBodies, inputs: Uint8Array): void {
  const { firstPlayer, discs, acceleration, kickStrength } = scene;
  for (let player = firstPlayer; player < discs.length; player++) {
    const input = inputs[player - firstPlayer];
    const direction = directionOf(input);
    if (direction > 0) {
      const vx = directionX[direction] * acceleration;
      bodies.push(player, vx, directionY[direction] * acceleration);
    }
    if (!kickOf(input)) continue;
    for (let disc = 0; disc < firstPlayer; disc++) {
      if ((discs[disc].group & flag.kick) === 0) continue;
      const dx = bodies.x(disc) - bodies.x(player);
      const dy = bodies.y(disc) - bodies.y(player);
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance >= discs[disc].radius + discs[player].radius + kickReachPx) continue;
      const push = (kickStrength * discs[disc].invMass) / distance;
      bodies.push(disc, dx * push, dy * push);
    }
  }
}

function wallLines({ walls }: Stadium): Line[] {
  return Array.from({ length: walls.count }, (_, i) => i)
    .filter((i) => (walls.group[i] & flag.wall) !== 0 && walls.mask[i] !== 0)
    .flatMap((i) => {
      const ends = wallPoints(walls, i);
      const kind = { bounce: walls.bCoef[i], mask: walls.mask[i], group: walls.group[i] };
      return ends.slice(1).map(([x1, y1], at) => {
        const [x0, y0] = ends[at];
        return { x0, y0, x1, y1, ...kind };
      });
    })
    .filter((line) => line.x0 !== line.x1 || line.y0 !== line.y1);
}

/** An arc as points on it, from end to end. */
function wallPoints(walls: Stadium['walls'], i: number): [number, number][] {
  const radius = walls.arcRadius[i];
  const from: [number, number] = [walls.x0[i], walls.y0[i]];
  const to: [number, number] = [walls.x1[i], walls.y1[i]];
  if (radius === 0) return [from, to];
  const [cx, cy] = [walls.centerX[i], walls.centerY[i]];
  const start = Math.atan2(from[1] - cy, from[0] - cx);
  const turn = Math.PI * 2;
  const angle = (((Math.atan2(to[1] - cy, to[0] - cx) - start) % turn) + turn) % turn;
  const pieces = Math.max(2, Math.ceil((angle / turn) * piecesPerTurn));
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const at = start + (angle * piece) / pieces;
    return [cx + radius * Math.cos(at), cy + radius * Math.sin(at)];
  });
}

/** A plane as a line across the view. */
function planeLines({ planes, viewHalfWidth, viewHalfHeight }: Stadium): Line[] {
  const half = 2 * Math.max(viewHalfWidth, viewHalfHeight);
  return Array.from({ length: planes.count }, (_, i) => {
    const [nx, ny] = [planes.normalX[i], planes.normalY[i]];
    const [x, y] = [nx * planes.dist[i], ny * planes.dist[i]];
    return {
      x0: x - ny * half,
      y0: y + nx * half,
      x1: x + ny * half,
      y1: y - nx * half,
      bounce: planes.bCoef[i],
      mask: planes.mask[i],
      group: planes.group[i],
    };
  });
}
