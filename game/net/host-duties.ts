// What a host tells the lobby while it hosts: that it lives, and what the room list says.
import { HEARTBEAT_INTERVAL_MS } from '../../shared/protocol/lobby-limits.ts';
import type { RoomFacts } from '../../shared/protocol/lobby-messages.ts';
import type { RoomLobby } from './solo-lobby.ts';

const DESCRIBE_EVERY_MS = 1000;

export class HostDuties {
  readonly #lobby: RoomLobby;
  /** Undefined while there is nothing to tell. */
  readonly #facts: () => RoomFacts | undefined;
  #heartbeatMs = 0;
  #describeMs = 0;

  constructor(lobby: RoomLobby, facts: () => RoomFacts | undefined) {
    this.#lobby = lobby;
    this.#facts = facts;
  }

  /** To be called often by a host. */
  tend(nowMs: number): void {
    if (nowMs - this.#heartbeatMs >= HEARTBEAT_INTERVAL_MS) {
      this.#heartbeatMs = nowMs;
      this.#lobby.heartbeat();
    }
    if (nowMs - this.#describeMs < DESCRIBE_EVERY_MS) return;
    const facts = this.#facts();
    if (facts === undefined) return;
    this.#describeMs = nowMs;
    this.#lobby.describe(facts);
  }
}
