// The public list of rooms, made at most twice a second, and the room that quick play picks (L15).
import { createHash } from 'node:crypto';
import type { ListedRoom, RoomsAnswer } from '../shared/protocol/lobby-http.ts';
import { LISTED_ROOMS_MAX, ROOM_MEMBERS_MAX } from '../shared/protocol/lobby-limits.ts';
import type { RoomFacts } from '../shared/protocol/lobby-messages.ts';
import { connectedIds, placesTaken, type Room } from './room.ts';

export type RoomList = { json: string; etag: string; madeMs: number };

export function createRoomList(): RoomList {
  return { json: '', etag: '', madeMs: Number.NEGATIVE_INFINITY };
}

/** Makes the list anew when it is older than `listMs`. */
export function refreshRoomList(
  list: RoomList,
  rooms: ReadonlyMap<string, Room>,
  nowMs: number,
  listMs: number,
): void {
  if (nowMs - list.madeMs < listMs && nowMs >= list.madeMs) return;
  const answer: RoomsAnswer = {
    ok: true,
    online: onlineCount(rooms.values()),
    roomCount: rooms.size,
    rooms: openRooms(rooms.values()),
  };
  list.json = JSON.stringify(answer);
  list.etag = `"${createHash('sha1').update(list.json).digest('base64url')}"`;
  list.madeMs = nowMs;
}

/** People whose sockets are open, in all rooms. */
export function onlineCount(rooms: Iterable<Room>): number {
  let count = 0;
  for (const room of rooms) count += connectedIds(room).length;
  return count;
}

/** Listed rooms that somebody is in and somebody else can enter, fullest first. */
function openRooms(rooms: Iterable<Room>): ListedRoom[] {
  const lines: ListedRoom[] = [];
  for (const room of rooms) {
    if (isOpen(room) && connectedIds(room).length > 0) lines.push(lineOf(room));
  }
  lines.sort((a, b) => b.members - a.members || (a.code < b.code ? -1 : 1));
  return lines.slice(0, LISTED_ROOMS_MAX);
}

/** The room that a newcomer enjoys most: 2 to 6 people first, then one, then a crowd. */
export function quickRoom(rooms: Iterable<Room>, protocolVersion: number): Room | undefined {
  let best: Room | undefined;
  let bestRank = 0;
  for (const room of rooms) {
    if (room.protocolVersion !== protocolVersion || !isOpen(room) || isPitchFull(room)) continue;
    const rank = rankOf(placesTaken(room));
    if (rank > bestRank) {
      best = room;
      bestRank = rank;
    }
  }
  return best;
}

/** 0 for an empty room, which is about to go. */
function rankOf(places: number): number {
  if (places >= 2 && places <= 6) return 100 + places;
  if (places === 1) return 50;
  return places === 0 ? 0 : 50 - places;
}

function isOpen(room: Room): boolean {
  const isListed = room.facts === undefined ? room.listed : room.facts.access === 'listed';
  return isListed && !room.closing && placesTaken(room) < ROOM_MEMBERS_MAX;
}

/** True when the host says that a newcomer would have to sit on the bench. */
function isPitchFull(room: Room): boolean {
  return room.facts !== undefined && room.facts.players >= room.facts.playersMax;
}

function lineOf(room: Room): ListedRoom {
  const members = placesTaken(room);
  const [first] = room.members.values();
  const facts: RoomFacts = room.facts ?? {
    phase: 'waiting',
    score: [0, 0],
    players: members,
    playersMax: ROOM_MEMBERS_MAX,
    title: '',
    access: 'listed',
    playedS: 0,
    limitS: 0,
    lobbyPingMs: 0,
  };
  const title = facts.title === '' ? `${first.name}'s room` : facts.title;
  const { code, protocolVersion } = room;
  return { code, protocolVersion, members, membersMax: ROOM_MEMBERS_MAX, ...facts, title };
}
