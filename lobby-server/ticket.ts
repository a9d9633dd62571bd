// Tickets: what the lobby signs for a member so that it, or the next process with the same secret,
// gives the same player the same number again (L3). A ticket holds no name and no address.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readRoomCode } from '../shared/protocol/lobby-code.ts';
import { TICKET_UNITS_MAX } from '../shared/protocol/lobby-limits.ts';
import { flag, int, text, tuple, u16, u32 } from '../shared/protocol/schema.ts';

export type Ticket = {
  readonly code: string;
  readonly playerId: number;
  /** Random number of the person: two people who were given one number are told apart by it. */
  readonly holder: number;
  /** Random number of the room while it lived in one process. */
  readonly roomInstance: number;
  readonly hostId: number;
  readonly term: number;
  /** Highest playerId that the room had given out; numbers start above it when it re-opens. */
  readonly highestId: number;
  readonly listed: boolean;
  readonly expiresS: number;
};

/** How long a ticket lets its owner back in. A connected member is given a fresh one in time. */
export const TICKET_LIFE_MS = 6 * 3_600_000;

const VERSION = 1;
const SIGNATURE_BYTES = 16;
const payload = tuple<
  [number, string, number, number, number, number, number, number, boolean, number]
>(int(VERSION, VERSION), text(4), int(1, 0xffff), u32, u32, u16, u32, u16, flag, int(0, 2 ** 40));

/** `<payload>.<signature>`, both base64url: about 130 characters. */
export function signTicket(ticket: Ticket, secret: Uint8Array): string {
  const values = [
    VERSION,
    ticket.code,
    ticket.playerId,
    ticket.holder,
    ticket.roomInstance,
    ticket.hostId,
    ticket.term,
    ticket.highestId,
    ticket.listed,
    ticket.expiresS,
  ];
  const body = Buffer.from(JSON.stringify(values)).toString('base64url');
  return `${body}.${signatureOf(body, secret).toString('base64url')}`;
}

/** The ticket, or undefined when it isn't ours, isn't whole or has expired. Never throws. */
export function readTicket(raw: string, secret: Uint8Array, nowMs: number): Ticket | undefined {
  if (raw.length > TICKET_UNITS_MAX) return undefined;
  const [body, signature, ...more] = raw.split('.');
  if (signature === undefined || more.length > 0) return undefined;
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== SIGNATURE_BYTES) return undefined;
  if (!timingSafeEqual(given, signatureOf(body, secret))) return undefined;
  const values = parseOrUndefined(Buffer.from(body, 'base64url').toString());
  if (!payload.check(values)) return undefined;
  const [, code, playerId, holder, roomInstance, hostId, term, highestId, listed, expiresS] =
    values;
  if (readRoomCode(code) !== code || expiresS * 1000 <= nowMs) return undefined;
  return { code, playerId, holder, roomInstance, hostId, term, highestId, listed, expiresS };
}

function signatureOf(body: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(body).digest().subarray(0, SIGNATURE_BYTES);
}

function parseOrUndefined(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
