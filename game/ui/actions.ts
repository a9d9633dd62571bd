// What a person can ask for through the screens. Whoever does it is the program's business.
import type { ChatScope, ChatWords } from './chat.ts';

/** What the screens may ask for. None throws; the answer arrives through the model. */
export type AppActions = {
  readonly playNow: () => void;
  /** Into the match behind the menu; it begins if there is none. */
  readonly practise: () => void;
  /** Back from it to the menu; the bots play on. */
  readonly leavePractice: () => void;
  /** Into the room that was left without a goodbye. */
  readonly goBack: () => void;
  readonly makeRoom: () => void;
  readonly browse: () => void;
  readonly refreshRooms: () => void;
  /** `code` as typed, trimmed and in capitals. */
  readonly joinCode: (code: string) => void;
  /** A room of the list; one that has gone meanwhile leaves the list on the screen. */
  readonly joinListed: (code: string) => void;
  /** From the list, or out of a connecting dialog, to the menu. */
  readonly backToMenu: () => void;
  readonly leaveRoom: () => void;
  /** `name` is clean: see `cleanName`. */
  readonly setName: (name: string) => void;
  readonly rerollName: () => void;
  /** My own place: 0 bench, 1 or 2 a side. */
  readonly sit: (team: number) => void;
  readonly moveTo: (playerId: number, team: number) => void;
  readonly ready: (isReady: boolean) => void;
  readonly setSetting: (index: number, value: number) => void;
  /** A .hbs file, chosen or dropped: reads it, keeps it and asks for it to be played on. */
  readonly loadPitch: (file: File) => void;
  /** One of the collection. */
  readonly choosePitch: (hash: string) => void;
  /** Into the collection: the room's pitch, which came from somebody else. */
  readonly keepPitch: (hash: string) => void;
  readonly forgetPitch: (hash: string) => void;
  readonly start: () => void;
  readonly stop: () => void;
  readonly pause: () => void;
  readonly addBot: (team: number) => void;
  readonly removeBot: (seat: number) => void;
  readonly kickOut: (playerId: number) => void;
  readonly makeAdmin: (playerId: number) => void;
  /** Ready for another match. */
  readonly rematch: () => void;
  /** By lot, as long as no match runs. */
  readonly shuffle: () => void;
  /** From the bench: to the next place there is, or to just watch. */
  readonly waitForPlace: (isWaiting: boolean) => void;
  /** Who is removed may come back; who is banned not. */
  readonly ban: (playerId: number) => void;
  /** To the system's own dialog, or the clipboard. */
  readonly shareLink: () => void;
  readonly shareResult: () => void;
  /** False if that was too much at once: it was not said. */
  readonly say: (scope: ChatScope, words: ChatWords) => boolean;
  /** No longer hears a player of this room, or hears them again. */
  readonly setMuted: (playerId: number, isMuted: boolean) => void;
  /** Never hears the person again, in whatever room; by the key, or without one in this room. */
  readonly block: (playerId: number) => void;
  /** Puts what is known of the network on the clipboard: of the links, or of a disagreement. */
  readonly copyReport: (what: 'links' | 'desync') => void;
  readonly copyLink: () => void;
  readonly dismissFailure: () => void;
  /** To the self-test of the network. */
  readonly checkNetwork: () => void;
  /** Does again what failed. */
  readonly retry: () => void;
  /** Loads the newest version of the page. */
  readonly reload: () => void;
};
