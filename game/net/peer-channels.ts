// The two data channels of a connection (C1), as they are made. They are handed to their home in
// the same turn: a Worker can take over only a channel that has not been used yet (C4).

export type ChannelName = 'game' | 'control';

export type PeerChannels = {
  readonly game: RTCDataChannel;
  readonly control: RTCDataChannel;
};

/** What the browser itself says a channel is; tests and diagnostics read it back. */
export type ChannelFacts = {
  readonly peerId: number;
  readonly channel: ChannelName;
  readonly id: number | null;
  readonly ordered: boolean;
  readonly maxRetransmits: number | null;
  readonly negotiated: boolean;
};

/** Channels with fixed ids exist on both sides from the start; nobody waits for an announcement. */
export function createChannels(connection: RTCPeerConnection): PeerChannels {
  const game = connection.createDataChannel('game', {
    negotiated: true,
    id: 0,
    ordered: false,
    maxRetransmits: 0,
  });
  const control = connection.createDataChannel('control', { negotiated: true, id: 1 });
  return { game, control };
}

/** Call it before the channels are handed over: what was transferred can't be asked any more. */
export function channelFactsOf(peerId: number, channels: PeerChannels): ChannelFacts[] {
  return (['game', 'control'] as const).map((name) => {
    const { id, ordered, maxRetransmits, negotiated } = channels[name];
    return { peerId, channel: name, id, ordered, maxRetransmits, negotiated };
  });
}
