// Missing links are tried again, by the lower number of the two; a newcomer that is in no room yet
// tries by itself.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type { Mesh } from './mesh.ts';

/** Between two rounds (ms). */
const REPAIR_EVERY_MS = 2000;

export class LinkRepair {
  #triedMs = Number.NaN;

  /** `others` are to be linked with; `isLive` once this player holds the room's state. */
  tend(mesh: Mesh, me: PlayerId, others: readonly PlayerId[], isLive: boolean, nowMs: number) {
    if (Number.isNaN(this.#triedMs)) this.#triedMs = nowMs;
    if (nowMs - this.#triedMs < REPAIR_EVERY_MS) return;
    this.#triedMs = nowMs;
    for (const playerId of others) {
      if (mesh.linkOf(playerId) !== 'closed') continue;
      if (playerId > me || !isLive) mesh.connect(playerId);
    }
  }
}
