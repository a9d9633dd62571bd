// One connection to one peer, from its creation to its end; a new attempt is a new link.
// The states and their transitions are the table of docs/connections.md (C11).
import type { CandidateTuple } from '../../shared/protocol/signal-messages.ts';
import { AHEAD_GATHER_MS_MAX, POLITE_WAIT_MS, REPAIR_MS_MAX } from './mesh-limits.ts';
import { createChannels, type PeerChannels } from './peer-channels.ts';
import { type Description, Negotiation, type Schedule } from './peer-negotiation.ts';

export type LinkState = 'prepared' | 'waiting' | 'negotiating' | 'open' | 'repairing' | 'closed';

/** Why a link ended by itself: the other side closed it, or nothing gets through. */
export type LinkEnd = 'channel-closed' | 'failed';

/** Every transition a link may make; anything else is our mistake. */
export const linkTransitions: Readonly<Record<LinkState, readonly LinkState[]>> = {
  prepared: ['negotiating', 'closed'],
  waiting: ['negotiating', 'closed'],
  negotiating: ['open', 'closed'],
  open: ['repairing', 'closed'],
  repairing: ['open', 'closed'],
  closed: [],
};

export type LinkOptions = {
  readonly connection: RTCPeerConnection;
  /** Asked at each negotiation: one that was prepared learns later who the peer is. */
  readonly isPolite: () => boolean;
  /** Not open by then, it fails (ms); one that was prepared counts from its answer. */
  readonly setupMsMax: number;
  /** Asked before ICE restarts: credentials may be newer than those that it began with. */
  readonly configuration: () => RTCConfiguration;
  readonly schedule: Schedule;
  readonly sendDescription: (description: Description) => void;
  readonly sendCandidates: (items: CandidateTuple[]) => void;
  /** Makes it wait for whoever answers: is given the offer, with its candidates. */
  readonly onPrepared?: (offer: Description) => void;
  /** Takes the channels to their home, right after they were made. */
  readonly handOver: (channels: PeerChannels) => void;
  readonly onEnd: (reason: LinkEnd) => void;
  readonly onFault: () => void;
};

export class PeerLink {
  readonly #options: LinkOptions;
  readonly #negotiation: Negotiation;
  #state: LinkState;
  #hasOpened = false;
  #cancelDeadline: () => void = () => {};
  #cancelWait: () => void = () => {};
  /** Candidates that were found while it was prepared and are not in its offer. */
  #late: CandidateTuple[][] = [];

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#state = options.onPrepared === undefined ? 'waiting' : 'prepared';
    this.#negotiation = new Negotiation({
      ...options,
      sendDescription: (description) => this.#sendDescription(description),
      sendCandidates: (items) => {
        if (this.#state === 'prepared') this.#late.push(items);
        else options.sendCandidates(items);
      },
    });
    this.#listen(options.connection);
    options.handOver(createChannels(options.connection));
    if (this.#state === 'prepared') this.#negotiation.offer();
    else this.#await();
  }

  get state(): LinkState {
    return this.#state;
  }
  /** True once it was open, whatever it is now. */
  get hasOpened(): boolean {
    return this.#hasOpened;
  }
  get connection(): RTCPeerConnection {
    return this.#options.connection;
  }

  receiveDescription(description: Description): void {
    if (this.#state === 'closed') return;
    if (this.#state === 'prepared') this.#beginPrepared();
    else if (this.#state === 'waiting') this.#become('negotiating');
    this.#negotiation.receiveDescription(description);
  }

  receiveCandidates(items: readonly CandidateTuple[]): void {
    if (this.#state !== 'closed') this.#negotiation.receiveCandidates(items);
  }

  /** The home of the channels says that both are open. */
  opened(): void {
    if (this.#state !== 'negotiating') return;
    this.#become('open');
    this.#hasOpened = true;
    this.#cancelDeadline();
    this.#cancelWait();
  }

  /** Ends the link by itself, or because the home of its channels says so. */
  end(reason: LinkEnd): void {
    if (this.#state === 'closed') return;
    this.close();
    this.#options.onEnd(reason);
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
    connection.onicegatheringstatechange = null;
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
      if (this.#state === 'prepared') return;
      if (this.#state !== 'waiting') this.#negotiation.offer();
      else if (!this.#options.isPolite()) this.#beginOffer();
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'failed') this.#repairOrEnd();
      if (connection.connectionState === 'connected') this.#repaired();
    };
  }

  #await(): void {
    const { schedule, setupMsMax, isPolite } = this.#options;
    this.#cancelDeadline = schedule(setupMsMax, () => this.end('failed'));
    if (isPolite()) this.#cancelWait = schedule(POLITE_WAIT_MS, () => this.#beginOffer());
  }

  #sendDescription(description: Description): void {
    if (this.#state === 'prepared') this.#whenGathered(() => this.#prepared());
    else this.#options.sendDescription(description);
  }

  #whenGathered(then: () => void): void {
    const { connection, schedule } = this.#options;
    if (connection.iceGatheringState === 'complete') {
      then();
      return;
    }
    this.#cancelWait = schedule(AHEAD_GATHER_MS_MAX, then);
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState !== 'complete') return;
      this.#cancelWait();
      then();
    };
  }

  #prepared(): void {
    const { connection, onPrepared } = this.#options;
    connection.onicegatheringstatechange = null;
    this.#late = [];
    const sdp = connection.localDescription?.sdp;
    if (this.#state === 'prepared' && sdp !== undefined) onPrepared?.({ type: 'offer', sdp });
  }

  /** Somebody has come and answers. */
  #beginPrepared(): void {
    const { schedule, setupMsMax, sendCandidates } = this.#options;
    this.#cancelWait();
    this.#cancelDeadline = schedule(setupMsMax, () => this.end('failed'));
    this.#become('negotiating');
    for (const items of this.#late) sendCandidates(items);
    this.#late = [];
  }

  #beginOffer(): void {
    if (this.#state !== 'waiting') return;
    this.#become('negotiating');
    this.#negotiation.offer();
  }

  #repairOrEnd(): void {
    if (this.#state !== 'open') {
      if (this.#state !== 'repairing') this.end('failed');
      return;
    }
    this.#become('repairing');
    this.#cancelDeadline = this.#options.schedule(REPAIR_MS_MAX, () => this.end('failed'));
    const { connection, configuration } = this.#options;
    try {
      connection.setConfiguration(configuration());
    } catch {
      // The browser keeps the servers that it has.
    }
    connection.restartIce();
  }

  #repaired(): void {
    if (this.#state !== 'repairing') return;
    this.#become('open');
    this.#cancelDeadline();
  }
}
