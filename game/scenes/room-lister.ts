// The list of open rooms: anew every two seconds while it is on the screen, so that what is full or
// gone does not stand there; each with a round trip made of two that were measured.
import { effect } from '@preact/signals';
import type { RoomsAnswer } from '../../shared/protocol/lobby-http.ts';
import type { LobbyClient } from '../net/lobby-client.ts';
import type { LobbyPing } from '../net/lobby-ping.ts';
import type { AppModel, RoomEntry } from '../ui/model.ts';

export type RoomListerOptions = {
  readonly model: AppModel;
  readonly client: Pick<LobbyClient, 'rooms'>;
  readonly ping: LobbyPing;
};

/** As often as the lobby's list can change and a reader follow (ms). */
const listEveryMs = 2000;

/** Keeps the list fresh while it is on the screen; the function that is returned asks at once. */
export function listRooms({ model, client, ping }: RoomListerOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async () => {
    clearTimeout(timer);
    const mine = ++asked;
    const [answer, ownMs] = await Promise.all([client.rooms(), ping.measure()]);
    if (mine !== asked || model.place.peek() !== 'rooms') return;
    if (answer.ok) show(model, answer, ownMs);
    else if (model.rooms.peek().status !== 'ready') model.rooms.value = { status: 'unreachable' };
    else model.rooms.value = { ...model.rooms.peek(), isStale: true } as typeof model.rooms.value;
    timer = setTimeout(() => void ask(), listEveryMs);
  };
  effect(() => {
    if (model.place.value === 'rooms') void ask();
    else clearTimeout(timer);
  });
  return () => void ask();
}

function show(model: AppModel, answer: RoomsAnswer, ownMs: number | undefined): void {
  model.onlineCount.value = answer.online;
  model.roomCount.value = answer.roomCount;
  const rooms = answer.rooms.map((one) => ({ ...one, pingMs: pingOf(one.lobbyPingMs, ownMs) }));
  model.rooms.value = { status: 'ready', rooms, isStale: false };
}

/** From here to the lobby and on to the host: the direct way is rarely longer. */
export function pingOf(hostMs: number, ownMs: number | undefined): RoomEntry['pingMs'] {
  return hostMs === 0 || ownMs === undefined ? null : Math.round(hostMs + ownMs);
}
