// How a ball has rolled: a rotation that follows its way over the felt without slipping. Pure.
import type { Rotation } from './ball-face.ts';

/** Fresh, and tilted a little so that a ball at rest shows a panel. */
export function createRoll(): Rotation {
  const roll = Float64Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  rollBy(roll, 5, -3, 10);
  return roll;
}

/**
 * Turns the ball as if it rolled (dx, dy) over the ground, y down, seen from above.
 * Rows stay orthonormal; in place, no allocation.
 */
export function rollBy(roll: Rotation, dx: number, dy: number, radius: number): void {
  const way = Math.sqrt(dx * dx + dy * dy);
  if (way < 1e-6 || radius <= 0) return;
  const angle = way / radius;
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  const ux = dx / way;
  const uy = dy / way;
  // A point on top (z towards the eye) moves along (dx, dy); undo that turn on the way into the
  // ball.
  for (let row = 0; row < 9; row += 3) {
    const x = roll[row];
    const y = roll[row + 1];
    const z = roll[row + 2];
    const along = x * ux + y * uy;
    const turned = along * cos + z * sin;
    roll[row] = x + (turned - along) * ux;
    roll[row + 1] = y + (turned - along) * uy;
    roll[row + 2] = z * cos - along * sin;
  }
  straighten(roll);
}

/**
 * Rounding would shear the ball in a long match: rows back to length 1 and square to each other.
 */
function straighten(roll: Rotation): void {
  normalize(roll, 0);
  const slant = roll[0] * roll[3] + roll[1] * roll[4] + roll[2] * roll[5];
  for (let i = 0; i < 3; i += 1) roll[3 + i] -= slant * roll[i];
  normalize(roll, 3);
  roll[6] = roll[1] * roll[5] - roll[2] * roll[4];
  roll[7] = roll[2] * roll[3] - roll[0] * roll[5];
  roll[8] = roll[0] * roll[4] - roll[1] * roll[3];
}

function normalize(roll: Rotation, row: number): void {
  const x = roll[row];
  const y = roll[row + 1];
  const z = roll[row + 2];
  const length = Math.sqrt(x * x + y * y + z * z);
  roll[row] = x / length;
  roll[row + 1] = y / length;
  roll[row + 2] = z / length;
}
