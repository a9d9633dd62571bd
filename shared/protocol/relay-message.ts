// What members send each other through the lobby's socket when no other way leads between them
// (C34, L21): a channel and a `forward` of route-messages.ts. The lobby reads nothing of it.
import { CONTROL_BYTES_MAX, DATAGRAM_BYTES_MAX } from './peer-limits.ts';
import { envelopeKind, envelopeKindOf, readForward, turnForward } from './route-messages.ts';

/** The Colyseus message type of these, in both directions; the schemas have another one. */
export const RELAY_CHANNEL = 2;

const channels = ['game', 'control'] as const;
const bytesMax = { game: DATAGRAM_BYTES_MAX, control: CONTROL_BYTES_MAX } as const;

/**
 * Member to lobby to member: `forward` to the lobby, `forwarded` from it, as between peers. At most
 * a packet per tick and peer, 60 B as a rule; a bad one counts as a bad message.
 */
export type Relay = { readonly channel: (typeof channels)[number]; readonly bytes: Uint8Array };

export function writeRelay({ channel, bytes }: Relay): Uint8Array {
  const relay = new Uint8Array(1 + bytes.length);
  relay[0] = channels.indexOf(channel);
  relay.set(bytes, 1);
  return relay;
}

/** Undefined for bytes that are none, or too many for their channel. */
export function readRelay(relay: Uint8Array, kind: 'forward' | 'forwarded'): Relay | undefined {
  const channel = channels[relay[0]];
  const bytes = relay.subarray(1);
  if (channel === undefined || bytes.length > bytesMax[channel]) return undefined;
  if (envelopeKindOf(bytes) !== envelopeKind[kind] || readForward(bytes) === undefined)
    return undefined;
  return { channel, bytes };
}

/** Whom a `forward` in a relay is for. */
export function addresseeOf({ bytes }: Relay): number {
  return readForward(bytes)?.peerId ?? 0;
}

/** The same bytes as they go on to the addressee, changed in place. */
export function passOn(relay: Uint8Array, from: number): Uint8Array {
  turnForward(relay.subarray(1), from);
  return relay;
}
