// Runs inside a Worker of the mesh's test page: the home of the channels that were transferred.
import { ChannelEnds, type ClosedReason } from '../../game/net/channel-ends.ts';
import type { ChannelName } from '../../game/net/peer-channels.ts';
import type { LinkEnd } from '../../game/net/peer-link.ts';
import type { PlainEvent } from './mesh-page.ts';

export type EndsOrder =
  | {
      readonly kind: 'adopt';
      readonly linkId: number;
      readonly peerId: number;
      readonly game: RTCDataChannel;
      readonly control: RTCDataChannel;
    }
  | { readonly kind: 'bind'; readonly linkId: number; readonly peerId: number }
  | { readonly kind: 'drop'; readonly linkId: number; readonly reason: ClosedReason | undefined }
  | {
      readonly kind: 'send';
      readonly id: number;
      readonly peerId: number;
      readonly channel: ChannelName;
      readonly messages: number[][];
    }
  | { readonly kind: 'drain'; readonly id: number };

export type EndsAnswer =
  | { readonly kind: 'opened'; readonly linkId: number }
  | { readonly kind: 'ended'; readonly linkId: number; readonly reason: LinkEnd }
  | { readonly kind: 'sent'; readonly id: number; readonly isSent: boolean }
  | { readonly kind: 'refused'; readonly id: number; readonly message: string }
  | { readonly kind: 'drained'; readonly id: number; readonly events: PlainEvent[] };

const say = (answer: EndsAnswer) => self.postMessage(answer);
const ends = new ChannelEnds({
  onOpen: (linkId) => say({ kind: 'opened', linkId }),
  onEnd: (linkId, reason) => say({ kind: 'ended', linkId, reason }),
  stampShiftMs: 0,
});

self.onmessage = ({ data }: MessageEvent<EndsOrder>) => {
  if (data.kind === 'adopt') ends.adopt(data.linkId, data.peerId, data);
  else if (data.kind === 'bind') ends.bind(data.linkId, data.peerId);
  else if (data.kind === 'drop') ends.drop(data.linkId, data.reason);
  else if (data.kind === 'drain') say({ kind: 'drained', id: data.id, events: drainPlain() });
  else send(data);
};

function drainPlain(): PlainEvent[] {
  return ends
    .drain()
    .map((one) => (one.kind === 'message' ? { ...one, bytes: [...one.bytes] } : one));
}

function send({ id, peerId, channel, messages }: Extract<EndsOrder, { kind: 'send' }>): void {
  try {
    const sent = messages.map((bytes) => ends.send(peerId, channel, Uint8Array.from(bytes)));
    say({ kind: 'sent', id, isSent: sent.every((isSent) => isSent) });
  } catch (error) {
    say({ kind: 'refused', id, message: String(error) });
  }
}
