// The mesh over fake connections keeps the contract that real ones keep in tests/e2e.
import type { Mesh } from '../../game/net/mesh.ts';
import { FakeNetwork } from '../fakes/peer-connection.ts';
import { createLocalMesh } from './local-mesh.ts';
import { describeMeshContract } from './mesh-contract.ts';
import type { MeshPeer, SentSignal } from './mesh-room.ts';

describeMeshContract('a mesh over fake connections', async () => {
  const network = new FakeNetwork();
  const meshes: Mesh[] = [];
  return {
    createPeer: async (playerId) => {
      const peer = peerOf(network, playerId);
      meshes.push(peer.mesh);
      return peer;
    },
    destroy: async () => {
      for (const mesh of meshes) mesh.close();
    },
  };
});

function peerOf(network: FakeNetwork, playerId: number): MeshPeer & { mesh: Mesh } {
  let signals: SentSignal[] = [];
  let published = '';
  const own: RTCPeerConnection[] = [];
  const { mesh, ends } = createLocalMesh({
    playerId,
    configuration: () => ({}),
    sendOfferAhead: (body) => {
      published = body;
    },
    nowMs: () => performance.now(),
    sendSignal: (to, body) => signals.push({ to, body }),
    createConnection: () => {
      own.push(network.createConnection());
      return own.at(-1)!;
    },
  });
  let isCrashed = false;
  return {
    mesh,
    playerId,
    connect: async (peerId) => mesh.connect(peerId),
    disconnect: async (peerId) => mesh.disconnect(peerId),
    offerAhead: async () => mesh.offerAhead(true),
    publishedOffer: async () => published,
    accept: async (peerId, offer) => mesh.accept(peerId, offer),
    replace: async (peerId) => mesh.replace(peerId),
    replacements: async (peerId) => mesh.replacementsOf(peerId),
    receiveSignal: async (from, body) => {
      if (!isCrashed) mesh.receiveSignal(from, body);
    },
    takeSignals: async () => {
      const taken = signals;
      signals = [];
      return taken;
    },
    send: async (peerId, channel, ...messages) =>
      messages.map((bytes) => ends.send(peerId, channel, bytes)).every((isSent) => isSent),
    drain: async () => ends.drain(),
    linkOf: async (peerId) => mesh.linkOf(peerId),
    channelFacts: async () => mesh.channelFacts(),
    faultySignals: async () => mesh.faultySignals,
    close: async () => mesh.close(),
    crash: async () => {
      isCrashed = true;
      for (const connection of own) (connection as unknown as { vanish(): void }).vanish();
    },
  };
}
