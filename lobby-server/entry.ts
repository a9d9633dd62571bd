// The ways into a room (L4 to L6): create, join by code or ticket, quick play. Each ends in a
// reserved seat or in a reason that a person understands.
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOM_CODE_ALPHABET, readRoomCode } from '../shared/protocol/lobby-code.ts';
import type {
  EntryAnswer,
  EntryFailure,
  EntryFailureCode,
  EntryRequest,
} from '../shared/protocol/lobby-http.ts';
import { ROOM_CODE_LENGTH, ROOM_MEMBERS_MAX } from '../shared/protocol/lobby-limits.ts';
import { hasToken, takeToken } from '../shared/protocol/token-bucket.ts';
import { earlyWelcome } from './early.ts';
import { addCount, type Lobby } from './lobby.ts';
import { hasNumbersLeft } from './membership.ts';
import { bucketOf } from './rate.ts';
import { memberOfTicket, placesTaken, type Room, type RoomStart, type Seat } from './room.ts';
import { quickRoom } from './room-list.ts';
import { readTicket, type Ticket } from './ticket.ts';

/** How often a newly started lobby looks whether a room is back. */
const REOPEN_POLL_MS = 50;

export type EntryKind = 'create' | 'join' | 'quick';

/** What the transport does for an entry; Colyseus stays on its side of this. */
export type RoomTransport = {
  readonly processId: string;
  /** Makes the room reachable; rejects when it can't. */
  readonly openRoom: (start: RoomStart, ticket: Ticket | undefined) => Promise<Room>;
  /** Lets one socket with the seat's session in; rejects when it can't. */
  readonly reserveSeat: (room: Room, seat: Seat) => Promise<void>;
};

const sentences: Readonly<Record<EntryFailureCode, string>> = {
  'not-found': 'There is no room with this code. Check the code, or ask for a new one.',
  full: 'This room is full. Try again when somebody has left, or open another room.',
  unreachable: 'The lobby is restarting. Try again in a few seconds.',
  version: 'This room plays another version of the game. Reload the page to update.',
  banned: 'You have been banned from this room.',
  locked: 'This room lets nobody new in. Ask somebody in it to open it.',
  'rate-limited': 'Too many attempts. Wait a moment and try again.',
  refused: 'The lobby did not understand the request. Reload the page to update.',
};

export function failure(code: EntryFailureCode): EntryFailure {
  return { ok: false, code, message: sentences[code] };
}

/** Decides one request of one address. Never rejects for what a client sent. */
export async function enter(
  lobby: Lobby,
  transport: RoomTransport,
  kind: EntryKind,
  request: EntryRequest,
  address: string,
): Promise<EntryAnswer> {
  if (lobby.draining) return failure('unreachable');
  const { limits, nowMs } = lobby.settings;
  if (!takeToken(bucketOf(lobby.joins, address, nowMs()), limits.joins, nowMs())) {
    return failure('rate-limited');
  }
  const isCrowded =
    (lobby.seatsByAddress.get(address) ?? 0) >= limits.unspentSeatsMax ||
    (lobby.socketsByAddress.get(address) ?? 0) >= limits.socketsMax;
  if (isCrowded) return failure('rate-limited');
  if (kind === 'join') return enterByCode(lobby, transport, request, address);
  const found =
    kind === 'quick' ? quickRoom(lobby.openRooms.values(), request.protocolVersion) : undefined;
  if (found !== undefined && !isBanned(found, address, undefined)) {
    return seatIn(lobby, transport, found, request, address, undefined);
  }
  const listed = kind === 'quick' || request.listed === true;
  return enterNewRoom(lobby, transport, request, address, listed);
}

async function enterByCode(
  lobby: Lobby,
  transport: RoomTransport,
  request: EntryRequest,
  address: string,
): Promise<EntryAnswer> {
  const { limits, nowMs, secret } = lobby.settings;
  const wrongCodes = bucketOf(lobby.wrongCodes, address, nowMs());
  const code = readRoomCode(request.code ?? '');
  const read =
    request.ticket === undefined ? undefined : readTicket(request.ticket, secret, nowMs());
  const ticket = read?.code === code ? read : undefined;
  if (ticket === undefined && !hasToken(wrongCodes, limits.wrongCodes, nowMs())) {
    return failure('rate-limited');
  }
  const opening = code === undefined ? undefined : lobby.rooms.get(code);
  if (opening !== undefined) {
    return seatIn(lobby, transport, await opening, request, address, ticket);
  }
  if (ticket === undefined) {
    takeToken(wrongCodes, limits.wrongCodes, nowMs());
    const room = code === undefined ? undefined : await reopenedRoom(lobby, code);
    if (room === undefined) return failure('not-found');
    return seatIn(lobby, transport, room, request, address, undefined);
  }
  if (!mayOpen(lobby, address)) return failure('rate-limited');
  const room = await openRoom(
    lobby,
    transport,
    startOf(ticket.code, ticket.listed, request),
    ticket,
  );
  return seatIn(lobby, transport, room, request, address, ticket);
}

