// Coming and going in a room (L6, L8, L9): who gets which number, who is told, and whose place
// is kept.
import { randomInt } from 'node:crypto';
import { NAME_CODE_POINTS_MAX } from '../shared/protocol/lobby-limits.ts';
import {
  lobbyCloseCode,
  lobbyNotices,
  type MemberTuple,
} from '../shared/protocol/lobby-messages.ts';
import { cleanText } from '../shared/protocol/lobby-text.ts';
import { createBucket } from '../shared/protocol/token-bucket.ts';
import { issueIceServers, renewedIceServers } from './ice-issue.ts';
import { addCount, type Lobby } from './lobby.ts';
import {
  broadcast,
  type Member,
  type MemberSocket,
  memberOfTicket,
  PLAYER_ID_MAX,
  REOPEN_MARGIN,
  type Room,
  type Seat,
} from './room.ts';
import { signTicket, TICKET_LIFE_MS, type Ticket } from './ticket.ts';
import { adoptTerm, appointHost, forgetWord, noteHeartbeat } from './witness.ts';

/** Takes a seat: a new member, or the one of the seat's ticket with a new socket. */
export function joinRoom(lobby: Lobby, room: Room, seat: Seat, socket: MemberSocket): Member {
  const nowMs = lobby.settings.nowMs();
  const isAlone = room.members.size === 0;
  const known = memberOfTicket(room, seat.ticket);
  const member = known ?? createMember(lobby, room, seat, nowMs);
  const isNewcomer = known === undefined && member.playerId !== seat.ticket?.playerId;
  if (known !== undefined) replaceSocket(lobby, room, known);
  member.socket = socket;
  member.sinceMs = nowMs;
  member.address = seat.address;
  member.badMessages = 0;
  member.seat = seat;
  room.members.set(member.playerId, member);
  addCount(lobby.socketsByAddress, member.address, 1);
  const hasNewTerm = adoptFromTicket(lobby, room, seat.ticket, nowMs);
  const { witness } = room;
  if (witness.hostId === 0 || (isAlone && isNewcomer)) appointHost(witness, member.playerId, nowMs);
  noteHeartbeat(witness, member.playerId, nowMs);
  sendWelcome(lobby, room, member, nowMs);
  const { playerId, name } = member;
  broadcast(room, lobbyNotices.encode({ kind: 'member-joined', playerId, name }), playerId);
  if (hasNewTerm) announceHost(lobby, room);
  else if (isNewcomer) renewTickets(lobby, room, playerId);
  return member;
}

/** A socket is gone. Without consent the place and the number are kept for a while. */
export function dropMember(
  lobby: Lobby,
  room: Room,
  member: Member,
  socket: MemberSocket,
  consented: boolean,
): void {
  if (member.socket !== socket) return;
  addCount(lobby.socketsByAddress, member.address, -1);
  member.socket = undefined;
  member.offerAhead = '';
  member.sinceMs = lobby.settings.nowMs();
  forgetWord(room.witness, member.playerId);
  if (consented) room.members.delete(member.playerId);
  const { playerId } = member;
  broadcast(room, lobbyNotices.encode({ kind: 'member-left', playerId, consented }));
}

/** Ends a member's socket from our side, without waiting for the other side to agree. */
export function expelMember(
  lobby: Lobby,
  room: Room,
  member: Member,
  closeCode: number,
  placeIsKept: boolean,
): void {
  const { socket } = member;
  if (socket === undefined) return;
  dropMember(lobby, room, member, socket, !placeIsKept);
  socket.close(closeCode);
}

/** Gives up the place of a member that did not come back; its number stays its own. */
export function forgetMember(room: Room, member: Member): void {
  room.members.delete(member.playerId);
  const { playerId } = member;
  broadcast(room, lobbyNotices.encode({ kind: 'member-forgotten', playerId }));
}

/** Tells everybody who the host is, and writes it into their tickets. */
export function announceHost(lobby: Lobby, room: Room): void {
  const { term, hostId } = room.witness;
  broadcast(room, lobbyNotices.encode({ kind: 'host', term, hostId }));
  renewTickets(lobby, room);
}

/** Fresh tickets, so that one in hand knows the last term and the highest number. */
export function renewTickets(lobby: Lobby, room: Room, exceptId = 0): void {
  const nowMs = lobby.settings.nowMs();
  for (const member of room.members.values()) {
    if (member.socket === undefined || member.playerId === exceptId) continue;
    const ticket = ticketOf(lobby, room, member, nowMs);
    member.socket.send(lobbyNotices.encode({ kind: 'ticket', ticket }));
  }
}

