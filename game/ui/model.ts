// What the interface shows (signals holding plain data) and what a person can ask for (actions).
// The program writes the signals, at most 10 times a second; the screens only read them.
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { settingIndex } from '../../shared/simulation/command.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import type { ChatLine, ChatScope } from './chat.ts';
import type { Failure } from './failure.ts';
import type { NetView } from './net-view.ts';
import type { Notice } from './notice.ts';
import type { PersonView } from './person-view.ts';
import { isSameRoomView, type RoomView } from './room-view.ts';
import { wearKits } from './team.ts';
import { type WheelState, wheelClosed } from './wheel.ts';

/** What fills the window. */
export type Screen = 'menu' | 'rooms' | 'room' | 'match' | 'results';

/** Where the person is; what a room looks like from inside follows from its phase. */
export type Place = 'menu' | 'rooms' | 'room';

/** The match behind the menu: none (yet), bots among themselves, or with the player in it. */
export type PracticeState = 'off' | 'attract' | 'playing';

/** What a newcomer is to try next, in this order. */
export const prompts = ['move', 'push', 'kick', 'score'] as const;
export type Prompt = (typeof prompts)[number];

/** One line of the connecting dialog, in the order things happen. */
export type ConnectStep = {
  readonly label: string;
  readonly state: 'waiting' | 'doing' | 'done' | 'failed';
};

/** The dialog while a room is being entered; shown only after 400 ms. */
export type Connecting = {
  readonly title: string;
  readonly steps: readonly ConnectStep[];
  /** False hides the Cancel button (a step that can't be undone). */
  readonly cancellable: boolean;
};

/** One open room of the list, as the lobby tells it. */
export type RoomEntry = {
  readonly code: string;
  readonly title: string;
  /** The words of the room's phase; anything unknown reads as a match in progress. */
  readonly phase: string;
  readonly score: readonly [number, number];
  readonly players: number;
  readonly playersMax: number;
  /** Seconds played, and of the whole match; 0 for no limit. */
  readonly playedS: number;
  readonly limitS: number;
  /** Milliseconds, or null when nobody has measured. */
  readonly pingMs: number | null;
};

export type RoomList =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready';
      readonly rooms: readonly RoomEntry[];
      /** The lobby does not answer any more: this is how it was. */
      readonly isStale: boolean;
    }
  | { readonly status: 'unreachable' };

/** The stadium in play: a built-in one by its `index`, or that of a file by its `hash`. */
export type PitchView = {
  readonly stadium: Stadium;
  /** Empty for a built-in one. */
  readonly hash: string;
  /** -1 for one of a file. */
  readonly index: number;
};

/** A pitch file of the collection. */
export type KeptPitch = { readonly hash: string; readonly name: string };

export type LastRoom = {
  readonly code: string;
  readonly ticket: string;
  readonly secondsLeft: number;
};

/** Plain data for the screens; every field is a signal that the program sets. */
export type AppModel = {
  readonly place: Signal<Place>;
  /** Follows from `place`, the room's phase, and whether the results were closed. */
  readonly screen: ReadonlySignal<Screen>;
  readonly practice: Signal<PracticeState>;
  /** Null once all has been done, and while the player is not playing. */
  readonly prompt: Signal<Prompt | null>;
  /** The person's name, 1 to 20 code points. */
  readonly name: Signal<string>;
  /** People online, and open rooms, as the lobby counts them; null until it has answered. */
  readonly onlineCount: Signal<number | null>;
  readonly roomCount: Signal<number | null>;
  readonly connecting: Signal<Connecting | null>;
  readonly failure: Signal<Failure | null>;
  readonly rooms: Signal<RoomList>;
  /** The room as the simulation has it; null outside a room. Set it with `showRoom`. */
  readonly room: Signal<RoomView | null>;
  /** What the room plays on; null outside a room. */
  readonly pitch: Signal<PitchView | null>;
  /** Why the file that was chosen last can't be played on; empty for none. */
  readonly pitchTrouble: Signal<string>;
  /** The pitch files that this browser keeps, by name. */
  readonly keptPitches: Signal<readonly KeptPitch[]>;
  /** Four characters; empty outside a room. */
  readonly roomCode: Signal<string>;
  /** The whole address that brings a friend in. */
  readonly roomLink: Signal<string>;
  /** Who the other players are, by player id. */
  readonly people: Signal<ReadonlyMap<number, PersonView>>;
  /** Of the own key, for the others to compare; empty without one. */
  readonly ownSigns: Signal<string>;
  /** The peer that orders the inputs now; 0 while nobody does. */
  readonly hostId: Signal<number>;
  /** Round trips to the other peers in milliseconds, by player id. */
  readonly pings: Signal<ReadonlyMap<number, number>>;
  /** My round trip to the host in milliseconds; null when I am the host or it is unknown. */
  readonly pingMs: Signal<number | null>;
  /** Packets lost on the way to me in the last 5 s, 0 to 100. */
  readonly lossPercent: Signal<number>;
  /** True while nothing that I see is confirmed: too few peers answer, or a host is being found. */
  readonly reconnecting: Signal<boolean>;
  /** The browser says that there is no network. */
  readonly isOffline: Signal<boolean>;
  /** A newer version of the game than this page's is there. */
  readonly isOutdated: Signal<boolean>;
  /** False where a browser setting or an extension has taken WebRTC away. */
  readonly canConnect: Signal<boolean>;
  /** A room that was left without a goodbye, as long as its seat is kept. */
  readonly lastRoom: Signal<LastRoom | null>;
  /** Whole seconds since anything that I see was confirmed. */
  readonly silentS: Signal<number>;
  /** 'down': invitations are paused; the room itself goes on. */
  readonly lobbyLink: Signal<'ok' | 'down'>;
  /** How the links are doing; null outside a room. */
  readonly net: Signal<NetView | null>;
  /** Players and statistics lie over the match. */
  readonly isRosterOpen: Signal<boolean>;
  /** Nothing lies over the match. */
  readonly isHudHidden: Signal<boolean>;
  /** The network graph lies over the screen. */
  readonly isNetOpen: Signal<boolean>;
  /** Waiting to be shown, oldest first; push with `pushNotice`. */
  readonly notices: Signal<readonly Notice[]>;
  /** What was said and what happened in this room, oldest first; add with `addLine`. */
  readonly chat: Signal<readonly ChatLine[]>;
  /** Players of this room whom the person does not want to hear. */
  readonly muted: Signal<ReadonlySet<number>>;
  /** Nothing of the conversation shows over the match. */
  readonly isChatHidden: Signal<boolean>;
  /** Whom the person is writing to over the match; null while the field is closed. */
  readonly writing: Signal<ChatScope | null>;
  /** The quick chat over the match. */
  readonly wheel: Signal<WheelState>;
  /** The person knows how to talk: nothing need say so any more. */
  readonly hasTalked: Signal<boolean>;
  /** The person closed the results of this match and looks at the waiting room. */
  readonly resultsClosed: Signal<boolean>;
  /** The settings lie over everything; the keyboard belongs to them. */
  readonly settingsOpen: Signal<boolean>;
  /** The small menu over the match is open; the keyboard belongs to it. */
  readonly menuOpen: Signal<boolean>;
};

