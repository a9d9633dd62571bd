// The way of the bot at the ball (S84, S85): behind it, seen from where it should go, and through
// it.
import { chooseAim } from './bot-aim.ts';
import { isStuck } from './bot-kick.ts';
import { foreseeBall, runThrough } from './bot-run.ts';
import type { Input } from './input.ts';
import { ballDiscOf, discOfSeat, discRadiusAt } from './readers.ts';
import type { RoomState } from './state.ts';

/** Room, in px, that a bot leaves between itself and the ball while going round it. */
const roomPx = 12;

/** What the bot nearest to the ball does. */
export function chase(state: RoomState, seat: number): Input {
  const { aim, course } = state.bodies;
  const disc = discOfSeat(state, seat);
  chooseAim(state, seat);
  foreseeBall(state, disc);
  const toAimX = aim[0] - course[0];
  const toAimY = aim[1] - course[1];
  const length = Math.sqrt(toAimX * toAimX + toAimY * toAimY);
  const ax = length > 0 ? toAimX / length : 1;
  const ay = length > 0 ? toAimY / length : 0;
  const dx = course[0] - state.discs[disc * 4];
  const dy = course[1] - state.discs[disc * 4 + 1];
  const along = dx * ax + dy * ay;
  const aside = dx * ay - dy * ax;
  const touch = discRadiusAt(state, disc) + discRadiusAt(state, ballDiscOf(state));
  const room = touch + roomPx;
  const isBehind = along > Math.abs(aside);
  const isInFront = along < touch && Math.abs(aside) < room;
  if (isInFront && !isBehind && isStuck(state, disc)) return runThrough(state, disc);
  // In front of the ball: round it where the bot already is, wide enough not to push it home.
  const back = isBehind ? touch * 0.7 : isInFront ? room * 0.4 : room;
  const wide = isBehind || !isInFront ? 0 : (aside > 0 ? -room : room) * 1.5;
  course[0] += ay * wide - ax * back;
  course[1] -= ay * back + ax * wide;
  return runThrough(state, disc);
}
