// What changed in a room, in words: who came and went, who hosts now. Compared at the model's rate.
import type { Signal } from '@preact/signals';
import type { Migration } from '../../shared/netcode/stats.ts';
import { type Notice, pushNotice } from '../ui/notice.ts';
import type { RoomView, SeatView } from '../ui/room-view.ts';

export type RoomNews = {
  /** Compares with the last call, a tenth of a second ago, and says what is new. */
  readonly report: (view: RoomView, migrations: readonly Migration[], me: number) => void;
  readonly reportLobby: (isReachable: boolean) => void;
};

/** Calls that a host change waits to learn whether the old host left or stayed: 0.8 s at 10 Hz. */
const HOST_NEWS_CALLS_MAX = 8;
/** Calls that the lobby must be out of reach before it is news: short drops heal by themselves. */
const LOBBY_NEWS_CALLS = 10;

export function createRoomNews(notices: Signal<readonly Notice[]>): RoomNews {
  const names = new Map<number, string>();
  let people: ReadonlyMap<number, SeatView> | undefined;
  let reported = 0;
  let waited = 0;
  let lobbyDownCalls = 0;
  const say = (text: string) => pushNotice(notices, text);
  const reportHost = (newest: Migration, now: ReadonlyMap<number, SeatView>, me: number) => {
    const isStaying = now.get(newest.from)?.isAway === false;
    if (isStaying && waited++ < HOST_NEWS_CALLS_MAX) return;
    reported = newest.term;
    waited = 0;
    const opening = isStaying ? '' : `${names.get(newest.from) ?? 'The host'} left. `;
    const to = names.get(newest.to) ?? 'Somebody';
    say(`${opening}${newest.to === me ? 'You are hosting now.' : `${to} is hosting now.`}`);
  };
  return {
    report: (view, migrations, me) => {
      const now = peopleOf(view);
      for (const [playerId, seat] of now) names.set(playerId, seat.name);
      const newest = migrations.at(-1);
      if (newest !== undefined && newest.term > reported) reportHost(newest, now, me);
      if (people !== undefined) reportPeople(people, now, me, newest?.from, say);
      people = now;
    },
    reportLobby: (isReachable) => {
      if (isReachable) {
        if (lobbyDownCalls >= LOBBY_NEWS_CALLS) say('The lobby is back. Invitations work again.');
        lobbyDownCalls = 0;
        return;
      }
      lobbyDownCalls += 1;
      if (lobbyDownCalls === LOBBY_NEWS_CALLS) say('The lobby is out of reach. The match goes on.');
    },
  };
}

function peopleOf(view: RoomView): ReadonlyMap<number, SeatView> {
  return new Map(
    view.seats.filter((seat) => seat.kind === 'human').map((seat) => [seat.playerId, seat]),
  );
}

function reportPeople(
  before: ReadonlyMap<number, SeatView>,
  now: ReadonlyMap<number, SeatView>,
  me: number,
  lastHost: number | undefined,
  say: (text: string) => void,
): void {
  for (const [playerId, seat] of now) {
    if (playerId === me) continue;
    const old = before.get(playerId);
    if (old === undefined) say(`${seat.name} joined.`);
    else if (old.isAway && !seat.isAway) say(`${seat.name} is back.`);
    else if (!old.isAway && seat.isAway && playerId !== lastHost)
      say(`${seat.name} dropped out. A bot keeps the seat for a minute.`);
  }
  for (const [playerId, seat] of before)
    if (!now.has(playerId) && playerId !== me && playerId !== lastHost) say(`${seat.name} left.`);
}
