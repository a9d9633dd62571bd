// What this peer tells its neighbours of its links, so that they know whom it can forward for
// (C31): at once when the set changes, once a second when round trips do.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import {
  REACH_LINKS_MAX,
  type ReachTuple,
  reachCodec,
} from '../../shared/protocol/route-messages.ts';
import { REACH_EVERY_MS } from './route-limits.ts';

/** The most that a round trip is told as (ms). */
const RTT_TOLD_MAX = 0xffff;

export class ReachTeller {
  #told: readonly ReachTuple[] = [];
  #toldMs = Number.NEGATIVE_INFINITY;

  /** The message for all neighbours, if one is due; `links` in any order. */
  due(links: readonly ReachTuple[], nowMs: number): Uint8Array | undefined {
    const now = links.slice(0, REACH_LINKS_MAX).map(([id, rttMs]): ReachTuple => {
      return [id, Math.min(RTT_TOLD_MAX, Math.max(0, Math.round(rttMs)))];
    });
    const isSameSet =
      now.length === this.#told.length && now.every(([id], i) => id === this.#told[i][0]);
    const isSame = isSameSet && now.every(([, rttMs], i) => rttMs === this.#told[i][1]);
    if (isSame || (isSameSet && nowMs - this.#toldMs < REACH_EVERY_MS)) return undefined;
    this.#told = now;
    this.#toldMs = nowMs;
    return reachCodec.encode({ kind: 'reach', links: now });
  }
}

/** Whom a neighbour reaches; undefined for bytes that say no such thing. */
export function readReach(bytes: Uint8Array): ReadonlyMap<PlayerId, number> | undefined {
  const reach = reachCodec.decode(bytes);
  return reach === undefined ? undefined : new Map(reach.links);
}
