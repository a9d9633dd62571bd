// A room of the lobby as plain data: its members, the seats that wait for them, and the witness.
// No Colyseus here; a member's socket is a few functions.
import type { IceServerTuple, RoomFacts } from '../shared/protocol/lobby-messages.ts';
import type { Bucket } from '../shared/protocol/token-bucket.ts';
import type { Ticket } from './ticket.ts';
import { createWitness, type Witness } from './witness.ts';

/** The way to a member; closing or cutting it ends in `dropMember`. */
export type MemberSocket = {
  readonly send: (bytes: Uint8Array) => void;
  /** Of another member, if nothing waits; false when it was dropped. */
  readonly relay: (bytes: Uint8Array) => boolean;
  readonly close: (code: number) => void;
  /** Closes without a handshake, when the other side is not expected to take part. */
  readonly cut: () => void;
  /** False until the client has acknowledged the join. */
  readonly isAcknowledged: () => boolean;
};

export type Member = {
  readonly playerId: number;
  /** Tells this person from another one who was given the same number. */
  readonly holder: number;
  name: string;
  address: string;
  /** Undefined while the place is only kept. */
  socket: MemberSocket | undefined;
  /** When the present socket came, or the last one went. */
  sinceMs: number;
  bucket: Bucket;
  relays: Bucket;
  relayBytes: Bucket;
  badMessages: number;
  /** Signals for a member whose socket is gone. */
  outbox: Uint8Array[];
  /** Its offer for whoever comes next; empty without one. */
  offerAhead: string;
  /** The seat of its present socket, or of the last one. */
  seat: Seat;
};

/** A reservation between the HTTP answer and the socket. */
export type Seat = {
  readonly sessionId: string;
  readonly name: string;
  readonly address: string;
  readonly ticket: Ticket | undefined;
  readonly expiresMs: number;
  /** What its owner was told before the socket is there; undefined if nothing. */
  early?: EarlySeat;
};

/** A number that is given out already, and how many signals may still come before the socket. */
export type EarlySeat = {
  readonly playerId: number;
  readonly holder: number;
  readonly iceServers: IceServerTuple[];
  signalsLeft: number;
};

export type Room = {
  readonly code: string;
  /** Random number; tickets of an earlier room under this code carry another one. */
  readonly instance: number;
  readonly listed: boolean;
  readonly protocolVersion: number;
  readonly openedMs: number;
  readonly members: Map<number, Member>;
  readonly seats: Map<string, Seat>;
  /** Who holds a number, for every number ever given out here. */
  readonly holders: Map<number, number>;
  nextPlayerId: number;
  readonly witness: Witness;
  facts: RoomFacts | undefined;
  readonly bannedHolders: Set<number>;
  readonly bannedAddresses: Set<string>;
  renewedMs: number;
  /** Set once, when the room goes: nobody is let in or told anything any more. */
  closing: boolean;
};

export type RoomStart = {
  readonly code: string;
  readonly instance: number;
  readonly listed: boolean;
  readonly protocolVersion: number;
};

/** Numbers left free when a room re-opens, for people with tickets older than the last join. */
export const REOPEN_MARGIN = 16;
/** The highest number that still leaves room for a margin. */
export const PLAYER_ID_MAX = 0xffff - REOPEN_MARGIN;

/** An empty room; with a ticket, one that continues where the ticket's room stopped. */
export function createRoom(start: RoomStart, ticket: Ticket | undefined, nowMs: number): Room {
  return {
    ...start,
    openedMs: nowMs,
    members: new Map(),
    seats: new Map(),
    holders: new Map(),
    nextPlayerId: 1,
    witness: createWitness(ticket?.term ?? 0, ticket?.hostId ?? 0, nowMs),
    facts: undefined,
    bannedHolders: new Set(),
    bannedAddresses: new Set(),
    renewedMs: nowMs,
    closing: false,
  };
}

/** Numbers of the members whose sockets are open. */
export function connectedIds(room: Room): number[] {
  const ids: number[] = [];
  for (const member of room.members.values()) {
    if (member.socket !== undefined) ids.push(member.playerId);
  }
  return ids;
}

/** Places taken: members, and seats of people who are not members yet. */
export function placesTaken(room: Room): number {
  let places = room.members.size;
  for (const seat of room.seats.values())
    if (memberOfTicket(room, seat.ticket) === undefined) places++;
  return places;
}

/** The member that a ticket stands for, present or kept. */
export function memberOfTicket(room: Room, ticket: Ticket | undefined): Member | undefined {
  if (ticket === undefined) return undefined;
  const member = room.members.get(ticket.playerId);
  return member?.holder === ticket.holder ? member : undefined;
}

/** Sends to all whose socket is open. */
export function broadcast(room: Room, bytes: Uint8Array, exceptId = 0): void {
  if (room.closing) return;
  for (const member of room.members.values()) {
    if (member.playerId !== exceptId) member.socket?.send(bytes);
  }
}
