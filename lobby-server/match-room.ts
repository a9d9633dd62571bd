// The Colyseus room: turns its callbacks into calls on a `Room`, and stands between its raw message
// handler and the network. Colyseus 0.16 ends the process on several kinds of input (L12).
import { type Client, type ClientPrivate, ClientState, Room as ColyseusRoom } from '@colyseus/core';
import type { WebSocket } from 'ws';
import { RELAY_WAITING_BYTES_MAX } from '../shared/protocol/lobby-limits.ts';
import { LOBBY_CHANNEL, lobbyCloseCode, lobbyNotices } from '../shared/protocol/lobby-messages.ts';
import { RELAY_CHANNEL } from '../shared/protocol/relay-message.ts';
import { type Lobby, noteFault } from './lobby.ts';
import { dropMember, joinRoom } from './membership.ts';
import { relay } from './relay.ts';
import { admitFrame, handleBytes, noteBadMessage } from './requests.ts';
import {
  broadcast,
  createRoom,
  type Member,
  type MemberSocket,
  type Room,
  type RoomStart,
  type Seat,
} from './room.ts';
import { releaseSeat, sweepRoom } from './sweep.ts';
import type { Ticket } from './ticket.ts';

/** What `onCreate` is given by this process; never anything from the network. */
export type MatchRoomStart = {
  readonly lobby: Lobby;
  readonly start: RoomStart;
  readonly ticket: Ticket | undefined;
};

type RoomClient = Client<{ member: Member; socket: MemberSocket }, Seat>;

/** Colyseus codes of the frames that a member may send. */
const frame = { joined: 10, left: 12, bytes: 17 } as const;
/** Messages that may wait for a join acknowledgement; a welcome and a burst of signals. */
const UNACKNOWLEDGED_MAX = 128;

export class MatchRoom extends ColyseusRoom {
  #lobby!: Lobby;
  #room!: Room;
  #sweeping: NodeJS.Timeout | undefined;

  /** The room as data, for the entries of this process. */
  get data(): Room {
    return this.#room;
  }

