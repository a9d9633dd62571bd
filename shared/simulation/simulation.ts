// The game as the netcode sees it: a value of the same shape as its `Simulation` type.
import { type Command, commandKind } from './command.ts';
import { seatsMax } from './constants.ts';
import { predictInput } from './input.ts';
import { checksum, loadState, saveState } from './snapshot.ts';
import { createRoomState, field, phase, type RoomState, seatKind, stateBytesMax } from './state.ts';
import { step } from './step.ts';

export const roomSimulation = {
  seats: seatsMax,
  stateBytesMax,
  createState: (): RoomState => createRoomState(),
  step,
  save: saveState,
  load: loadState,
  checksum,
  playerAt,
  predictInput,
  absence,
  departure,
  isDeadBall,
};

function playerAt(state: RoomState, seat: number): number {
  return state.kind[seat] === seatKind.human && state.away[seat] === 0 ? state.playerId[seat] : 0;
}

function absence(playerId: number): Command {
  return { kind: commandKind.absent, by: 0, target: playerId, value: 0, text: '' };
}

function departure(playerId: number): Command {
  return { kind: commandKind.leave, by: 0, target: playerId, value: 0, text: '' };
}

function isDeadBall(state: RoomState): boolean {
  return state.fields[field.phase] !== phase.playing;
}
