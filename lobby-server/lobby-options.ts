// Everything about a lobby server that can be set, with the numbers that it has otherwise.

import { RELAY_BYTES_RATE, RELAY_RATE, RELAY_SLACK } from '../shared/protocol/lobby-limits.ts';
import type { Rate } from '../shared/protocol/token-bucket.ts';
import { systemClock } from './clock.ts';
import { type IceOptions, noIceServers } from './ice-servers.ts';

/** Generous for a LAN party behind one address, tight for a script (L7). */
export type LobbyLimits = {
  /** Rooms opened per address. */
  readonly creates: Rate;
  /** Seats asked for per address. */
  readonly joins: Rate;
  /** Codes per address that no room has. */
  readonly wrongCodes: Rate;
  /**
   * TURN credentials per address: a school of 256 sockets is renewed once in `renewMs`; a script
   * that joins over and over gets no more of them than that.
   */
  readonly credentials: Rate;
  /** Messages per member. Connecting to 15 others takes about 150 at once. */
  readonly messages: Rate;
  /** Packets per member that are relayed, and their bytes; what is beyond is dropped (L21). */
  readonly relays: Rate;
  readonly relayBytes: Rate;
  /** Messages that are no messages, per socket, before it is closed. */
  readonly badMessagesMax: number;
  /** Seats per address that are reserved and not yet taken. */
  readonly unspentSeatsMax: number;
  /** Open sockets per address. */
  readonly socketsMax: number;
  readonly roomsMax: number;
  /** How long a reserved seat waits for its socket. */
  readonly seatMs: number;
  /** How long the place of a member is kept whose socket is gone (L8). */
  readonly holdMs: number;
  /** A socket that does not acknowledge its join by then is closed: its queue would only grow. */
  readonly acknowledgeMs: number;
  /** Bytes waiting for a slow reader before its socket is closed. */
  readonly unsentBytesMax: number;
  /** Signals kept for a member whose socket is gone, and their bytes. */
  readonly outboxMessagesMax: number;
  readonly outboxBytesMax: number;
  /** How long a re-opened room believes terms of tickets from before (L9). */
  readonly adoptMs: number;
  /**
   * How long after its start a lobby waits for members to re-open a room before it calls a code
   * wrong: twice their longest backoff (4 s), less than the client's two requests (6 s each).
   */
  readonly reopenMs: number;
  /** How long one member may be alone with an absent host before the lobby makes it host. */
  readonly aloneMs: number;
  /** How often tickets and ICE credentials are renewed. */
  readonly renewMs: number;
  /** How often rooms are looked after. */
  readonly sweepMs: number;
  /** Age of the room list that is still handed out. */
  readonly listMs: number;
  /** Ping period of sockets; two unanswered pings end a half-open one after three periods. */
  readonly pingMs: number;
  /** Bound on a shutdown that waits for sockets to close. */
  readonly shutdownMs: number;
};

function timesSlack({ burst, perSecond }: Rate): Rate {
  return { burst: burst * RELAY_SLACK, perSecond: perSecond * RELAY_SLACK };
}

export const defaultLimits: LobbyLimits = {
  creates: { burst: 60, perSecond: 0.5 },
  joins: { burst: 240, perSecond: 10 },
  wrongCodes: { burst: 30, perSecond: 0.5 },
  credentials: { burst: 256, perSecond: 1.5 },
  messages: { burst: 400, perSecond: 100 },
  relays: timesSlack(RELAY_RATE),
  relayBytes: timesSlack(RELAY_BYTES_RATE),
  badMessagesMax: 8,
  unspentSeatsMax: 32,
  socketsMax: 256,
  roomsMax: 5_000,
  seatMs: 5_000,
  holdMs: 10_000,
  acknowledgeMs: 5_000,
  unsentBytesMax: 262_144,
  outboxMessagesMax: 64,
  outboxBytesMax: 65_536,
  adoptMs: 60_000,
  reopenMs: 8_000,
  aloneMs: 15_000,
  renewMs: 240_000,
  sweepMs: 500,
  listMs: 500,
  pingMs: 2_000,
  shutdownMs: 3_000,
};

export type LobbyOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  /** Undefined listens on every address of the machine. */
  readonly host?: string;
  /** Folder of the built game; undefined serves no files. */
  readonly staticDir?: string;
  /** Signs tickets; the same secret after a restart keeps them valid. */
  readonly secret: Uint8Array;
  /** Origins besides the lobby's own whose pages may use it; '*' for any. */
  readonly origins?: readonly string[];
  /** Reverse proxies in front of the lobby that append to X-Forwarded-For. */
  readonly trustedHops?: number;
  readonly ice?: IceOptions;
  /** False: nothing of the game passes the lobby, and who has no other way can't play (L21). */
  readonly mayRelay?: boolean;
  readonly limits?: Partial<LobbyLimits>;
  readonly nowMs?: () => number;
  /** One line per fault of ours; nothing in normal service. */
  readonly log?: (line: string) => void;
};

/** Options with every gap filled. */
export type LobbySettings = Required<Omit<LobbyOptions, 'host' | 'staticDir' | 'limits'>> & {
  readonly host: string | undefined;
  readonly staticDir: string | undefined;
  readonly limits: LobbyLimits;
};

export function settingsOf(options: LobbyOptions): LobbySettings {
  return {
    port: options.port,
    host: options.host,
    staticDir: options.staticDir,
    secret: options.secret,
    origins: options.origins ?? [],
    trustedHops: options.trustedHops ?? 0,
    ice: options.ice ?? noIceServers,
    mayRelay: options.mayRelay ?? true,
    limits: { ...defaultLimits, ...options.limits },
    nowMs: options.nowMs ?? systemClock,
    log: options.log ?? (() => {}),
  };
}
