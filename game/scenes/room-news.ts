// What changed in a room, in words: who came and went, who hosts now. Compared at the model's rate.

import type { Migration } from '../../shared/netcode/stats.ts';
import { isolate, words } from '../language/language.ts';
import type { RoomView, SeatView } from '../ui/room-view.ts';
import { teamName } from '../ui/team.ts';

/** Where news go. */
export type Teller = {
  /** Over everything, for a moment; and into the conversation. */
  readonly say: (text: string, detail?: string) => void;
  /** Into the conversation only: nobody need look up. */
  readonly tell: (text: string) => void;
};

export type RoomNews = {
  /** Compares with the last call, a tenth of a second ago, and says what is new. */
  readonly report: (view: RoomView, migrations: readonly Migration[], me: number) => void;
  readonly reportLobby: (isReachable: boolean) => void;
};

/** Calls that a host change waits to learn whether the old host left or stayed: 0.8 s at 10 Hz. */
const HOST_NEWS_CALLS_MAX = 8;
/** Calls that the lobby must be out of reach before it is news: short drops heal by themselves. */
const LOBBY_NEWS_CALLS = 10;

export function createRoomNews(teller: Teller): RoomNews {
  const names = new Map<number, string>();
  let people: ReadonlyMap<number, SeatView> | undefined;
  let reported = 0;
  let waited = 0;
  let lobbyDownCalls = 0;
  const { say } = teller;
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
    if (newest.to === me) say(opening + news.youHostNow, words.peek().play.keepOpen);
    else say(opening + hosting);
  };
  return {
    report: (view, migrations, me) => {
      const now = peopleOf(view);
      for (const [playerId, seat] of now) names.set(playerId, seat.name);
      const newest = migrations.at(-1);
      if (newest !== undefined && newest.term > reported) reportHost(newest, now, me);
      if (people !== undefined) {
        tellComings(people, now, me, teller);
        tellGoings(people, now, [me, newest?.from], teller);
      }
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

type People = ReadonlyMap<number, SeatView>;

function tellComings(before: People, now: People, me: number, { say, tell }: Teller): void {
  const { news, talk } = words.peek();
  for (const [playerId, seat] of now) {
    const old = before.get(playerId);
    const name = isolate(seat.name);
    if (old === undefined) {
      if (playerId !== me) tell(news.joined(name));
      continue;
    }
    if (playerId !== me && old.isAway && !seat.isAway) say(news.isBack(name));
    if (old.team !== seat.team) tell(talk.movedTo(name, teamName(seat.team)));
    if (!old.isAdmin && seat.isAdmin) tell(talk.nowAdmin(name));
  }
}

/** How a host went is told with who hosts now. */
function tellGoings(
  before: People,
  now: People,
  gone: readonly (number | undefined)[],
  { say, tell }: Teller,
): void {
  const { news, talk } = words.peek();
  for (const [playerId, old] of before) {
    if (gone.includes(playerId)) continue;
    const seat = now.get(playerId);
    const name = isolate(old.name);
    if (seat === undefined && old.isAway) say(talk.seatFree(name));
    else if (seat === undefined) tell(news.left(name));
    else if (!old.isAway && seat.isAway) say(news.droppedOut(name));
  }
}
