// The lobby of a simulated room: the real room, membership, witness and sweep of lobby-server/,
// behind sockets in virtual time that behave like TCP (S5 of docs/simulator.md).
import { createLobby as createServer, type Lobby } from '../../lobby-server/lobby.ts';
import { settingsOf } from '../../lobby-server/lobby-options.ts';
import { dropMember, joinRoom } from '../../lobby-server/membership.ts';
import { admitFrame, handleBytes } from '../../lobby-server/requests.ts';
import { createRoom, type MemberSocket, type Room, type Seat } from '../../lobby-server/room.ts';
import { sweepRoom } from '../../lobby-server/sweep.ts';
import { readTicket, type Ticket } from '../../lobby-server/ticket.ts';
import {
  type LobbyNotice,
  type LobbyRequest,
  lobbyNotices,
  lobbyRequests,
} from '../../shared/protocol/lobby-messages.ts';
import { type EventQueue, plan } from './event-queue.ts';
import type { LobbyListener, Socket } from './lobby-socket.ts';
import { createWitnessWatch, type WitnessWatch, watchWitness } from './witness-watch.ts';

export type WitnessLobby = {
  readonly queue: EventQueue;
  readonly delayMs: number;
  readonly server: Lobby;
  readonly sockets: Map<number, Socket>;
  /** What each browser keeps of its last ticket and of who else was there, reloads included. */
  readonly tickets: Map<number, string>;
  /** Host and term as each browser last heard them. */
  readonly known: Map<number, string>;
  /** Until when nothing passes between this member and the lobby. */
  readonly cutUntilMs: Map<number, number>;
  readonly watch: WitnessWatch;
  room: Room;
  instance: number;
  up: boolean;
  grants: number;
  restarts: number;
  replaced: number;
};

const SECRET = new Uint8Array(32).fill(7);
const VERSION = 1;
const CODE = 'ABCD';
/** A socket whose other end fell silent without a word is closed after three pings (ms). */
export const PING_OUT_MS = 6000;
const SWEEP_MS = 500;
const RETRY_MS = 500;

export function createLobby(queue: EventQueue, delayMs: number): WitnessLobby {
  const settings = settingsOf({ port: 0, secret: SECRET, nowMs: () => queue.nowMs });
  const lobby: WitnessLobby = {
    queue,
    delayMs,
    server: createServer(settings),
    sockets: new Map(),
    tickets: new Map(),
    known: new Map(),
    cutUntilMs: new Map(),
    watch: createWitnessWatch(),
    room: openRoom(1, undefined, 0),
    instance: 1,
    up: true,
    grants: 0,
    restarts: 0,
    replaced: 0,
  };
  plan(queue, SWEEP_MS, () => sweep(lobby));
  return lobby;
}

/** Whom the lobby takes for the host, and in which term. */
export function hostAt(lobby: WitnessLobby): { readonly term: number; readonly host: number } {
  return { term: lobby.room.witness.term, host: lobby.room.witness.hostId };
}

/** A browser comes in, or comes back: with the same number if it has a ticket. */
export function connectSocket(
  lobby: WitnessLobby,
  playerId: number,
  listener: LobbyListener,
): void {
  const old = lobby.sockets.get(playerId);
  if (old?.isOpen === true) lobby.replaced += 1;
  const way: MemberSocket = {
    isAcknowledged: () => true,
    send: (bytes) => takeDown(lobby, socket, bytes),
    relay: () => false,
    close: () => closeDown(lobby, socket),
    cut: () => closeDown(lobby, socket),
  };
  const socket: Socket = {
    playerId,
    listener,
    member: undefined,
    way,
    isOpen: true,
    upFreeMs: 0,
    downFreeMs: 0,
    lastReport: undefined,
  };
  lobby.sockets.set(playerId, socket);
  if (lobby.up) enter(lobby, socket);
  else retry(lobby, socket);
}

/** The socket closes at its own end: the lobby hears of it one delay later. */
export function closeSocket(lobby: WitnessLobby, playerId: number, consented = false): void {
  const socket = lobby.sockets.get(playerId);
  if (socket === undefined) return;
  lobby.sockets.delete(playerId);
  sendUp(lobby, socket, () => leave(lobby, socket, consented));
}

