// What a member of a room and the lobby say to each other over the room's WebSocket (L2).
// Client to lobby: `lobbyRequests`; lobby to client: `lobbyNotices`. Both are closed sets.
import {
  AHEAD_OFFER_UNITS_MAX,
  ERROR_TEXT_UNITS_MAX,
  ICE_SERVERS_MAX,
  ICE_TEXT_UNITS_MAX,
  ICE_URLS_MAX,
  LOBBY_MESSAGE_BYTES_MAX,
  RAW_TEXT_UNITS_MAX,
  ROOM_CODE_LENGTH,
  ROOM_MEMBERS_MAX,
  SIGNAL_BODY_UNITS_MAX,
  TICKET_UNITS_MAX,
} from './lobby-limits.ts';
import {
  choice,
  codec,
  type Field,
  flag,
  int,
  list,
  type MessageOf,
  message,
  text,
  tuple,
  u8,
  u16,
  u32,
} from './schema.ts';

/** Somebody's number in a room; 0 is nobody. */
const playerId = int(1, 0xffff);
/** Number of a host's time in office, from 1. */
const term = int(1, 0xffff_ffff);

/**
 * Client to lobby; about 10 per pair while connecting, at most 16 kB. Relayed to that member of the
 * same room; kept a while if its socket is gone, refused if there is no such member.
 */
export const sendSignal = message(1, 'send-signal', {
  to: playerId,
  body: text(SIGNAL_BODY_UNITS_MAX),
});

/** Client to lobby; on every change of host, some bytes. Whom the sender follows, since when. */
export const reportHost = message(2, 'report-host', { term, hostId: playerId });

/** Client to lobby; during a host change, some bytes. Asks for the vote; answered `claim`. */
export const claimHost = message(3, 'claim-host', { term });

/** What the room list says of the game; the lobby never looks at the game itself. */
const phase = choice('waiting', 'kickoff', 'playing', 'goal', 'paused', 'ended');
const score: Field<[number, number]> = tuple<[number, number]>(u8, u8);

/** Who can join: anybody, from the list too; by code or link; nobody new. */
const access = choice('listed', 'link', 'locked');

/** Host to lobby; at most one a second, 80 B. Facts for the room list; refused from others. */
export const describeRoom = message(4, 'describe-room', {
  phase,
  score,
  players: u8,
  playersMax: u8,
  title: text(RAW_TEXT_UNITS_MAX),
  access,
  /** Seconds played, and of the whole match; 0 for no limit. */
  playedS: u16,
  limitS: u16,
  /** The host's own round trip to the lobby; 0 while unknown. */
  lobbyPingMs: u16,
});

/** Host to lobby; 4 Hz, 2 B. Its absence lets the witness vote; ignored from anybody else. */
export const heartbeat = message(5, 'heartbeat', {});

/** Host to lobby; rare. Closes that member's socket and lets it in no more while the room lives. */
export const banMember = message(6, 'ban-member', { playerId });

/**
 * Client to lobby; after each one that was taken, and once a minute; at most 4 kB. An offer for
 * whoever comes next, as a signal; the newest one counts, and an empty one takes it back.
 */
export const offerAhead = message(7, 'offer-ahead', { body: text(AHEAD_OFFER_UNITS_MAX) });

export const lobbyRequests = codec(
  [sendSignal, reportHost, claimHost, describeRoom, heartbeat, banMember, offerAhead],
  LOBBY_MESSAGE_BYTES_MAX,
);
export type LobbyRequest =
  | MessageOf<typeof sendSignal>
  | MessageOf<typeof reportHost>
  | MessageOf<typeof claimHost>
  | MessageOf<typeof describeRoom>
  | MessageOf<typeof heartbeat>
  | MessageOf<typeof banMember>
  | MessageOf<typeof offerAhead>;
export type RoomFacts = Omit<MessageOf<typeof describeRoom>, 'kind' | 'score'> & {
  readonly score: readonly [number, number];
};

/** A member: number, name, and whether its socket is open. */
export type MemberTuple = [playerId: number, name: string, connected: boolean];
const member: Field<MemberTuple> = tuple<MemberTuple>(playerId, text(RAW_TEXT_UNITS_MAX), flag);

