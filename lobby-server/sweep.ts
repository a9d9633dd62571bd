// The regular look at every room: who waited too long, who is alone, which room can go.
import { lobbyCloseCode } from '../shared/protocol/lobby-messages.ts';
import { addCount, type Lobby } from './lobby.ts';
import { announceHost, forgetMember, renewIceServers, renewTickets } from './membership.ts';
import type { Member, Room, Seat } from './room.ts';
import { appointHost } from './witness.ts';

/** Does what time asks for; true when the room is empty and may be closed. */
export function sweepRoom(lobby: Lobby, room: Room): boolean {
  const nowMs = lobby.settings.nowMs();
  const { limits } = lobby.settings;
  for (const seat of room.seats.values())
    if (nowMs >= seat.expiresMs) releaseSeat(lobby, room, seat);
  for (const member of room.members.values()) {
    const waitedMs = nowMs - member.sinceMs;
    if (member.socket === undefined) {
      if (waitedMs >= limits.holdMs) forgetMember(room, member);
    } else if (waitedMs >= limits.acknowledgeMs && !member.socket.isAcknowledged()) {
      member.socket.close(lobbyCloseCode.silent);
      member.socket.cut();
    }
  }
  const lone = loneMember(room);
  if (lone !== undefined && nowMs - lone.sinceMs >= limits.aloneMs) {
    appointHost(room.witness, lone.playerId, nowMs);
    announceHost(lobby, room);
  }
  if (nowMs - room.renewedMs >= limits.renewMs) {
    room.renewedMs = nowMs;
    renewTickets(lobby, room);
    renewIceServers(lobby, room);
  }
  return room.members.size === 0 && room.seats.size === 0;
}

/** Takes a reservation back, or ends it because its socket came. */
export function releaseSeat(lobby: Lobby, room: Room, seat: Seat): void {
  if (room.seats.delete(seat.sessionId)) addCount(lobby.seatsByAddress, seat.address, -1);
}

/** The only member, when the host is nobody in this room any more. */
function loneMember(room: Room): Member | undefined {
  if (room.members.size !== 1 || room.members.has(room.witness.hostId)) return undefined;
  const [member] = room.members.values();
  return member.socket === undefined ? undefined : member;
}
