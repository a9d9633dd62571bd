// What a lobby connection tells its owner; taken with `LobbyRoom.drain`.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type { EntryFailureCode } from '../../shared/protocol/lobby-http.ts';
import type { LobbyErrorCode } from '../../shared/protocol/lobby-messages.ts';

/**
 * `opening`: the seat has told all that the first welcome would, and the socket is on its way.
 * `down`: the socket is gone and coming back by itself. `closed`: for good.
 */
export type LobbyStatus = 'opening' | 'open' | 'down' | 'closed';

/** Somebody in the room. Not `connected`: the lobby keeps the place for ten seconds. */
export type LobbyMember = {
  readonly playerId: PlayerId;
  readonly name: string;
  readonly connected: boolean;
};

/** Why a room was closed for good, or what the lobby refused. */
export type LobbyRoomErrorCode = LobbyErrorCode | EntryFailureCode;

export type LobbyEvent =
  | { readonly kind: 'member-joined'; readonly playerId: PlayerId; readonly name: string }
  | { readonly kind: 'member-left'; readonly playerId: PlayerId; readonly consented: boolean }
  | { readonly kind: 'signal'; readonly from: PlayerId; readonly body: string }
  | { readonly kind: 'host'; readonly hostId: PlayerId; readonly term: number }
  | { readonly kind: 'claim'; readonly term: number; readonly granted: boolean }
  | { readonly kind: 'offer-taken' }
  | { readonly kind: 'status'; readonly status: LobbyStatus }
  | { readonly kind: 'error'; readonly code: LobbyRoomErrorCode; readonly message: string };

/** Events kept for a page that doesn't drain; older ones are dropped first. */
export const LOBBY_EVENTS_MAX = 4_096;
