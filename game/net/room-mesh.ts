// Makes the mesh of a room whose signals go through its lobby, with what all of a page's links can
// share.
import { Mesh } from './mesh.ts';
import type { RoomClientOptions } from './room-client.ts';

export type MeshMaker = {
  /** Makes the key of this page's links before one is needed; at most once. */
  readonly warm: () => Promise<void>;
  readonly create: RoomClientOptions['createMesh'];
};

/** What every browser makes best, and fastest. */
const keyKind: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

export function createMeshMaker(nowMs: () => number): MeshMaker {
  let certificate: RTCCertificate | undefined;
  const createConnection = (configuration: RTCConfiguration) => {
    if (certificate === undefined) return new RTCPeerConnection(configuration);
    try {
      return new RTCPeerConnection({ ...configuration, certificates: [certificate] });
    } catch {
      // It has expired: from now on each link makes its own.
      certificate = undefined;
      return new RTCPeerConnection(configuration);
    }
  };
  return {
    warm: async () => {
      // Without WebRTC there is nothing to warm; the room will say so.
      certificate ??= await RTCPeerConnection.generateCertificate(keyKind).catch(() => undefined);
    },
    create: (lobby, home, sendSignal) =>
      new Mesh({
        playerId: lobby.playerId,
        configuration: () => ({ iceServers: [...lobby.iceServers] }),
        ...{ home, sendSignal, nowMs, createConnection },
        sendOfferAhead: (body) => lobby.offerAhead(body),
      }),
  };
}
