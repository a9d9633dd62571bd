// Who does what in a side of bots (S84, S87): one chases the ball, one keeps the goal, the others
// support.
import type { Mind } from './bot-mind.ts';
import type { BotPitch } from './bot-pitch.ts';
import { field, phase, type RoomState, seatKind } from './state.ts';

/** Who is in front of the ball has to get around it first: in ticks. */
const aroundTicks = 14;
/** A person who presses no key counts as that much later: bots don't wait for a sleeper. */
const idleTicks = 120;
/** The keeper leaves a ball far from his goal to the others. */
const keeperTicks = 150;

/** Expects a mind in which everything else is up to date. */
export function castRoles(state: RoomState, mind: Mind, pitch: BotPitch): void {
  mind.keeper = keeperOf(state, mind);
  mind.chaser = -1;
  let least = 0;
  const home = pitch.halfMouth[mind.team] * 2;
  const d = mind.ballD[2];
  const s = mind.ballS[2];
  const isHome = d < home && s < home && s > -home;
  // A keeper kicks off rather than wait for the only other one to wake up.
  const isKickOff = state.fields[field.phase] === phase.kickOff;
  for (let i = 0; i < mind.mateCount; i++) {
    const seat = mind.mates[i];
    let ticks = mind.soon[seat];
    if (mind.d[seat] > mind.ballD[0] + 4) ticks += aroundTicks;
    if (isIdle(state, seat)) ticks += isKickOff ? idleTicks + keeperTicks : idleTicks;
    if (seat === mind.keeper) ticks += isHome ? -4 : keeperTicks;
    if (mind.chaser >= 0 && ticks >= least) continue;
    mind.chaser = seat;
    least = ticks;
  }
  castWaiting(mind);
}

function isIdle(state: RoomState, seat: number): boolean {
  return !isBotPlayed(state, seat) && state.input[seat] === 0;
}

/** Bots, and people who are away. */
export function isBotPlayed(state: RoomState, seat: number): boolean {
  return state.kind[seat] === seatKind.bot || state.away[seat] === 1;
}

/**
 * The first bot of a side of two or more, the first person where there is no bot; -1 for one alone.
 */
function keeperOf(state: RoomState, mind: Mind): number {
  if (mind.mateCount < 2) return -1;
  for (let i = 0; i < mind.mateCount; i++) {
    if (isBotPlayed(state, mind.mates[i])) return mind.mates[i];
  }
  return mind.mates[0];
}

/** Neither at the ball nor in goal. */
export function isWaiting(mind: Mind, seat: number): boolean {
  return seat !== mind.chaser && seat !== mind.keeper;
}

function castWaiting(mind: Mind): void {
  mind.anchor = -1;
  mind.poacher = -1;
  let count = 0;
  for (let i = 0; i < mind.mateCount; i++) {
    const seat = mind.mates[i];
    if (!isWaiting(mind, seat)) continue;
    count++;
    if (mind.anchor < 0 || mind.d[seat] < mind.d[mind.anchor]) mind.anchor = seat;
    if (mind.poacher < 0 || mind.d[seat] > mind.d[mind.poacher]) mind.poacher = seat;
  }
  if (count < 2) mind.anchor = -1;
  mind.waiting = mind.anchor < 0 ? count : count - 1;
}
