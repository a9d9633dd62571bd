// What a person can ask for outside a room: play, make, browse, join, be called something.
import { words } from '../language/language.ts';
import { failureFor } from '../ui/failure.ts';
import type { AppActions, AppModel } from '../ui/model.ts';
import { friendlyName } from '../ui/player-name.ts';
import { readCode } from '../ui/room-code.ts';
import type { App } from './app.ts';
import { copyText } from './clipboard.ts';
import { keepName } from './kept.ts';

type MenuActions = Pick<
  AppActions,
  | 'playNow'
  | 'practise'
  | 'leavePractice'
  | 'goBack'
  | 'makeRoom'
  | 'browse'
  | 'refreshRooms'
  | 'joinCode'
  | 'backToMenu'
  | 'leaveRoom'
  | 'setName'
  | 'rerollName'
  | 'copyLink'
  | 'dismissFailure'
  | 'retry'
  | 'reload'
>;

export function createMenuActions(app: App, model: AppModel): MenuActions {
  const setName = (name: string) => {
    model.name.value = name;
    keepName(name);
  };
  const refreshRooms = () => void listRooms(app, model);
  return {
    // Without a network there is somebody to play with all the same.
    playNow: () =>
      model.isOffline.peek() ? app.backdrop.play() : void app.enter({ kind: 'quick' }),
    goBack: () => void app.goBack(),
    practise: () => app.backdrop.play(),
    leavePractice: () => app.leavePractice(),
    makeRoom: () => void app.enter({ kind: 'create' }),
    browse: () => {
      model.failure.value = null;
      model.rooms.value = { status: 'loading' };
      model.place.value = 'rooms';
      refreshRooms();
    },
    refreshRooms,
    joinCode: (typed) => {
      const code = readCode(typed);
      if (code === '') model.failure.value = failureFor('not-found');
      else void app.enterByCode(code);
    },
    backToMenu: () => app.leave(),
    leaveRoom: () => app.leave(),
    setName,
    rerollName: () => setName(friendlyName(Math.random(), model.name.peek())),
    copyLink: () => void copyText(model, model.roomLink.peek(), words.peek().news.linkCopied),
    dismissFailure: () => {
      model.failure.value = null;
    },
    retry: () => app.retry(),
    reload: () => location.reload(),
  };
}

async function listRooms(app: App, model: AppModel): Promise<void> {
  const answer = await app.client.rooms();
  if (!answer.ok) {
    model.rooms.value = { status: 'unreachable' };
    return;
  }
  model.onlineCount.value = answer.online;
  model.roomCount.value = answer.roomCount;
  const rooms = answer.rooms.map((one) => ({ ...one, pingMs: null }));
  model.rooms.value = { status: 'ready', rooms };
}
