// What of the model belongs to one room and goes with it.
import { type AppModel, showRoom } from './model.ts';
import { wheelClosed } from './wheel.ts';

/** Another room, or none: nothing of the last one shows any more. */
export function forgetRoom(model: AppModel): void {
  model.connecting.value = null;
  model.menuOpen.value = false;
  model.roomCode.value = '';
  model.pitch.value = null;
  model.pitchTrouble.value = '';
  model.people.value = new Map();
  model.chat.value = [];
  model.muted.value = new Set();
  model.writing.value = null;
  model.wheel.value = wheelClosed;
  model.net.value = null;
  model.isNetOpen.value = false;
  model.reconnecting.value = false;
  model.silentS.value = 0;
  showRoom(model, null);
}
