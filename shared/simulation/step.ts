// One tick of a room: commands, then inputs, then discs, then the match (order of operations: S10).
// Pure: the same state, inputs and commands give the same bits on every machine (R3).

import { fillBodies } from './bodies.ts';
import { takeBotInputs } from './bot.ts';
import { isBotPlayed } from './bot-role.ts';
import type { Command } from './command.ts';
import { commandsPerTickMax } from './constants.ts';
import { cleanInput } from './input.ts';
import { judgeCommand } from './judge.ts';
import { advanceStart } from './kick-start.ts';
import { advanceMatch, advancePause, isRunning } from './match.ts';
import { giveUpOnAbsent, isAnybodyAway } from './membership.ts';
import { moveDiscs } from './physics.ts';
import { drivePlayers } from './player-motion.ts';
import { seatWaiting } from './sides.ts';
import { field, kickState, phase, type RoomState } from './state.ts';

/** `inputs` has one per seat; those of seats that a bot plays are ignored. */
export function step(state: RoomState, inputs: Uint8Array, commands: readonly Command[]): void {
  state.fields[field.tick]++;
  state.fields[field.eventCount] = 0;
  const count = Math.min(commands.length, commandsPerTickMax);
  for (let i = 0; i < count; i++) judgeCommand(state, commands[i]);
  if (isAnybodyAway(state)) giveUpOnAbsent(state);
  seatWaiting(state);
  if (!isRunning(state)) advanceStart(state);
  if (state.fields[field.phase] === phase.paused) {
    advancePause(state);
    return;
  }
  fillBodies(state);
  takeInputs(state, inputs);
  drivePlayers(state);
  moveDiscs(state);
  advanceMatch(state);
}

/** Bots think from the state before anybody moves, and after all people's inputs are in it. */
function takeInputs(state: RoomState, inputs: Uint8Array): void {
  const { input, kick } = state;
  const { players, playerCount, bench, benchCount } = state.bodies;
  const hasBots = state.bodies.hasBots || isAnybodyAway(state);
  for (let i = 0; i < benchCount; i++) {
    input[bench[i]] = 0;
    kick[bench[i]] = kickState.released;
  }
  for (let i = 0; i < playerCount; i++) {
    const seat = players[i];
    if (!hasBots || !isBotPlayed(state, seat)) input[seat] = cleanInput(inputs[seat]);
  }
  if (hasBots) takeBotInputs(state);
}
