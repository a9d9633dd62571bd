// Where a ball in the air comes down on the own side of a net (S88).
import type { Mind } from './bot-mind.ts';
import type { BotPitch } from './bot-pitch.ts';

/** Entries of `mind.fall` for the ball as met from the ground; `jump` more for it in a leap. */
export const fallEntry = { d: 0, ticks: 1, vd: 2, vUp: 3, jump: 4 } as const;
/** How high, in px, a bot leaps. */
export const jumpPx = 92;
/** Farther ahead, in ticks, nobody needs to look. */
const fallTicksMax = 160;
/** Part of its speed a ball keeps at the side walls. */
const bouncePart = 0.5;

/** Which way is up in the side's frame: `s` times this. */
export function upOf(pitch: BotPitch, team: number): number {
  return pitch.forwardX[team] > 0 ? -1 : 1;
}

/** Fills `mind.fall`; `ticks` is `fallTicksMax` for a ball that does not come down so soon. */
export function readFall(mind: Mind, pitch: BotPitch): void {
  const { fall } = mind;
  const up = upOf(pitch, mind.team);
  let d = mind.ballD[0];
  let height = mind.ballS[0] * up;
  let vd = mind.ballV[0];
  let vUp = mind.ballV[1] * up;
  fall[fallEntry.ticks] = fallTicksMax;
  fall[fallEntry.jump + fallEntry.ticks] = fallTicksMax;
  const meetHeight = pitch.touch * 0.96;
  const least = -pitch.length / 2;
  const most = pitch.length * 1.5;
  for (let tick = 0; tick < fallTicksMax; tick++) {
    const at = height <= meetHeight ? 0 : fallEntry.jump;
    const isFirst = fall[at + fallEntry.ticks] === fallTicksMax;
    if (isFirst && vUp <= 0 && height <= meetHeight + (at === 0 ? 0 : jumpPx)) {
      fall[at + fallEntry.d] = d;
      fall[at + fallEntry.ticks] = tick;
      fall[at + fallEntry.vd] = vd;
      fall[at + fallEntry.vUp] = vUp;
      if (at === 0) break;
    }
    d += vd;
    height += vUp;
    vd *= pitch.ballDamping;
    vUp = vUp * pitch.ballDamping - pitch.gravityY;
    if (d < least || d > most) {
      d = d < least ? least : most;
      vd *= -bouncePart;
    }
  }
  for (let at = 0; at <= fallEntry.jump; at += fallEntry.jump) {
    if (fall[at + fallEntry.ticks] < fallTicksMax) continue;
    fall[at + fallEntry.d] = d;
    fall[at + fallEntry.vd] = vd;
    fall[at + fallEntry.vUp] = vUp;
  }
}
