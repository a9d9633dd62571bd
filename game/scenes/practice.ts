// The match behind the menu: a room for one in which bots play, and in which the player may take a
// disc over at any time. The ordinary room with nobody else to come: no lobby, no connection.
import type { Signal } from '@preact/signals';
import { commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { phaseOf, tickOf } from '../../shared/simulation/readers.ts';
import { createShelf } from '../../shared/simulation/stadium-shelf.ts';
import { Mesh } from '../net/mesh.ts';
import type { RoomClient } from '../net/room-client.ts';
import { noIdentity } from '../net/room-identities.ts';
import type { RoomPort } from '../net/room-port.ts';
import { createSoloLobby } from '../net/solo-lobby.ts';
import type { MatchPicture, MatchSource } from '../render/match-picture.ts';
import { type AppModel, showRoom } from '../ui/model.ts';
import { readRoomView } from '../ui/room-view.ts';
import { keepPrompts, readPrompts } from './kept.ts';
import { createPromptTrack, type PromptTrack } from './practice-prompts.ts';
import { openSoloPort } from './room-placement.ts';
import { RoomPlay } from './room-play.ts';

export type PracticeOptions = {
  readonly model: AppModel;
  readonly nowMs: () => number;
  readonly readInput: () => number;
  readonly readNumber: () => number;
  readonly isWorkerWanted: boolean;
  /** Nothing moves until the player does. */
  readonly isCalm: () => boolean;
};

/** Four a side: what the small pitch holds without a crowd. */
const perSide = 4;
/** The player's side plays as well as any, the other one so that a newcomer can score. */
const botLevels = { 1: 2, 2: 1 } as const;
const goalsToWin = 5;
/** The result stands this long before the next match begins, in ticks. */
const restTicks = 60;
const modelEveryMs = 100;

export class Practice {
  readonly source: MatchSource = { read: () => this.#picture() };
  readonly #options: PracticeOptions;
  readonly #shelf = createShelf();
  #prompts: PromptTrack = createPromptTrack(readPrompts());
  #play: RoomPlay | undefined;
  /** Counts openings, so that one that was closed meanwhile is given up. */
  #openings = 0;
  #isOpen = false;
  #isSetUp = false;
  #isStarted = false;
  #tick = 0;
  #endedTick = Number.NaN;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(options: PracticeOptions) {
    this.#options = options;
  }

  /** Open, or about to be. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Lets the bots begin; does nothing while they play. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#forget();
    if (this.#state.peek() === 'off') this.#state.value = 'attract';
    const mine = ++this.#openings;
    void openSoloPort(this.#options.isWorkerWanted).then(
      (port) => {
        if (mine === this.#openings && this.#isOpen) this.#play = this.#begin(port);
        else port.close();
      },
      // A part of the program can't be loaded: the menu does without.
      () => mine === this.#openings && this.close(),
    );
  }

  /** Takes everything away, at once. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const play = this.#play;
    this.#play = undefined;
    play?.room.close();
    this.#clearScreens();
    this.#state.value = 'off';
  }

  /** The player's disc obeys the keys from now on. */
  takeOver(): void {
    this.open();
    if (this.#state.peek() === 'playing') return;
    this.#state.value = 'playing';
    this.#prompts = createPromptTrack(readPrompts());
    this.#options.model.prompt.value = this.#prompts.next();
    this.#play?.room.setAutopilot(false);
    this.#start();
  }

  /** A bot plays the disc again. */
  giveBack(): void {
    if (this.#state.peek() !== 'playing') return;
    this.#state.value = 'attract';
    this.#play?.room.setAutopilot(true);
    this.#play?.sendInput();
    this.#clearScreens();
  }

  /** Stands still, or goes on. */
  pause(isPaused: boolean): void {
    this.#play?.room.request({
      kind: commandKind.pause,
      target: 0,
      value: isPaused ? 1 : 0,
      text: '',
    });
  }

  sendInput(): void {
    this.#play?.sendInput();
  }

  get #state(): Signal<AppModel['practice']['value']> {
    return this.#options.model.practice;
  }

  #begin(port: RoomPort): RoomPlay {
    const { model, nowMs, readInput, readNumber } = this.#options;
    const name = model.name.peek();
    const lobby = createSoloLobby(name);
    return new RoomPlay({
      lobby,
      port,
      shelf: this.#shelf,
      nowMs,
      askedMs: nowMs(),
      readInput,
      readNumber,
      createMesh: ({ playerId }, home) =>
        new Mesh({
          ...{ playerId, home, nowMs },
          configuration: () => ({}),
          sendSignal: () => {},
          sendOfferAhead: () => {},
        }),
      createFeed: (room) => () => this.#tell(room),
      openPagePort: () => openSoloPort(false),
      start: () => ({
        name,
        isAutopilot: this.#state.peek() === 'attract',
        isHidden: false,
        timeOriginMs: performance.timeOrigin,
        assets: [],
      }),
      identity: noIdentity,
      keepAsset: () => {},
      onSaid: () => {},
      lobbyPingMs: () => 0,
      onBeat: (play) => this.#tend(play),
      onEnd: (play) => play === this.#play && this.close(),
    });
  }

  #tend({ room, source }: RoomPlay): void {
    const picture = source.read();
    if (picture === undefined) return;
    const { present, ownSeat, events } = picture;
    // A Worker that has died is replaced by a room that knows nothing.
    if (picture.presentTick < this.#tick) this.#forget();
    this.#tick = picture.presentTick;
    if (!this.#isSetUp) this.#setUp(room);
    if (this.#state.peek() === 'playing') this.#prompts.follow(present, ownSeat, events);
    if (phaseOf(present) !== 'ended') this.#endedTick = Number.NaN;
    else if (Number.isNaN(this.#endedTick)) this.#endedTick = tickOf(present);
    else if (tickOf(present) - this.#endedTick > restTicks) {
      this.#endedTick = Number.POSITIVE_INFINITY;
      room.request({ kind: commandKind.rematch, target: 0, value: 0, text: '' });
    }
  }

  #forget(): void {
    this.#isSetUp = false;
    this.#isStarted = false;
    this.#tick = 0;
  }

  #setUp(room: RoomClient): void {
    this.#isSetUp = true;
    const ask = (kind: number, target: number, value: number) =>
      room.request({ kind, target, value, text: '' });
    ask(commandKind.setting, settingIndex.goalsToWin, goalsToWin);
    ask(commandKind.setting, settingIndex.minutes, 0);
    ask(commandKind.setting, settingIndex.perSide, perSide);
    for (let bot = 1; bot < perSide; bot += 1) ask(commandKind.addBot, 0, 1 + 4 * botLevels[1]);
    for (let bot = 0; bot < perSide; bot += 1) ask(commandKind.addBot, 0, 2 + 4 * botLevels[2]);
    if (this.#state.peek() === 'playing' || !this.#options.isCalm()) this.#start();
  }

  #start(): void {
    if (!this.#isSetUp || this.#isStarted) return;
    this.#isStarted = true;
    this.#play?.room.request({ kind: commandKind.start, target: 0, value: 0, text: '' });
  }

  /** What the screens see while the player plays. */
  #tell({ lobby }: RoomClient): void {
    const { nowMs, model } = this.#options;
    const now = nowMs();
    const present = this.#play?.mirror.present;
    if (this.#state.peek() !== 'playing' || present === undefined) return;
    if (now - this.#toldMs < modelEveryMs) return;
    this.#toldMs = now;
    showRoom(model, readRoomView(present, lobby.playerId));
    const next = this.#prompts.next();
    if (next === model.prompt.peek()) return;
    model.prompt.value = next;
    keepPrompts(this.#prompts.done());
  }

  #clearScreens(): void {
    const { model } = this.#options;
    showRoom(model, null);
    model.prompt.value = null;
  }

  /** Nobody has a disc while the bots play among themselves. */
  #picture(): MatchPicture | undefined {
    const picture = this.#play?.source.read();
    if (picture === undefined || this.#state.peek() === 'playing') return picture;
    return { ...picture, ownSeat: -1 };
  }
}