/**
 * A lobby that has just started knows no rooms yet: their members bring them back within seconds
 * (L9), and whoever has a link to one waits for that instead of being told that it is gone.
 */
async function reopenedRoom(lobby: Lobby, code: string): Promise<Room | undefined> {
  const { limits, nowMs } = lobby.settings;
  const mayReturn = () => nowMs() - lobby.startedMs < limits.reopenMs && !lobby.draining;
  if (mayReturn()) lobby.counters.awaitedRooms++;
  while (mayReturn()) {
    await sleep(REOPEN_POLL_MS);
    const opening = lobby.rooms.get(code);
    if (opening !== undefined) return opening;
  }
  return undefined;
}

async function enterNewRoom(
  lobby: Lobby,
  transport: RoomTransport,
  request: EntryRequest,
  address: string,
  listed: boolean,
): Promise<EntryAnswer> {
  if (!mayOpen(lobby, address)) return failure('rate-limited');
  const start = startOf(freeCode(lobby), listed, request);
  const room = await openRoom(lobby, transport, start, undefined);
  return seatIn(lobby, transport, room, request, address, undefined);
}

function mayOpen(lobby: Lobby, address: string): boolean {
  const { limits, nowMs } = lobby.settings;
  if (lobby.rooms.size >= limits.roomsMax) return false;
  return takeToken(bucketOf(lobby.creates, address, nowMs()), limits.creates, nowMs());
}

/** Claims the code at once; two members who re-open one room meet in the same promise. */
function openRoom(
  lobby: Lobby,
  transport: RoomTransport,
  start: RoomStart,
  ticket: Ticket | undefined,
): Promise<Room> {
  const opening = transport.openRoom(start, ticket);
  lobby.rooms.set(start.code, opening);
  opening.catch(() => lobby.rooms.delete(start.code));
  return opening;
}

async function seatIn(
  lobby: Lobby,
  transport: RoomTransport,
  room: Room,
  request: EntryRequest,
  address: string,
  ticket: Ticket | undefined,
): Promise<EntryAnswer> {
  if (room.closing) return failure('unreachable');
  if (room.protocolVersion !== request.protocolVersion) return failure('version');
  if (isBanned(room, address, ticket)) return failure('banned');
  const isBack = memberOfTicket(room, ticket) !== undefined;
  if (!isBack && room.facts?.access === 'locked') return failure('locked');
  if (!isBack && (placesTaken(room) >= ROOM_MEMBERS_MAX || !hasNumbersLeft(room))) {
    return failure('full');
  }
  const seat: Seat = {
    sessionId: randomBytes(16).toString('base64url'),
    name: request.name,
    address,
    ticket,
    expiresMs: lobby.settings.nowMs() + lobby.settings.limits.seatMs,
  };
  room.seats.set(seat.sessionId, seat);
  addCount(lobby.seatsByAddress, address, 1);
  const early = request.early === true ? earlyWelcome(lobby, room, seat) : undefined;
  await transport.reserveSeat(room, seat);
  const { sessionId } = seat;
  const { code } = room;
  return { ok: true, code, processId: transport.processId, sessionId, ...(early && { early }) };
}

/** A ticket says who somebody is; without one the address has to do. */
function isBanned(room: Room, address: string, ticket: Ticket | undefined): boolean {
  if (ticket !== undefined && room.bannedHolders.has(ticket.holder)) return true;
  const isKnown = ticket !== undefined && room.holders.get(ticket.playerId) === ticket.holder;
  return !isKnown && room.bannedAddresses.has(address);
}

function startOf(code: string, listed: boolean, request: EntryRequest): RoomStart {
  const { protocolVersion } = request;
  return { code, instance: randomInt(2 ** 32), listed, protocolVersion };
}

/** A code that no room has. It always mixes in a digit, so that it never spells a word. */
function freeCode(lobby: Lobby): string {
  for (;;) {
    let code = '';
    for (let i = 0; i < ROOM_CODE_LENGTH; i++) {
      code += ROOM_CODE_ALPHABET[randomInt(ROOM_CODE_ALPHABET.length)];
    }
    if (/\d/.test(code) && !lobby.rooms.has(code)) return code;
  }
}
