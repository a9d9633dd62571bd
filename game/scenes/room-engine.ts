// The room itself, wherever it runs: takes the page's orders, ticks, and sends beats with pictures.
// Runs in a Worker as well as on the page, so it must touch neither window nor document.
import { botInput } from '../../shared/simulation/bot.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { seatOfPlayer } from '../../shared/simulation/readers.ts';
import { createRoomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { RoomCore } from '../net/room-core.ts';
import {
  HIDDEN_BEAT_EVERY_MS,
  PICTURES_MAX,
  type Placement,
  REPORT_EVERY_MS,
  type RoomNotice,
  type RoomOrder,
} from '../net/room-messages.ts';
import { createReporter, type Reporter, readBeat } from '../net/room-report.ts';
import type { Ticker } from '../net/ticker.ts';
import { addCorrection, createCorrection } from '../render/correction.ts';
import { type EventTap, tapEvents } from './event-tap.ts';
import { createLookAhead, type LookAhead } from './look-ahead.ts';
import { pictureBytes, writePicture } from './picture-buffer.ts';
import { createPitchLibrary, type PitchLibrary } from './pitch-library.ts';
import { isAdmitted, standingOf } from './room-facts.ts';
import { createWish } from './wish.ts';

export type RoomEngineOptions = {
  readonly placement: Placement;
  readonly notify: (notice: RoomNotice, transfer?: readonly Transferable[]) => void;
  /** On this thread's own clock. */
  readonly nowMs: () => number;
  readonly timeOriginMs: number;
  readonly startTicker: (tick: () => void) => Ticker;
};

type StartOrder = Extract<RoomOrder, { kind: 'start' }>;

/** Without a tick to show, a page that is still looking for its room hears this often (ms). */
const IDLE_BEAT_EVERY_MS = 15;

export class RoomEngine {
  readonly #options: RoomEngineOptions;
  readonly #wish = createWish();
  readonly #correction = createCorrection();
  readonly #pictures = Array.from({ length: PICTURES_MAX }, () => new ArrayBuffer(pictureBytes));
  #core: RoomCore<RoomState> | undefined;
  #library: PitchLibrary | undefined;
  #tap: EventTap | undefined;
  #reporter: Reporter | undefined;
  #lookAhead: LookAhead | undefined;
  #ticker: Ticker | undefined;
  #isAutopilot = false;
  #botWish = 0;
  #isHidden = false;
  #shiftMs = 0;
  #beatTick = -1;
  #beatMs = Number.NEGATIVE_INFINITY;
  #reportMs = Number.NEGATIVE_INFINITY;

  constructor(options: RoomEngineOptions) {
    this.#options = options;
  }

  take(order: RoomOrder): void {
    if (order.kind === 'start') this.#start(order);
    const core = this.#core;
    if (core === undefined) return;
    if (order.kind === 'adopt') core.ends.adopt(order.linkId, order.peerId, order);
    else if (order.kind === 'bind') core.ends.bind(order.linkId, order.peerId);
    else if (order.kind === 'drop') core.ends.drop(order.linkId, order.reason);
    else if (order.kind === 'sighting') core.see(order.sighting);
    else if (order.kind === 'relayed') core.routes.receiveRelayed(order);
    else if (order.kind === 'others') core.setOthers(order.others);
    else if (order.kind === 'input') this.#takeInput(core, order.input);
    else if (order.kind === 'autopilot') this.#isAutopilot = order.isOn;
    else if (order.kind === 'request') core.session.request(order.command);
    else if (order.kind === 'prove') core.prove(order.to, order.proof);
    else if (order.kind === 'shown') core.show(order.peerId, order.shown);
    else if (order.kind === 'refuse') core.routes.refuse(order.peerId);
    else if (order.kind === 'signal') core.signal(order.to, order.body);
    else if (order.kind === 'say') core.say(order.to, order.say);
    else if (order.kind === 'bring') this.#bring(core, order);
    else if (order.kind === 'hidden') this.#setHidden(core, order.isHidden);
    else if (order.kind === 'gather')
      this.#options.notify({ kind: 'evidence', report: core.session.desyncReport() });
    else if (order.kind === 'leave') core.leave(this.#nowMs());
    else if (order.kind === 'vanish') core.vanish(this.#nowMs());
    else if (order.kind === 'picture') this.#pictures.push(order.buffer);
  }

  /** Nothing happens any more. */
  stop(): void {
    this.#ticker?.stop();
    this.#core?.ends.close();
    this.#core = undefined;
  }

  /** On the page's clock. */
  #nowMs(): number {
    return this.#options.nowMs() + this.#shiftMs;
  }

  #start(order: StartOrder): void {
    const { placement, notify, timeOriginMs, startTicker } = this.#options;
    this.#shiftMs = timeOriginMs - order.timeOriginMs;
    this.#isAutopilot = order.isAutopilot;
    const library = createPitchLibrary();
    for (const [hash, bytes] of order.assets) library.store.add(hash, bytes);
    const tap = tapEvents(createRoomSimulation(library.shelf));
    const core = new RoomCore<RoomState>({
      entrance: order.entrance,
      placement,
      simulation: tap.simulation,
      assets: {
        bytesOf: library.store.bytesOf,
        add: (hash, bytes) => {
          library.store.add(hash, bytes);
          if (library.files.has(hash)) notify({ kind: 'asset', hash, bytes });
        },
      },
      join: (target) => ({
        kind: commandKind.join,
        target,
        value: order.identity,
        text: order.name,
      }),
      standing: standingOf,
      admits: isAdmitted,
      canVerify: order.identity !== 0,
      notify,
      stampShiftMs: this.#shiftMs,
      nowMs: this.#nowMs(),
      random: Math.random,
    });
    this.#library = library;
    this.#tap = tap;
    this.#core = core;
    this.#reporter = createReporter(core.session);
    this.#lookAhead = createLookAhead(core.session, tap, core.playerId);
    this.#setHidden(core, order.isHidden);
    this.#ticker = startTicker(() => this.#tick(core));
  }

  /** The own disc answers in the next picture, not only after the next tick (N4). */
  #takeInput(core: RoomCore<RoomState>, input: number): void {
    this.#wish.set(input);
    if (core.session.isLive && !this.#isHidden) this.#beat(core, this.#nowMs());
  }

  #bring(core: RoomCore<RoomState>, order: Extract<RoomOrder, { kind: 'bring' }>): void {
    this.#library?.store.add(order.hash, order.bytes);
    core.session.requestWithAsset(order.hash, order.command, this.#nowMs());
  }

  #setHidden(core: RoomCore<RoomState>, isHidden: boolean): void {
    this.#isHidden = isHidden;
    core.setHidden(isHidden, this.#nowMs());
  }

  #tick(core: RoomCore<RoomState>): void {
    if (this.#core !== core) return;
    const nowMs = this.#nowMs();
    const { session } = core;
    core.tick(nowMs, this.#readWish(core));
    const { correction } = session;
    if (correction !== undefined)
      addCorrection(this.#correction, correction.before, correction.after);
    if (core.end !== undefined) {
      this.stop();
      this.#options.notify({ kind: 'end', end: core.end });
    } else if (this.#isBeatDue(nowMs, session.tick, correction !== undefined))
      this.#beat(core, nowMs);
  }

  /** The keys, or the bot that plays this disc through the same path. */
  #readWish({ session, playerId }: RoomCore<RoomState>): number {
    const wish = this.#wish.read(session.tick);
    if (!this.#isAutopilot || !session.isLive) return wish;
    const seat = seatOfPlayer(session.present, playerId);
    this.#botWish = seat < 0 ? 0 : botInput(session.present, seat);
    return this.#botWish;
  }

  #isBeatDue(nowMs: number, tick: number, isCorrected: boolean): boolean {
    const sinceMs = nowMs - this.#beatMs;
    if (this.#isHidden) return sinceMs >= HIDDEN_BEAT_EVERY_MS;
    return tick !== this.#beatTick || isCorrected || sinceMs >= IDLE_BEAT_EVERY_MS;
  }

  /** With no picture at hand the page is behind: it gets the next one. */
  #beat(core: RoomCore<RoomState>, nowMs: number): void {
    const { session } = core;
    const buffer = this.#pictures.pop();
    if (buffer === undefined) return;
    this.#beatMs = nowMs;
    this.#beatTick = session.tick;
    const { present, previous } = session;
    const correction = this.#correction;
    const { events } = this.#tap!;
    const { lead, look } = this.#lookAhead!;
    const wish = this.#isAutopilot ? this.#botWish : this.#wish.peek();
    if (session.isLive) look(wish, this.#isAutopilot);
    const picture = session.isLive
      ? writePicture(buffer, { present, previous, correction, lead, events })
      : undefined;
    const beat = readBeat(session, picture);
    this.#options.notify({ kind: 'beat', beat, buffer, report: this.#report(core, nowMs) }, [
      buffer,
    ]);
  }

  #report(core: RoomCore<RoomState>, nowMs: number) {
    if (nowMs - this.#reportMs < REPORT_EVERY_MS) return undefined;
    this.#reportMs = nowMs;
    return this.#reporter?.report(nowMs, {
      badMessages: core.badMessages,
      traffic: core.ends.traffic,
      routes: core.routes,
      longestSendGapMs: core.sendGap.longestMs(),
    });
  }
}
