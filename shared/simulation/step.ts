// One tick of a room: commands, then inputs, then discs, then the match (order of operations: S10).
// Pure: the same state, inputs and commands give the same bits on every machine (R3).

import { fillBodies } from './bodies.ts';
import { takeBotInputs } from './bot.ts';
import { isBotPlayed } from './bot-role.ts';
import type { Command } from './command.ts';
import { commandsPerTickMax, seatsMax } from './constants.ts';
import { cleanInput } from './input.ts';
import { judgeCommand } from './judge.ts';
import { advanceMatch, advancePause } from './match.ts';
import { giveUpOnAbsent } from './membership.ts';
import { moveDiscs } from './physics.ts';
import { drivePlayers, readKickKeys } from './player-motion.ts';
import { field, phase, type RoomState } from './state.ts';

/** `inputs` has one per seat; those of seats that a bot plays are ignored. */
export function step(state: RoomState, inputs: Uint8Array, commands: readonly Command[]): void {
  state.fields[field.tick]++;
  state.fields[field.eventCount] = 0;
  const count = Math.min(commands.length, commandsPerTickMax);
  for (let i = 0; i < count; i++) judgeCommand(state, commands[i]);
  giveUpOnAbsent(state);
  if (state.fields[field.phase] === phase.paused) {
    advancePause(state);
    return;
  }
  takeInputs(state, inputs);
  readKickKeys(state);
  fillBodies(state);
  drivePlayers(state);
  moveDiscs(state);
  advanceMatch(state);
}

/** Bots think from the state before anybody moves, and after all people's inputs are in it. */
function takeInputs(state: RoomState, inputs: Uint8Array): void {
  for (let seat = 0; seat < seatsMax; seat++) {
    if (state.team[seat] === 0) state.input[seat] = 0;
    else if (!isBotPlayed(state, seat)) state.input[seat] = cleanInput(inputs[seat]);
  }
  takeBotInputs(state);
}
