// What a newcomer is told with its seat, before its socket is there (L20): the room, ICE servers,
// and one offer of each member; and its answers to them, which come the same way.
import type { EarlySignals, EarlyWelcome, OfferTuple } from '../shared/protocol/lobby-http.ts';
import { EARLY_SIGNALS_MAX } from '../shared/protocol/lobby-limits.ts';
import { lobbyNotices } from '../shared/protocol/lobby-messages.ts';
import { issueIceServers } from './ice-issue.ts';
import type { Lobby } from './lobby.ts';
import { claimNumber, displayName, memberTuples, ticketOf } from './membership.ts';
import { relaySignal } from './requests.ts';
import { connectedIds, memberOfTicket, type Room, type Seat } from './room.ts';

/** Undefined where nobody is there to meet; gives the seat its number otherwise. */
export function earlyWelcome(lobby: Lobby, room: Room, seat: Seat): EarlyWelcome | undefined {
  const { term, hostId } = room.witness;
  if (hostId === 0 || connectedIds(room).length === 0) return undefined;
  const known = memberOfTicket(room, seat.ticket);
  const { playerId, holder } = known ?? claimNumber(room, seat.ticket);
  const iceServers = issueIceServers(lobby, room, { address: seat.address, holder });
  seat.early = { playerId, holder, iceServers, signalsLeft: EARLY_SIGNALS_MAX };
  const others = memberTuples(room).filter(([id]) => id !== playerId);
  const name = displayName(seat.name, playerId);
  return {
    code: room.code,
    playerId,
    term,
    hostId,
    ticket: ticketOf(lobby, room, { playerId, holder }, lobby.settings.nowMs()),
    iceServers,
    members: [...others, [playerId, name, true]],
    mayRelay: lobby.settings.mayRelay,
    offers: takeOffers(room, playerId),
  };
}

/** Passes them on as if the newcomer had joined; false for a seat that is not waiting. */
export function takeEarlySignals(lobby: Lobby, request: EarlySignals): boolean {
  const { code, sessionId, signals } = request;
  const room = lobby.openRooms.get(code);
  const seat = room?.seats.get(sessionId);
  const early = seat?.early ?? memberSeat(room, sessionId);
  if (room === undefined || early === undefined || room.closing) return false;
  early.signalsLeft -= signals.length;
  if (early.signalsLeft < 0) return false;
  for (const [to, body] of signals) relaySignal(lobby, room, early.playerId, to, body);
  return true;
}

/** The socket may have opened while the signals were on their way. */
function memberSeat(room: Room | undefined, sessionId: string) {
  for (const { seat } of room?.members.values() ?? [])
    if (seat.sessionId === sessionId) return seat.early;
  return undefined;
}

/** The host's first. Whoever gave one is told, so that there is another for the next newcomer. */
function takeOffers(room: Room, playerId: number): OfferTuple[] {
  const offers: OfferTuple[] = [];
  for (const member of room.members.values()) {
    if (member.socket === undefined || member.offerAhead === '') continue;
    if (member.playerId === playerId) continue;
    const offer: OfferTuple = [member.playerId, member.offerAhead];
    if (member.playerId === room.witness.hostId) offers.unshift(offer);
    else offers.push(offer);
    member.offerAhead = '';
    member.socket.send(lobbyNotices.encode({ kind: 'offer-taken' }));
  }
  return offers;
}
