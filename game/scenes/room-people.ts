// Who sits in the room, for the screens: each with the signs of the key, and since when this
// browser knows it. Says so when somebody sits in a connection, and keeps out who was banned.
import { isBanned, isIdentityBanned } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { isolate, words } from '../language/language.ts';
import type { PeerIdentity } from '../net/peer-identity.ts';
import type { RoomClient } from '../net/room-client.ts';
import type { AppModel } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';
import type { PersonView } from '../ui/person-view.ts';
import type { RoomView, SeatView } from '../ui/room-view.ts';
import type { KnownPlayers } from './known-players.ts';

export type PeopleWatch = (view: RoomView) => void;

/** `nowMs` is on a clock that outlives pages. */
export function createPeopleWatch(
  { identities }: Pick<RoomClient, 'identities'>,
  known: KnownPlayers,
  model: Pick<AppModel, 'people' | 'ownSigns' | 'notices'>,
  nowMs: () => number,
): PeopleWatch {
  const warned = new Set<number>();
  let shown = '';
  return ({ seats }) => {
    const people = new Map<number, PersonView>();
    for (const seat of seats) {
      if (seat.kind !== 'human' || seat.isMe) continue;
      const identity = identities.of(seat.playerId);
      people.set(seat.playerId, personOf(seat, identity, known, nowMs()));
      if (identity.kind !== 'mismatch' || warned.has(seat.playerId)) continue;
      warned.add(seat.playerId);
      const { intruder, intruderDetail } = words.peek().people;
      const detail = intruderDetail;
      pushNotice(model.notices, intruder(isolate(seat.name)), { kind: 'alert', detail });
    }
    const text = JSON.stringify([...people]);
    if (text === shown) return;
    shown = text;
    model.people.value = people;
    model.ownSigns.value = identities.ownSigns;
  };
}

function personOf(
  { name }: SeatView,
  identity: PeerIdentity,
  known: KnownPlayers,
  atMs: number,
): PersonView {
  if (identity.kind !== 'proven') return { kind: identity.kind };
  const { fingerprint, isLinkProven, hasChanged } = identity;
  const before = known.meet(fingerprint, name, atMs);
  const since = before === undefined ? {} : { sinceMs: before.firstMs, lastName: before.name };
  return { kind: 'proven', signs: fingerprint, isLinkProven, hasChanged, ...since };
}

/** Whom the room has banned nobody talks to any more; the lobby believes only a host. */
export function keepOut(room: RoomClient, present: RoomState, isHost: boolean): void {
  const { lobby, identities } = room;
  for (const { playerId } of lobby.members) {
    const identity = identities.of(playerId);
    const isKeyBanned = identity.kind === 'proven' && isIdentityBanned(present, identity.word | 0);
    if (isKeyBanned) identities.refuse(playerId);
    if (isHost && (isKeyBanned || isBanned(present, playerId))) lobby.ban(playerId);
  }
}
