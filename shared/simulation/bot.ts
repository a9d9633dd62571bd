// How a bot plays (S80 to S89): a pure function of the state, so every peer computes the same bot
// (R6). One chases the ball, one keeps the goal, the others stand where a pass or a counter would
// find them.
import { chase } from './bot-chase.ts';
import { keep } from './bot-keep.ts';
import { wantsKick } from './bot-kick.ts';
import { chance, pitchOf, readMind } from './bot-mind.ts';
import { isBotPlayed, isWaiting } from './bot-role.ts';
import { dreams, levelOf, ticksPerLook, turnsPerThought } from './bot-skill.ts';
import { support } from './bot-support.ts';
import { playVolley, wantsVolleyKick } from './bot-volley.ts';
import { kickReachPx, seatsMax } from './constants.ts';
import { isBall } from './flags.ts';
import { cleanInput, type Input, kickBit } from './input.ts';
import { discOfSeat } from './readers.ts';
import { field, phase, type RoomState } from './state.ts';

/**
 * A side has its turn to think every third tick, and keeps its mind in between: the reaction time
 * of a quick human. Not the same tick for both sides.
 */
const thinkTicks = 3;
/** Whoever dreams does so for 32 ticks; see `dreams`. */
const dreamShift = 5;

/** What the bot of a seat wants in this tick; neutral for a seat that is not on the pitch. */
export function botInput(state: RoomState, seat: number): Input {
  if (state.team[seat] === 0 || isAtRest(state)) return 0;
  readMind(state, state.team[seat]);
  return decide(state, seat, true);
}

/** Sets the inputs of all seats that bots play. Their last ones are part of what they see. */
export function takeBotInputs(state: RoomState): void {
  const rests = isAtRest(state);
  for (let team = 1; team <= 2; team++) {
    let isRead = false;
    for (let seat = 0; seat < seatsMax; seat++) {
      if (state.team[seat] !== team || !isBotPlayed(state, seat)) continue;
      if (rests) {
        state.input[seat] = 0;
        continue;
      }
      if (!isRead && (isTurn(state, seat) || isLook(state, seat))) {
        readMind(state, team);
        isRead = true;
      }
      state.input[seat] = decide(state, seat, isRead);
    }
  }
}

function isAtRest(state: RoomState): boolean {
  const now = state.fields[field.phase];
  return now === phase.goal || now === phase.ended;
}

/** `isRead`: the mind is up to date, as it must be in a turn and in a look. */
function decide(state: RoomState, seat: number, isRead: boolean): Input {
  const kick = isRead && isLook(state, seat) && kicks(state, seat) ? kickBit : 0;
  if (!isTurn(state, seat) || isPatient(state, seat))
    return (cleanInput(state.input[seat]) & ~kickBit) | kick;
  if (isDreaming(state, seat)) return kick;
  return kick | move(state, seat);
}

/** Who waits for a pass or covers thinks in every second turn. */
function isPatient(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  const turn = ((state.fields[field.tick] + state.team[seat]) / thinkTicks) | 0;
  return isWaiting(mind, seat) && ((turn + seat) & 1) !== 0 && !pitchOf(mind).isVolley;
}

/** Not when everybody waits for the kick-off. */
function isDreaming(state: RoomState, seat: number): boolean {
  if (state.fields[field.phase] === phase.kickOff) return false;
  return chance(state, seat, dreamShift) < dreams[levelOf(state, seat)];
}

function kicks(state: RoomState, seat: number): boolean {
  const { mind } = state.bodies;
  if (mind.ball < 0) return false;
  return pitchOf(mind).isVolley ? wantsVolleyKick(state, seat) : wantsKick(state, seat);
}

function move(state: RoomState, seat: number): Input {
  const { mind } = state.bodies;
  if (mind.ball < 0) return 0;
  const isKickOff = state.fields[field.phase] === phase.kickOff;
  const mayMove = !isKickOff || mind.team === state.fields[field.kickOffTeam];
  if (pitchOf(mind).isVolley) return playVolley(state, seat, mayMove);
  if (isKickOff) return mayMove && seat === mind.chaser ? chase(state, seat) : 0;
  if (seat === mind.chaser) return chase(state, seat);
  return seat === mind.keeper ? keep(state, seat) : support(state, seat);
}

function isTurn(state: RoomState, seat: number): boolean {
  const now = state.fields[field.tick] + state.team[seat];
  if (now % thinkTicks !== 0) return false;
  const turns = turnsPerThought[levelOf(state, seat)];
  return turns === 1 || ((now / thinkTicks + seat) | 0) % turns === 0;
}

/** The ball is near enough, and this is a tick in which the seat cares. */
function isLook(state: RoomState, seat: number): boolean {
  if ((state.fields[field.tick] + seat) % ticksPerLook[levelOf(state, seat)] !== 0) return false;
  const disc = discOfSeat(state, seat) * 4;
  const { discs } = state;
  const { count, radius, group } = state.stadium.discs;
  const own = state.stadium.player.radius + kickReachPx;
  for (let other = 0; other < count; other++) {
    if (!isBall(other, group[other])) continue;
    const dx = discs[other * 4] - discs[disc];
    const dy = discs[other * 4 + 1] - discs[disc + 1];
    const reach = own + radius[other];
    if (dx * dx + dy * dy < reach * reach) return true;
  }
  return false;
}
