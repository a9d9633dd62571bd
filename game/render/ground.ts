// What the felt of a stadium looks like: the venue's turf where its file asks for plain grass, else
// felt of its own colour. Colours as CSS has them.
import type { PitchDrawing } from '../../shared/simulation/stadium-source.ts';
import type { Turf } from './venue.ts';

/** What a file says of it: the kind, and its colour or -1. */
export type Surface = Pick<PitchDrawing, 'ground' | 'color'>;

export type Ground = {
  readonly base: string;
  /** Mown stripes; none on ice and bare ground. */
  readonly stripes: readonly [string, string] | null;
  /** Fibres all over, and those that lie over the lines. */
  readonly fibres: readonly string[];
  readonly over: readonly string[];
  /** Markings and centre line. */
  readonly line: string;
};

/** Dark enough for white walls, light enough for black ones. */
const hockeyBase = 0x66727c;
const bareBase = 0x718c5a;

export function groundOf({ ground, color }: Surface, turf: Turf): Ground {
  if (ground === 'grass') {
    if (color < 0) return { ...turf, over: turf.stripes };
    const stripes = [mixed(color, 255, 0.06), mixed(color, 0, 0.06)] as const;
    return { ...feltOf(color, turf.line), stripes };
  }
  if (ground === 'hockey') return feltOf(color < 0 ? hockeyBase : color, turf.lineIce);
  return feltOf(color < 0 ? bareBase : color, turf.line);
}

/** Plain felt dyed in one colour. */
function feltOf(color: number, line: string): Ground {
  const base = mixed(color, 0, 0);
  return {
    base,
    stripes: null,
    fibres: [mixed(color, 255, 0.3), mixed(color, 0, 0.3), mixed(color, 255, 0.16)],
    over: [base, mixed(color, 0, 0.1)],
    line,
  };
}

/** 0xRRGGBB with a part of black (0) or white (255) in it. */
function mixed(color: number, towards: number, part: number): string {
  const channels = [color >> 16, color >> 8, color].map((channel) =>
    Math.round((channel & 255) * (1 - part) + towards * part),
  );
  return `rgb(${channels.join(',')})`;
}
