// One connection, by its number among those that two peers have tried; or one that nobody has
// answered yet, whose peer is known later (C27).
import type { Signal } from '../../shared/protocol/signal-messages.ts';
import type { ChannelHome } from './mesh.ts';
import { type ChannelFacts, channelFactsOf } from './peer-channels.ts';
import { type LinkEnd, PeerLink } from './peer-link.ts';
import type { Description, Schedule } from './peer-negotiation.ts';

export type Attempt = {
  readonly number: number;
  readonly linkId: number;
  readonly link: PeerLink;
  readonly facts: readonly ChannelFacts[];
  /** Undefined while it waits for somebody to answer. */
  owner: AttemptOwner | undefined;
};

/** The peer at the other end, as the attempt needs it. */
export type AttemptOwner = {
  readonly peerId: number;
  /** Random number of the peer's mesh; 0 while unknown. */
  readonly session: number;
  readonly ended: (linkId: number, reason: LinkEnd) => void;
};

/** What is the same for all attempts of a mesh. */
export type AttemptMaker = {
  readonly ownId: number;
  /** Of this page's mesh. */
  readonly session: number;
  readonly home: ChannelHome;
  /** Asked at each beginning and each restart of ICE: credentials are renewed meanwhile. */
  readonly configuration: () => RTCConfiguration;
  readonly nowMs: () => number;
  readonly createConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly schedule: Schedule;
  readonly send: (peerId: number, signal: Signal) => void;
  readonly nextLinkId: () => number;
  readonly onFault: () => void;
};

export type AttemptWish = {
  readonly number: number;
  readonly owner: AttemptOwner | undefined;
  /** Not open by then, it fails (ms); counts from the answer where that is awaited. */
  readonly setupMsMax: number;
  readonly isRelayOnly: boolean;
  /** For one that waits for somebody to answer: its offer, with candidates. */
  readonly onPrepared?: (offer: Description) => void;
};

/** Undefined where the browser has no connection left to give: another try may have more luck. */
export function makeAttempt(maker: AttemptMaker, wish: AttemptWish): Attempt | undefined {
  const { ownId, session, home, schedule, onFault } = maker;
  const { number, setupMsMax, onPrepared } = wish;
  const linkId = maker.nextLinkId();
  let { owner } = wish;
  let facts: readonly ChannelFacts[] = [];
  const address = () => ({ session, toSession: owner?.session ?? 0, attempt: number });
  const send = (signal: Signal) => {
    if (owner !== undefined) maker.send(owner.peerId, signal);
  };
  const configuration = () => configurationOf(maker.configuration(), wish.isRelayOnly);
  try {
    const link = new PeerLink({
      connection: maker.createConnection(configuration()),
      isPolite: () => owner === undefined || ownId < owner.peerId,
      ...{ setupMsMax, schedule, configuration, onFault },
      ...(onPrepared && { onPrepared }),
      sendDescription: (one) => send({ kind: 'describe', ...address(), ...one }),
      sendCandidates: (items) => send({ kind: 'candidates', ...address(), items }),
      handOver: (channels) => {
        facts = channelFactsOf(owner?.peerId ?? 0, channels);
        home.adopt(linkId, owner?.peerId ?? 0, channels);
      },
      onEnd: (reason) => owner?.ended(linkId, reason),
    });
    return {
      ...{ number, linkId, link, facts },
      get owner() {
        return owner;
      },
      set owner(peer) {
        owner = peer;
      },
    };
  } catch {
    return undefined;
  }
}

function configurationOf(configuration: RTCConfiguration, isRelayOnly: boolean): RTCConfiguration {
  const hasRelay = configuration.iceServers?.some(({ credential }) => Boolean(credential));
  if (!isRelayOnly || hasRelay !== true) return configuration;
  return { ...configuration, iceTransportPolicy: 'relay' };
}
