// Markings: the lines of a football pitch, and the visible walls of the stadium.
import { fillCircle, type Painter, traceCircle } from './canvas.ts';
import type { Goal } from './goal-plan.ts';
import type { PitchPlan, Wall } from './pitch-plan.ts';

export const lineUnits = 2.4;

/** Around (0,0) in stadium units. */
export function paintLines(painter: Painter, plan: PitchPlan, line: string): void {
  painter.save();
  painter.lineWidth = lineUnits;
  painter.lineJoin = 'round';
  painter.lineCap = 'round';
  if (plan.field.halfWidth > 0) {
    painter.globalAlpha = 0.95;
    painter.strokeStyle = line;
    paintField(painter, plan, line);
    for (const goal of plan.goals) {
      paintBoxes(painter, plan, goal);
      if (plan.penaltySpot > 0) paintPenaltySpot(painter, plan, goal, line);
    }
  }
  painter.globalAlpha = 1;
  for (const wall of plan.walls) paintWall(painter, wall);
  painter.restore();
}

function paintField(painter: Painter, plan: PitchPlan, line: string): void {
  const { halfWidth, halfHeight } = plan.field;
  painter.beginPath();
  painter.roundRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2, plan.cornerRadius);
  painter.moveTo(0, -halfHeight);
  painter.lineTo(0, halfHeight);
  painter.stroke();
  if (plan.kickOffRadius > 0) {
    traceCircle(painter, 0, 0, plan.kickOffRadius);
    painter.stroke();
    fillCircle(painter, 0, 0, 3.4, line);
  }
  if (plan.cornerRadius === 0) paintCorners(painter, halfWidth, halfHeight);
}

function paintCorners(painter: Painter, halfWidth: number, halfHeight: number): void {
  const radius = 10;
  for (const side of [-1, 1]) {
    for (const end of [-1, 1]) {
      const start = side < 0 ? (end < 0 ? 0 : -Math.PI / 2) : end < 0 ? Math.PI / 2 : Math.PI;
      painter.beginPath();
      painter.arc(side * halfWidth, end * halfHeight, radius, start, start + Math.PI / 2);
      painter.stroke();
    }
  }
}

function paintBoxes(painter: Painter, plan: PitchPlan, goal: Goal): void {
  const middle = (goal.top + goal.bottom) / 2;
  for (const box of plan.boxes) {
    const x = goal.x - goal.side * box.depth;
    painter.beginPath();
    painter.moveTo(goal.x, middle - box.halfHeight);
    painter.lineTo(x, middle - box.halfHeight);
    painter.lineTo(x, middle + box.halfHeight);
    painter.lineTo(goal.x, middle + box.halfHeight);
    painter.stroke();
  }
}

/** The spot, and the arc around it as far as it lies outside the penalty area. */
function paintPenaltySpot(painter: Painter, plan: PitchPlan, goal: Goal, line: string): void {
  const x = goal.x - goal.side * plan.penaltySpot;
  const middle = (goal.top + goal.bottom) / 2;
  fillCircle(painter, x, middle, 2.6, line);
  const depth = plan.boxes[0]?.depth ?? 0;
  const radius = plan.penaltySpot * 0.75;
  if (depth <= plan.penaltySpot || depth - plan.penaltySpot >= radius) return;
  const reach = Math.acos((depth - plan.penaltySpot) / radius);
  const facing = goal.side > 0 ? Math.PI : 0;
  painter.beginPath();
  painter.arc(x, middle, radius, facing - reach, facing + reach);
  painter.stroke();
}

/** What stops a ball stands up from the felt: it has a shadow, and light on its edge. */
function paintWall(painter: Painter, wall: Wall): void {
  if (wall.isSolid) strokeWall(painter, wall, 0.9, 1.3, 'rgba(0,0,0,0.26)', lineUnits * 1.15);
  strokeWall(painter, wall, 0, 0, wall.color, lineUnits);
  if (wall.isSolid)
    strokeWall(painter, wall, -0.35, -0.45, 'rgba(255,255,255,0.28)', lineUnits * 0.3);
}

function strokeWall(
  painter: Painter,
  wall: Wall,
  dx: number,
  dy: number,
  style: string,
  width: number,
): void {
  painter.beginPath();
  if (wall.radius > 0) {
    painter.arc(wall.x + dx, wall.y + dy, wall.radius, wall.startAngle, wall.endAngle);
  } else {
    painter.moveTo(wall.x0 + dx, wall.y0 + dy);
    painter.lineTo(wall.x1 + dx, wall.y1 + dy);
  }
  painter.strokeStyle = style;
  painter.lineWidth = width;
  painter.stroke();
}
