// All connections to one peer: the one in use, one that is to replace it, and those that it has
// just replaced. Signals come in addressed; what the channels carry is their home's business.
import { ATTEMPT_MAX, type Signal } from '../../shared/protocol/signal-messages.ts';
import type { ClosedReason } from './channel-ends.ts';
import { type Attempt, type AttemptMaker, type AttemptOwner, makeAttempt } from './mesh-attempt.ts';
import { AHEAD_SETUP_MS_MAX, RETIRED_MS, SECOND_ATTEMPT_MS, SETUP_MS_MAX } from './mesh-limits.ts';
import type { ChannelFacts } from './peer-channels.ts';
import type { LinkEnd } from './peer-link.ts';

export class MeshPeer implements AttemptOwner {
  readonly peerId: number;
  readonly #maker: AttemptMaker;
  /** Random number of the peer's mesh; 0 while unknown. */
  #peerSession = 0;
  /** How often an open connection was replaced by a newer one. */
  replacements = 0;
  /** From the beginning of the link to its being open (ms); 0 before. */
  setupMs = 0;
  #begunMs = 0;
  /** The highest number in use. */
  #number = 0;
  #current: Attempt | undefined;
  /** Takes over from `#current` once it is open. */
  #next: Attempt | undefined;
  /** Still listened to for a moment: the peer may not have changed over yet. */
  readonly #retired = new Set<Attempt>();
  #hasTriedSecond = false;
  #cancelSecond: () => void = () => {};

  constructor(peerId: number, maker: AttemptMaker) {
    this.peerId = peerId;
    this.#maker = maker;
  }