/** The browser fell silent without closing anything: the lobby's pings find out. */
export function abandonSocket(lobby: WitnessLobby, playerId: number, afterMs = PING_OUT_MS): void {
  const socket = lobby.sockets.get(playerId);
  if (socket === undefined) return;
  lobby.sockets.delete(playerId);
  socket.isOpen = false;
  plan(lobby.queue, lobby.queue.nowMs + afterMs, () => leave(lobby, socket, false));
}

/** Nothing passes between this member and the lobby for a while; TCP brings it later, in order. */
export function cutSocket(lobby: WitnessLobby, playerId: number, ms: number): void {
  lobby.cutUntilMs.set(playerId, lobby.queue.nowMs + ms);
}

export function stopLobby(lobby: WitnessLobby): void {
  lobby.up = false;
  for (const socket of lobby.sockets.values()) {
    socket.member = undefined;
    plan(lobby.queue, lobby.queue.nowMs + lobby.delayMs, () => {
      if (socket.isOpen && lobby.sockets.get(socket.playerId) === socket) socket.listener.lost();
    });
  }
}

/** A new process with the old secret: the first ticket that comes opens the room again (L3). */
export function restartLobby(lobby: WitnessLobby): void {
  if (lobby.up) stopLobby(lobby);
  lobby.up = true;
  lobby.instance += 1;
  lobby.restarts += 1;
  lobby.room = openRoom(lobby.instance, undefined, lobby.queue.nowMs);
  for (const socket of [...lobby.sockets.values()]) retry(lobby, socket);
}

export function claimHost(lobby: WitnessLobby, playerId: number, term: number): void {
  say(lobby, playerId, { kind: 'claim-host', term });
}
export function reportHost(
  lobby: WitnessLobby,
  playerId: number,
  term: number,
  hostId: number,
): void {
  say(lobby, playerId, { kind: 'report-host', term, hostId });
}
export function beatHeart(lobby: WitnessLobby, playerId: number): void {
  say(lobby, playerId, { kind: 'heartbeat' });
}

function openRoom(instance: number, ticket: Ticket | undefined, nowMs: number): Room {
  return createRoom(
    { code: CODE, instance, listed: false, protocolVersion: VERSION },
    ticket,
    nowMs,
  );
}

function enter(lobby: WitnessLobby, socket: Socket): void {
  const { playerId } = socket;
  const { secret } = lobby.server.settings;
  const raw = lobby.tickets.get(playerId);
  const ticket = raw === undefined ? undefined : readTicket(raw, secret, lobby.queue.nowMs);
  if (lobby.room.members.size === 0 && ticket !== undefined && lobby.room.witness.term === 0)
    lobby.room = openRoom(lobby.instance, ticket, lobby.queue.nowMs);
  // Numbers are the schedule's, so that one peer less doesn't rename the others.
  if (ticket === undefined) lobby.room.nextPlayerId = playerId;
  const seat: Seat = {
    sessionId: `${playerId}`,
    name: `Player ${playerId}`,
    address: `10.0.0.${playerId % 250}`,
    ticket,
    expiresMs: Number.POSITIVE_INFINITY,
  };
  const highest = Math.max(lobby.room.nextPlayerId, ...lobby.room.members.keys(), playerId);
  socket.member = joinRoom(lobby.server, lobby.room, seat, socket.way);
  lobby.room.nextPlayerId = Math.max(lobby.room.nextPlayerId, highest + 1);
  watchWitness(lobby.watch, lobby.room.witness, lobby.instance);
}

/** As `LobbyClient` does: again and again until the lobby is back, then the last word once more. */
function retry(lobby: WitnessLobby, socket: Socket): void {
  const { queue } = lobby;
  plan(queue, queue.nowMs + RETRY_MS + 7 * socket.playerId, () => {
    if (lobby.sockets.get(socket.playerId) !== socket || socket.member !== undefined) return;
    socket.isOpen = true;
    if (!lobby.up || isCut(lobby, socket.playerId)) retry(lobby, socket);
    else {
      enter(lobby, socket);
      const { lastReport } = socket;
      if (lastReport !== undefined && lastReport.term > hostAt(lobby).term)
        say(lobby, socket.playerId, lastReport);
    }
  });
}