/** An ICE server: addresses, user name and credential (both empty for STUN). */
export type IceServerTuple = [urls: string[], username: string, credential: string];
const iceServers = list<IceServerTuple>(
  tuple<IceServerTuple>(
    list(text(ICE_TEXT_UNITS_MAX), ICE_URLS_MAX),
    text(ICE_TEXT_UNITS_MAX),
    text(ICE_TEXT_UNITS_MAX),
  ),
  ICE_SERVERS_MAX,
);

/** Lobby to client; first message after joining, up to 3 kB. `members` holds the receiver too. */
export const welcome = message(1, 'welcome', {
  code: text(ROOM_CODE_LENGTH),
  playerId,
  term,
  hostId: playerId,
  ticket: text(TICKET_UNITS_MAX),
  iceServers,
  members: list(member, ROOM_MEMBERS_MAX),
  /** The lobby relays for members that no other way leads between (L21). */
  mayRelay: flag,
});
export type Welcome = MessageOf<typeof welcome>;

/** Lobby to the other members; somebody came, or came back under the same number. */
export const memberJoined = message(2, 'member-joined', {
  playerId,
  name: text(RAW_TEXT_UNITS_MAX),
});

/** Lobby to the other members, the moment a socket closes. Not `consented`: it may come back. */
export const memberLeft = message(3, 'member-left', { playerId, consented: flag });

/** Lobby to all; somebody who had left did not come back in time, or was replaced by nobody. */
export const memberForgotten = message(4, 'member-forgotten', { playerId });

/** Lobby to one member: a signal, with the sender that the lobby vouches for. */
export const signal = message(5, 'signal', { from: playerId, body: text(SIGNAL_BODY_UNITS_MAX) });

/** Lobby to all; the witness accepted a host. */
export const hostChanged = message(6, 'host', { term, hostId: playerId });

/** Lobby to the one that claimed; `granted` at most to one candidate per term. */
export const claimAnswered = message(7, 'claim', { term, granted: flag });

/** Lobby to one member; what it did wrong. */
export const lobbyErrorCodes = [
  'bad-message',
  'rate-limited',
  'not-host',
  'unknown-member',
  'replaced',
  'banned',
] as const;
export type LobbyErrorCode = (typeof lobbyErrorCodes)[number];
export const requestRefused = message(8, 'error', {
  code: choice(...lobbyErrorCodes),
  message: text(ERROR_TEXT_UNITS_MAX),
});

/** Lobby to one member; a fresh ticket after every join and host change, 200 B. */
export const ticketIssued = message(9, 'ticket', { ticket: text(TICKET_UNITS_MAX) });

/** Lobby to one member; fresh TURN credentials before the last ones expire. */
export const iceIssued = message(10, 'ice', { iceServers });

/** Lobby to one member; its offer was handed out, so that it can make another one. 2 B. */
export const offerTaken = message(12, 'offer-taken', {});

/** Lobby to all before it stops: come back after that many milliseconds. */
export const draining = message(11, 'draining', { retryMs: u32 });

export const lobbyNotices = codec(
  [
    welcome,
    memberJoined,
    memberLeft,
    memberForgotten,
    signal,
    hostChanged,
    claimAnswered,
    requestRefused,
    ticketIssued,
    iceIssued,
    draining,
    offerTaken,
  ],
  LOBBY_MESSAGE_BYTES_MAX,
);
export type LobbyNotice =
  | Welcome
  | MessageOf<typeof memberJoined>
  | MessageOf<typeof memberLeft>
  | MessageOf<typeof memberForgotten>
  | MessageOf<typeof signal>
  | MessageOf<typeof hostChanged>
  | MessageOf<typeof claimAnswered>
  | MessageOf<typeof requestRefused>
  | MessageOf<typeof ticketIssued>
  | MessageOf<typeof iceIssued>
  | MessageOf<typeof draining>
  | MessageOf<typeof offerTaken>;

/** The one Colyseus message type that carries all of these, in both directions. */
export const LOBBY_CHANNEL = 1;

/** WebSocket close codes of the lobby. 4000 is Colyseus' "left on purpose". */
export const lobbyCloseCode = {
  left: 4000,
  badMessages: 4002,
  banned: 4003,
  flooded: 4008,
  replaced: 4009,
  draining: 4012,
  silent: 4013,
} as const;
