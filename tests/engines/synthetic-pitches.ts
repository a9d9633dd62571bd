// Small pitches of one feature each, and one with all of them: what a stadium file can contain and
// our own pitches don't. Walls where players and balls meet them often.
import { flag } from '../../shared/simulation/flags.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { compileStadium } from '../../shared/simulation/stadium-compile.ts';
import {
  type DiscSource,
  type JointSource,
  playerPhysicsDefault,
  type StadiumSource,
} from '../../shared/simulation/stadium-source.ts';
import { bareSource, disc, plane, segment, vertex } from '../simulation/scene.ts';

export type SyntheticPitch = {
  readonly name: string;
  /** What its file would have: 32 hex digits, the number of the pitch. */
  readonly hash: string;
  readonly stadium: Stadium;
};

const halfWidth = 260;
const halfHeight = 150;
const players = flag.red | flag.blue;

/** Closed by planes, a goal line left and right, the ball in the middle. */
const arena: Partial<StadiumSource> = {
  viewHalfWidth: halfWidth,
  viewHalfHeight: halfHeight,
  spawnDistance: 120,
  planes: [
    plane(1, 0, -halfWidth),
    plane(-1, 0, -halfWidth),
    plane(0, 1, -halfHeight),
    plane(0, -1, -halfHeight),
  ],
  goals: [
    { p0: [-240, -60], p1: [-240, 60], team: 1 },
    { p0: [240, -60], p1: [240, 60], team: 2 },
  ],
};

const ball = (x: number, y: number, changes: Partial<DiscSource> = {}) =>
  disc({ pos: [x, y], radius: 9, ...changes });
const joint = (d0: number, d1: number, changes: Partial<JointSource> = {}): JointSource => ({
  d0,
  d1,
  length: null,
  strength: null,
  color: -1,
  ...changes,
});
const chain = [0, 30, 60, 90].map((y) => ball(0, y - 45));

const features: Readonly<Record<string, Partial<StadiumSource>>> = {
  curves: {
    vertexes: [
      vertex(-120, -60),
      vertex(-120, 60),
      vertex(120, -60),
      vertex(120, 60),
      vertex(0, -120),
      vertex(40, -120),
    ],
    segments: [
      segment(0, 1, { curve: 90 }),
      segment(2, 3, { curve: -200 }),
      segment(4, 5, { curve: 0, curveF: -0.5, bCoef: 1.4 }),
      segment(0, 2, { curve: 12.5 }),
      segment(1, 3, { curve: 9 }),
    ],
  },
  'one-sided walls': {
    vertexes: [
      vertex(-90, -100),
      vertex(-90, 100),
      vertex(90, -100),
      vertex(90, 100),
      vertex(0, 130),
    ],
    segments: [
      segment(0, 1, { bias: 20 }),
      segment(2, 3, { bias: -20 }),
      segment(0, 2, { curve: 60, bias: -30 }),
      segment(1, 4, { curve: -80, bias: 45 }),
      segment(4, 3, { bias: 15, mask: players }),
    ],
  },
  'slanted planes': {
    planes: [
      ...arena.planes!,
      plane(3, 4, -170),
      plane(-1, 2, -160, 0.2),
      { ...plane(-5, -5, -190, 1.8), mask: flag.ball },
      plane(0, 0, 5),
    ],
  },
  'solid points and posts': {
    vertexes: [vertex(-60, 0), vertex(60, 0, { bCoef: 2 }), vertex(0, 60), vertex(0, -60)],
    segments: [segment(2, 2), segment(0, 0, { curve: 90, bias: 5 })],
    discs: [
      ball(0, 0),
      ...[-1, 1].flatMap((x) => [
        disc({ pos: [x * 130, 70], radius: 12, invMass: 0, bCoef: 1.5, group: flag.wall }),
        disc({ pos: [x * 130, 75], radius: -8, invMass: 0, group: flag.wall }),
      ]),
    ],
  },
  gravity: {
    player: { ...playerPhysicsDefault, gravity: [0, 0.04] },
    discs: [ball(0, 0, { gravity: [0, 0.06], bCoef: 0.9 }), ball(50, -50, { gravity: [0.02, 0] })],
  },
  'rigid joints': { discs: chain, joints: [joint(0, 1), joint(1, 2), joint(2, 3, { length: 20 })] },
  ropes: {
    discs: [...chain, disc({ pos: [0, -80], invMass: 0, radius: 4 })],
    joints: [
      joint(0, 4, { length: [0, 120] }),
      joint(1, 2, { length: [25, 60] }),
      joint(2, 3, { length: [40, 40] }),
    ],
  },
  springs: {
    discs: chain,
    joints: [
      joint(0, 1, { strength: 0.05 }),
      joint(1, 2, { length: 50, strength: 0.2 }),
      joint(2, 3, { length: [20, 70], strength: 0.5 }),
    ],
  },
  'several balls': {
    kickOffReset: 'full',
    discs: [
      ...Array.from({ length: 12 }, (_, i) => ball(-110 + i * 20, i % 2 === 0 ? 20 : -20)),
      ball(0, 90, { radius: 30, invMass: 0.1, damping: 0.97, group: flag.wall }),
      ball(80, 90, { speed: [2, -3], damping: 1, bCoef: 1, group: flag.c0 | flag.kick }),
    ],
  },
  kickback: { player: { ...playerPhysicsDefault, kickback: 3, kickStrength: 8 } },
  'kick-off barriers': {
    vertexes: [vertex(0, -150), vertex(0, -50), vertex(0, 50), vertex(0, 150)],
    segments: [
      segment(0, 1, { mask: players, group: flag.redKickOff | flag.blueKickOff }),
      segment(1, 2, { curve: 180, bias: 20, mask: players, group: flag.blueKickOff }),
      segment(1, 2, { curve: -180, bias: 20, mask: players, group: flag.redKickOff }),
      segment(2, 3, { mask: players, group: flag.redKickOff | flag.blueKickOff, bias: -10 }),
    ],
  },
  'own player physics': {
    player: {
      radius: 11,
      bCoef: 1.2,
      invMass: 0.8,
      damping: 0.985,
      acceleration: 0.2,
      kickingAcceleration: 0.25,
      kickingDamping: 0.9,
      kickStrength: 11,
      kickback: -0.4,
      gravity: [0.005, -0.01],
      group: flag.c1 | flag.kick,
    },
  },
  'spawn points': {
    redSpawnPoints: [
      [-200, 100],
      [-100, -40],
    ],
    blueSpawnPoints: [[150, 0]],
  },
};

function everything(): Partial<StadiumSource> {
  const parts = Object.values(features);
  const discs = parts.flatMap((part) => part.discs ?? []);
  let shift = 0;
  const segments = parts.flatMap((part) => {
    const moved = (part.segments ?? []).map((one) => ({
      ...one,
      v0: one.v0 + shift,
      v1: one.v1 + shift,
    }));
    shift += part.vertexes?.length ?? 0;
    return moved;
  });
  return {
    ...features['own player physics'],
    ...features['spawn points'],
    discs,
    vertexes: parts.flatMap((part) => part.vertexes ?? []),
    segments,
    joints: [joint(4, 9), joint(10, 11, { strength: 0.1 }), joint(12, 13, { length: [10, 90] })],
  };
}

export const syntheticPitches: readonly SyntheticPitch[] = Object.entries({
  ...features,
  everything: everything(),
}).map(([name, changes], i) => ({
  name,
  hash: (i + 1).toString(16).padStart(32, '0'),
  stadium: compileStadium({ ...bareSource, ...arena, ...changes, name }),
}));
