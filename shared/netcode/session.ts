// One peer's part in a room: messages and time in, messages out. No clock, no I/O, no game.
import type { Command } from '../protocol/command.ts';
import type { Checksums, PeerMessage } from '../protocol/peer-messages.ts';
import { advance, correct, steerInputDelay } from './advance.ts';
import { settleDispute } from './agreement.ts';
import { askFor } from './asking.ts';
import { dropAssets, tendAssets } from './asset.ts';
import { offerAsset, takeBackOffer } from './asset-giving.ts';
import { checksumsAt, takeChecksum } from './confirm.ts';
import { type Core, createCore, isHost, type LobbyEffect, type Outgoing } from './core.ts';
import { type DesyncReport, reportOf } from './desync-report.ts';
import { noticeStall, watchHost } from './detect.ts';
import { handOff, tendHandoff } from './handoff.ts';
import { askForKeyframe, dropKeyframes, sliceKeyframes } from './keyframe.ts';
import { sayLeave, startLeaving, tendLeaving } from './leaving.ts';
import { createLink, type Link } from './link.ts';
import { chainBefore } from './log.ts';
import { type Ahead, createAhead, lookAhead } from './look-ahead.ts';
import { type Ms, TICK_MS } from './match-clock.ts';
import { openRoom } from './opening.ts';
import { receiveMessage } from './receive.ts';
import { steerRoomClock } from './room-clock.ts';
import { forgetGone, rosterOf, seatOf } from './roster.ts';
import { hasNews, sendTick } from './send.ts';
import { confirmTicks, enqueueRequests, tendRoom } from './sequence.ts';
import type { AssetHash, AssetStore, Input, PlayerId, Simulation, Tick } from './simulation.ts';
import type { SessionStats } from './stats.ts';
import { refreshPrevious, restore } from './timeline.ts';
import { tendVote } from './view-change.ts';
import { lobbyLost, lobbySaw, witnessAnswered, witnessConfirmed } from './witness.ts';

export type SessionOptions<State> = {
  readonly simulation: Simulation<State>;
  readonly playerId: PlayerId;
  /** The protocol version that this peer says in its first message. */
  readonly version: number;
  /** Where assets are kept; none without it. */
  readonly assets?: AssetStore;
};

export class Session<State> {
  readonly #core: Core<State>;
  readonly #beforeCorrection: State;
  readonly #afterCorrection: State;
  #corrected = false;
  #ahead: Ahead<State> | undefined;

  constructor({ simulation, playerId, version, assets }: SessionOptions<State>) {
    this.#core = createCore(simulation, playerId, version, assets);
    this.#beforeCorrection = simulation.createState();
    this.#afterCorrection = simulation.createState();
  }

