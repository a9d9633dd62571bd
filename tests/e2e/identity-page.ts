// Runs inside a browser page: the identity of this browser, and a link that both ends prove.
import { type IdentityTools, loadIdentity, signLink, verifyLink } from '../../game/net/identity.ts';
import { fingerprintOf, type LinkFacts } from '../../shared/protocol/link-proof-message.ts';

export type IdentityPage = {
  readonly load: () => Promise<{ readonly fingerprint: string; readonly isKept: boolean }>;
  /**
   * Two connections of this page; `swapped` is what a lobby in the middle makes the far end see.
   */
  readonly proveLink: () => Promise<{ readonly honest: boolean; readonly swapped: boolean }>;
};

declare global {
  interface Window {
    identityPage: IdentityPage;
  }
}

const tools: IdentityTools = { subtle: crypto.subtle, storage: indexedDB };

window.identityPage = {
  load: async () => {
    const { fingerprint, isKept } = (await loadIdentity(tools))!;
    return { fingerprint, isKept };
  },
  proveLink: async () => {
    const [near, far, middle] = [0, 1, 2].map(() => new RTCPeerConnection());
    for (const one of [near, middle]) one.createDataChannel('game');
    await near.setLocalDescription();
    await middle.setLocalDescription();
    await far.setRemoteDescription(near.localDescription!);
    await far.setLocalDescription();
    const [ownFingerprint, peerFingerprint, swapped] = [near, far, middle].map(
      (one) => fingerprintOf(one.localDescription!.sdp)!,
    );
    const seenByFar = fingerprintOf(far.remoteDescription!.sdp)!;
    const facts: LinkFacts = {
      ...{ protocolVersion: 1, roomCode: 'K7QX', ownId: 1, peerId: 2 },
      ...{ ownFingerprint, peerFingerprint },
    };
    const mirrored = { ...facts, ownId: 2, peerId: 1, ownFingerprint: peerFingerprint };
    const proof = (await signLink(tools, (await loadIdentity(tools))!, facts))!;
    const verified = (peer: Uint8Array) =>
      verifyLink(tools, proof, { ...mirrored, peerFingerprint: peer });
    const result = { honest: await verified(seenByFar), swapped: await verified(swapped) };
    for (const one of [near, far, middle]) one.close();
    return result;
  },
};
