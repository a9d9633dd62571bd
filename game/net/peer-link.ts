// One connection to one peer, from its creation to its end; a new attempt is a new link.
// The states and their transitions are the table of docs/connections.md (C11).
import type { CandidateTuple } from '../../shared/protocol/signal-messages.ts';
import { POLITE_WAIT_MS, REPAIR_MS_MAX, SETUP_MS_MAX } from './mesh-limits.ts';
import { areOpen, type ChannelName, createChannels, type PeerChannels } from './peer-channels.ts';
import { type Description, Negotiation, type Schedule } from './peer-negotiation.ts';

export type LinkState = 'waiting' | 'negotiating' | 'open' | 'repairing' | 'closed';

/** Why a link ended by itself: the other side closed it, or nothing gets through. */
export type LinkEnd = 'channel-closed' | 'failed';

/** Every transition a link may make; anything else is our mistake. */
export const linkTransitions: Readonly<Record<LinkState, readonly LinkState[]>> = {
  waiting: ['negotiating', 'closed'],
  negotiating: ['open', 'closed'],
  open: ['repairing', 'closed'],
  repairing: ['open', 'closed'],
  closed: [],
};

export type LinkOptions = {
  readonly connection: RTCPeerConnection;
  readonly isPolite: boolean;
  readonly schedule: Schedule;
  readonly sendDescription: (description: Description) => void;
  readonly sendCandidates: (items: CandidateTuple[]) => void;
  readonly onOpen: () => void;
  readonly onEnd: (reason: LinkEnd) => void;
  readonly onMessage: (channel: ChannelName, data: unknown, receivedMs: number) => void;
  readonly onFault: () => void;
};

export class PeerLink {
  readonly channels: PeerChannels;
  readonly #options: LinkOptions;
  readonly #negotiation: Negotiation;
  #state: LinkState = 'waiting';
  #cancelDeadline: () => void;
  #cancelWait: () => void = () => {};

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#negotiation = new Negotiation(options);
    this.#listen(options.connection);
    this.channels = createChannels(options.connection);
    this.#listenTo('game');
    this.#listenTo('control');
    this.#cancelDeadline = options.schedule(SETUP_MS_MAX, () => this.#end('failed'));
    if (options.isPolite) {
      this.#cancelWait = options.schedule(POLITE_WAIT_MS, () => this.#beginOffer());
    }
  }

  get state(): LinkState {
    return this.#state;
  }

  receiveDescription(description: Description): void {
    if (this.#state === 'closed') return;
    if (this.#state === 'waiting') this.#become('negotiating');
    this.#negotiation.receiveDescription(description);
  }

  receiveCandidates(items: readonly CandidateTuple[]): void {
    if (this.#state !== 'closed') this.#negotiation.receiveCandidates(items);
  }

  /** Ends the link at once and for both sides; no event follows. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#become('closed');
    this.#cancelDeadline();
    this.#cancelWait();
    this.#negotiation.close();
    const { connection } = this.#options;
    connection.onnegotiationneeded = null;
    connection.onconnectionstatechange = null;
    for (const channel of [this.channels.game, this.channels.control]) {
      channel.onopen = null;
      channel.onclose = null;
      channel.onmessage = null;
    }
    connection.close();
  }

  #become(next: LinkState): void {
    if (!linkTransitions[this.#state].includes(next)) {
      throw new Error(`a link can't go from ${this.#state} to ${next}`);
    }
    this.#state = next;
  }

  #listen(connection: RTCPeerConnection): void {
    connection.onnegotiationneeded = () => {
      if (this.#state !== 'waiting') this.#negotiation.offer();
      else if (!this.#options.isPolite) this.#beginOffer();
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'failed') this.#repairOrEnd();
      if (connection.connectionState === 'connected') this.#repaired();
    };
  }

  #listenTo(name: ChannelName): void {
    const channel = this.channels[name];
    channel.onopen = () => this.#opened();
    channel.onclose = () => this.#end('channel-closed');
    channel.onmessage = (event) => {
      if (this.#state !== 'closed') this.#options.onMessage(name, event.data, event.timeStamp);
    };
  }

  #beginOffer(): void {
    if (this.#state !== 'waiting') return;
    this.#become('negotiating');
    this.#negotiation.offer();
  }

  #opened(): void {
    if (this.#state !== 'negotiating' || !areOpen(this.channels)) return;
    this.#become('open');
    this.#cancelDeadline();
    this.#cancelWait();
    this.#options.onOpen();
  }

  #repairOrEnd(): void {
    if (this.#state !== 'open') {
      if (this.#state !== 'repairing') this.#end('failed');
      return;
    }
    this.#become('repairing');
    this.#cancelDeadline = this.#options.schedule(REPAIR_MS_MAX, () => this.#end('failed'));
    this.#options.connection.restartIce();
  }

  #repaired(): void {
    if (this.#state !== 'repairing') return;
    this.#become('open');
    this.#cancelDeadline();
  }

  #end(reason: LinkEnd): void {
    if (this.#state === 'closed') return;
    this.close();
    this.#options.onEnd(reason);
  }
}
