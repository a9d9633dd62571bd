// What a person can ask for outside a room: play, make, browse, join, be called something.
import { words } from '../language/language.ts';
import type { LobbyPing } from '../net/lobby-ping.ts';
import type { AppActions } from '../ui/actions.ts';
import { failureFor } from '../ui/failure.ts';
import type { AppModel } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';
import { friendlyName } from '../ui/player-name.ts';
import { readCode } from '../ui/room-code.ts';
import type { App } from './app.ts';
import { copyText } from './clipboard.ts';
import { keepName } from './kept.ts';
import { listRooms } from './room-lister.ts';

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
  | 'joinListed'
  | 'backToMenu'
  | 'leaveRoom'
  | 'setName'
  | 'rerollName'
  | 'copyLink'
  | 'dismissFailure'
  | 'checkNetwork'
  | 'retry'
  | 'reload'
>;

export function createMenuActions(app: App, model: AppModel, ping: LobbyPing): MenuActions {
  const setName = (name: string) => {
    model.name.value = name;
    keepName(name);
  };
  const refreshRooms = listRooms({ model, client: app.client, ping });
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
    },
    refreshRooms,
    joinCode: (typed) => {
      const code = readCode(typed);
      if (code === '') model.failure.value = failureFor('not-found');
      else void app.enterByCode(code);
    },
    joinListed: (code) => void joinListed(app, model, code),
    backToMenu: () => app.leave(),
    leaveRoom: () => app.leave(),
    setName,
    rerollName: () => setName(friendlyName(Math.random(), model.name.peek())),
    copyLink: () => void copyText(model, model.roomLink.peek(), words.peek().news.linkCopied),
    dismissFailure: () => {
      model.failure.value = null;
    },
    checkNetwork: () => location.assign('#network'),
    retry: () => app.retry(),
    reload: () => location.reload(),
  };
}

/** If the room has gone meanwhile, the list stays. */
async function joinListed(app: App, model: AppModel, code: string): Promise<void> {
  await app.enterByCode(code);
  const isGone = model.failure.peek()?.reason === 'not-found';
  if (app.play !== undefined || model.place.peek() !== 'rooms' || !isGone) return;
  model.failure.value = null;
  pushNotice(model.notices, words.peek().play.roomGone);
}
