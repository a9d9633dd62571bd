// Makes the mesh of a room whose signals go through its lobby, with what all of a page's links can
// share.
import { decideIce } from './address-privacy.ts';
import { Mesh } from './mesh.ts';
import type { RoomClientOptions } from './room-client.ts';

export type MeshMaker = {
  /** Makes the key of this page's links before one is needed; at most once. */
  readonly warm: () => Promise<void>;
  readonly create: RoomClientOptions['createMesh'];
};

/** Without a relay a hidden address means no way of one's own, never one that shows it (C21). */
function configurationOf(servers: readonly RTCIceServer[], isHidden: boolean): RTCConfiguration {
  const decision = decideIce(servers, isHidden);
  return decision.ok ? decision.configuration : { iceTransportPolicy: 'relay' };
}

/** What every browser makes best, and fastest. */
const keyKind: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

/** `hidesAddress` is asked for each connection: it counts from the next one on. */
export function createMeshMaker(nowMs: () => number, hidesAddress: () => boolean): MeshMaker {
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
        configuration: () => configurationOf(lobby.iceServers, hidesAddress()),
        ...{ home, sendSignal, nowMs, createConnection },
        sendOfferAhead: (body) => lobby.offerAhead(body),
      }),
  };
}
