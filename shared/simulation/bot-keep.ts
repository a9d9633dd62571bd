// Keeping a goal (S87): between ball and goal, a little in front of the line; where a shot will
// come, before it is there.

import { type Mind, pitchOf } from './bot-mind.ts';
import { looks, lookTicks } from './bot-pitch.ts';
import { runThrough, runTo } from './bot-run.ts';
import { foresightTicks, levelOf } from './bot-skill.ts';
import type { Input } from './input.ts';
import type { RoomState } from './state.ts';

/** Comes out by this part of the distance of the ball. */
const outPart = 0.08;
/** Farther out, in half mouths, nobody comes back in time. */
const outMax = 0.6;
/** A ball slower than this towards the goal, in px per tick, is no shot. */
const shotPxPerTick = 0.8;

export function keep(state: RoomState, seat: number): Input {
  const { mind } = state.bodies;
  const { course } = mind;
  const pitch = pitchOf(mind);
  const half = pitch.halfMouth[mind.team];
  const radius = pitch.stadium.player.radius;
  const level = levelOf(state, seat);
  if (seeShot(mind, foresightTicks[level])) return runThrough(state, seat);
  const d = Math.max(1, mind.ballD[1]);
  const s = mind.ballS[1];
  const far = Math.sqrt(d * d + s * s);
  const out = Math.min(half * outMax, radius * 0.8 + far * outPart);
  const side = Math.max(-half, Math.min(half, (s / far) * out * 1.25));
  course[0] = Math.max(radius * 0.7, (d / far) * out);
  course[1] = foresightTicks[level] > 0 ? side : side * 0.5;
  return runTo(state, seat);
}

/** Sets the course to where a shot passes the keeper's line. */
function seeShot(mind: Mind, ticksMax: number): boolean {
  const { course, ballD, ballS } = mind;
  const pitch = pitchOf(mind);
  const half = pitch.halfMouth[mind.team];
  const { radius } = pitch.stadium.player;
  if (mind.ballV[0] > -shotPxPerTick || ballD[0] < radius) return false;
  for (let look = 1; look < looks && lookTicks[look] <= ticksMax; look++) {
    const line = radius * 1.4;
    if (ballD[look] > line) continue;
    const step = ballD[look - 1] - ballD[look];
    const part = step > 0 ? Math.min(1, (ballD[look - 1] - line) / step) : 1;
    const s = ballS[look - 1] + (ballS[look] - ballS[look - 1]) * part;
    if (Math.abs(s) > half + radius * 1.5) return false;
    course[0] = line;
    course[1] = Math.max(-half, Math.min(half, s));
    return true;
  }
  return false;
}
