// The solid and drawn things of a stadium file, one function per kind of element, with the defaults
// of the format (docs/stadiums.md, T10 to T17).
import { allFlags, flag } from '../simulation/flags.ts';
import type {
  DiscSource,
  GoalSource,
  JointSource,
  PlaneSource,
  Point,
  SegmentSource,
  VertexSource,
} from '../simulation/stadium-source.ts';
import {
  booleanAt,
  colorAt,
  type Element,
  flagsAt,
  indexAt,
  numberAt,
  numberFrom,
  numberOf,
  pathOf,
  pointAt,
  valueAt,
} from './fields.ts';
import {
  accelerationRange,
  bCoefRange,
  biasRange,
  coordinateRange,
  curveFRange,
  curveRange,
  dampingRange,
  invMassRange,
  jointLengthRange,
  normalLengthMin,
  type Range,
  radiusRange,
  speedRange,
  springRange,
} from './limits.ts';
import { inWords, type Reading, refuse, warn } from './reading.ts';

export function readVertex(reading: Reading, element: Element): VertexSource {
  return {
    x: numberAt(reading, element, 'x', coordinateRange, null),
    y: numberAt(reading, element, 'y', coordinateRange, null),
    ...surfaceOf(reading, element),
  };
}

export function readSegment(reading: Reading, element: Element, vertexes: number): SegmentSource {
  const curveF = curveFactorOf(reading, element);
  return {
    v0: indexAt(reading, element, 'v0', 'a vertex', vertexes),
    v1: indexAt(reading, element, 'v1', 'a vertex', vertexes),
    curve: curveF === 'straight' ? 0 : numberAt(reading, element, 'curve', curveRange, 0),
    curveF: curveF === 'straight' ? null : curveF,
    bias: numberAt(reading, element, 'bias', biasRange, 0),
    visible: booleanAt(element, 'vis', true),
    color: colorAt(reading, element, 'color', 0),
    ...surfaceOf(reading, element),
  };
}

/** Beyond its range the arc is as good as straight; null when the file gives none. */
function curveFactorOf(reading: Reading, element: Element): number | null | 'straight' {
  if (valueAt(element, 'curveF') === undefined) return null;
  const all: Range = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  const curveF = numberAt(reading, element, 'curveF', all, null);
  return curveF >= curveFRange.min && curveF <= curveFRange.max ? curveF : 'straight';
}

export function readPlane(reading: Reading, element: Element): PlaneSource {
  const normal = pointAt(reading, element, 'normal', coordinateRange, null);
  return {
    normal: hasLength(normal) ? normal : [0, 0],
    dist: numberAt(reading, element, 'dist', coordinateRange, null),
    ...surfaceOf(reading, element),
  };
}

function hasLength(normal: Point): boolean {
  return Math.max(Math.abs(normal[0]), Math.abs(normal[1])) >= normalLengthMin;
}

function surfaceOf(
  reading: Reading,
  element: Element,
): { readonly bCoef: number; readonly mask: number; readonly group: number } {
  return {
    bCoef: numberAt(reading, element, 'bCoef', bCoefRange, 1),
    mask: flagsAt(reading, element, 'cMask', allFlags),
    group: flagsAt(reading, element, 'cGroup', flag.wall),
  };
}

export function readGoal(reading: Reading, element: Element): GoalSource {
  return {
    p0: pointAt(reading, element, 'p0', coordinateRange, null),
    p1: pointAt(reading, element, 'p1', coordinateRange, null),
    team: teamAt(reading, element),
  };
}

function teamAt(reading: Reading, element: Element): number {
  const team = valueAt(element, 'team');
  const name = typeof team === 'string' ? team.trim().toLowerCase() : '';
  if (name === 'red') return 1;
  if (name === 'blue') return 2;
  refuse(reading, pathOf(element, 'team'), '"red" or "blue"', inWords(team));
  return 1;
}

/** `group` is what a disc without `cGroup` is. */
export function readDisc(reading: Reading, element: Element, group: number): DiscSource {
  return {
    pos: pointAt(reading, element, 'pos', coordinateRange, [0, 0]),
    speed: pointAt(reading, element, 'speed', speedRange, [0, 0]),
    gravity: pointAt(reading, element, 'gravity', accelerationRange, [0, 0]),
    radius: radiusAt(reading, element, 10),
    invMass: numberAt(reading, element, 'invMass', invMassRange, 1),
    damping: numberAt(reading, element, 'damping', dampingRange, 0.99),
    bCoef: numberAt(reading, element, 'bCoef', bCoefRange, 0.5),
    color: colorAt(reading, element, 'color', 0xffffff),
    mask: flagsAt(reading, element, 'cMask', allFlags),
    group: flagsAt(reading, element, 'cGroup', group),
  };
}

export function radiusAt(reading: Reading, element: Element, fallback: number): number {
  const both: Range = { min: -radiusRange.max, max: radiusRange.max };
  return Math.abs(numberAt(reading, element, 'radius', both, fallback));
}

/** Null for a joint of a disc with itself, which does nothing. */
export function readJoint(reading: Reading, element: Element, discs: number): JointSource | null {
  const d0 = indexAt(reading, element, 'd0', 'a disc', discs);
  const d1 = indexAt(reading, element, 'd1', 'a disc', discs);
  const joint = {
    d0,
    d1,
    length: jointLength(reading, element),
    strength: strengthAt(reading, element),
    color: colorAt(reading, element, 'color', 0),
  };
  if (d0 !== d1) return joint;
  warn(reading, `${element.path}: a disc tied to itself, left out.`);
  return null;
}

function jointLength(reading: Reading, element: Element): JointSource['length'] {
  const value = valueAt(element, 'length');
  if (value === undefined) return null;
  return Array.isArray(value)
    ? pointAt(reading, element, 'length', jointLengthRange, null)
    : numberFrom(reading, value, pathOf(element, 'length'), jointLengthRange);
}

function strengthAt(reading: Reading, element: Element): number | null {
  const value = valueAt(element, 'strength');
  if (value === undefined || value === 'rigid') return null;
  if (!Number.isNaN(numberOf(value))) {
    return numberAt(reading, element, 'strength', springRange, null);
  }
  refuse(reading, pathOf(element, 'strength'), '"rigid" or a number', inWords(value));
  return null;
}
