// What a member may ask over its socket (L2): every message is decoded, counted, and then done.
// A bad one is answered, and past a limit the socket is closed; nothing here throws on input.

import { TITLE_CODE_POINTS_MAX } from '../shared/protocol/lobby-limits.ts';
import {
  type describeRoom,
  type LobbyErrorCode,
  type LobbyRequest,
  lobbyCloseCode,
  lobbyNotices,
  lobbyRequests,
  type RoomFacts,
} from '../shared/protocol/lobby-messages.ts';
import { cleanText } from '../shared/protocol/lobby-text.ts';
import type { MessageOf } from '../shared/protocol/schema.ts';
import { hasToken, takeToken } from '../shared/protocol/token-bucket.ts';
import { countReceived, countTraffic } from './counters.ts';
import type { Lobby } from './lobby.ts';
import { announceHost, expelMember, forgetMember } from './membership.ts';
import { connectedIds, type Member, type Room } from './room.ts';
import { claimHost, noteHeartbeat, reportHost } from './witness.ts';

/**
 * Takes one frame of any kind out of a member's allowance; false ends its socket. Relays have an
 * allowance of their own; only what exceeds it counts here.
 */
export function admitFrame(lobby: Lobby, room: Room, member: Member, isRelay: boolean): boolean {
  const { limits, nowMs } = lobby.settings;
  if (isRelay && hasToken(member.relays, limits.relays, nowMs())) return true;
  if (takeToken(member.bucket, limits.messages, nowMs())) return true;
  lobby.counters.floods++;
  refuse(member, 'rate-limited', 'Too many messages.');
  expelMember(lobby, room, member, lobbyCloseCode.flooded, true);
  return false;
}

/** Takes one message of a member off the wire. */
export function handleBytes(lobby: Lobby, room: Room, member: Member, bytes: Uint8Array): void {
  const request = lobbyRequests.decode(bytes);
  if (request === undefined) {
    noteBadMessage(lobby, room, member);
    return;
  }
  countReceived(lobby.counters, request.kind, bytes.length);
  handleRequest(lobby, room, member, request);
}

/** Anything that is no message of ours: answered, counted, and after a few the end. */
export function noteBadMessage(lobby: Lobby, room: Room, member: Member): void {
  lobby.counters.badMessages++;
  member.badMessages++;
  refuse(member, 'bad-message', 'That was no message of this lobby.');
  if (member.badMessages > lobby.settings.limits.badMessagesMax) {
    expelMember(lobby, room, member, lobbyCloseCode.badMessages, true);
  }
}

function handleRequest(lobby: Lobby, room: Room, member: Member, request: LobbyRequest): void {
  const nowMs = lobby.settings.nowMs();
  const from = member.playerId;
  switch (request.kind) {
    case 'send-signal':
      if (!relaySignal(lobby, room, from, request.to, request.body))
        refuse(member, 'unknown-member', 'There is no such member in this room.');
      return;
    case 'report-host':
      takeReport(lobby, room, member, request);
      return;
    case 'claim-host': {
      const { term } = request;
      const granted = claimHost(room.witness, from, term, connectedIds(room), nowMs);
      member.socket?.send(lobbyNotices.encode({ kind: 'claim', term, granted }));
      return;
    }
    case 'describe-room':
      if (from === room.witness.hostId) room.facts = cleanFacts(request);
      else refuse(member, 'not-host', 'Only the host describes the room.');
      return;
    case 'heartbeat':
      noteHeartbeat(room.witness, from, nowMs);
      return;
    case 'ban-member':
      banMember(lobby, room, member, request.playerId);
      return;
    case 'offer-ahead':
      member.offerAhead = request.body;
      return;
  }
}

/** False when there is no such member. */
export function relaySignal(
  lobby: Lobby,
  room: Room,
  from: number,
  to: number,
  body: string,
): boolean {
  const receiver = room.members.get(to);
  if (receiver === undefined || to === from) return false;
  const bytes = lobbyNotices.encode({ kind: 'signal', from, body });
  countTraffic(lobby.counters.signals, bytes.length);
  if (receiver.socket === undefined) keepSignal(lobby, receiver, bytes);
  else receiver.socket.send(bytes);
  return true;
}

/** The newest signals are the ones that still matter, so the oldest go first. */
function keepSignal(lobby: Lobby, receiver: Member, bytes: Uint8Array): void {
  const { outboxMessagesMax, outboxBytesMax } = lobby.settings.limits;
  const { outbox } = receiver;
  outbox.push(bytes);
  let total = outbox.reduce((sum, one) => sum + one.length, 0);
  while (outbox.length > outboxMessagesMax || total > outboxBytesMax) {
    total -= outbox.shift()!.length;
  }
}

function takeReport(
  lobby: Lobby,
  room: Room,
  member: Member,
  report: { readonly term: number; readonly hostId: number },
): void {
  if (report.hostId >= room.nextPlayerId) {
    refuse(member, 'unknown-member', 'There is no such member in this room.');
    return;
  }
  const { witness } = room;
  const nowMs = lobby.settings.nowMs();
  if (reportHost(witness, member.playerId, report, connectedIds(room), nowMs)) {
    announceHost(lobby, room);
  } else if (report.term < witness.term) {
    const { term, hostId } = witness;
    member.socket?.send(lobbyNotices.encode({ kind: 'host', term, hostId }));
  }
}

function banMember(lobby: Lobby, room: Room, host: Member, playerId: number): void {
  const banned = room.members.get(playerId);
  if (host.playerId !== room.witness.hostId) {
    refuse(host, 'not-host', 'Only the host bans.');
  } else if (banned === undefined || banned === host) {
    refuse(host, 'unknown-member', 'There is no such member in this room.');
  } else {
    room.bannedHolders.add(banned.holder);
    if (banned.address !== host.address) room.bannedAddresses.add(banned.address);
    refuse(banned, 'banned', 'The host has banned you from this room.');
    if (banned.socket === undefined) forgetMember(room, banned);
    expelMember(lobby, room, banned, lobbyCloseCode.banned, false);
  }
}

function cleanFacts(request: MessageOf<typeof describeRoom>): RoomFacts {
  const { kind: _kind, title, ...facts } = request;
  return { ...facts, title: cleanText(title, TITLE_CODE_POINTS_MAX) };
}

function refuse(member: Member, code: LobbyErrorCode, message: string): void {
  member.socket?.send(lobbyNotices.encode({ kind: 'error', code, message }));
}
