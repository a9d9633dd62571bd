// Whether a ball would get through (S86): who of the other side stands near its way.
import { type Mind, pitchOf } from './bot-mind.ts';
import type { RoomState } from './state.ts';

/** An opponent closes in on the way by that much, in px, per px that the ball has to roll. */
const closingPart = 0.14;

/** For the way in `mind.lane`. */
export function isLaneOpen(state: RoomState): boolean {
  const { mind } = state.bodies;
  const { lane } = mind;
  const wayD = lane[2] - lane[0];
  const wayS = lane[3] - lane[1];
  const way = Math.sqrt(wayD * wayD + wayS * wayS);
  if (!(way > 1)) return true;
  const ud = wayD / way;
  const us = wayS / way;
  const { touch } = pitchOf(mind);
  for (let i = 0; i < mind.foeCount; i++) {
    const seat = mind.foes[i];
    const dd = mind.d[seat] - lane[0];
    const ds = mind.s[seat] - lane[1];
    const along = dd * ud + ds * us;
    if (along <= 0 || along > way + touch) continue;
    if (Math.abs(dd * us - ds * ud) < touch + 2 + along * closingPart) return false;
  }
  return true;
}

/** Whether an opponent is within `px` of the end of `mind.lane`. */
export function isMarked(state: RoomState, px: number): boolean {
  const { mind } = state.bodies;
  for (let i = 0; i < mind.foeCount; i++) {
    const seat = mind.foes[i];
    if (isNear(mind, seat, px)) return true;
  }
  return false;
}

function isNear(mind: Mind, seat: number, px: number): boolean {
  const dd = mind.d[seat] - mind.lane[2];
  const ds = mind.s[seat] - mind.lane[3];
  return dd * dd + ds * ds < px * px;
}