/** Fresh TURN credentials for everybody, if there are any to give. */
export function renewIceServers(lobby: Lobby, room: Room): void {
  for (const member of room.members.values()) {
    if (member.socket === undefined) continue;
    const iceServers = renewedIceServers(lobby, room, member);
    if (iceServers === undefined) continue;
    member.socket.send(lobbyNotices.encode({ kind: 'ice', iceServers }));
  }
}

function createMember(lobby: Lobby, room: Room, seat: Seat, nowMs: number): Member {
  const { playerId, holder } = seat.early ?? claimNumber(room, seat.ticket);
  return {
    playerId,
    holder,
    name: displayName(seat.name, playerId),
    address: seat.address,
    socket: undefined,
    sinceMs: nowMs,
    bucket: createBucket(lobby.settings.limits.messages, nowMs),
    relays: createBucket(lobby.settings.limits.relays, nowMs),
    relayBytes: createBucket(lobby.settings.limits.relayBytes, nowMs),
    badMessages: 0,
    outbox: [],
    offerAhead: '',
    seat,
  };
}

/** As the others see it. */
export function displayName(raw: string, playerId: number): string {
  const name = cleanText(raw, NAME_CODE_POINTS_MAX);
  return name === '' ? `Player ${playerId}` : name;
}

/** The ticket's number if it is still that person's, else the next one. */
export function claimNumber(
  room: Room,
  ticket: Ticket | undefined,
): { readonly playerId: number; readonly holder: number } {
  if (ticket !== undefined) {
    const { playerId, holder, highestId } = ticket;
    if (ticket.roomInstance !== room.instance) {
      const above = Math.min(highestId + 1 + REOPEN_MARGIN, 0x1_0000);
      room.nextPlayerId = Math.max(room.nextPlayerId, above);
    }
    if ((room.holders.get(playerId) ?? holder) === holder) {
      room.holders.set(playerId, holder);
      return { playerId, holder };
    }
  }
  const playerId = room.nextPlayerId++;
  const holder = randomInt(2 ** 32);
  room.holders.set(playerId, holder);
  return { playerId, holder };
}

/** False once every number has been given out: the room can only be left. */
export function hasNumbersLeft(room: Room): boolean {
  return room.nextPlayerId <= PLAYER_ID_MAX;
}

function replaceSocket(lobby: Lobby, room: Room, member: Member): void {
  const message = 'You opened this room again somewhere else.';
  member.socket?.send(lobbyNotices.encode({ kind: 'error', code: 'replaced', message }));
  expelMember(lobby, room, member, lobbyCloseCode.replaced, true);
}

function adoptFromTicket(
  lobby: Lobby,
  room: Room,
  ticket: Ticket | undefined,
  nowMs: number,
): boolean {
  if (ticket === undefined) return false;
  if (nowMs - room.openedMs > lobby.settings.limits.adoptMs) return false;
  return adoptTerm(room.witness, ticket.term, ticket.hostId, nowMs);
}

function sendWelcome(lobby: Lobby, room: Room, member: Member, nowMs: number): void {
  const { term, hostId } = room.witness;
  const bytes = lobbyNotices.encode({
    kind: 'welcome',
    code: room.code,
    playerId: member.playerId,
    term,
    hostId,
    ticket: ticketOf(lobby, room, member, nowMs),
    iceServers: member.seat.early?.iceServers ?? issueIceServers(lobby, room, member),
    members: memberTuples(room),
    mayRelay: lobby.settings.mayRelay,
  });
  member.socket?.send(bytes);
  const { outbox } = member;
  member.outbox = [];
  for (const signal of outbox) member.socket?.send(signal);
}

/** Everybody in the room, by number. */
export function memberTuples(room: Room): MemberTuple[] {
  return [...room.members.values()]
    .sort((a, b) => a.playerId - b.playerId)
    .map((one): MemberTuple => [one.playerId, one.name, one.socket !== undefined]);
}

export function ticketOf(
  lobby: Lobby,
  room: Room,
  member: Pick<Member, 'playerId' | 'holder'>,
  nowMs: number,
): string {
  const ticket: Ticket = {
    code: room.code,
    playerId: member.playerId,
    holder: member.holder,
    roomInstance: room.instance,
    hostId: room.witness.hostId,
    term: room.witness.term,
    highestId: room.nextPlayerId - 1,
    listed: room.listed,
    expiresS: Math.floor((nowMs + TICKET_LIFE_MS) / 1000),
  };
  return signTicket(ticket, lobby.settings.secret);
}
