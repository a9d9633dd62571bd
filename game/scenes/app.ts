// The program: one page, at most one room at a time. Wires menu, lobby, room, picture and keys
// together.

import type { ReadonlySignal } from '@preact/signals';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { createRoomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { PlayerInput } from '../input/player-input.ts';
import { words } from '../language/language.ts';
import { LobbyClient } from '../net/lobby-client.ts';
import type { LobbyRoom } from '../net/lobby-room.ts';
import { Mesh } from '../net/mesh.ts';
import { RoomClient, type RoomEnd } from '../net/room-client.ts';
import type { Settings } from '../settings/settings.ts';
import type { FailureReason } from '../ui/failure.ts';
import { type AppModel, showRoom } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';
import { type Diagnostics, readDiagnostics } from './diagnostics.ts';
import { type Entry, enter, showFailure, showSteps, titleOf } from './entering.ts';
import { forgetSeat, keepSeat, readSeat } from './kept.ts';
import type { MatchSound } from './match-sound.ts';
import type { MatchView } from './match-view.ts';
import type { PageOptions } from './page-options.ts';
import { createPitchLibrary } from './pitch-library.ts';
import { roomFacts, standingOf } from './room-facts.ts';
import { type RoomPlay, startRoomPlay } from './room-play.ts';
import { createRateMeter } from './traffic.ts';

export type AppOptions = {
  readonly model: AppModel;
  readonly page: PageOptions;
  /** Where the pitch is drawn. */
  readonly pitch: HTMLElement;
  readonly nowMs: () => number;
  readonly input: PlayerInput;
  readonly settings: ReadonlySignal<Settings>;
  readonly sound: MatchSound;
};

export class App {
  readonly client = new LobbyClient({ baseUrl: location.origin });
  readonly pitches = createPitchLibrary();
  readonly #options: AppOptions;
  readonly #meter = createRateMeter();
  #room: RoomClient<RoomState> | undefined;
  #play: RoomPlay | undefined;
  #view: MatchView | undefined;
  #frames = { drawn: 0, longestGapMs: 0 };
  /** Counts entries, so that an answer to one that was cancelled is thrown away. */
  #entries = 0;
  #lastEntry: Entry | undefined;

  constructor(options: AppOptions) {
    this.#options = options;
    addEventListener('pagehide', () => this.#room?.vanish());
    // A page out of the back-forward cache has closed its connections: it starts over.
    addEventListener('pageshow', (event) => {
      if (event.persisted) location.reload();
    });
    document.addEventListener('visibilitychange', () => this.#noteVisibility());
  }

  get room(): RoomClient<RoomState> | undefined {
    return this.#room;
  }

  /** Goes into a room; every failure ends in words on the screen. */
  async enter(entry: Entry): Promise<void> {
    const { model } = this.#options;
    this.#lastEntry = entry;
    const mine = ++this.#entries;
    const lobby = await enter(model, this.client, entry, {
      name: model.name.peek(),
      protocolVersion: PROTOCOL_VERSION,
    });
    if (lobby === undefined) return;
    if (mine !== this.#entries) {
      lobby.leave();
      return;
    }
    this.#takeSeat(lobby, entry);
  }

  /** The room of a link, with the seat that this tab had in it. */
  enterByCode(code: string): Promise<void> {
    const seat = readSeat(code);
    return this.enter({ kind: 'join', code, ...(seat && { ticket: seat.ticket }) });
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
    if (this.#room === undefined) this.#showMenu();
    else this.#room.leave(this.#options.nowMs());
  }

  /** Puts the room's code back into an address that somebody emptied. */
  restoreAddress(): void {
    if (this.#room !== undefined) history.replaceState(null, '', `#${this.#room.lobby.code}`);
  }

  diagnostics(): Diagnostics {
    const latest = this.#view?.frames();
    if (latest !== undefined) {
      this.#frames.drawn += latest.drawn;
      this.#frames.longestGapMs = Math.max(this.#frames.longestGapMs, latest.longestGapMs);
    }
    return readDiagnostics(this.#room, { ...this.#frames }, this.#meter.rates());
  }

  checksumAt(tick: number): number | undefined {
    const session = this.#room?.session;
    // What isn't committed yet a change of host may still void: it is nobody's to compare (N3).
    return session !== undefined && tick <= session.committedTick
      ? session.checksumsAt(tick)?.[2]
      : undefined;
  }

  #takeSeat(lobby: LobbyRoom, entry: Entry): void {
    const { model, nowMs, page, input } = this.#options;
    showSteps(model, titleOf(entry), 1);
    keepSeat({ code: lobby.code, ticket: lobby.ticket });
    history.replaceState(null, '', `#${lobby.code}`);
    model.roomCode.value = lobby.code;
    model.roomLink.value = `${location.origin}${location.pathname}#${lobby.code}`;
    const text = model.name.peek();
    const room = new RoomClient<RoomState>({
      lobby,
      createMesh: ({ playerId, iceServers }) =>
        new Mesh({ playerId, iceServers, sendSignal: (to, body) => lobby.signal(to, body) }),
      simulation: createRoomSimulation(this.pitches.shelf),
      assets: this.pitches.store,
      join: (target) => ({ kind: commandKind.join, target, value: 0, text }),
      standing: standingOf,
      facts: roomFacts,
      nowMs: nowMs(),
    });
    this.#room = room;
    this.#noteVisibility();
    this.#play = startRoomPlay({
      room,
      model,
      readInput: input.read,
      autopilot: page.autopilot,
      nowMs,
      onTick: () => this.#onTick(room, entry),
      onEnd: (end) => this.#onEnd(room, end),
    });
    void this.#showPitch(this.#play);
  }

  #onTick(room: RoomClient<RoomState>, entry: Entry): void {
    const { model, nowMs } = this.#options;
    this.#meter.measure(room.mesh.traffic, nowMs());
    if (model.place.peek() === 'room') return;
    if (!room.session.isLive) {
      showSteps(model, titleOf(entry), room.isLinked ? 2 : 1);
      return;
    }
    if (model.room.peek() === null) return;
    model.connecting.value = null;
    model.place.value = 'room';
    // Nobody was there to play with: the match begins with bots, and whoever comes drops in.
    if (entry.kind === 'quick' && room.session.isHost && room.session.roster.length === 1)
      room.request({ kind: commandKind.start, target: 0, value: 0, text: '' });
  }

  async #showPitch(play: RoomPlay): Promise<void> {
    const { pitch, page, model } = this.#options;
    try {
      const { startLiveView } = await import('./live-view.ts');
      if (this.#play !== play) return;
      const { settings, sound } = this.#options;
      this.#view = startLiveView(settings, {
        parent: pitch,
        renderer: page.renderer,
        quality: page.quality,
        source: play.source,
        sound,
      });
    } catch {
      const { cantDraw, cantDrawDetail } = words.peek().news;
      pushNotice(model.notices, cantDraw, { kind: 'alert', detail: cantDrawDetail });
    }
  }

  #onEnd(room: RoomClient<RoomState>, end: RoomEnd): void {
    if (this.#room !== room) return;
    const { model } = this.#options;
    this.#room = undefined;
    this.#play = undefined;
    this.diagnostics();
    this.#view?.destroy();
    this.#view = undefined;
    forgetSeat();
    this.#showMenu();
    if (end !== 'left') showFailure(model, reasonOf(end));
  }

  #showMenu(): void {
    const { model } = this.#options;
    history.replaceState(null, '', location.pathname + location.search);
    model.place.value = 'menu';
    model.connecting.value = null;
    model.menuOpen.value = false;
    model.roomCode.value = '';
    model.pitch.value = null;
    model.pitchTrouble.value = '';
    showRoom(model, null);
  }

  #noteVisibility(): void {
    this.#room?.session.setHidden(document.visibilityState === 'hidden');
  }
}

/** A refusal that has no screen of its own is shown as one. */
function reasonOf(end: Exclude<RoomEnd, 'left'>): FailureReason {
  if (end === 'kicked-out' || end === 'no-connection' || end === 'replaced') return end;
  if (isEntryReason(end)) return end;
  return 'room-closed';
}

function isEntryReason(end: string): end is Exclude<FailureReason, 'kicked-out' | 'replaced'> {
  return ['not-found', 'full', 'unreachable', 'version', 'banned', 'rate-limited'].includes(end);
}
