// Starts a lobby: one HTTP server on one port for the game, the endpoints and the sockets.
// One lobby per process at a time: Colyseus keeps its matchmaker in module variables.
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { matchMaker, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { LOBBY_PAYLOAD_BYTES_MAX } from '../shared/protocol/lobby-limits.ts';
import type { RoomTransport } from './entry.ts';
import { handleHttp } from './http-api.ts';
import { iceTroubleOf } from './ice-servers.ts';
import { createLobby, type Lobby, noteFault } from './lobby.ts';
import { type LobbyOptions, type LobbySettings, settingsOf } from './lobby-options.ts';
import { MatchRoom, type MatchRoomStart } from './match-room.ts';
import { isOriginAllowed } from './origin.ts';
import { createRoomList } from './room-list.ts';
import { loadStaticFiles } from './static-files.ts';

export type RunningLobby = {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Tells members when to come back, closes and waits; `abrupt` cuts sockets as a crash does. */
  readonly close: (how?: { readonly abrupt: boolean }) => Promise<void>;
};

/** Why a port can't be listened on, in the words of Node (`EADDRINUSE`, `EACCES`, ...). */
export type ListenError = Error & { readonly code?: string };

/** Open TCP connections; what one process of one core was measured to hold. */
const CONNECTIONS_MAX = 15_000;

/** The only URL that a WebSocket may ask for; the session is the seat's secret. */
const socketUrl = /^\/v1\/socket\/[\w-]{1,32}\/([A-Z0-9]{4})\?sessionId=([\w-]{22})$/;

/**
 * Rejects with a `ListenError` when the port can't be had, with a sentence for the operator when
 * the ICE servers can't be used, and when a lobby runs already.
 */
export async function startLobby(options: LobbyOptions): Promise<RunningLobby> {
  if (matchMaker.state === matchMaker.MatchMakerState.READY) {
    throw new Error('one lobby per process');
  }
  const settings = settingsOf(options);
  const iceTrouble = iceTroubleOf(settings.ice);
  if (iceTrouble !== '') throw new Error(iceTrouble);
  const lobby = createLobby(settings);
  const http = createHttpServer();
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const colyseus = createColyseus(lobby, http);
  const api = {
    lobby,
    transport: transportOf(lobby),
    files: settings.staticDir === undefined ? new Map() : loadStaticFiles(settings.staticDir),
    list: createRoomList(),
  };
  // Colyseus has put its own matchmaking in front of every request; nothing of it stays reachable.
  matchMaker.controller.exposedMethods = [];
  http.removeAllListeners('request');
  http.on('request', (request, response) => void handleHttp(api, request, response));
  await listen(colyseus, http, settings);
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    close: (how) => closeLobby(lobby, colyseus, http, sockets, how?.abrupt === true),
  };
}

/** Tight timeouts, so that half a request can't hold a socket (L13). */
function createHttpServer(): HttpServer {
  const http = createServer({
    headersTimeout: 3_000,
    requestTimeout: 5_000,
    // A menu asks for the room list every 30 s: the click on "Join" finds its connection open.
    keepAliveTimeout: 35_000,
    connectionsCheckingInterval: 500,
    maxHeaderSize: 8_192,
  });
  http.maxHeadersCount = 64;
  http.maxConnections = CONNECTIONS_MAX;
  return http;
}

function createColyseus(lobby: Lobby, http: HttpServer): Server {
  const transport = new WebSocketTransport({
    server: http,
    maxPayload: LOBBY_PAYLOAD_BYTES_MAX,
    pingInterval: lobby.settings.limits.pingMs,
    pingMaxRetries: 2,
    verifyClient: (
      { req }: { req: IncomingMessage },
      answer: (ok: boolean, code?: number) => void,
    ) => answer(isExpected(lobby, req), 404),
  });
  const logger = { ...console, debug: noLog, info: noLog, warn: noLog, error: noLog };
  const colyseus = new Server({ transport, greet: false, gracefullyShutdown: false, logger });
  colyseus.define('match', MatchRoom);
  return colyseus;
}

/** Colyseus logs what clients do wrong; that is counted by us, and no line of its own is needed. */
function noLog(): void {}

/** True for a socket whose seat waits in a room; all others end before they are one. */
function isExpected(lobby: Lobby, request: IncomingMessage): boolean {
  const match = socketUrl.exec(request.url ?? '');
  if (match === null || !isOriginAllowed(request, lobby.settings.origins)) return false;
  return lobby.openRooms.get(match[1])?.seats.has(match[2]) === true;
}

function transportOf(lobby: Lobby): RoomTransport {
  return {
    processId: matchMaker.processId,
    openRoom: async (start, ticket) => {
      const options: MatchRoomStart = { lobby, start, ticket };
      await matchMaker.createRoom('match', options);
      const room = matchMaker.getLocalRoomById(start.code);
      if (!(room instanceof MatchRoom)) throw new Error('the room did not open');
      return room.data;
    },
    reserveSeat: async (room, seat) => {
      const listing = matchMaker.getLocalRoomById(room.code)?.listing;
      await matchMaker.reserveSeatFor(listing, {}, seat);
    },
  };
}

async function listen(colyseus: Server, http: HttpServer, settings: LobbySettings): Promise<void> {
  try {
    await colyseus.listen(settings.port, settings.host);
  } catch (error) {
    await colyseus.gracefullyShutdown(false);
    http.closeAllConnections();
    throw error;
  }
}

async function closeLobby(
  lobby: Lobby,
  colyseus: Server,
  http: HttpServer,
  sockets: ReadonlySet<Socket>,
  abrupt: boolean,
): Promise<void> {
  if (lobby.draining) return;
  lobby.draining = true;
  const closed = new Promise<void>((resolve) => http.once('close', () => resolve()));
  if (abrupt) cutAll(sockets);
  const limit = setTimeout(() => cutAll(sockets), lobby.settings.limits.shutdownMs);
  try {
    await colyseus.gracefullyShutdown(false);
  } catch (fault) {
    noteFault(lobby, 'shutdown', fault);
  }
  if (http.listening) http.close();
  http.closeIdleConnections();
  await closed;
  clearTimeout(limit);
}

function cutAll(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.destroy();
}
