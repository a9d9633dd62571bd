// Whether the menu has a network and a lobby: asks for the room list when it opens and now and
// then, tries again sooner when nobody answers, and asks nothing without a network.
import { effect } from '@preact/signals';
import type { LobbyClient } from '../net/lobby-client.ts';
import type { AppModel } from '../ui/model.ts';

export type LobbyWatchOptions = {
  readonly model: AppModel;
  readonly client: Pick<LobbyClient, 'rooms'>;
  readonly page: Window;
};

/** Between two looks while the lobby answers (ms): the counts of people and rooms are no clock. */
const lookEveryMs = 30_000;
/** After the first, the second and every further failure (ms). */
const retryMs = [2_000, 5_000, 15_000] as const;

export function watchLobby({ model, client, page }: LobbyWatchOptions): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let failures = 0;
  const isWanted = () => {
    const isSeen = page.document.visibilityState !== 'hidden';
    return model.place.peek() === 'menu' && isSeen && !model.isOffline.peek();
  };
  const look = async () => {
    clearTimeout(timer);
    if (isAsking || !isWanted()) return;
    isAsking = true;
    const answer = await client.rooms();
    isAsking = false;
    failures = answer.ok ? 0 : failures + 1;
    if (answer.ok) {
      model.onlineCount.value = answer.online;
      model.roomCount.value = answer.roomCount;
    }
    if (model.place.peek() === 'menu') model.lobbyLink.value = answer.ok ? 'ok' : 'down';
    const waitMs = answer.ok ? lookEveryMs : retryMs[Math.min(failures, retryMs.length) - 1];
    timer = setTimeout(() => void look(), waitMs);
  };
  effect(() => {
    void [model.place.value, model.isOffline.value];
    void look();
  });
  page.document.addEventListener('visibilitychange', () => void look());
}

/** Follows what the browser says of the network; `true` of it only means that there is a cable. */
export function watchNetwork(model: AppModel, page: Window): void {
  const follow = () => {
    model.isOffline.value = !page.navigator.onLine;
  };
  follow();
  page.addEventListener('online', follow);
  page.addEventListener('offline', follow);
}
