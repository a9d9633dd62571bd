// What a person can ask of the room they are in, as commands for the log (R2).
import { commandKind } from '../../shared/simulation/command.ts';
import { phaseOf } from '../../shared/simulation/readers.ts';
import type { AppActions } from '../ui/actions.ts';
import type { RoomPlay } from './room-play.ts';

type RoomActions = Pick<
  AppActions,
  | 'sit'
  | 'moveTo'
  | 'ready'
  | 'setSetting'
  | 'start'
  | 'stop'
  | 'pause'
  | 'addBot'
  | 'removeBot'
  | 'kickOut'
  | 'makeAdmin'
  | 'rematch'
  | 'shuffle'
  | 'waitForPlace'
  | 'ban'
>;

/** `current` is the room of the moment; without one every action does nothing. */
export function createRoomActions(current: () => RoomPlay | undefined): RoomActions {
  const ask = (kind: number, target = 0, value = 0) =>
    current()?.room.request({ kind, target, value, text: '' });
  const me = () => current()?.room.lobby.playerId ?? 0;
  return {
    sit: (team) => ask(commandKind.team, me(), team),
    moveTo: (playerId, team) => ask(commandKind.team, playerId, team),
    ready: (isReady) => ask(commandKind.ready, me(), isReady ? 1 : 0),
    setSetting: (index, value) => ask(commandKind.setting, index, value),
    start: () => ask(commandKind.start),
    stop: () => ask(commandKind.stop),
    pause: () => {
      const present = current()?.mirror.present;
      if (present !== undefined) ask(commandKind.pause, 0, phaseOf(present) === 'paused' ? 0 : 1);
    },
    addBot: (team) => ask(commandKind.addBot, 0, team),
    removeBot: (seat) => ask(commandKind.removeBot, seat),
    kickOut: (playerId) => ask(commandKind.kickOut, playerId),
    // Stays out while the room lives: the link would let them straight back in.
    ban: (playerId) => ask(commandKind.ban, playerId),
    makeAdmin: (playerId) => ask(commandKind.admin, playerId, 1),
    rematch: () => ask(commandKind.rematch),
    shuffle: () => ask(commandKind.shuffle),
    waitForPlace: (isWaiting) => ask(commandKind.queue, me(), isWaiting ? 1 : 0),
  };
}
