// The mirror image of a drawn pitch and of an input; `axis` is the coordinate whose sign changes.
import type {
  Point,
  SegmentSource,
  StadiumSource,
} from '../../shared/simulation/stadium-source.ts';

export type Axis = 'x' | 'y';

export function mirrorSource(source: StadiumSource, axis: Axis): StadiumSource {
  const flip = ([x, y]: Point): Point => (axis === 'x' ? [-x, y] : [x, -y]);
  return {
    ...source,
    player: { ...source.player, gravity: flip(source.player.gravity) },
    discs: source.discs.map((disc) => ({
      ...disc,
      pos: flip(disc.pos),
      speed: flip(disc.speed),
      gravity: flip(disc.gravity),
    })),
    vertexes: source.vertexes.map((vertex) => {
      const [x, y] = flip([vertex.x, vertex.y]);
      return { ...vertex, x, y };
    }),
    segments: source.segments.map(mirrorSegment),
    planes: source.planes.map((plane) => ({ ...plane, normal: flip(plane.normal) })),
    goals: source.goals.map((goal) => ({ ...goal, p0: flip(goal.p0), p1: flip(goal.p1) })),
    redSpawnPoints: source.redSpawnPoints.map(flip),
    blueSpawnPoints: source.blueSpawnPoints.map(flip),
  };
}

/** Left of the way from v0 to v1 becomes right of it: the other way round, or the other sign. */
function mirrorSegment(segment: SegmentSource): SegmentSource {
  if (segment.curveF !== null) return { ...segment, v0: segment.v1, v1: segment.v0 };
  return { ...segment, curve: -segment.curve, bias: -segment.bias };
}

/** The 16 directions go clockwise from +x. */
export function flipInput(input: number, axis: Axis): number {
  const direction = input & 31;
  if (direction === 0 || direction > 16) return input;
  const flipped = axis === 'y' ? ((17 - direction) % 16) + 1 : ((25 - direction) % 16) + 1;
  return flipped | (input & 32);
}
