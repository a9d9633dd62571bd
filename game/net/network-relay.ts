// A data channel from this page through a relay and back to this page: what a match would use.
import type { GatherTools } from './network-gather.ts';

export type RelayFinding =
  | { readonly kind: 'open'; readonly rttMs: number }
  /** The server said no, with its STUN code (401 credential, 403 forbidden, 486 quota). */
  | { readonly kind: 'refused'; readonly code: number }
  /** No relay was given: nothing answered. */
  | { readonly kind: 'unreachable' }
  /** A relay was given, and nothing came back through it. */
  | { readonly kind: 'mute' };

/** STUN codes below are answers of a server; 701 is the browser's own for "no answer". */
const NO_ANSWER = 701;

/** Two connections of this page, both with relays only, and one message there and back. */
export async function tryRelay(
  { create, schedule }: GatherTools,
  servers: readonly RTCIceServer[],
  limitMs: number,
  nowMs: () => number,
): Promise<RelayFinding> {
  const configuration: RTCConfiguration = {
    iceServers: [...servers],
    iceTransportPolicy: 'relay',
  };
  const ends: RTCPeerConnection[] = [];
  let relays = 0;
  let refusedCode = 0;
  try {
    const [near, far] = [create(configuration), create(configuration)];
    ends.push(near, far);
    const back = echoedMs(near, far, nowMs);
    const isUp = new Promise<undefined>((resolve) => schedule(limitMs, () => resolve(undefined)));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      from.onicecandidate = ({ candidate }) => {
        if (candidate === null || candidate.candidate === '') return;
        relays++;
        to.addIceCandidate(candidate).catch(() => {});
      };
      from.onicecandidateerror = ({ errorCode }) => {
        if (errorCode !== NO_ANSWER) refusedCode = errorCode;
      };
    }
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription!);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription!);
    const rttMs = await Promise.race([back, isUp]);
    if (rttMs !== undefined) return { kind: 'open', rttMs };
    if (relays > 0) return { kind: 'mute' };
    return refusedCode === 0 ? { kind: 'unreachable' } : { kind: 'refused', code: refusedCode };
  } finally {
    for (const end of ends) end.close();
  }
}

/** Time of one message from `near` to `far` and back, once their channel is open. */
function echoedMs(
  near: RTCPeerConnection,
  far: RTCPeerConnection,
  nowMs: () => number,
): Promise<number> {
  const how: RTCDataChannelInit = { negotiated: true, id: 0, ordered: false, maxRetransmits: 3 };
  const nearEnd = near.createDataChannel('check', how);
  const farEnd = far.createDataChannel('check', how);
  return new Promise((resolve) => {
    let sentMs = 0;
    farEnd.onmessage = () => farEnd.send('back');
    nearEnd.onopen = () => {
      sentMs = nowMs();
      nearEnd.send('there');
    };
    nearEnd.onmessage = () => resolve(nowMs() - sentMs);
  });
}