  get session(): number {
    return this.#peerSession;
  }
  get isIdle(): boolean {
    return this.#current === undefined;
  }
  get state(): 'connecting' | 'open' | 'closed' {
    const state = this.#current?.link.state ?? 'closed';
    return state === 'open' || state === 'closed' ? state : 'connecting';
  }
  get facts(): readonly ChannelFacts[] {
    return (this.#current?.facts ?? []).map((one) => ({ ...one, peerId: this.peerId }));
  }

  /** All that have opened, the one in use first. */
  get connections(): readonly RTCPeerConnection[] {
    return this.#attempts().flatMap(({ link }) => (link.hasOpened ? [link.connection] : []));
  }

  has(linkId: number): boolean {
    return this.#attempts().some((one) => one.linkId === linkId);
  }

  /** Starts to connect; nothing happens when a link is there or on its way. */
  connect(): void {
    if (this.isIdle) this.#beginFirst(this.#number + 1);
  }

  /**
   * Begins the connection of an offer that the peer made ahead; the offer follows as a signal. If
   * it was stale, an offer of our own soon follows.
   */
  answer(number: number): void {
    if (this.isIdle) this.#beginFirst(number, AHEAD_SETUP_MS_MAX);
  }

  /** Takes over a connection that we made ahead, and that this peer has answered. */
  adopt(attempt: Attempt, session: number): void {
    if (!this.isIdle) this.drop('channel-closed');
    attempt.owner = this;
    this.#peerSession = session;
    this.#number = attempt.number;
    this.#current = attempt;
    this.setupMs = 0;
    this.#begunMs = this.#maker.nowMs();
    this.#maker.home.bind(attempt.linkId, this.peerId);
    this.#secondIn(SECOND_ATTEMPT_MS);
  }

  /** Builds another connection beside an open one, which it replaces without a gap (C10). */
  replace(): void {
    if (this.#current === undefined || this.state === 'closed' || this.#next !== undefined) return;
    if (!this.#current.link.hasOpened) return;
    this.#beginNext(this.#number + 1, false);
  }

  /** Another connection is on its way to replace the one in use. */
  get isReplacing(): boolean {
    return this.#current?.link.hasOpened === true && this.#next !== undefined;
  }

  /** Likewise, at once: what isn't open yet ends, and another one is begun in its place. */
  renew(): void {
    const current = this.#current;
    if (current === undefined) return;
    this.#beginNext(this.#number + 1, false);
    if (!current.link.hasOpened) this.ended(current.linkId, 'channel-closed');
  }

  /** A signal of the peer; false if nobody could use it. */
  receive(signal: Signal): boolean {
    const { session, attempt } = signal;
    const isOffer = signal.kind === 'describe' && signal.type === 'offer';
    // A page that was reloaded: its old connection is dead even if no event has said so.
    const isNewPage = this.#peerSession !== 0 && this.#peerSession !== session;
    if (isNewPage && !this.isIdle && !isOffer) return false;
    if (isNewPage && !this.isIdle) {
      this.drop('channel-closed');
      this.#number = 0;
    }
    if (isOffer) this.#makeRoomFor(attempt);
    const link = this.#attempts().find((one) => one.number === attempt)?.link;
    if (link === undefined) return false;
    this.#peerSession = session;
    if (signal.kind === 'describe') link.receiveDescription(signal);
    else link.receiveCandidates(signal.items);
    return true;
  }

  /** The home of a link's channels says that both are open. */
  opened(linkId: number): void {
    if (this.#current?.linkId === linkId) this.#current.link.opened();
    else if (this.#next?.linkId === linkId) {
      const replaced = this.#current;
      this.#current = this.#next;
      this.#next = undefined;
      this.#current.link.opened();
      if (replaced !== undefined) this.#retire(replaced);
    }
    if (this.#current?.link.hasOpened !== true) return;
    if (this.setupMs === 0) this.setupMs = this.#maker.nowMs() - this.#begunMs;
    this.#hasTriedSecond = true;
    this.#cancelSecond();
  }

  /** The link has ended by itself, or the home of its channels says so. */
  ended(linkId: number, reason: LinkEnd): void {
    const ended = this.#attempts().find((one) => one.linkId === linkId);
    if (ended === undefined) return;
    if (ended !== this.#current) {
      this.#close(ended, undefined);
      return;
    }
    if (reason === 'failed') this.#trySecond();
    if (this.#next === undefined) {
      this.drop(reason);
      return;
    }
    this.#current = this.#next;
    this.#next = undefined;
    this.#close(ended, ended.link.hasOpened ? reason : undefined);
  }

  /** Ends everything; the next one to speak for this player is believed. */
  drop(reason: ClosedReason): void {
    const current = this.#current;
    this.#current = undefined;
    this.#cancelSecond();
    for (const attempt of this.#attempts()) this.#close(attempt, undefined);
    if (current !== undefined) this.#close(current, reason);
    this.#peerSession = 0;
  }

  /** Closes everything at once, without a word to the home. */
  close(): void {
    this.#cancelSecond();
    for (const { link } of this.#attempts()) link.close();
    this.#current = undefined;
    this.#next = undefined;
    this.#retired.clear();
  }

  #attempts(): Attempt[] {
    return [this.#current, this.#next, ...this.#retired].filter((one) => one !== undefined);
  }

  /** An offer of a newer attempt gets a connection of its own, beside the one that there is. */
  #makeRoomFor(number: number): void {
    if (this.#current === undefined) {
      // Nothing to protect: whoever speaks for this player now counts its attempts anew.
      this.#beginFirst(number);
    } else if (number > this.#number) this.#beginNext(number, false);
  }

  #beginFirst(number: number, secondMs = SECOND_ATTEMPT_MS): void {
    this.setupMs = 0;
    this.#begunMs = this.#maker.nowMs();
    this.#current = this.#begin(number, SETUP_MS_MAX, false);
    this.#secondIn(secondMs);
  }

  #secondIn(delayMs: number): void {
    this.#hasTriedSecond = false;
    this.#cancelSecond();
    this.#cancelSecond = this.#maker.schedule(delayMs, () =>
      this.#trySecond(delayMs >= SECOND_ATTEMPT_MS),
    );
  }

  #beginNext(number: number, isRelayOnly: boolean): void {
    if (this.#next !== undefined) this.#close(this.#next, undefined);
    this.#next = this.#begin(number, SECOND_ATTEMPT_MS, isRelayOnly);
  }

  /**
   * What isn't open by then gets help: another connection, through a relay if there is one. After a
   * stale offer it is the first real one; whoever made that may be somebody else now.
   */
  #trySecond(isRelayOnly = true): void {
    if (this.#hasTriedSecond || this.#current?.link.hasOpened !== false) return;
    this.#hasTriedSecond = true;
    if (this.#next !== undefined) return;
    if (!isRelayOnly) this.#peerSession = 0;
    this.#beginNext(this.#number + 1, isRelayOnly);
  }

  #begin(number: number, setupMsMax: number, isRelayOnly: boolean): Attempt | undefined {
    if (number > ATTEMPT_MAX) return undefined;
    this.#number = number;
    return makeAttempt(this.#maker, { owner: this, number, setupMsMax, isRelayOnly });
  }

  #retire(replaced: Attempt): void {
    if (!replaced.link.hasOpened) {
      this.#close(replaced, undefined);
      return;
    }
    this.replacements++;
    this.#retired.add(replaced);
    this.#maker.schedule(RETIRED_MS, () => this.#close(replaced, undefined));
  }

  #close(attempt: Attempt, reason: ClosedReason | undefined): void {
    this.#retired.delete(attempt);
    if (this.#next === attempt) this.#next = undefined;
    // The home hears the reason before its channels close.
    this.#maker.home.drop(attempt.linkId, reason);
    attempt.link.close();
  }
}