function leave(lobby: WitnessLobby, socket: Socket, consented: boolean): void {
  const { member } = socket;
  socket.isOpen = false;
  if (!lobby.up || member === undefined) return;
  dropMember(lobby.server, lobby.room, member, socket.way, consented);
  watchWitness(lobby.watch, lobby.room.witness, lobby.instance);
}

function closeDown(lobby: WitnessLobby, socket: Socket): void {
  socket.isOpen = false;
  socket.member = undefined;
  if (lobby.sockets.get(socket.playerId) !== socket) return;
  socket.listener.lost();
  retry(lobby, socket);
}

function say(lobby: WitnessLobby, playerId: number, request: LobbyRequest): void {
  const socket = lobby.sockets.get(playerId);
  if (socket === undefined) return;
  if (request.kind === 'report-host') socket.lastReport = request;
  if (socket.member === undefined) {
    if (request.kind === 'claim-host') socket.listener.answered(request.term, false);
    return;
  }
  const bytes = lobbyRequests.encode(request as never);
  sendUp(lobby, socket, () => {
    const { server, room } = lobby;
    const { member } = socket;
    if (!lobby.up || member?.socket !== socket.way) return;
    if (admitFrame(server, room, member, false)) handleBytes(server, room, member, bytes);
    watchWitness(lobby.watch, room.witness, lobby.instance);
  });
}

/** Brings something up the socket, in order and not while it is cut. */
function sendUp(lobby: WitnessLobby, socket: Socket, run: () => void): void {
  socket.upFreeMs = Math.max(socket.upFreeMs, leavesMs(lobby, socket.playerId) + lobby.delayMs);
  plan(lobby.queue, socket.upFreeMs, run);
}

function takeDown(lobby: WitnessLobby, socket: Socket, bytes: Uint8Array): void {
  socket.downFreeMs = Math.max(socket.downFreeMs, leavesMs(lobby, socket.playerId) + lobby.delayMs);
  plan(lobby.queue, socket.downFreeMs, () => {
    if (lobby.sockets.get(socket.playerId) !== socket) return;
    const notice = lobbyNotices.decode(bytes);
    if (notice === undefined) throw new Error('the lobby said something that does not decode');
    hear(lobby, socket, notice);
  });
}

function hear(lobby: WitnessLobby, socket: Socket, notice: LobbyNotice): void {
  const { playerId, listener } = socket;
  if (notice.kind === 'member-joined') listener.saw(notice.playerId, false);
  else if (notice.kind === 'member-left') listener.saw(notice.playerId, true);
  else if (notice.kind === 'host') hearHost(lobby, socket, notice.term, notice.hostId);
  else if (notice.kind === 'ticket') lobby.tickets.set(playerId, notice.ticket);
  else if (notice.kind === 'claim') {
    if (notice.granted) {
      lobby.grants += 1;
      lobby.watch.granted(lobby.instance, notice.term, playerId);
    }
    listener.answered(notice.term, notice.granted);
  } else if (notice.kind === 'welcome') {
    lobby.tickets.set(playerId, notice.ticket);
    for (const [other, , isHere] of notice.members)
      if (other !== playerId) listener.saw(other, !isHere);
    if (lobby.known.has(playerId)) hearHost(lobby, socket, notice.term, notice.hostId);
    else lobby.known.set(playerId, `${notice.term}/${notice.hostId}`);
  }
}

function hearHost(lobby: WitnessLobby, socket: Socket, term: number, hostId: number): void {
  lobby.known.set(socket.playerId, `${term}/${hostId}`);
  socket.listener.confirmed(term, hostId);
}

function isCut(lobby: WitnessLobby, playerId: number): boolean {
  return lobby.queue.nowMs < (lobby.cutUntilMs.get(playerId) ?? 0);
}
function leavesMs(lobby: WitnessLobby, playerId: number): number {
  return Math.max(lobby.queue.nowMs, lobby.cutUntilMs.get(playerId) ?? 0);
}

function sweep(lobby: WitnessLobby): void {
  if (lobby.up) sweepRoom(lobby.server, lobby.room);
  watchWitness(lobby.watch, lobby.room.witness, lobby.instance);
  plan(lobby.queue, lobby.queue.nowMs + SWEEP_MS, () => sweep(lobby));
}
