// Light boards: a strip of words that repeats, and the light that it throws on the grass.
import { createPainter, type Painter } from './canvas.ts';
import { paintFrameShadow } from './pitch-felt.ts';
import { frameUnits, type PitchPlan } from './pitch-plan.ts';
import type { Boards } from './venue.ts';

export const boardUnits = { height: 11, inset: frameUnits / 2 } as const;
const textUnits = 8.2;
const gapUnits = 18;
/** Between the lamps of a board. */
const lampUnits = 0.9;

export type BoardStrip = {
  readonly canvas: HTMLCanvasElement;
  /** The words begin anew after so many units. */
  readonly periodUnits: number;
  /** Texels per unit. */
  readonly detail: number;
};

/** Shows `lengthUnits` from anywhere in the words; call it once the fonts are there. */
export function paintBoardStrip(
  boards: Boards,
  lengthUnits: number,
  wantedDetail: number,
  texelsMax: number,
): BoardStrip {
  const widths = measureWords(boards.words);
  const periodUnits = widths.reduce((sum, width) => sum + width + gapUnits, 0);
  const detail = Math.min(wantedDetail, texelsMax / (lengthUnits + periodUnits));
  const painter = createPainter((lengthUnits + periodUnits) * detail, boardUnits.height * detail);
  const { canvas } = painter;
  painter.fillStyle = boards.ground;
  painter.fillRect(0, 0, canvas.width, canvas.height);
  painter.scale(detail, detail);
  useFont(painter);
  for (let x = gapUnits / 2, word = 0; x < lengthUnits + periodUnits; word += 1) {
    const at = word % boards.words.length;
    painter.fillStyle = boards.colors[at % boards.colors.length];
    painter.fillText(boards.words[at], x, boardUnits.height * 0.54);
    painter.fillStyle = '#24405c';
    painter.fillRect(x + widths[at] + gapUnits / 2 - 1.6, boardUnits.height / 2 - 1.6, 3.2, 3.2);
    x += widths[at] + gapUnits;
  }
  paintLamps(painter, canvas.width / detail, detail);
  return { canvas, periodUnits, detail };
}

function measureWords(words: readonly string[]): number[] {
  const painter = createPainter(1, 1);
  useFont(painter);
  return words.map((word) => painter.measureText(word).width);
}

function useFont(painter: Painter): void {
  painter.font = `800 ${textUnits}px "Sofia Sans Extra Condensed", sans-serif`;
  painter.letterSpacing = '0.7px';
  painter.textBaseline = 'middle';
}

/** The dark between the lamps; too fine to be seen on a small screen. */
function paintLamps(painter: Painter, lengthUnits: number, detail: number): void {
  if (lampUnits * detail < 1.8) return;
  painter.fillStyle = 'rgba(0,0,0,0.3)';
  const line = 1 / detail;
  for (let x = 0; x < lengthUnits; x += lampUnits) painter.fillRect(x, 0, line, boardUnits.height);
  for (let y = 0; y < boardUnits.height; y += lampUnits) painter.fillRect(0, y, lengthUnits, line);
}

/** On the felt, in stadium units around (0,0). */
export function paintBoardGlow(painter: Painter, plan: PitchPlan, { glow }: Boards): void {
  const cast = { reach: 34, alpha: 0.2 };
  painter.globalCompositeOperation = 'screen';
  paintFrameShadow(painter, plan, {
    color: glow,
    top: cast,
    left: cast,
    bottom: cast,
    right: cast,
  });
  painter.globalCompositeOperation = 'source-over';
}
