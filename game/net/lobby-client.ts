// The way into a room: creates, joins and lists rooms over HTTP, then hands out a `LobbyRoom`.
// Nothing here rejects or throws; a failure is a value with a sentence for the player.
import {
  type EarlySignals,
  type EntryAnswer,
  type EntryFailure,
  type EntryFailureCode,
  type EntryRequest,
  type EntrySeat,
  isEarlyWelcome,
  type ListedRoom,
  type RoomsAnswer,
  socketPath,
} from '../../shared/protocol/lobby-http.ts';
import { unreachable } from './lobby-retry.ts';
import type { LobbyRoom } from './lobby-room.ts';

export type { EntryFailure, ListedRoom };

export type LobbyClientOptions = {
  /** Origin that serves the lobby, e.g. `location.origin`. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** A number from 0 to 1, for the spread of reconnects. */
  readonly random?: () => number;
  /** Calls back once after `delayMs`; returns how to cancel. */
  readonly schedule?: (delayMs: number, callback: () => void) => () => void;
};

export type EntryOptions = {
  readonly name: string;
  /** `PROTOCOL_VERSION`; the lobby lets only equal versions into a room. */
  readonly protocolVersion: number;
  /** `LobbyRoom.ticket` of an earlier visit to this room: brings the same playerId back. */
  readonly ticket?: string;
  /** For `create`: show the room in the public list. Default false. */
  readonly listed?: boolean;
};

export type EntryResult = { readonly ok: true; readonly room: LobbyRoom } | EntryFailure;
export type RoomsResult = RoomsAnswer | EntryFailure;

/** A request that got no answer is sent once more after this long: the line may just be new. */
export const REQUEST_RETRY_MS = 250;
/** So often a person's request is sent. */
const ENTRY_TRIES = 2;
/** An HTTP request without an answer by then counts as unreachable. */
export const REQUEST_MS_MAX = 6_000;

type Path = '/v1/create' | '/v1/join' | '/v1/quick' | '/v1/rooms' | '/v1/signal';

export class LobbyClient {
  readonly #baseUrl: string;
  readonly #fetch: typeof fetch;
  readonly #random: () => number;
  readonly #schedule: (delayMs: number, callback: () => void) => () => void;

  constructor(options: LobbyClientOptions) {
    this.#baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#random = options.random ?? Math.random;
    this.#schedule = options.schedule ?? scheduleTimeout;
  }

  /** Opens a room under a new code; its first member hosts it. */
  create(options: EntryOptions): Promise<EntryResult> {
    return this.#enter('/v1/create', {
      ...identityOf(options),
      listed: options.listed ?? false,
    });
  }

  /** Enters a room by code, in any letter case; with a ticket as the same player as before. */
  join(code: string, options: EntryOptions): Promise<EntryResult> {
    const ticket = options.ticket === undefined ? {} : { ticket: options.ticket };
    return this.#enter('/v1/join', { ...identityOf(options), code, ...ticket });
  }

  /** Enters the best open room, or opens a listed one when there is none. */
  quick(options: EntryOptions): Promise<EntryResult> {
    return this.#enter('/v1/quick', identityOf(options));
  }

  /** Listed rooms with a free seat, of all protocol versions, at most a second old. */
  async rooms(): Promise<RoomsResult> {
    const answer = await this.#request('/v1/rooms', undefined, ENTRY_TRIES);
    if (answer.ok === true && Array.isArray(answer.rooms)) return answer as RoomsAnswer;
    return failureOf(answer);
  }

  async #enter(path: Path, request: EntryRequest): Promise<EntryResult> {
    const loading = loadLobbyRoom();
    const answer = await this.#seat(path, { ...request, early: true }, ENTRY_TRIES);
    if (!answer.ok) return answer;
    const part = await loading;
    if (part === undefined) return unreachable;
    const room = new part.LobbyRoom({
      // It tries again by itself, and less and less often.
      requestSeat: (code, ticket) =>
        this.#seat('/v1/join', { ...withoutListed(request), code, ticket }, 1),
      sendEarly: async ({ code, sessionId }, signals) => {
        const sent = await this.#request('/v1/signal', { code, sessionId, signals }, 1);
        return sent.ok === true;
      },
      socketUrl: (seat) => this.#baseUrl.replace(/^http/, 'ws') + socketPath(seat),
      random: this.#random,
      schedule: this.#schedule,
    });
    const failure = await room.open(answer);
    return failure ?? { ok: true, room };
  }

  async #seat(path: Path, request: EntryRequest, tries: number): Promise<EntryAnswer> {
    const answer = await this.#request(path, request, tries);
    if (!isSeat(answer)) return failureOf(answer);
    const { ok, code, processId, sessionId, early } = answer;
    return { ok, code, processId, sessionId, ...(isEarlyWelcome(early) && { early }) };
  }

  /** The answer's JSON object, at the last try if need be; `{}` when there is none. */
  async #request(
    path: Path,
    body: EntryRequest | EarlySignals | undefined,
    tries: number,
  ): Promise<Record<string, unknown>> {
    const answer = await this.#requestOnce(path, body);
    if (answer !== undefined || tries <= 1) return answer ?? {};
    await new Promise<void>((resolve) => this.#schedule(REQUEST_RETRY_MS, resolve));
    return this.#request(path, body, tries - 1);
  }

  async #requestOnce(
    path: Path,
    body: EntryRequest | EarlySignals | undefined,
  ): Promise<Record<string, unknown> | undefined> {
    const abort = new AbortController();
    const cancel = this.#schedule(REQUEST_MS_MAX, () => abort.abort());
    try {
      const init: RequestInit = { signal: abort.signal, credentials: 'omit', cache: 'no-store' };
      if (body !== undefined) {
        init.method = 'POST';
        init.headers = { 'Content-Type': 'application/json' };
        init.body = JSON.stringify(body);
      }
      const response = await this.#fetch(this.#baseUrl + path, init);
      const answer: unknown = await response.json();
      return typeof answer === 'object' && answer !== null ? { ...answer } : {};
    } catch {
      return undefined;
    } finally {
      cancel();
    }
  }
}

/**
 * The socket's library is most of the program before a match, and nobody needs it in the menu.
 * Undefined when it can't be loaded: call early, so that it is there when it is needed.
 */
export function loadLobbyRoom(): Promise<typeof import('./lobby-room.ts') | undefined> {
  return import('./lobby-room.ts').catch(() => undefined);
}

function identityOf(options: EntryOptions): EntryRequest {
  return { name: options.name, protocolVersion: options.protocolVersion };
}

function withoutListed(request: EntryRequest): EntryRequest {
  return { name: request.name, protocolVersion: request.protocolVersion };
}

function isSeat(answer: Record<string, unknown>): answer is EntrySeat {
  return (
    answer.ok === true &&
    typeof answer.code === 'string' &&
    typeof answer.processId === 'string' &&
    typeof answer.sessionId === 'string'
  );
}

const failureCodes: readonly unknown[] = [
  'not-found',
  'full',
  'unreachable',
  'version',
  'banned',
  'locked',
  'rate-limited',
  'refused',
];

function failureOf(answer: Record<string, unknown>): EntryFailure {
  const { code, message } = answer;
  if (answer.ok === false && failureCodes.includes(code) && typeof message === 'string') {
    return { ok: false, code: code as EntryFailureCode, message };
  }
  return unreachable;
}

function scheduleTimeout(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}
