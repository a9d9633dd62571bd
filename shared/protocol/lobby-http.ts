// Requests and answers of the lobby's HTTP endpoints (L5): JSON objects, closed and checked.
import {
  AHEAD_OFFER_UNITS_MAX,
  EARLY_SIGNALS_MAX,
  RAW_TEXT_UNITS_MAX,
  ROOM_MEMBERS_MAX,
  SIGNAL_BODY_UNITS_MAX,
  TICKET_UNITS_MAX,
} from './lobby-limits.ts';
import { type RoomFacts, type Welcome, welcome } from './lobby-messages.ts';
import { type Field, flag, int, list, text, tuple, u16 } from './schema.ts';

/** Body of POST /v1/create, /v1/join and /v1/quick; what an endpoint doesn't need is left out. */
export type EntryRequest = {
  readonly name: string;
  readonly protocolVersion: number;
  readonly code?: string;
  readonly ticket?: string;
  readonly listed?: boolean;
  /** Asks for an `early` answer: the page has no connections of an earlier visit. */
  readonly early?: boolean;
};

/** Why an entry is refused. `unreachable` also stands for a lobby that is shutting down. */
export type EntryFailureCode =
  | 'not-found'
  | 'full'
  | 'unreachable'
  | 'version'
  | 'banned'
  | 'locked'
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
  /** Where somebody is in the room: what the socket would tell first, a few round trips sooner. */
  readonly early?: EarlyWelcome;
};
/** What the welcome says, and an offer of each member that keeps one; each is handed out once. */
export type EarlyWelcome = Omit<Welcome, 'kind'> & { readonly offers: readonly OfferTuple[] };
/** Who made it, and the offer as a signal. */
export type OfferTuple = [playerId: number, body: string];
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
  early: flag,
};

/** Body of POST /v1/signal: a newcomer's answers while its socket is still opening. */
export type EarlySignals = {
  readonly code: string;
  /** The seat's secret. */
  readonly sessionId: string;
  readonly signals: readonly SignalTuple[];
};
/** To whom, and the signal. */
export type SignalTuple = [to: number, body: string];

const playerId = int(1, 0xffff);
const signals = list<SignalTuple>(
  tuple<SignalTuple>(playerId, text(SIGNAL_BODY_UNITS_MAX)),
  EARLY_SIGNALS_MAX,
);
const offers = list<OfferTuple>(
  tuple<OfferTuple>(playerId, text(AHEAD_OFFER_UNITS_MAX)),
  ROOM_MEMBERS_MAX,
);

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

/** The signals, or undefined for anything else. */
export function readEarlySignals(value: unknown): EarlySignals | undefined {
  const fields = { code: text(16), sessionId: text(64), signals };
  return hasFields(value, fields) ? (value as EarlySignals) : undefined;
}

/** True for what a seat may bring along; a client believes no lobby either. */
export function isEarlyWelcome(value: unknown): value is EarlyWelcome {
  return hasFields(value, { ...welcome.fields, offers });
}

/** An object with exactly these fields, each in range. */
function hasFields(value: unknown, fields: Readonly<Record<string, Field<unknown>>>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  if (names.length !== Object.keys(fields).length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(fields, name) && fields[name].check((value as Record<string, unknown>)[name]),
  );
}

/** Path of a room's WebSocket; everything of the lobby lies under /v1. */
export function socketPath(seat: EntrySeat): string {
  return `/v1/socket/${seat.processId}/${seat.code}?sessionId=${seat.sessionId}`;
}
