// A real lobby on a free port with a clock that the test turns, and players that use the real
// client.
import { afterEach } from 'vitest';
import WebSocket from 'ws';
import { type EntryOptions, type EntryResult, LobbyClient } from '../../game/net/lobby-client.ts';
import type { LobbyEvent } from '../../game/net/lobby-event.ts';
import type { LobbyRoom } from '../../game/net/lobby-room.ts';
import type { LobbyLimits, LobbyOptions } from '../../lobby-server/lobby-options.ts';
import { type RunningLobby, startLobby } from '../../lobby-server/start-lobby.ts';
import {
  type EntryAnswer,
  type EntryRequest,
  type EntrySeat,
  socketPath,
} from '../../shared/protocol/lobby-http.ts';
import { until } from '../support/until.ts';

export const testSecret = Buffer.from('a secret for tests');

/** A lobby under test; `faults` are those that it caught and logged. */
export type TestLobby = RunningLobby & {
  readonly clock: { ms: number };
  readonly faults: string[];
};

/** A room and everything that it has told so far. */
export type TestPlayer = { readonly room: LobbyRoom; readonly seen: LobbyEvent[] };

const running: RunningLobby[] = [];
const players: TestPlayer[] = [];
const raws: WebSocket[] = [];

afterEach(async () => {
  for (const player of players.splice(0)) player.room.leave();
  for (const raw of raws.splice(0)) raw.terminate();
  for (const lobby of running.splice(0)) await lobby.close({ abrupt: true });
});

/** Sweeps every 5 ms of real time, so that turning the clock shows at once. */
export async function openLobby(
  limits: Partial<LobbyLimits> = {},
  options: Partial<LobbyOptions> = {},
): Promise<TestLobby> {
  const clock = { ms: 1_700_000_000_000 };
  const faults: string[] = [];
  const lobby = await startLobby({
    port: 0,
    secret: testSecret,
    nowMs: () => clock.ms,
    log: (line) => faults.push(line),
    limits: { sweepMs: 5, listMs: 0, reopenMs: 0, ...limits },
    ...options,
  });
  running.push(lobby);
  return { ...lobby, clock, faults };
}

/** A client that comes back fifty times sooner than a real one; deadlines stay as they are. */
export function clientOf(lobby: RunningLobby, forwardedFor?: string): LobbyClient {
  const headers = forwardedFor === undefined ? {} : { 'X-Forwarded-For': forwardedFor };
  return new LobbyClient({
    baseUrl: lobby.url,
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, ...headers } }),
    random: () => 0.5,
    schedule: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs >= 4_500 ? delayMs : delayMs / 50);
      return () => clearTimeout(timer);
    },
  });
}

export function enteringAs(name: string, more: Partial<EntryOptions> = {}): EntryOptions {
  return { name, protocolVersion: 1, ...more };
}

/** Fails the test unless the entry worked. */
export async function playerOf(entry: Promise<EntryResult>): Promise<TestPlayer> {
  const result = await entry;
  if (!result.ok) throw new Error(`no entry: ${result.code}`);
  const player: TestPlayer = { room: result.room, seen: [] };
  players.push(player);
  await until('the socket', () => result.room.status !== 'opening', { everyMs: 1 });
  return player;
}

/** Ann's room with as many people as there are names. */
export async function openRoomOf(
  lobby: RunningLobby,
  names: readonly string[],
  more: Partial<EntryOptions> = {},
): Promise<TestPlayer[]> {
  const client = clientOf(lobby);
  const first = await playerOf(client.create(enteringAs(names[0], more)));
  const all = [first];
  for (const name of names.slice(1)) {
    all.push(await playerOf(client.join(first.room.code, enteringAs(name))));
  }
  return all;
}

/** What a room is right now, as plain data that a failed test can print. */
export function factsOf({ room }: TestPlayer) {
  const { code, playerId, hostId, term, status } = room;
  return { code, playerId, hostId, term, status };
}

/** Waits for an event that looks like `wanted` and takes everything up to it. */
export async function eventOf<K extends LobbyEvent['kind']>(
  player: TestPlayer,
  kind: K,
  wanted: Partial<Extract<LobbyEvent, { kind: K }>> = {},
): Promise<Extract<LobbyEvent, { kind: K }>> {
  const entries = Object.entries(wanted);
  return until(
    `${player.room.playerId} to see ${kind} ${JSON.stringify(wanted)}`,
    () => {
      player.seen.push(...player.room.drain());
      const index = player.seen.findIndex(
        (one) =>
          one.kind === kind &&
          entries.every(([name, value]) => (one as Record<string, unknown>)[name] === value),
      );
      if (index < 0) return undefined;
      return player.seen.splice(0, index + 1).at(-1) as Extract<LobbyEvent, { kind: K }>;
    },
    { limitMs: 5_000, everyMs: 2 },
  );
}

/** All events that came until everything sent before has been answered; keeps none. */
export async function settledEvents(player: TestPlayer): Promise<LobbyEvent[]> {
  const term = 4_000_000_000 + Math.floor(settled++);
  player.room.claimHost(term);
  const events: LobbyEvent[] = [];
  await until(
    'the lobby to answer',
    () => {
      events.push(...player.seen.splice(0), ...player.room.drain());
      return events.some((one) => one.kind === 'claim' && one.term === term);
    },
    { limitMs: 5_000, everyMs: 2 },
  );
  return events.filter((one) => one.kind !== 'claim' || one.term !== term);
}
let settled = 0;

export async function post(
  lobby: RunningLobby,
  path: string,
  body: Partial<EntryRequest> | string,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly answer: EntryAnswer }> {
  const response = await fetch(lobby.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as EntryAnswer };
}

export async function seatIn(lobby: RunningLobby, code?: string): Promise<EntrySeat> {
  const entry = { name: 'Raw', protocolVersion: 1 };
  const { answer } =
    code === undefined
      ? await post(lobby, '/v1/create', entry)
      : await post(lobby, '/v1/join', { ...entry, code });
  if (!answer.ok) throw new Error(`no seat: ${answer.code}`);
  return answer;
}

/** A socket without the client's manners: what an attacker has after joining. */
export async function rawMember(
  lobby: RunningLobby,
  code?: string,
  acknowledges = true,
  options: { readonly autoPong?: boolean } = {},
): Promise<{ readonly socket: WebSocket; readonly code: string; closeCode: () => number }> {
  const seat = await seatIn(lobby, code);
  const socket = new WebSocket(lobby.url.replace('http', 'ws') + socketPath(seat), options);
  raws.push(socket);
  let closeCode = 0;
  socket.on('error', () => {});
  socket.on('close', (closed) => {
    closeCode = closed;
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('message', () => resolve());
    socket.once('close', () => reject(new Error('the lobby refused the socket')));
  });
  if (acknowledges) socket.send(Buffer.from([10]));
  return { socket, code: seat.code, closeCode: () => closeCode };
}

export async function statsOf(lobby: RunningLobby): Promise<Record<string, unknown>> {
  const response = await fetch(`${lobby.url}/v1/stats`);
  return (await response.json()) as Record<string, unknown>;
}
