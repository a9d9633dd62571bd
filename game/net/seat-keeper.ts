// A player's way into a room and to a seat: asks for the state's seat, for the old one back, opens
// the room where nobody is left who holds it, and says when it is of no use.
import type { Session } from '../../shared/netcode/session.ts';
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { frameFlag } from '../../shared/protocol/peer-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { RoomEnd } from './room-messages.ts';

/**
 * What the game says of a player in a state: on the roster, away with the seat kept, or not there.
 */
export type Standing = 'seated' | 'away' | 'none';

export type SeatKeeperOptions<State> = {
  readonly session: Session<State>;
  readonly playerId: PlayerId;
  readonly join: (playerId: PlayerId) => Omit<Command, 'by'>;
  readonly standing: (state: State, playerId: PlayerId) => Standing;
  /** Opens the room anew. */
  readonly open: (nowMs: number) => void;
  readonly nowMs: number;
};

/** A newcomer that reaches nobody by then is told so (ms). */
const REACH_SOMEBODY_MS = 16_000;
/** A newcomer whose company has all gone opens the room anew after this (ms). */
const ALONE_MS = 1500;
/** Between two requests for a seat (ms). */
const JOIN_EVERY_MS = 500;

export class SeatKeeper<State> {
  readonly #options: SeatKeeperOptions<State>;
  #aloneSinceMs = Number.NaN;
  #joinMs = Number.NEGATIVE_INFINITY;
  #lastStanding: Standing = 'none';
  #keyframes = 0;

  constructor(options: SeatKeeperOptions<State>) {
    this.#options = options;
  }

  /** Once a tick; why the room is over for this player, if it is. */
  tend(others: readonly PlayerId[], nowMs: number): RoomEnd | undefined {
    return this.#options.session.isLive ? this.#keepSeat(nowMs) : this.#seekRoom(others, nowMs);
  }

  /** Asks for a seat, or for the old one back; a seat that was taken away was taken on purpose. */
  #keepSeat(nowMs: number): RoomEnd | undefined {
    const { session, playerId, join, standing: standingIn } = this.#options;
    const standing = standingIn(session.present, playerId);
    const isSameHistory = session.stats.keyframesTaken === this.#keyframes;
    this.#keyframes = session.stats.keyframesTaken;
    if (standing === 'none' && this.#lastStanding === 'seated' && isSameHistory)
      return 'kicked-out';
    this.#lastStanding = standing;
    const isDue = !session.isAsking && nowMs - this.#joinMs >= JOIN_EVERY_MS;
    if (standing === 'seated' || !isDue) return undefined;
    this.#joinMs = nowMs;
    session.request(join(playerId));
    return undefined;
  }

  #seekRoom(others: readonly PlayerId[], nowMs: number): RoomEnd | undefined {
    const { session, open, nowMs: startedMs } = this.#options;
    for (const { version } of session.links.values())
      if (version !== 0 && version !== PROTOCOL_VERSION) return 'version';
    if (others.length > 0 && !this.#isFirstOfTheEmptyHanded(others))
      this.#aloneSinceMs = Number.NaN;
    else if (Number.isNaN(this.#aloneSinceMs)) this.#aloneSinceMs = nowMs;
    else if (nowMs - this.#aloneSinceMs >= ALONE_MS) open(nowMs);
    return nowMs - startedMs >= REACH_SOMEBODY_MS ? 'no-connection' : undefined;
  }

  /** Everybody who held the room is gone, and those who are here wait for each other. */
  #isFirstOfTheEmptyHanded(others: readonly PlayerId[]): boolean {
    const { session, playerId: me } = this.#options;
    return others.every((playerId) => {
      const link = session.links.get(playerId);
      if (playerId < me || link === undefined || link.sequence === 0) return false;
      return (link.flags & frameFlag.live) === 0;
    });
  }
}
