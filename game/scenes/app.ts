// The program: one page, at most one room at a time. Wires menu, lobby, room, picture and keys
// together.

import type { ReadonlySignal } from '@preact/signals';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import type { PlayerInput } from '../input/player-input.ts';
import { LobbyClient } from '../net/lobby-client.ts';
import type { LobbyPing } from '../net/lobby-ping.ts';
import { canConnectPeers } from '../net/mesh.ts';
import { watchNetwork } from '../net/network-watch.ts';
import { createMeshMaker, type MeshMaker } from '../net/room-mesh.ts';
import type { RoomEnd } from '../net/room-messages.ts';
import type { Settings } from '../settings/settings.ts';
import { isCalm } from '../ui/appearance.ts';
import { coveredByMenu } from '../ui/covered-part.ts';
import type { AppModel } from '../ui/model.ts';
import { forgetRoom } from '../ui/room-model.ts';
import { Backdrop } from './backdrop.ts';
import { createBlockList } from './block-list.ts';
import { type Diagnostics, NO_RATES, readDiagnostics } from './diagnostics.ts';
import { type Entry, enter, reasonOf, showFailure, showProgress, showSeat } from './entering.ts';
import { mayEnter, watchHiding } from './hidden-address.ts';
import { forgetSeat, keepLastSeat, keepSeat, readSeat } from './kept.ts';
import { createKnownPlayers } from './known-players.ts';
import type { MatchSound } from './match-sound.ts';
import { createIdentitySource } from './own-identity.ts';
import type { PageOptions } from './page-options.ts';
import { isPageHidden, openPageRoom, type RoomSeat } from './page-room.ts';
import { createPitchLibrary } from './pitch-library.ts';
import { PitchShow } from './pitch-show.ts';
import { Practice } from './practice.ts';
import { createReadyPlace, type ReadyPlace } from './ready-place.ts';
import { showInAddress } from './room-address.ts';
import { openRoomPort } from './room-placement.ts';
import type { RoomPlay } from './room-play.ts';
import { createRoomTalk, type RoomTalk } from './room-talk.ts';

export type AppOptions = {
  readonly model: AppModel;
  readonly page: PageOptions;
  /** Where the pitch is drawn. */
  readonly pitch: HTMLElement;
  readonly nowMs: () => number;
  readonly input: PlayerInput;
  readonly settings: ReadonlySignal<Settings>;
  readonly sound: MatchSound;
  readonly lobbyPing: LobbyPing;
};

/** The picture waits for the first link, but not for longer (ms). */
const showPitchMsMax = 300;

export class App {
  readonly client = new LobbyClient({ baseUrl: location.origin });
  readonly pitches = createPitchLibrary();
  readonly talk: RoomTalk;
  readonly #options: AppOptions;
  readonly #practice: Practice;
  readonly #show: PitchShow;
  readonly #backdrop: Backdrop;
  readonly #meshes: MeshMaker;
  readonly #place: ReadyPlace;
  readonly #identity = createIdentitySource(window);
  readonly #known = createKnownPlayers(() => localStorage);
  #play: RoomPlay | undefined;
  #seatedMs = 0;
  /** Counts entries, so that an answer to one that was cancelled is thrown away. */
  #entries = 0;
  #lastEntry: Entry | undefined;
  /** Where to go once this room is left; empty for the menu. */
  #nextCode = '';

