// The physics of the players of a stadium file (docs/stadiums.md, T8).
import { type PlayerPhysics, playerPhysicsDefault } from '../simulation/stadium-source.ts';
import { radiusAt } from './elements.ts';
import {
  type Element,
  elementOf,
  type Fields,
  flagsAt,
  numberAt,
  pointAt,
  valueAt,
} from './fields.ts';
import {
  accelerationRange,
  bCoefRange,
  dampingRange,
  invMassRange,
  type Range,
  speedRange,
} from './limits.ts';
import type { Reading } from './reading.ts';

type NumberKey = Exclude<keyof PlayerPhysics, 'gravity' | 'group' | 'radius'>;

export function readPlayer(reading: Reading, root: Element, traits: Fields): PlayerPhysics {
  const value = valueAt(root, 'playerPhysics') ?? {};
  const element = elementOf(reading, value, 'playerPhysics', traits);
  const number = (key: NumberKey, range: Range) =>
    numberAt(reading, element, key, range, playerPhysicsDefault[key]);
  return {
    radius: radiusAt(reading, element, playerPhysicsDefault.radius),
    bCoef: number('bCoef', bCoefRange),
    invMass: number('invMass', invMassRange),
    damping: number('damping', dampingRange),
    acceleration: number('acceleration', accelerationRange),
    kickingAcceleration: number('kickingAcceleration', accelerationRange),
    kickingDamping: number('kickingDamping', dampingRange),
    kickStrength: number('kickStrength', speedRange),
    kickback: number('kickback', speedRange),
    gravity: pointAt(reading, element, 'gravity', accelerationRange, [0, 0]),
    group: flagsAt(reading, element, 'cGroup', 0),
  };
}
