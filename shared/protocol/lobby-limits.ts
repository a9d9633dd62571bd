// Limits on everything that the lobby and its clients accept from each other (L7). Server and
// client read the same numbers, so a client never sends what the lobby would refuse.
import type { Rate } from './token-bucket.ts';

/** People in one room, on the pitch and on the bench: the seats of the simulation. */
export const ROOM_MEMBERS_MAX = 16;
/** Symbols in a room code. */
export const ROOM_CODE_LENGTH = 4;
/** Code points of a name that are kept; the rest is cut off. */
export const NAME_CODE_POINTS_MAX = 20;
/** Code points of a room's title that are kept. */
export const TITLE_CODE_POINTS_MAX = 40;
/** UTF-16 units of a name or title on the wire: room for combining marks that cleaning removes. */
export const RAW_TEXT_UNITS_MAX = 256;

/** Largest WebSocket message in bytes; a signal of 12,000 ASCII units plus its frame fits. */
export const LOBBY_PAYLOAD_BYTES_MAX = 16_384;
/** Largest encoded message in bytes: the payload less what Colyseus adds, rounded down. */
export const LOBBY_MESSAGE_BYTES_MAX = 16_300;
/** Longest signal in UTF-16 units, as `SIGNAL_UNITS_MAX` of the mesh. */
export const SIGNAL_BODY_UNITS_MAX = 12_000;
/**
 * Longest offer that waits for a newcomer in UTF-16 units: a description of 500 and 20 candidates.
 * A newcomer may be given one of each member.
 */
export const AHEAD_OFFER_UNITS_MAX = 4_000;
/** Signals that a newcomer may send before its socket is open: answers and late candidates. */
export const EARLY_SIGNALS_MAX = 64;
/** Longest ticket in characters; a real one has about 150. */
export const TICKET_UNITS_MAX = 400;
/** Largest HTTP request body in bytes: an entry with the longest name and ticket. */
export const REQUEST_BYTES_MAX = 4_096;
/** Largest body with early signals in bytes: an answer of 3 kB to each member. */
export const EARLY_SIGNALS_BYTES_MAX = 49_152;
/** Longest text of an error answer in UTF-16 units. */
export const ERROR_TEXT_UNITS_MAX = 200;

/** ICE servers in one welcome, and addresses in one of them. */
export const ICE_SERVERS_MAX = 8;
export const ICE_URLS_MAX = 4;
/** Longest address, user name or credential of an ICE server in UTF-16 units. */
export const ICE_TEXT_UNITS_MAX = 256;

/** Rooms that `GET /v1/rooms` names; the rest is found by code or quick play. */
export const LISTED_ROOMS_MAX = 200;

/**
 * What one member may send through the lobby's socket when no other way leads to somebody (L21):
 * packets to three others at 60 Hz, and a keyframe in two seconds. A client keeps to it; the lobby
 * drops what exceeds `RELAY_SLACK` times this, as packets come in clumps.
 */
export const RELAY_RATE: Rate = { burst: 240, perSecond: 200 };
export const RELAY_BYTES_RATE: Rate = { burst: 65_536, perSecond: 40_960 };
export const RELAY_SLACK = 1.5;
/** Bytes waiting in a socket from which nothing is relayed over it: stale packets help nobody. */
export const RELAY_WAITING_BYTES_MAX = 8_192;

/** How often a host says that it lives; must stay below half of `HEARTBEAT_STALE_MS`. */
export const HEARTBEAT_INTERVAL_MS = 250;
/** Age of the host's last heartbeat from which the witness may vote for another host. */
export const HEARTBEAT_STALE_MS = 400;