  override onCreate({ lobby, start, ticket }: MatchRoomStart): void {
    const { limits, nowMs } = lobby.settings;
    this.#lobby = lobby;
    this.#room = createRoom(start, ticket, nowMs());
    this.roomId = start.code;
    this.autoDispose = false;
    // Nothing is synchronised by state, so no patch timer either (and no `this.clock`).
    this.patchRate = null as unknown as number;
    this.seatReservationTime = limits.seatMs / 1000;
    this.onMessage(LOBBY_CHANNEL, (client: RoomClient, bytes: Uint8Array) =>
      this.#onBytes(client, bytes),
    );
    this.onMessage(RELAY_CHANNEL, (client: RoomClient, bytes: Uint8Array) =>
      this.#onRelay(client, bytes),
    );
    this.onMessage('*', (client: RoomClient) => this.#onBadMessage(client));
    this.#sweeping = setInterval(() => this.#sweep(), limits.sweepMs);
    lobby.openRooms.set(start.code, this.#room);
  }

  override onJoin(client: RoomClient, _options: unknown, seat: Seat): void {
    const socket = socketOf(client, this.#lobby);
    releaseSeat(this.#lobby, this.#room, seat);
    client.userData = { member: joinRoom(this.#lobby, this.#room, seat, socket), socket };
  }

  override onLeave(client: RoomClient, consented: boolean): void {
    if (client.userData === undefined) return;
    const { member, socket } = client.userData;
    dropMember(this.#lobby, this.#room, member, socket, consented);
  }

  override onDispose(): void {
    clearInterval(this.#sweeping);
    const { code } = this.#room;
    this.#room.closing = true;
    for (const seat of this.#room.seats.values()) releaseSeat(this.#lobby, this.#room, seat);
    this.#lobby.openRooms.delete(code);
    this.#lobby.rooms.delete(code);
  }

  /** Tells everybody when to come back, then closes. */
  override onBeforeShutdown(): void {
    broadcast(this.#room, lobbyNotices.encode({ kind: 'draining', retryMs: 500 }));
    this.#close(lobbyCloseCode.draining);
  }

  override onUncaughtException(fault: Error, method: string): void {
    noteFault(this.#lobby, method, fault);
  }

  /**
   * Lets three kinds of frames through to Colyseus; everything else is a bad message, before its
   * decoder throws, prints or finds a handler. What throws all the same is one, too. Faults of our
   * handlers end in `onUncaughtException`.
   */
  protected override _onMessage(client: RoomClient & ClientPrivate, data: Buffer): void {
    try {
      const member = this.#memberOf(client);
      const isRelay = data[0] === frame.bytes && data[1] === RELAY_CHANNEL;
      if (member === undefined || !admitFrame(this.#lobby, this.#room, member, isRelay)) return;
      const isPassed =
        isRelay ||
        (data.length > 0 &&
          ((data[0] === frame.joined && data.length === 1) ||
            (data[0] === frame.left && data.length === 1) ||
            (data[0] === frame.bytes && data[1] === LOBBY_CHANNEL)));
      if (isPassed) super._onMessage(client, data);
      else this.#onBadMessage(client);
    } catch {
      this.#onBadMessage(client);
    }
  }

  #onBytes(client: RoomClient, bytes: Uint8Array): void {
    const member = this.#memberOf(client);
    if (member !== undefined) handleBytes(this.#lobby, this.#room, member, bytes);
  }

  #onRelay(client: RoomClient, bytes: Uint8Array): void {
    const member = this.#memberOf(client);
    if (member !== undefined) relay(this.#lobby, this.#room, member, bytes);
  }

  #onBadMessage(client: RoomClient): void {
    const member = this.#memberOf(client);
    if (member !== undefined) noteBadMessage(this.#lobby, this.#room, member);
  }

  /** Undefined once another socket, or none, speaks for that member. */
  #memberOf(client: RoomClient): Member | undefined {
    const { userData } = client;
    return userData?.member.socket === userData?.socket ? userData?.member : undefined;
  }

  /** Colyseus would keep the room until its last reservation has run out; nobody takes one now. */
  #close(closeCode?: number): void {
    this.#room.closing = true;
    for (const sessionId of Object.keys(this.reservedSeats)) {
      clearTimeout(this.reservedSeatTimeouts[sessionId]);
      delete this.reservedSeatTimeouts[sessionId];
      delete this.reservedSeats[sessionId];
    }
    this.disconnect(closeCode).catch((fault) => noteFault(this.#lobby, 'close', fault));
  }

  #sweep(): void {
    try {
      if (!this.#room.closing && sweepRoom(this.#lobby, this.#room)) this.#close();
    } catch (fault) {
      noteFault(this.#lobby, 'sweep', fault);
    }
  }
}

/** A slow or silent reader is cut instead of filling the memory. */
function socketOf(client: RoomClient, lobby: Lobby): MemberSocket {
  const raw = client.ref as unknown as WebSocket;
  const waiting = client as unknown as Partial<Pick<ClientPrivate, '_enqueuedMessages'>>;
  const isAcknowledged = (): boolean => client.state !== ClientState.JOINING;
  return {
    isAcknowledged,
    send: (bytes) => {
      if (raw.readyState !== raw.OPEN) return;
      const isSlow =
        raw.bufferedAmount > lobby.settings.limits.unsentBytesMax ||
        (waiting._enqueuedMessages?.length ?? 0) > UNACKNOWLEDGED_MAX;
      if (isSlow) {
        lobby.counters.slowSockets++;
        raw.terminate();
      } else {
        client.sendBytes(LOBBY_CHANNEL, bytes);
      }
    },
    relay: (bytes) => {
      if (raw.readyState !== raw.OPEN || !isAcknowledged()) return false;
      if (raw.bufferedAmount > RELAY_WAITING_BYTES_MAX) return false;
      client.sendBytes(RELAY_CHANNEL, bytes);
      return true;
    },
    close: (code) => client.leave(code),
    cut: () => raw.terminate(),
  };
}
