// The colours of kits as custom properties, which the style sheets refer to.
import type { Kit } from '../../shared/simulation/kit.ts';
import { kitOf, sides } from './team.ts';

type Properties = Readonly<Record<string, string>>;

/** For the element around all that shows sides; follows every change of kits. */
export function sidesStyle(): Properties {
  return Object.assign({}, ...sides.map((team) => sideStyle(team, kitOf(team))));
}

function sideStyle(team: 1 | 2, { base, text, tint }: Kit): Properties {
  const name = `--team-${team}`;
  return { [name]: base, [`${name}-deep`]: text, [`${name}-tint`]: tint };
}

/** For a picture of a kit, whoever wears it. */
export function kitStyle({ base, light, dark, rim, ink }: Kit): Properties {
  return {
    ...{ '--kit': base, '--kit-light': light, '--kit-dark': dark },
    ...{ '--kit-rim': rim, '--kit-ink': ink },
  };
}
