// The HTTP side of the lobby (L1, L5, L13): the built game, the endpoints under /v1, health.
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type EntryFailureCode,
  readEarlySignals,
  readEntryRequest,
} from '../shared/protocol/lobby-http.ts';
import { EARLY_SIGNALS_BYTES_MAX, REQUEST_BYTES_MAX } from '../shared/protocol/lobby-limits.ts';
import { addressOf } from './address.ts';
import { countEntry } from './counters.ts';
import { takeEarlySignals } from './early.ts';
import { type EntryKind, enter, failure, type RoomTransport } from './entry.ts';
import { type Lobby, noteFault } from './lobby.ts';
import { isOriginAllowed } from './origin.ts';
import { onlineCount, type RoomList, refreshRoomList } from './room-list.ts';
import { CONTENT_POLICY, type StaticFiles, serveStaticFile } from './static-files.ts';

export type HttpApi = {
  readonly lobby: Lobby;
  readonly transport: RoomTransport;
  readonly files: StaticFiles;
  readonly list: RoomList;
};

/** What a proper request may meet is an answer, not an error: a browser would log it as one. */
const statusOf: Readonly<Record<EntryFailureCode, number>> = {
  refused: 400,
  banned: 200,
  locked: 200,
  'not-found': 200,
  full: 200,
  version: 200,
  'rate-limited': 429,
  unreachable: 503,
};
const entryKinds: ReadonlyMap<string, EntryKind> = new Map([
  ['/v1/create', 'create'],
  ['/v1/join', 'join'],
  ['/v1/quick', 'quick'],
]);

/** Answers every request with something; what fails inside is counted and answered with 500. */
export async function handleHttp(
  api: HttpApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.on('error', () => {});
  try {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Content-Security-Policy', CONTENT_POLICY);
    await route(api, request, response);
  } catch (fault) {
    noteFault(api.lobby, 'http', fault);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, failure('unreachable'));
  }
}

async function route(
  api: HttpApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0];
  const kind = entryKinds.get(path);
  if (kind !== undefined || path === '/v1/signal') {
    if (request.method !== 'POST') refuseMethod(request, response, 'POST');
    else if (kind === undefined) await answerEarlySignals(api, request, response);
    else await answerEntry(api, kind, request, response);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuseMethod(request, response, 'GET, HEAD');
  } else if (path === '/healthz') {
    sendText(response, 200, 'ok');
  } else if (path === '/v1/rooms') {
    answerRooms(api, request, response);
  } else if (path === '/v1/stats') {
    sendJson(response, 200, statsOf(api.lobby));
  } else if (!(await serveStaticFile(api.files, path, request, response))) {
    const isUnbuilt = path === '/' && api.files.size === 0;
    sendText(response, 404, isUnbuilt ? 'The game is not built: npm run build' : 'Not found');
  }
}

async function answerEntry(
  api: HttpApi,
  kind: EntryKind,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { lobby, transport } = api;
  const { origins, trustedHops } = lobby.settings;
  if (!isOriginAllowed(request, origins)) {
    sendJson(response, 403, failure('refused'));
    return;
  }
  const body = await readBody(request, REQUEST_BYTES_MAX);
  const entry = body === undefined ? undefined : readEntryRequest(parseOrUndefined(body));
  const answer =
    entry === undefined
      ? failure('refused')
      : await enter(lobby, transport, kind, entry, addressOf(request, trustedHops));
  countEntry(lobby.counters, answer.ok ? 'ok' : answer.code);
  if (body === undefined) response.setHeader('Connection', 'close');
  const status = answer.ok ? 200 : body === undefined ? 413 : statusOf[answer.code];
  sendJson(response, status, answer);
}

/** The seat's secret is the right to speak; a client whose signals are refused has its socket. */
async function answerEarlySignals(
  { lobby }: HttpApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOriginAllowed(request, lobby.settings.origins)) {
    sendJson(response, 403, failure('refused'));
    return;
  }
  const body = await readBody(request, EARLY_SIGNALS_BYTES_MAX);
  const early = body === undefined ? undefined : readEarlySignals(parseOrUndefined(body));
  if (body === undefined) response.setHeader('Connection', 'close');
  if (early === undefined) sendJson(response, body === undefined ? 413 : 400, failure('refused'));
  else if (takeEarlySignals(lobby, early)) sendJson(response, 200, { ok: true });
  else sendJson(response, 200, failure('not-found'));
}

/** The body, or undefined when it is larger than allowed; the rest stays unread. */
async function readBody(request: IncomingMessage, bytesMax: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', () => resolve(''));
    request.on('close', () => resolve(''));
  });
}

function answerRooms(api: HttpApi, request: IncomingMessage, response: ServerResponse): void {
  const { lobby, list } = api;
  const { limits, nowMs } = lobby.settings;
  refreshRoomList(list, lobby.openRooms, nowMs(), limits.listMs);
  response.setHeader('ETag', list.etag);
  if (request.headers['if-none-match'] === list.etag) response.writeHead(304).end();
  else send(response, 200, 'application/json; charset=utf-8', list.json);
}

/** Numbers only. */
function statsOf(lobby: Lobby): object {
  return {
    rooms: lobby.openRooms.size,
    members: onlineCount(lobby.openRooms.values()),
    ...lobby.counters,
  };
}

function refuseMethod(request: IncomingMessage, response: ServerResponse, allow: string): void {
  response.setHeader('Allow', allow);
  response.setHeader('Connection', 'close');
  request.resume();
  sendText(response, 405, 'Method not allowed');
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', text);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Content-Type', type);
  response.writeHead(status, { 'Content-Length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function parseOrUndefined(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
