// Stadiums that a file could contain, for property tests: bounded numbers, everything else goes.
import fc from 'fast-check';
import { allFlags, flag } from '../../shared/simulation/flags.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { compileStadium } from '../../shared/simulation/stadium-compile.ts';
import type {
  DiscSource,
  JointSource,
  PlayerPhysics,
  SegmentSource,
  StadiumSource,
  VertexSource,
} from '../../shared/simulation/stadium-source.ts';
import { ballSource, bareSource, plane } from './scene.ts';

/** Evenly in thousandths: what people draw. fast-check's own doubles are nearly all tiny. */
const between = (min: number, max: number) =>
  fc.integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) }).map((n) => n / 1000);
const place = fc.tuple(between(-300, 300), between(-200, 200));
const pull = fc.tuple(between(-0.1, 0.1), between(-0.1, 0.1));
const bounce = between(-0.5, 2.5);
const mask = fc.constantFrom(allFlags, flag.ball, flag.red | flag.blue, allFlags | flag.c0, 0);
const group = fc.constantFrom(flag.wall, flag.wall | flag.redKickOff, flag.c0, allFlags, 0);

const vertexes: fc.Arbitrary<VertexSource> = fc
  .tuple(place, bounce, mask, group)
  .map(([[x, y], bCoef, mask, group]) => ({ x, y, bCoef, mask, group }));

/** `curve` below 10 counts as straight; mostly none. */
function segments(vertexCount: number, curves: fc.Arbitrary<number>): fc.Arbitrary<SegmentSource> {
  return fc.record({
    v0: fc.nat(vertexCount - 1),
    v1: fc.nat(vertexCount - 1),
    curve: curves,
    curveF: fc.option(between(-3, 3), { freq: 8 }),
    bias: fc.oneof(fc.constant(0), between(-60, 60)),
    bCoef: bounce,
    visible: fc.boolean(),
    color: fc.constant(-1),
    mask,
    group,
  });
}

const discs: fc.Arbitrary<DiscSource> = fc.record({
  pos: place,
  speed: fc.tuple(between(-100, 100), between(-100, 100)),
  gravity: pull,
  radius: between(-20, 40),
  invMass: fc.oneof(fc.constant(1), fc.constant(0), between(-0.1, 3)),
  damping: between(0.8, 1.01),
  bCoef: bounce,
  color: fc.constant(-1),
  mask,
  group: fc.constantFrom(allFlags, flag.ball | flag.kick | flag.score, flag.c0 | flag.kick),
});

const joints: fc.Arbitrary<JointSource> = fc.record({
  d0: fc.nat(9),
  d1: fc.nat(9),
  length: fc.oneof(fc.constant(null), between(0, 200), fc.tuple(between(0, 90), between(0, 200))),
  strength: fc.option(between(0, 2)),
  color: fc.constant(-1),
});

const players: fc.Arbitrary<PlayerPhysics> = fc.record({
  radius: between(1, 40),
  bCoef: bounce,
  invMass: fc.oneof(fc.constant(0.5), between(0, 2)),
  damping: between(0.8, 1),
  acceleration: between(-0.5, 2),
  kickingAcceleration: between(-0.5, 2),
  kickingDamping: between(0.8, 1),
  kickStrength: between(-10, 40),
  kickback: between(-10, 40),
  gravity: pull,
  group: fc.constantFrom(0, flag.c0, flag.kick),
});

/** Anything that a reader would let through. */
export const anySource: fc.Arbitrary<StadiumSource> = fc
  .record({
    vertexes: fc.array(vertexes, { minLength: 2, maxLength: 12 }),
    curves: fc.constant(fc.oneof(fc.constant(0), between(-360, 360))),
    discs: fc.array(discs, { minLength: 1, maxLength: 8 }),
    joints: fc.array(joints, { maxLength: 4 }),
    player: players,
    planes: fc.array(fc.tuple(between(-2, 2), between(-2, 2), between(-200, 50)), { maxLength: 5 }),
    spawns: fc.array(place, { maxLength: 4 }),
    reset: fc.constantFrom<'full' | 'partial'>('full', 'partial'),
  })
  .chain(({ curves, ...rest }) =>
    fc
      .array(segments(rest.vertexes.length, curves), { maxLength: 14 })
      .map((list) => ({ ...rest, segments: list })),
  )
  .map(({ planes, spawns, reset, ...parts }) => ({
    ...bareSource,
    ...parts,
    planes: planes.map(([x, y, dist]) => plane(x, y, dist)),
    goals: [
      { p0: [-290, -80], p1: [-290, 80], team: 1 },
      { p0: [290, -80], p1: [290, 80], team: 2 },
    ],
    kickOffReset: reset,
    redSpawnPoints: spawns,
    blueSpawnPoints: spawns.slice(1),
  }));

export const anyStadium: fc.Arbitrary<Stadium> = anySource.map(compileStadium);

/** A closed room with `corners` on an ellipse, its walls one- or two-sided, and discs in it. */
export type ClosedRoom = {
  readonly stadium: Stadium;
  /** The centre of a disc may be here. */
  readonly holds: (x: number, y: number) => boolean;
};

export const closedRoom: fc.Arbitrary<ClosedRoom> = fc
  .record({
    turns: fc.array(between(0.6, 1), { minLength: 4, maxLength: 9 }),
    bias: fc.oneof(fc.constant(0), between(1, 40)),
    bCoef: between(0, 1.5),
    balls: fc.array(fc.tuple(between(2, 16), between(0.1, 2)), { minLength: 1, maxLength: 5 }),
  })
  .map(({ turns, bias, bCoef, balls }) => {
    const corners = cornersOf(turns);
    const wall = { curve: 0, curveF: null, visible: true, color: -1, mask: allFlags };
    const stadium = compileStadium({
      ...bareSource,
      vertexes: corners.map(([x, y]) => ({ x, y, bCoef, mask: allFlags, group: flag.wall })),
      segments: corners.map((_, i) => ({
        ...wall,
        v0: i,
        v1: (i + 1) % corners.length,
        // Clockwise on the screen the normals point outwards.
        bias: -bias,
        bCoef,
        group: flag.wall,
      })),
      discs: balls.map(([radius, invMass], i) => ({
        ...ballSource,
        pos: [(i - 2) * 20, (i % 2) * 30] as const,
        radius,
        invMass,
        damping: 1,
      })),
      redSpawnPoints: [0, 1, 2].map((i) => [-30 * i, -40] as const),
      blueSpawnPoints: [0, 1, 2].map((i) => [30 * i + 15, 40] as const),
    });
    return { stadium, holds: (x, y) => corners.every((_, i) => isInside(corners, i, x, y)) };
  });

/** Convex and clockwise with y down: every angle is below half a turn. */
function cornersOf(turns: readonly number[]): [number, number][] {
  const sum = turns.reduce((all, one) => all + one, 0);
  let angle = 0;
  return turns.map((turn) => {
    angle += (turn / sum) * 2 * Math.PI;
    return [Math.cos(angle) * 320, Math.sin(angle) * 240];
  });
}

function isInside(corners: readonly [number, number][], i: number, x: number, y: number): boolean {
  const [x0, y0] = corners[i];
  const [x1, y1] = corners[(i + 1) % corners.length];
  return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) >= -1e-6;
}
