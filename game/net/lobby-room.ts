// One seat in a lobby room for as long as the player wants it: comes back by itself after a drop,
// and after a restart of the lobby re-opens the room with the ticket. Never throws, never rejects.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type { EntryFailure, EntrySeat } from '../../shared/protocol/lobby-http.ts';
import {
  type LobbyRequest,
  lobbyNotices,
  type RoomFacts,
  type Welcome,
} from '../../shared/protocol/lobby-messages.ts';
import type { Relay } from '../../shared/protocol/relay-message.ts';
import { isLineAnswer, LineCheck, lineQuestion } from './line-check.ts';
import type { LobbyEvent, LobbyMember, LobbyStatus } from './lobby-event.ts';
import { encodeRequest } from './lobby-request.ts';
import { Backoff, isFinalClose, isPassingFailure, unreachable } from './lobby-retry.ts';
import { type LobbyRoomOptions, STEADY_MS, WELCOME_MS_MAX } from './lobby-room-options.ts';
import { type LobbySocket, openLobbySocket } from './lobby-socket.ts';
import {
  applyNotice,
  applyWelcome,
  createLobbyView,
  type LobbyView,
  pushEvent,
} from './lobby-view.ts';
import { SignalOutbox } from './signal-outbox.ts';

export class LobbyRoom {
  readonly #options: LobbyRoomOptions;
  readonly #view: LobbyView = createLobbyView();
  #status: LobbyStatus = 'opening';
  #socket: LobbySocket | undefined;
  #settle: ((failure: EntryFailure | undefined) => void) | undefined;
  #cancelTimer = (): void => {};
  readonly #backoff: Backoff;
  readonly #line: LineCheck;
  readonly #signals = new SignalOutbox(
    ([to, body]) => !this.#line.isDoubted && this.#send({ kind: 'send-signal', to, body }),
  );
  #lastReport: { term: number; hostId: PlayerId } | undefined;
  /** What came from the lobby and was no message; 0 unless the versions differ. */
  badNotices = 0;
  /** Takes what members send through the lobby, the moment that it comes. */
  onRelayed: ((relay: Relay) => void) | undefined;
  /** Called when there is something to drain. */
  onEvents: () => void = () => {};
  /** Of members, made before this player came. */
  #offers = new Map<PlayerId, string>();

  constructor(options: LobbyRoomOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.random);
    this.#line = new LineCheck(options.schedule);
  }

  get code(): string {
    return this.#view.code;
  }
  /** From 1, in order of joining; the same after every drop. */
  get playerId(): PlayerId {
    return this.#view.playerId;
  }
  /** Keep it in sessionStorage: with it `LobbyClient.join` brings the same playerId back. */
  get ticket(): string {
    return this.#view.ticket;
  }
  get iceServers(): readonly RTCIceServer[] {
    return this.#view.iceServers;
  }
  get hostId(): PlayerId {
    return this.#view.hostId;
  }
  get term(): number {
    return this.#view.term;
  }
  /** Everybody in the room, oneself included, by playerId; a new array after each change. */
  get members(): readonly LobbyMember[] {
    return this.#view.members;
  }
  /** The lobby relays between members that no other way leads between (L21). */
  get mayRelay(): boolean {
    return this.#view.mayRelay;
  }
  get status(): LobbyStatus {
    return this.#status;
  }

  /**
   * Opens the first socket; undefined once welcomed, be it by the seat itself. Called once, by
   * `LobbyClient`.
   */
  open(seat: EntrySeat): Promise<EntryFailure | undefined> {
    return new Promise((settle) => {
      this.#settle = settle;
      this.#openSocket(seat);
      if (seat.early === undefined) return;
      this.#signals.sendBy((signals) => this.#options.sendEarly(seat, signals));
      this.#offers = new Map(seat.early.offers);
      applyWelcome(this.#view, seat.early);
      this.#settleEntry();
    });
  }

  /** A member's offer, made before this player came (C27); it can be taken once. */
  takeOffer(playerId: PlayerId): string | undefined {
    const offer = this.#offers.get(playerId);
    this.#offers.delete(playerId);
    return offer;
  }

  /** Leaves an offer for whoever comes next; '' takes it back. Lost with the socket. */
  offerAhead(body: string): void {
    this.#send({ kind: 'offer-ahead', body });
  }

  /** Everything that happened since the last call, in order. */
  drain(): LobbyEvent[] {
    const events = this.#view.events;
    this.#view.events = [];
    return events;
  }

  /** Relays `body` to a member; kept a while when this socket or the other is down. */
  signal(to: PlayerId, body: string): void {
    if (this.#status === 'closed') return;
    const canBeSent = encodeRequest({ kind: 'send-signal', to, body }) !== undefined;
    if (canBeSent) this.#signals.send([to, body]);
  }

  /** Tells the witness whom this peer follows; repeated by itself after a drop. */
  reportHost(term: number, hostId: PlayerId): void {
    this.#lastReport = { term, hostId };
    this.#send({ kind: 'report-host', term, hostId });
  }

  /** Asks for the witness' vote; a `claim` event answers, at once with false while `down`. */
  claimHost(term: number): void {
    if (this.#send({ kind: 'claim-host', term })) return;
    pushEvent(this.#view, { kind: 'claim', term, granted: false });
  }

  /** Facts for the room list; host only, at most one a second. */
  describe(facts: RoomFacts): void {
    const [first, second] = facts.score;
    this.#send({ kind: 'describe-room', ...facts, score: [first, second] });
  }

  /** Host only, every `HEARTBEAT_INTERVAL_MS`. */
  heartbeat(): void {
    this.#send({ kind: 'heartbeat' });
  }

  /** Host only: closes a member's socket and keeps it out while the room lives. */
  ban(playerId: PlayerId): void {
    this.#send({ kind: 'ban-member', playerId });
  }

  /** Hands the lobby a `forward` to a member; lost where the socket is down or busy. */
  relay(relay: Relay): void {
    if (this.#status === 'open') this.#socket?.relay(relay);
  }

  /** Leaves for good; the others see it as consented. */
  leave(): void {
    if (this.#status === 'closed') return;
    this.#socket?.leave();
    this.#close();
  }

  /**
   * The line may be dead, which nobody would say (C41): signals wait until the lobby is heard, and
   * without a word of it the socket is replaced.
   */
  checkLine(): void {
    if (this.#status !== 'open') return;
    this.#line.begin(
      () => this.#send(lineQuestion),
      () => {
        this.#backoff.wish(0);
        this.cut();
      },
    );
  }

  /** Cuts the socket as a lost network would; it comes back by itself. */
  cut(): void {
    const socket = this.#socket;
    if (socket === undefined || this.#status === 'closed') return;
    socket.cut();
    this.#onClose(socket, 1006);
  }

  #openSocket(seat: EntrySeat): void {
    const socket: LobbySocket = openLobbySocket(this.#options.socketUrl(seat), {
      onMessage: (bytes) => this.#onMessage(socket, bytes),
      onRelay: (relay) => {
        if (socket === this.#socket) this.onRelayed?.(relay);
      },
      onClose: (code) => this.#onClose(socket, code),
    });
    this.#socket = socket;
    this.#after(WELCOME_MS_MAX, () => this.cut());
  }

  #onMessage(socket: LobbySocket, bytes: Uint8Array): void {
    if (socket !== this.#socket || this.#status === 'closed') return;
    const notice = lobbyNotices.decode(bytes);
    const isAsked = this.#line.end();
    if (notice === undefined) this.badNotices++;
    else if (notice.kind === 'welcome') this.#onWelcome(notice);
    else {
      if (notice.kind === 'draining') this.#backoff.wish(notice.retryMs);
      if (!(isAsked && isLineAnswer(notice))) applyNotice(this.#view, notice);
    }
    if (this.#status === 'open') this.#signals.socketOpened();
    this.onEvents();
  }

  #onWelcome(welcome: Welcome): void {
    if (this.playerId !== 0 && welcome.playerId !== this.playerId) {
      this.#socket?.leave();
      this.#fail({ ok: false, code: 'not-found', message: 'Your place in the room is gone.' });
      return;
    }
    applyWelcome(this.#view, welcome);
    this.#setStatus('open');
    this.#after(STEADY_MS, () => this.#backoff.reset());
    this.#settleEntry();
    const report = this.#lastReport;
    if (report !== undefined && report.term > this.term)
      this.#send({ kind: 'report-host', ...report });
    this.#signals.socketOpened();
  }

  #settleEntry(): void {
    this.#settle?.(undefined);
    this.#settle = undefined;
  }

  #onClose(socket: LobbySocket, code: number): void {
    if (socket !== this.#socket || this.#status === 'closed') return;
    this.#socket = undefined;
    this.#line.end();
    this.#cancelTimer();
    if (this.#settle !== undefined) {
      this.#fail(unreachable);
    } else if (isFinalClose(code)) {
      this.#close();
    } else {
      this.#setStatus('down');
      this.#retryLater();
    }
  }

  #retryLater(): void {
    this.#after(this.#backoff.nextMs(), () => void this.#retry());
  }

  async #retry(): Promise<void> {
    const answer = await this.#options.requestSeat(this.code, this.ticket);
    if (this.#status === 'closed') return;
    if (answer.ok) this.#openSocket(answer);
    else if (isPassingFailure(answer)) this.#retryLater();
    else this.#fail(answer);
  }

  #fail(failure: EntryFailure): void {
    const { code, message } = failure;
    if (this.#settle === undefined) pushEvent(this.#view, { kind: 'error', code, message });
    this.#settle?.(failure);
    this.#settle = undefined;
    this.#close();
  }

  #close(): void {
    this.#cancelTimer();
    this.#line.end();
    this.#socket = undefined;
    this.#signals.clear();
    this.#setStatus('closed');
  }

  #setStatus(status: LobbyStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    pushEvent(this.#view, { kind: 'status', status });
  }

  /** One timer at a time: each stage of a connection replaces the one before. */
  #after(delayMs: number, callback: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.schedule(delayMs, callback);
  }

  #send(request: LobbyRequest): boolean {
    if (this.#status !== 'open' || this.#socket === undefined) return false;
    const bytes = encodeRequest(request);
    return bytes !== undefined && this.#socket.send(bytes);
  }
}
