// The game as the netcode sees it: a value of the same shape as its `Simulation` type.
import { mayCommand } from './admin.ts';
import { type Command, commandKind, settingIndex } from './command.ts';
import { seatsMax } from './constants.ts';
import { predictInput } from './input.ts';
import { isRunning } from './match.ts';
import { checksum, loadState, restoreState, saveState } from './snapshot.ts';
import {
  createShelf,
  hashIn,
  hashWords,
  isStadiumHash,
  onShelf,
  type StadiumShelf,
} from './stadium-shelf.ts';
import { createRoomState, field, phase, type RoomState, seatKind, stateBytesMax } from './state.ts';
import { step } from './step.ts';

/** Rooms that can be played on the built-in stadiums and on those of the shelf. */
export function createRoomSimulation(shelf: StadiumShelf) {
  return {
    seats: seatsMax,
    stateBytesMax,
    createState: (): RoomState => createRoomState(1, shelf),
    step,
    save: saveState,
    load: loadState,
    restore: restoreState,
    checksum,
    playerAt,
    predictInput,
    absence,
    departure,
    isDeadBall,
    assetOf,
    assetIn,
    holdsAsset: (hash: string): boolean => onShelf(shelf, hash),
    mayBringAsset,
    replacesAsset,
  };
}

/** For rooms that only know the built-in stadiums. */
export const roomSimulation = createRoomSimulation(createShelf());

function playerAt(state: RoomState, seat: number): number {
  return state.kind[seat] === seatKind.human && state.away[seat] === 0 ? state.playerId[seat] : 0;
}

function absence(playerId: number): Command {
  return { kind: commandKind.absent, by: 0, target: playerId, value: 0, text: '' };
}

function departure(playerId: number): Command {
  return { kind: commandKind.leave, by: 0, target: playerId, value: 0, text: '' };
}

function assetOf({ kind, text }: Command): string {
  return kind === commandKind.stadium && isStadiumHash(text) ? text : '';
}

/** A built-in pitch is chosen by a setting, and then no other is waited for. */
function replacesAsset({ kind, target }: Pick<Command, 'kind' | 'target'>): boolean {
  return kind === commandKind.setting && target === settingIndex.stadium;
}

/** Looks at no more than the hash: whether the bytes are a state is for `load` to say. */
function assetIn(bytes: Uint8Array): string {
  const end = (field.stadiumHash + hashWords) * 4;
  if (bytes.length < end) return '';
  return hashIn(new Int32Array(bytes.slice(0, end).buffer), field.stadiumHash);
}

function mayBringAsset(state: RoomState, playerId: number): boolean {
  return playerId !== 0 && mayCommand(state, playerId) && !isRunning(state);
}

function isDeadBall(state: RoomState): boolean {
  return state.fields[field.phase] !== phase.playing;
}
