// Meshes over fake connections and timers, with a lobby between them that a test can take away.
import { expect } from 'vitest';
import type { ChannelEvent, ClosedReason } from '../../game/net/channel-ends.ts';
import { CANDIDATE_BATCH_MS } from '../../game/net/mesh-limits.ts';
import { FakeNetwork } from '../fakes/peer-connection.ts';
import { createTimers } from '../fakes/timers.ts';
import { createLocalMesh, type LocalMesh } from './local-mesh.ts';

type CarriedSignal = { readonly from: number; readonly to: number; readonly body: string };

export class FakeMeshes {
  readonly network = new FakeNetwork();
  readonly timers = createTimers();
  readonly #meshes = new Map<number, LocalMesh>();
  #signals: CarriedSignal[] = [];
  /** What the lobby has carried so far. */
  readonly carried: CarriedSignal[] = [];
  isLobbyUp = true;

  create(playerId: number): LocalMesh {
    const local = createLocalMesh({
      playerId,
      configuration: () => ({}),
      sendOfferAhead: () => {},
      nowMs: () => 0,
      createConnection: this.network.createConnection,
      schedule: this.timers.schedule,
      sendSignal: (to, body) => this.#signals.push({ from: playerId, to, body }),
    });
    this.#meshes.set(playerId, local);
    return local;
  }

  /** Lets everything happen that needs a few turns, a candidate batch and the lobby. */
  async settle(): Promise<void> {
    for (let i = 0; i < 40; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      this.timers.advance(CANDIDATE_BATCH_MS / 8);
      const taken = this.#signals;
      this.#signals = [];
      if (!this.isLobbyUp) continue;
      this.carried.push(...taken);
      for (const { from, to, body } of taken) {
        this.#meshes.get(to)?.mesh.receiveSignal(from, body);
      }
    }
  }

  async connectTwo(): Promise<[LocalMesh, LocalMesh]> {
    const [low, high] = [this.create(1), this.create(2)];
    low.mesh.connect(2);
    high.mesh.connect(1);
    await this.settle();
    expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
    low.ends.drain();
    high.ends.drain();
    return [low, high];
  }

  /** Of the connection that was made as the `index`-th. */
  channel(index: number, id: number) {
    return this.network.all()[index].channel(id)!;
  }
}

export function endsIn({ ends }: LocalMesh): ClosedReason[] {
  return ends
    .drain()
    .flatMap((event: ChannelEvent) => (event.kind === 'closed' ? [event.reason] : []));
}
