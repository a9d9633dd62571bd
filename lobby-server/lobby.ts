// What all rooms of one lobby process share: settings, rooms by code, limits by address, counters.
import { type Counters, createCounters } from './counters.ts';
import type { LobbySettings } from './lobby-options.ts';
import { type Buckets, createBuckets } from './rate.ts';
import type { Room } from './room.ts';

export type Lobby = {
  readonly settings: LobbySettings;
  /** A code is claimed by the synchronous `set`; the promise ends when its room can be entered. */
  readonly rooms: Map<string, Promise<Room>>;
  /** The same rooms once they are open, for everything that does not wait. */
  readonly openRooms: Map<string, Room>;
  readonly counters: Counters;
  readonly creates: Buckets;
  readonly joins: Buckets;
  readonly wrongCodes: Buckets;
  readonly credentials: Buckets;
  /** Open sockets and unspent seats per address. */
  readonly socketsByAddress: Map<string, number>;
  readonly seatsByAddress: Map<string, number>;
  /** When this process began to serve, on the clock of the settings. */
  readonly startedMs: number;
  draining: boolean;
};

export function createLobby(settings: LobbySettings): Lobby {
  return {
    settings,
    rooms: new Map(),
    openRooms: new Map(),
    counters: createCounters(),
    creates: createBuckets(settings.limits.creates),
    joins: createBuckets(settings.limits.joins),
    wrongCodes: createBuckets(settings.limits.wrongCodes),
    credentials: createBuckets(settings.limits.credentials),
    socketsByAddress: new Map(),
    seatsByAddress: new Map(),
    startedMs: settings.nowMs(),
    draining: false,
  };
}

/** Adds to a count per address; a count of 0 takes no memory. */
export function addCount(counts: Map<string, number>, address: string, change: 1 | -1): void {
  const count = (counts.get(address) ?? 0) + change;
  if (count > 0) counts.set(address, count);
  else counts.delete(address);
}

/** A fault of ours that was caught: counted and logged, never answered. */
export function noteFault(lobby: Lobby, where: string, fault: unknown): void {
  lobby.counters.faults++;
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  lobby.settings.log(`${where}: ${text}`);
}
