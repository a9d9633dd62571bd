// Which open links have fallen silent although the lobby says that their peers are there: the way
// between may be gone, and another connection is tried beside them (C10).
import type { Link } from '../../shared/netcode/link.ts';
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import { frameFlag } from '../../shared/protocol/peer-messages.ts';

/**
 * Silence from which a link counts as quiet (ms): above any burst of loss, and above the host
 * change that such a silence may bring; far below the 6 s after which a browser notices.
 */
export const QUIET_MS = 800;
/** Between two words about the same link (ms): a connection comes within it, or not at all. */
const SAY_EVERY_MS = 3000;

export class QuietLinks {
  readonly #saidMs = new Map<PlayerId, number>();

  /**
   * Those to be told of now. `directMsOf` says when a peer's own link last brought something: what
   * comes by another route is no sign of it. `others` are there, as the lobby knows.
   */
  look(
    links: ReadonlyMap<PlayerId, Link>,
    directMsOf: (playerId: PlayerId) => number | undefined,
    others: readonly PlayerId[],
    nowMs: number,
  ): readonly PlayerId[] {
    return others.filter((playerId) => {
      const link = links.get(playerId);
      if (link === undefined || link.closed || isSlowedDown(link)) return false;
      const directMs = directMsOf(playerId) ?? nowMs;
      if (link.sequence === 0 || nowMs - directMs < QUIET_MS) return false;
      if (nowMs - (this.#saidMs.get(playerId) ?? Number.NEGATIVE_INFINITY) < SAY_EVERY_MS)
        return false;
      this.#saidMs.set(playerId, nowMs);
      return true;
    });
  }
}

/** A hidden page without a Worker speaks once a second. */
function isSlowedDown({ flags }: Link): boolean {
  return (flags & frameFlag.hidden) !== 0 && (flags & frameFlag.worker) === 0;
}