  constructor(options: AppOptions) {
    this.#options = options;
    const { model, nowMs, page, input } = options;
    this.#practice = new Practice({
      ...{ model, nowMs },
      readInput: input.read,
      readNumber: () => this.#options.settings.peek().discNumber,
      isWorkerWanted: page.worker,
      isCalm: () => isCalm(window),
    });
    this.#meshes = createMeshMaker(nowMs, () => options.settings.peek().hidesAddress);
    this.#place = createReadyPlace(() => openRoomPort(page.worker));
    this.#show = new PitchShow({
      ...options,
      source: { read: () => (this.#play ?? this.#practice).source.read() },
      covered: () => coveredByMenu(model, window),
      isAudible: () => this.#play !== undefined || model.practice.peek() === 'playing',
      onTooSlow: () => this.#backdrop.standStill(),
    });
    this.talk = createRoomTalk({
      ...{ model, nowMs },
      play: () => this.#play,
      showEmote: (playerId, emote) => this.#show.showEmote(playerId, emote),
      chatMode: () => options.settings.peek().chat,
      blocked: createBlockList(() => localStorage),
    });
    this.#backdrop = new Backdrop({
      ...{ model, practice: this.#practice, show: this.#show, page: document },
      isRoomOpen: () => this.#play !== undefined,
    });
    input.watch(() => (this.#play ?? this.#practice).sendInput());
    addEventListener('pagehide', () => this.#vanish());
    // A page out of the back-forward cache has closed its connections: it starts over.
    addEventListener('pageshow', (event) => {
      if (event.persisted) location.reload();
    });
    document.addEventListener('visibilitychange', () => this.#play?.room.setHidden(isPageHidden()));
    watchNetwork(window, () => this.#play?.room.networkChanged());
    watchHiding(options.settings, model.notices, () => this.#play?.room);
  }

  get play(): RoomPlay | undefined {
    return this.#play;
  }

  /** The match behind the menu. */
  get backdrop(): Pick<Backdrop, 'begin' | 'play' | 'wake'> {
    return this.#backdrop;
  }

  /** Whoever wants to play next will not have to wait for this page. */
  warm(): void {
    const isBusy = this.#play !== undefined || this.#options.model.connecting.peek() !== null;
    if (isBusy || !canConnectPeers()) return;
    void this.#meshes.warm();
    this.#place.warm();
    this.#identity.warm();
  }

  /** Goes into a room; every failure ends in words on the screen. */
  async enter(entry: Entry): Promise<void> {
    const { model, settings, nowMs } = this.#options;
    const askedMs = nowMs();
    this.#lastEntry = entry;
    const mine = ++this.#entries;
    // The room's place is ready, or is made ready while the lobby answers.
    const [lobby, port, identity] = await Promise.all([
      enter(model, this.client, entry, {
        ...{ name: model.name.peek(), protocolVersion: PROTOCOL_VERSION },
        mayEnter: (room) => mayEnter(room, settings),
      }),
      this.#place.take(),
      this.#identity.take(),
    ]);
    if (lobby !== undefined && port !== undefined && mine === this.#entries) {
      this.#takeSeat({ lobby, port, askedMs, identity }, entry);
      return;
    }
    port?.close();
    lobby?.leave();
    if (lobby !== undefined && mine === this.#entries) showFailure(model, 'unreachable');
  }

  /** The room of a link, with the seat that this tab had in it. */
  enterByCode(code: string): Promise<void> {
    const seat = readSeat(code);
    return this.enter({ kind: 'join', code, ...(seat && { ticket: seat.ticket }) });
  }

  leavePractice(): void {
    this.#practice.giveBack();
  }

  /** Into the room that this browser left without a goodbye. */
  goBack(): Promise<void> {
    const last = this.#options.model.lastRoom.peek();
    if (last === null) return Promise.resolve();
    return this.enter({ kind: 'join', code: last.code, ticket: last.ticket });
  }

  retry(): void {
    this.#options.model.failure.value = null;
    if (this.#lastEntry !== undefined) void this.enter(this.#lastEntry);
  }

  /** Gives up an entry that is under way, or leaves the room. */
  leave(): void {
    this.#entries += 1;
    this.#options.model.connecting.value = null;
    forgetSeat();
    if (this.#play === undefined) this.#showMenu();
    else this.#play.room.leave();
  }

  /**
   * The browser went back, or somebody emptied the address: out of a waiting room at once, out of a
   * match only from its menu, or by going back once more.
   */
  stepBack(): void {
    const { model } = this.#options;
    const code = this.#play?.room.lobby.code;
    if (code === undefined) return;
    if (model.screen.peek() !== 'match' || model.menuOpen.peek()) {
      this.leave();
      return;
    }
    history.pushState(null, '', `#${code}`);
    model.menuOpen.value = true;
  }

  /** The address has another room's code: there, and out of this one. */
  moveTo(code: string): void {
    if (this.#play === undefined) {
      void this.enterByCode(code);
      return;
    }
    this.leave();
    this.#nextCode = code;
  }

  diagnostics(): Diagnostics {
    const page = {
      frames: this.#show.frames(),
      picture: this.#show.picture(),
      practice: this.#options.model.practice.peek(),
    };
    return this.#play?.diagnostics(page) ?? readDiagnostics(undefined, page, NO_RATES);
  }

  checksumAt(tick: number): number | undefined {
    return this.#play?.mirror.checksumAt(tick);
  }

  /** The page goes: the seat is kept for a while, and this browser knows of it. */
  #vanish(): void {
    if (this.#play === undefined) return;
    const { code, ticket } = this.#play.room.lobby;
    this.#play.room.vanish();
    const atMs = performance.timeOrigin + this.#options.nowMs();
    keepLastSeat({ code, ticket, atMs, isGone: true });
  }

  #takeSeat(seat: RoomSeat, entry: Entry): void {
    const { model, nowMs } = this.#options;
    const { lobby } = seat;
    this.#seatedMs = nowMs();
    showSeat(model, entry, lobby, location.origin + location.pathname);
    keepSeat({ code: lobby.code, ticket: lobby.ticket });
    showInAddress(lobby.code);
    this.#play = openPageRoom(
      seat,
      {
        ...this.#options,
        ...{ pitches: this.pitches, meshes: this.#meshes, known: this.#known },
      },
      {
        onSaid: this.talk.hear,
        onBeat: (play) => this.#onBeat(play, entry),
        onEnd: (play, end) => this.#onEnd(play, end),
      },
    );
    this.#backdrop.tend();
  }

  #onBeat({ room }: RoomPlay, entry: Entry): void {
    const { model, nowMs } = this.#options;
    const { beat } = room;
    if (beat === undefined || model.place.peek() === 'room') return;
    // Loading what draws keeps the page busy, and the first link would have to wait for it.
    const isWaitedFor = !beat.isLinked && !beat.isLive;
    if (!isWaitedFor || nowMs() - this.#seatedMs > showPitchMsMax) this.#show.show();
    if (!beat.isLive) {
      showProgress(model, entry, room);
      return;
    }
    if (model.room.peek() === null) return;
    model.connecting.value = null;
    model.place.value = 'room';
    // Nobody was there to play with: the match begins with bots, and whoever comes drops in.
    if (entry.kind === 'quick' && beat.isHost && beat.isAlone)
      room.request({ kind: commandKind.start, target: 0, value: 0, text: '' });
  }

  #onEnd(play: RoomPlay, end: RoomEnd): void {
    if (this.#play !== play) return;
    const { model } = this.#options;
    this.#play = undefined;
    forgetSeat();
    this.#showMenu();
    this.#backdrop.tend();
    const code = this.#nextCode;
    this.#nextCode = '';
    if (code !== '') void this.enterByCode(code);
    else if (end !== 'left') showFailure(model, reasonOf(end));
  }

  #showMenu(): void {
    const { model } = this.#options;
    history.replaceState(null, '', location.pathname + location.search);
    model.place.value = 'menu';
    forgetRoom(model);
    this.warm();
  }
}
