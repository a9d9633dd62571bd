// What changed in a room, in words: who came and went, who hosts now. Compared at the model's rate.
import type { Signal } from '@preact/signals';
import type { Migration } from '../../shared/netcode/stats.ts';
import { type Notice, pushNotice } from '../ui/notice.ts';
import type { RoomView, SeatView } from '../ui/room-view.ts';

export type RoomNews = {
  /** Compares with the last call and says what is new. */
  readonly report: (view: RoomView, migrations: readonly Migration[], me: number) => void;
};

export function createRoomNews(notices: Signal<readonly Notice[]>): RoomNews {
  const names = new Map<number, string>();
  let people: ReadonlyMap<number, SeatView> | undefined;
  let reported = 0;
  const say = (text: string) => pushNotice(notices, text);
  return {
    report: (view, migrations, me) => {
      const now = peopleOf(view);
      for (const [playerId, seat] of now) names.set(playerId, seat.name);
      const newest = migrations.at(-1);
      const isNewHost = newest !== undefined && newest.term > reported;
      if (isNewHost) {
        reported = newest.term;
        const from = names.get(newest.from) ?? 'The host';
        const to = names.get(newest.to) ?? 'Somebody';
        const isStaying = now.get(newest.from)?.isAway === false;
        const opening = isStaying ? '' : `${from} left. `;
        say(`${opening}${newest.to === me ? 'You are hosting now.' : `${to} is hosting now.`}`);
      }
      if (people !== undefined) reportPeople(people, now, me, newest?.from, say);
      people = now;
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
