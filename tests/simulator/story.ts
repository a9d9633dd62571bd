// A schedule while it runs: the room, what is known of it, and what is broken just now.
import type { AssetStore } from '../../shared/netcode/simulation.ts';
import type { Game } from './game.ts';
import type { Ledger } from './ledger.ts';
import type { Reach } from './reach.ts';
import type { Referee } from './referee.ts';
import type { Schedule, Whom } from './schedule.ts';
import { hostOf, type SimulatedPeer, type SimulatedRoom } from './simulated-room.ts';
import type { Tamper } from './tamper.ts';

/** What happened how often: a check that never met its case proves nothing. */
export type Counters = Record<string, number>;

export type Story<State> = {
  readonly schedule: Schedule;
  readonly game: Game<State>;
  readonly room: SimulatedRoom<State>;
  readonly ledger: Ledger;
  readonly reach: Reach;
  readonly referee: Referee<State>;
  readonly tamper: Tamper;
  /** What each peer keeps of assets, where the game has some. */
  readonly stores: Map<number, AssetStore>;
  readonly counters: Counters;
  /** How many faults block each direction just now. */
  readonly blocks: Map<number, number>;
  /** When each lost host was lost (ms). */
  readonly lostMs: Map<number, number>;
  /** A candidate is to die this long after its first vote was sent (ms); NaN if none. */
  candidateAfterMs: number;
  isOver: boolean;
};

export function count(counters: Counters, name: string, by = 1): void {
  if (by > 0) counters[name] = (counters[name] ?? 0) + by;
}

/** The peer that an event means, if it is there now. */
export function peerOf<State>(
  { room }: Story<State>,
  whom: Whom,
): SimulatedPeer<State> | undefined {
  const host = hostOf(room);
  if (whom === 'host') return host;
  if (whom !== 'next') {
    const peer = room.byId.get(whom);
    return peer?.status === 'up' ? peer : undefined;
  }
  return room.peers.find((one) => one.status === 'up' && one !== host && one.session.seat >= 0);
}
