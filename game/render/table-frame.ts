// The cream lacquered frame around the felt: shadow on the table, bevel, piping, print, studs.
import { fillCircle, linearGradient, type Painter, traceRoundRect } from './canvas.ts';
import { palette } from './palette.ts';
import { frameUnits, type PitchPlan, scoreRail } from './pitch-plan.ts';

export const feltCornerUnits = 9;
const frameCornerUnits = feltCornerUnits + frameUnits;

/** Around (0,0) in stadium units; `detail` is texels per unit, which canvas shadows need. */
export function paintFrame(painter: Painter, plan: PitchPlan, detail: number): void {
  const { halfWidth, halfHeight } = plan.frame;
  painter.save();
  painter.shadowColor = 'rgba(35,12,0,0.62)';
  painter.shadowBlur = 22 * detail;
  painter.shadowOffsetX = 9 * detail;
  painter.shadowOffsetY = 13 * detail;
  painter.fillStyle = palette.frame[1];
  traceRoundRect(painter, plan.frame, 0, frameCornerUnits);
  painter.fill();
  painter.restore();
  painter.fillStyle = linearGradient(
    painter,
    [-halfWidth, -halfHeight],
    [-halfWidth * 0.5, halfHeight],
    [
      [0, palette.frame[0]],
      [1, palette.frame[1]],
    ],
  );
  traceRoundRect(painter, plan.frame, 0, frameCornerUnits);
  painter.fill();
  paintPiping(painter, plan);
  paintStuds(painter, plan);
  paintScoreRail(painter, plan);
}

/** The rod that the beads of the score slide on, with a knob at both ends and in the middle. */
function paintScoreRail(painter: Painter, plan: PitchPlan): void {
  const y = scoreRail.insetUnits - plan.frame.halfHeight;
  const half = scoreRail.halfUnits;
  for (const [shift, height, color] of [
    [1.4, 3.6, 'rgba(58,28,6,0.30)'],
    [0, 2.8, '#9a9aa2'],
    [-0.5, 0.9, 'rgba(243,243,246,0.9)'],
  ] as const) {
    painter.fillStyle = color;
    painter.fillRect(-half, y + shift - height / 2, half * 2, height);
  }
  for (const x of [-half, 0, half]) {
    fillCircle(painter, x + 0.8, y + 1.4, 5, 'rgba(91,52,19,0.4)');
    fillCircle(painter, x, y, 4.6, palette.brass);
    fillCircle(painter, x - 1.2, y - 1.2, 1.7, palette.brassLight);
  }
}

function paintPiping(painter: Painter, plan: PitchPlan): void {
  const strokes = [
    [1.2, 1.3, 'rgba(255,255,255,0.9)'],
    [2.8, 1.8, palette.pipingRed],
    [frameUnits - 2.4, 1.1, palette.pipingBlue],
  ] as const;
  for (const [inset, width, color] of strokes) {
    painter.strokeStyle = color;
    painter.lineWidth = width;
    traceRoundRect(painter, plan.frame, inset, frameCornerUnits - inset);
    painter.stroke();
  }
}

function paintStuds(painter: Painter, plan: PitchPlan): void {
  const inset = frameUnits * 0.55;
  for (const side of [-1, 1]) {
    for (const end of [-1, 1]) {
      const x = side * (plan.frame.halfWidth - inset);
      const y = end * (plan.frame.halfHeight - inset);
      fillCircle(painter, x + 0.8, y + 1.2, 2.9, 'rgba(60,30,5,0.35)');
      fillCircle(painter, x, y, 2.7, palette.brass);
      fillCircle(painter, x - 0.7, y - 0.7, 1.1, palette.brassLight);
    }
  }
}

/** Screen-printed lettering; call once the fonts are there. */
export function paintFramePrint(painter: Painter, plan: PitchPlan): void {
  const middle = (frameUnits + 1.4) / 2;
  painter.save();
  painter.fillStyle = 'rgba(32,57,143,0.80)';
  painter.font = `800 ${frameUnits * 0.54}px "Sofia Sans Extra Condensed", sans-serif`;
  painter.textAlign = 'center';
  painter.textBaseline = 'middle';
  painter.letterSpacing = `${frameUnits * 0.22}px`;
  painter.fillText('KICKABOUT  ·  PEER TO PEER SINCE 2026', 0, plan.frame.halfHeight - middle);
  for (const side of [-1, 1]) {
    painter.save();
    painter.translate(side * (plan.frame.halfWidth - middle), 0);
    painter.rotate((side * Math.PI) / 2);
    painter.fillText('HOME OF THE BUTTON LEAGUE', 0, 0);
    painter.restore();
  }
  painter.restore();
}
