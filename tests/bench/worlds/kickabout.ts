// The scene in our own simulation: not only its physics but the whole tick of a room with twelve
// people, as a match runs it.
import { type Command, commandKind, settingIndex } from '../../../shared/simulation/command.ts';
import { seatsMax } from '../../../shared/simulation/constants.ts';
import { restoreState, saveState } from '../../../shared/simulation/snapshot.ts';
import type { Stadium } from '../../../shared/simulation/stadium.ts';
import { createShelf, putOnShelf } from '../../../shared/simulation/stadium-shelf.ts';
import {
  createRoomState,
  type RoomState,
  stateBytesMax,
} from '../../../shared/simulation/state.ts';
import { step } from '../../../shared/simulation/step.ts';
import type { SceneWorld } from './pitch-scene.ts';

const none: readonly Command[] = [];
const players = 12;
const hash = '1'.padStart(32, '0');

/** Twelve people, six a side, in a match without limits; `inputs` of a step are by seat. */
export function createMatchOn(stadium: Stadium): RoomState {
  const shelf = createShelf();
  putOnShelf(shelf, hash, stadium);
  const state = createRoomState(1, shelf);
  const give = (kind: number, target: number, value: number, text = '') =>
    step(state, new Uint8Array(seatsMax), [{ kind, by: 0, target, value, text }]);
  give(commandKind.setting, settingIndex.goalsToWin, 0);
  give(commandKind.setting, settingIndex.minutes, 0);
  give(commandKind.setting, settingIndex.botsFill, 0);
  give(commandKind.setting, settingIndex.perSide, players / 2);
  give(commandKind.stadium, 0, 0, hash);
  for (let id = 1; id <= players; id++) give(commandKind.join, id, 0, `P${id}`);
  give(commandKind.start, 0, 0);
  return state;
}

export function createKickaboutWorld(stadium: Stadium): SceneWorld {
  const state = createMatchOn(stadium);
  const slot = new Uint8Array(stateBytesMax);
  return {
    step: (inputs) => step(state, inputs, none),
    save: () => saveState(state, slot),
    load: () => restoreState(state, slot),
    places: () => Array.from(state.discs.subarray(0, state.fields[4] * 4)),
  };
}
