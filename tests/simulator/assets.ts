// Assets in a run: who holds which, and one brought into play in the middle of it (N6).
import { assetHash } from '../../shared/netcode/asset-hash.ts';
import type { AssetStore, Simulation } from '../../shared/netcode/simulation.ts';
import { clockOf } from './simulated-peer.ts';
import type { Story } from './story.ts';
import { createToySimulation, type ToyState, toyCommand } from './toy-simulation.ts';

const files = new Map<number, { readonly hash: string; readonly bytes: Uint8Array }>();

/** The toy game of one peer, which holds what it was given. */
export function toyWithAssets(): { simulation: Simulation<ToyState>; assets: AssetStore } {
  const held = new Map<string, Uint8Array>();
  return {
    simulation: createToySimulation(held),
    assets: {
      bytesOf: (hash) => held.get(hash),
      add: (hash, bytes) => {
        held.set(hash, bytes);
      },
    },
  };
}

/** The first player, if it is there, brings an asset of so many bytes. */
export function giveAsset<State>(story: Story<State>, bytesCount: number): boolean {
  const peer = story.room.byId.get(1);
  const store = story.stores.get(1);
  if (peer?.status !== 'up' || store === undefined || !peer.session.isLive) return false;
  const { hash, bytes } = fileOf(bytesCount);
  store.add(hash, bytes);
  const command = { kind: toyCommand.asset, target: 0, value: 0, text: hash };
  peer.session.requestWithAsset(hash, command, clockOf(peer, story.room.queue.nowMs));
  return true;
}

function fileOf(bytesCount: number) {
  let file = files.get(bytesCount);
  if (file === undefined) {
    const bytes = new Uint8Array(bytesCount).map((_, i) => (i * 31 + (i >> 8)) & 255);
    file = { hash: assetHash(bytes), bytes };
    files.set(bytesCount, file);
  }
  return file;
}