  /**
   * Opens a room as its host of `term`, with room time 0 now; `commands` go into the first entry.
   */
  open(nowMs: Ms, term: number, commands: readonly Command[]): void {
    openRoom(this.#core, nowMs, term, commands);
  }

  /** Whom the lobby takes for the host: asked first for the room's state. */
  setHostHint(playerId: PlayerId): void {
    this.#core.hostHint = playerId;
  }

  /** Both channels to a peer are open. */
  peerOpened(playerId: PlayerId, nowMs: Ms): void {
    const core = this.#core;
    core.links.set(playerId, createLink(playerId, nowMs));
    core.sequencer.absences.delete(playerId);
    const message = { kind: 'hello', version: core.version } as const;
    core.outbox.push({ to: playerId, channel: 'control', message });
  }

  /** The channel to a peer closed: for a host that is a departure, noticed at once (H3 a). */
  peerClosed(playerId: PlayerId): void {
    const link = this.#core.links.get(playerId);
    if (link !== undefined) link.closed = true;
    dropKeyframes(this.#core, playerId);
    dropAssets(this.#core, playerId);
  }

  /** The lobby saw a peer's socket close, or come back (H3 b). */
  lobbySaw(playerId: PlayerId, isGone: boolean): void {
    lobbySaw(this.#core, playerId, isGone);
  }
  /** The witness' answer to a claim (H4). */
  witnessAnswered(term: number, granted: boolean): void {
    witnessAnswered(this.#core, term, granted);
  }
  /** The lobby knows this peer's host of this term: what was provisional is settled (H7). */
  witnessConfirmed(term: number, host: PlayerId): void {
    witnessConfirmed(this.#core, term, host);
  }
  /** The lobby went away. */
  lobbyLost(): void {
    lobbyLost(this.#core);
  }

  /** A decoded message from a peer; `receivedMs` is when it came in. */
  receive(from: PlayerId, message: PeerMessage, receivedMs: Ms): void {
    receiveMessage(this.#core, from, message, receivedMs);
  }

  /** The player's wish from the next tick on. */
  setInput(input: Input): void {
    this.#core.input = input;
  }
  setHidden(isHidden: boolean): void {
    this.#core.hidden = isHidden;
  }
  /** Whether the channels are in a Worker, so that a hidden tab keeps its pace (H1). */
  setHasWorker(hasWorker: boolean): void {
    this.#core.worker = hasWorker;
  }

  /**
   * Asks the host to put a command into the log; repeated until the log has it. With 32 waiting one
   * more is dropped.
   */
  request(command: Omit<Command, 'by'>): void {
    takeBackOffer(this.#core, command);
    askFor(this.#core, command);
  }

  /** The same for a command that needs an asset of this peer's: once all hold it (N6). */
  requestWithAsset(hash: AssetHash, command: Omit<Command, 'by'>, nowMs: Ms): void {
    offerAsset(this.#core, hash, command, nowMs);
  }

  /** True while commands of this player wait for the log. */
  get isAsking(): boolean {
    return this.#core.pending.length > 0;
  }
  /**
   * Does one tick's work: corrects, steps, confirms, detects, sends; call 60 times a second or
   * more.
   */
  update(nowMs: Ms): void {
    const core = this.#core;
    this.#corrected = false;
    if (Number.isNaN(core.lastUpdateMs)) core.lastUpdateMs = nowMs;
    noticeStall(core, nowMs);
    steerRoomClock(core, nowMs);
    askForKeyframe(core, nowMs);
    tendAssets(core, nowMs);
    const stepped = core.live && core.clock.synced ? this.#play(nowMs) : 1;
    tendLeaving(core, nowMs);
    forgetGone(core);
    // A present that waits for its clock must not fall silent: that would look like a dead peer.
    // A vote, a START or a doubt doesn't wait for the next tick either.
    const isUrgent = hasNews(core, nowMs);
    if (stepped === 0 && !isUrgent && nowMs - core.lastSentMs < 2 * TICK_MS) return;
    core.lastSentMs = nowMs;
    sliceKeyframes(core);
    sendTick(core, nowMs, isUrgent);
  }

  #play(nowMs: Ms): number {
    const core = this.#core;
    watchHost(core, nowMs);
    tendHandoff(core, nowMs);
    tendVote(core, nowMs);
    if (isHost(core)) enqueueRequests(core, core.me, core.pending, nowMs);
    tendRoom(core, nowMs);
    steerInputDelay(core);
    confirmTicks(core, nowMs);
    correct(core, () => this.#keepPresent(this.#beforeCorrection));
    if (this.#corrected) this.#keepPresent(this.#afterCorrection);
    const stepped = advance(core, nowMs);
    if (stepped > 0 || this.#corrected) refreshPrevious(core.timeline);
    takeChecksum(core, nowMs);
    settleDispute(core, nowMs);
    return stepped;
  }

  #keepPresent(into: State): void {
    const { timeline } = this.#core;
    restore(timeline, into, timeline.tick);
    this.#corrected = true;
  }

  /**
   * Hands the host role to the next in line at a tick a round trip ahead; false if there is none
   * (H2).
   */
  handOff(nowMs: Ms): boolean {
    return handOff(this.#core, nowMs);
  }

  /** Leaves on purpose; `hasLeft` turns true within 2 s of updates, hand-off included. */
  leave(nowMs: Ms): void {
    startLeaving(this.#core, nowMs);
  }
  get hasLeft(): boolean {
    return this.#core.leaving === 'left';
  }

  /** The page closes now: everybody is told, and the seat is kept for a return. */
  vanish(): void {
    sayLeave(this.#core, 'closed');
  }

  /** Messages to send since the last call, in order. */
  drain(): Outgoing[] {
    const { outbox } = this.#core;
    this.#core.outbox = [];
    return outbox;
  }
  /** The channel took no frame: its number is given back, so that it doesn't count as lost. */
  frameSkipped(to: PlayerId): void {
    const link = this.#core.links.get(to);
    if (link !== undefined) link.sent -= 1;
  }
  /** What the lobby is to be told or asked since the last call. */
  drainEffects(): LobbyEffect[] {
    const { effects } = this.#core;
    this.#core.effects = [];
    return effects;
  }

  /** The predicted state before `tick`; read only, valid until the next update. */
  get present(): State {
    return this.#core.timeline.present;
  }
  /** The state one tick earlier, for drawing between the two. */
  get previous(): State {
    return this.#core.timeline.previous;
  }
  /** After an update that rolled back: the same tick as it was thought to be, and as it is (N5). */
  get correction(): { readonly before: State; readonly after: State } | undefined {
    if (!this.#corrected) return undefined;
    return { before: this.#beforeCorrection, after: this.#afterCorrection };
  }
  /** Where the own inputs lead that have not counted yet; valid until the next call (N4). */
  lookAhead(wish: Input): Readonly<Ahead<State>> {
    this.#ahead ??= createAhead(this.#core);
    lookAhead(this.#core, wish, this.#ahead);
    return this.#ahead;
  }
  get tick(): Tick {
    return this.#core.timeline.tick;
  }
  /** First tick that the log does not hold yet. */
  get confirmedTick(): Tick {
    return this.#core.log.next;
  }
  get committedTick(): Tick {
    return Math.min(this.#core.commit, this.#core.log.next);
  }
  get host(): PlayerId {
    return this.#core.view.host;
  }
  get term(): number {
    return this.#core.view.term;
  }
  get isHost(): boolean {
    return isHost(this.#core);
  }
  get isLive(): boolean {
    return this.#core.live && this.#core.clock.synced;
  }
  get isVoting(): boolean {
    return this.#core.view.status === 'voting';
  }
  get isProvisional(): boolean {
    return this.#core.view.provisional;
  }
  get offsetMs(): Ms {
    return this.#core.clock.offsetMs;
  }
  get stats(): Readonly<SessionStats> {
    return this.#core.stats;
  }
  get links(): ReadonlyMap<PlayerId, Readonly<Link>> {
    return this.#core.links;
  }
  get inputDelayTicks(): number {
    return this.#core.inputDelayTicks;
  }
  get roster(): readonly PlayerId[] {
    return rosterOf(this.#core);
  }
  /** Own seat, -1 while this peer takes no part. */
  get seat(): number {
    return seatOf(this.#core, this.#core.me);
  }
  /** Evidence of the newest disagreement, for `npm run replay`; undefined if all agree (N7). */
  desyncReport(): DesyncReport | undefined {
    return reportOf(this.#core);
  }
  /** Chain hash of the log before a recent tick; undefined if not held. */
  chainBefore(tick: Tick): number | undefined {
    return chainBefore(this.#core.log, tick);
  }
  /** Hashes of the log and the state before a recent confirmed tick; undefined if not held. */
  checksumsAt(tick: Tick): Checksums | undefined {
    return checksumsAt(this.#core, tick);
  }
}
