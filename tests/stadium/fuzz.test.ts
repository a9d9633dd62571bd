// T26: whatever is done to a file, the reader says why not, or bots play on it without a number
// going wrong.
import { expect, it } from 'vitest';
import { readStadium } from '../../shared/stadium/read-stadium.ts';
import { createRandom } from '../simulation/scene.ts';
import { botsOn, play } from './play.ts';
import { yard } from './stadium-text.ts';

const seed = Number(process.env.SEED ?? 20260);
const changedFiles = 250;
const cutTexts = 400;
const perSide = 6;
const ticks = 600;

/** Values that files have, could have, and should not have. */
const values: readonly unknown[] = [
  ...[0, -0, 1, -1, 0.5, 2, 7, 15, 50, 90, -90, 180, 300, 1e-9, 1e6, -1e6, 1e26, 1e308, -1e308],
  ...['', '12', 'all', 'disc0', 'rigid', 'NaN', 'transparent', 'Infinity', '__proto__', 'post'],
  ...[null, true, false, [], {}, [0, 0], [1, 0], [0, -5], [1e9, -1e9], [null, 1], ['ball', 'c0']],
  ...[['all', 'kick', 'score'], ['wall'], ['red', 'blue'], { radius: -5 }, [[0, 0]], [0, 100]],
];

const keys = [
  ...['x', 'y', 'bCoef', 'cMask', 'cGroup', 'v0', 'v1', 'curve', 'curveF', 'bias', 'vis', 'color'],
  ...[
    'normal',
    'dist',
    'p0',
    'p1',
    'team',
    'pos',
    'speed',
    'gravity',
    'radius',
    'invMass',
    'trait',
  ],
  ...['damping', 'd0', 'd1', 'length', 'strength', 'acceleration', 'kickStrength', 'kickback'],
  ...['kickingAcceleration', 'kickingDamping', '__proto__', 'constructor'],
];

type Random = () => number;
type Node = Record<string, unknown> | unknown[];

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)];

/** All objects and lists of the file, root first. */
function nodesOf(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

function change(random: Random, root: Record<string, unknown>): void {
  const node = pick(random, nodesOf(root));
  const value = structuredClone(pick(random, values));
  if (!Array.isArray(node)) {
    const own = Object.keys(node);
    const key = random() < 0.5 || own.length === 0 ? pick(random, keys) : pick(random, own);
    Object.defineProperty(node, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return;
  }
  const kind = Math.floor(random() * 3);
  const at = Math.floor(random() * node.length);
  if (kind === 0) node.push(...structuredClone(node), value);
  else if (kind === 1) node.splice(at, 1);
  else node[at] = value;
}

/** Refusals that were seen, to know that both outcomes occur. */
function judge(text: string, label: string): 'played' | 'refused' {
  const reading = readStadium('fuzz.hbs', text);
  if (reading.ok) {
    try {
      play(botsOn(reading.stadium, perSide), ticks);
    } catch (thrown) {
      throw new Error(`${label}: ${String(thrown)} on ${text}`);
    }
    return 'played';
  }
  const { file, path, expected, found, message } = reading.error;
  const parts = [file, path, expected, found, message];
  expect(
    parts.every((one) => one.length > 0),
    label,
  ).toBe(true);
  expect(message, label).toBe(`${file}: ${path}: expected ${expected}, found ${found}.`);
  expect(message, label).not.toMatch(/undefined|\[object/);
  return 'refused';
}

it(`T26: changed files play or are refused (SEED=${seed})`, () => {
  const outcomes = { played: 0, refused: 0 };
  for (let i = 0; i < changedFiles; i++) {
    const random = createRandom(seed + i);
    const root = structuredClone(yard());
    const changes = 1 + Math.floor(random() * random() * 12);
    for (let n = 0; n < changes; n++) change(random, root);
    outcomes[judge(JSON.stringify(root), `seed ${seed + i}`)]++;
  }
  expect(outcomes.played).toBeGreaterThan(changedFiles / 5);
  expect(outcomes.refused).toBeGreaterThan(changedFiles / 5);
});

it(`T26: texts cut, doubled and spoilt are refused or read (SEED=${seed})`, () => {
  const whole = JSON.stringify(yard());
  const scraps = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '/*',
    '//',
    '\\',
    '\u0000',
    '\ud800',
    '1e',
    'NaN',
    '-',
  ];
  for (let i = 0; i < cutTexts; i++) {
    const random = createRandom(seed + 7000 + i);
    const at = Math.floor(random() * whole.length);
    const end = at + Math.floor(random() * random() * 200);
    const text = whole.slice(0, at) + pick(random, scraps) + whole.slice(end);
    const reading = readStadium('fuzz.hbs', text);
    if (!reading.ok)
      expect(reading.error.message).toMatch(/^fuzz\.hbs: .+ expected .+ found .+\.$/s);
  }
});
