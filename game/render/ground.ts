// What the felt of a stadium looks like: ours where its file asks for plain grass, else felt of its
// own colour. Colours as CSS has them.
import type { PitchDrawing } from '../../shared/simulation/stadium-source.ts';
import { palette } from './palette.ts';

export type Ground = {
  readonly base: string;
  /** Mown stripes; none on ice and bare ground. */
  readonly stripes: readonly [string, string] | null;
  /** Fibres all over, and those that lie over the lines. */
  readonly fibres: readonly string[];
  readonly worn: readonly string[];
  /** Markings and centre line. */
  readonly line: string;
};

const grass: Ground = {
  base: palette.feltBase,
  stripes: palette.felt,
  fibres: palette.feltFibres,
  worn: palette.felt,
  line: palette.line,
};
/** Dark enough for white walls, light enough for black ones. */
const hockeyBase = 0x66727c;
const bareBase = 0x718c5a;

export function groundOf({ ground, color }: PitchDrawing): Ground {
  if (ground === 'grass') {
    if (color < 0) return grass;
    return { ...feltOf(color), stripes: [mixed(color, 255, 0.06), mixed(color, 0, 0.06)] };
  }
  if (ground === 'hockey')
    return { ...feltOf(color < 0 ? hockeyBase : color), line: palette.lineIce };
  return feltOf(color < 0 ? bareBase : color);
}

/** Plain felt dyed in one colour. */
function feltOf(color: number): Ground {
  const base = mixed(color, 0, 0);
  return {
    base,
    stripes: null,
    fibres: [mixed(color, 255, 0.3), mixed(color, 0, 0.3), mixed(color, 255, 0.16)],
    worn: [base, mixed(color, 0, 0.1)],
    line: palette.line,
  };
}

/** 0xRRGGBB with a part of black (0) or white (255) in it. */
function mixed(color: number, towards: number, part: number): string {
  const channels = [color >> 16, color >> 8, color].map((channel) =>
    Math.round((channel & 255) * (1 - part) + towards * part),
  );
  return `rgb(${channels.join(',')})`;
}