/** The model of a page that has just opened: the menu, in nobody's room. */
export function createAppModel(name = ''): AppModel {
  const place = signal<Place>('menu');
  const room = signal<RoomView | null>(null);
  const resultsClosed = signal(false);
  return {
    place,
    screen: computed(() => screenOf(place.value, room.value, resultsClosed.value)),
    practice: signal<PracticeState>('off'),
    prompt: signal<Prompt | null>(null),
    name: signal(name),
    onlineCount: signal<number | null>(null),
    roomCount: signal<number | null>(null),
    connecting: signal<Connecting | null>(null),
    failure: signal<Failure | null>(null),
    rooms: signal<RoomList>({ status: 'loading' }),
    room,
    pitch: signal<PitchView | null>(null),
    pitchTrouble: signal(''),
    keptPitches: signal<readonly KeptPitch[]>([]),
    roomCode: signal(''),
    roomLink: signal(''),
    hostId: signal(0),
    pings: signal<ReadonlyMap<number, number>>(new Map()),
    pingMs: signal<number | null>(null),
    lossPercent: signal(0),
    reconnecting: signal(false),
    silentS: signal(0),
    isOffline: signal(false),
    isOutdated: signal(false),
    canConnect: signal(true),
    lastRoom: signal<LastRoom | null>(null),
    lobbyLink: signal<'ok' | 'down'>('ok'),
    net: signal<NetView | null>(null),
    isRosterOpen: signal(false),
    isHudHidden: signal(false),
    isNetOpen: signal(false),
    notices: signal<readonly Notice[]>([]),
    people: signal<ReadonlyMap<number, PersonView>>(new Map()),
    ownSigns: signal(''),
    chat: signal<readonly ChatLine[]>([]),
    muted: signal<ReadonlySet<number>>(new Set()),
    isChatHidden: signal(false),
    writing: signal<ChatScope | null>(null),
    wheel: signal<WheelState>(wheelClosed),
    hasTalked: signal(false),
    resultsClosed,
    settingsOpen: signal(false),
    menuOpen: signal(false),
  };
}

/** Puts a fresh view of the room on the screens; an equal one changes nothing. */
export function showRoom(model: AppModel, view: RoomView | null): void {
  const shown = model.room.peek();
  if (shown !== null && view !== null && isSameRoomView(shown, view)) return;
  wearKits(view?.settings[settingIndex.kits]);
  if (view?.phase !== 'ended') model.resultsClosed.value = false;
  model.room.value = view;
}

/** The keys move a disc: a match is on the screen, or the player is in the one behind the menu. */
export function isOnPitch(model: AppModel): boolean {
  const screen = model.screen.peek();
  return screen === 'match' || (screen === 'menu' && model.practice.peek() === 'playing');
}

/** A dialog lies over the screen: keys and buttons belong to it. */
export function isCovered(model: AppModel): boolean {
  const { menuOpen, settingsOpen, connecting, failure } = model;
  const isAsking = connecting.peek() !== null || failure.peek() !== null;
  return menuOpen.peek() || settingsOpen.peek() || isAsking;
}

function screenOf(place: Place, room: RoomView | null, resultsClosed: boolean): Screen {
  if (place !== 'room') return place;
  if (room === null) return 'menu';
  if (room.phase === 'waiting') return 'room';
  if (room.phase === 'ended') return resultsClosed ? 'room' : 'results';
  return 'match';
}
