// Requests and answers of the lobby's HTTP endpoints (L5): JSON objects, closed and checked.
import { RAW_TEXT_UNITS_MAX, TICKET_UNITS_MAX } from './lobby-limits.ts';
import type { RoomFacts } from './lobby-messages.ts';
import { type Field, flag, text, u16 } from './schema.ts';

/** Body of POST /v1/create, /v1/join and /v1/quick; what an endpoint doesn't need is left out. */
export type EntryRequest = {
  readonly name: string;
  readonly protocolVersion: number;
  readonly code?: string;
  readonly ticket?: string;
  readonly listed?: boolean;
};

/** Why an entry is refused. `unreachable` also stands for a lobby that is shutting down. */
export type EntryFailureCode =
  | 'not-found'
  | 'full'
  | 'unreachable'
  | 'version'
  | 'banned'
  | 'rate-limited'
  | 'refused';
export type EntryFailure = {
  readonly ok: false;
  readonly code: EntryFailureCode;
  readonly message: string;
};
/** A reserved seat: opens one WebSocket within five seconds. */
export type EntrySeat = {
  readonly ok: true;
  readonly code: string;
  readonly processId: string;
  readonly sessionId: string;
};
export type EntryAnswer = EntrySeat | EntryFailure;

/** One line of the room list. */
export type ListedRoom = RoomFacts & {
  readonly code: string;
  readonly protocolVersion: number;
  readonly members: number;
  readonly membersMax: number;
};
export type RoomsAnswer = {
  readonly ok: true;
  /** People and rooms that the lobby has, listed or not. */
  readonly online: number;
  readonly roomCount: number;
  readonly rooms: readonly ListedRoom[];
};

const required: Readonly<Record<string, Field<unknown>>> = {
  name: text(RAW_TEXT_UNITS_MAX),
  protocolVersion: u16,
};
const possible: Readonly<Record<string, Field<unknown>>> = {
  code: text(16),
  ticket: text(TICKET_UNITS_MAX),
  listed: flag,
};

/** The request, or undefined when a field is missing, unknown or out of range. */
export function readEntryRequest(value: unknown): EntryRequest | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  for (const [name, field] of entries) {
    const check = Object.hasOwn(required, name)
      ? required[name]
      : Object.hasOwn(possible, name)
        ? possible[name]
        : undefined;
    if (check === undefined || !check.check(field)) return undefined;
  }
  if (!Object.keys(required).every((name) => Object.hasOwn(value, name))) return undefined;
  return value as EntryRequest;
}

/** Path of a room's WebSocket; everything of the lobby lies under /v1. */
export function socketPath(seat: EntrySeat): string {
  return `/v1/socket/${seat.processId}/${seat.code}?sessionId=${seat.sessionId}`;
}
