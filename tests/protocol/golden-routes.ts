// Golden vectors of envelopes between peers and of what goes through the lobby (C30 to C34; P10).
// Whoever changes a vector raises PROTOCOL_VERSION.
import { type Relay, readRelay, writeRelay } from '../../shared/protocol/relay-message.ts';
import {
  type Forward,
  type Reach,
  reachCodec,
  readForward,
  readProbe,
  readStream,
  type StreamEnvelope,
  writeForward,
  writeProbe,
  writeStream,
} from '../../shared/protocol/route-messages.ts';
import type { Golden } from './golden.ts';

type Envelope =
  | { readonly kind: 'forward'; readonly value: Forward }
  | { readonly kind: 'probe'; readonly value: number }
  | { readonly kind: 'stream'; readonly value: StreamEnvelope }
  | { readonly kind: 'reach'; readonly value: Reach }
  | { readonly kind: 'relay'; readonly value: Relay };

const payload = Uint8Array.of(1, 2, 3);

export const goldenEnvelopes: readonly Golden<Envelope>[] = [
  {
    name: 'forward of somebody who hears the addressee neither way',
    message: { kind: 'forward', value: { peerId: 2, flags: 0, stream: 0, payload } },
    hex: '40 0200 00 010203',
  },
  {
    name: 'forward, widest head',
    message: { kind: 'forward', value: { peerId: 0xffff, flags: 3, stream: 0xff, payload } },
    hex: '43 ffff ff 010203',
  },
  { name: 'probe', message: { kind: 'probe', value: 2 }, hex: '62' },
  {
    name: 'first message of a stream',
    message: {
      kind: 'stream',
      value: { own: 0x1234, peer: 0, number: 0, next: 0, payload },
    },
    hex: '70 3412 0000 0000 0000 010203',
  },
  {
    name: 'an acknowledgement',
    message: {
      kind: 'stream',
      value: { own: 1, peer: 0xffff, number: 0xfffe, next: 258, payload: new Uint8Array() },
    },
    hex: '70 0100 ffff feff 0201',
  },
  {
    name: 'reach',
    message: {
      kind: 'reach',
      value: {
        kind: 'reach',
        links: [
          [2, 0],
          [300, 0xffff],
        ],
      },
    },
    hex: '92 21 92 920200 92cd012ccdffff',
  },
  {
    name: 'relay on the control channel',
    message: {
      kind: 'relay',
      value: { channel: 'control', bytes: Uint8Array.of(0x43, 2, 0, 9, 0x70) },
    },
    hex: '01 43 0200 09 70',
  },
];

/** Both directions of every kind of envelope. */
export const envelopeCodecs: {
  readonly [K in Envelope['kind']]: {
    readonly write: (value: never) => Uint8Array;
    readonly read: (bytes: Uint8Array) => unknown;
  };
} = {
  forward: { write: writeForward, read: readForward },
  probe: { write: writeProbe, read: readProbe },
  stream: { write: writeStream, read: readStream },
  reach: { write: reachCodec.encode, read: reachCodec.decode },
  relay: { write: writeRelay, read: (bytes) => readRelay(bytes, 'forward') },
};
