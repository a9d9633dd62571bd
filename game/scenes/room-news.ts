// What changed in a room, in words: who came and went, who hosts now. Compared at the model's rate.

import type { Signal } from '@preact/signals';
import type { Migration } from '../../shared/netcode/stats.ts';
import { isolate, words } from '../language/language.ts';
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
    const { news } = words.peek();
    const nameOf = (id: number) => {
      const name = names.get(id);
      return name === undefined ? undefined : isolate(name);
    };
    const opening = isStaying ? '' : `${news.left(nameOf(newest.from) ?? news.theHost)} `;
    const hosting = news.hostsNow(nameOf(newest.to) ?? news.somebody);
    say(opening + (newest.to === me ? news.youHostNow : hosting));
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
        if (lobbyDownCalls >= LOBBY_NEWS_CALLS) say(words.peek().news.lobbyBack);
        lobbyDownCalls = 0;
        return;
      }
      lobbyDownCalls += 1;
      if (lobbyDownCalls === LOBBY_NEWS_CALLS) say(words.peek().news.lobbyDown);
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
  const { news } = words.peek();
  for (const [playerId, seat] of now) {
    if (playerId === me) continue;
    const old = before.get(playerId);
    if (old === undefined) say(news.joined(isolate(seat.name)));
    else if (old.isAway && !seat.isAway) say(news.isBack(isolate(seat.name)));
    else if (!old.isAway && seat.isAway && playerId !== lastHost)
      say(news.droppedOut(isolate(seat.name)));
  }
  for (const [playerId, seat] of before)
    if (!now.has(playerId) && playerId !== me && playerId !== lastHost)
      say(news.left(isolate(seat.name)));
}
