// A room being played, as the page sees it: the client that takes part, the copy of its state, and
// what follows from every beat. Starts with a seat at the lobby and runs until the room ends.

import { seatOfPlayer } from '../../shared/simulation/readers.ts';
import type { StadiumShelf } from '../../shared/simulation/stadium-shelf.ts';
import { RoomClient, type RoomClientHandlers, type RoomClientOptions } from '../net/room-client.ts';
import type { RoomEnd } from '../net/room-messages.ts';
import type { MatchPicture, MatchSource } from '../render/match-picture.ts';
import { type Diagnostics, type PageFacts, readDiagnostics } from './diagnostics.ts';
import { createNumberWish } from './number-wish.ts';
import { roomFacts } from './room-facts.ts';
import type { RoomFeed } from './room-feed.ts';
import { RoomMirror } from './room-mirror.ts';
import { createRateMeter, type Rates } from './traffic.ts';

export type RoomPlayOptions = Omit<RoomClientOptions, 'facts'> & {
  readonly shelf: StadiumShelf;
  /** When the player asked to enter. */
  readonly askedMs: number;
  /** What the screens are told after every beat. */
  readonly createFeed: (room: RoomClient, mirror: RoomMirror, rates: () => Rates) => RoomFeed;
  /** The wish of the keys now. */
  readonly readInput: () => number;
  readonly onSaid: RoomClientHandlers['onSaid'];
  /** The number wanted on the own disc; 0 for any. */
  readonly readNumber: () => number;
  /** The page's own round trip to the lobby; 0 while unknown. */
  readonly lobbyPingMs: () => number;
  /** A stadium file came from a peer. */
  readonly keepAsset: (hash: string, bytes: Uint8Array) => void;
  /** After every beat. */
  readonly onBeat: (play: RoomPlay) => void;
  readonly onEnd: (play: RoomPlay, end: RoomEnd) => void;
};

export class RoomPlay {
  readonly room: RoomClient;
  readonly mirror: RoomMirror;
  readonly source: MatchSource = { read: () => this.#picture() };
  readonly #options: RoomPlayOptions;
  readonly #meter = createRateMeter();
  readonly #wishNumber: ReturnType<typeof createNumberWish>;
  readonly #entry: { seatMs: number; liveMs: number };
  #input = 0;

  constructor(options: RoomPlayOptions) {
    const { shelf, nowMs, askedMs } = options;
    this.#options = options;
    this.#entry = { seatMs: nowMs() - askedMs, liveMs: 0 };
    const mirror = new RoomMirror(shelf);
    const facts = () =>
      mirror.present === undefined ? undefined : roomFacts(mirror.present, options.lobbyPingMs());
    const room = new RoomClient({ ...options, facts });
    this.mirror = mirror;
    this.room = room;
    const feed = options.createFeed(room, mirror, this.#meter.rates);
    this.#wishNumber = createNumberWish(room, options.readNumber);
    room.begin({
      onAsset: options.keepAsset,
      onSaid: options.onSaid,
      onBeat: (beat, buffer, report) => {
        mirror.take(beat, buffer, report);
        if (beat.isLive) this.#entry.liveMs ||= nowMs() - askedMs;
        if (report !== undefined) this.#meter.measure(report.traffic, report.atMs);
        this.sendInput();
        this.#tendNumber(nowMs());
        options.onBeat(this);
        feed(nowMs());
      },
      onEnd: (end) => options.onEnd(this, end),
    });
  }

  /** Tells the room of the keys if they have changed. */
  sendInput(): void {
    const input = this.#options.readInput();
    if (input === this.#input) return;
    this.#input = input;
    this.room.setInput(input);
  }

  diagnostics(page: PageFacts): Diagnostics {
    const { lobby, mesh, identities, placement, beat, report } = this.room;
    const { present } = this.mirror;
    return readDiagnostics(
      { lobby, mesh, identities, placement, beat, report, present, entry: this.#entry },
      page,
      this.#meter.rates(),
    );
  }

  #tendNumber(nowMs: number): void {
    const { present } = this.mirror;
    if (present === undefined) return;
    this.#wishNumber(present, seatOfPlayer(present, this.room.lobby.playerId), nowMs);
  }

  #picture(): MatchPicture | undefined {
    const { beat, lobby } = this.room;
    const { present } = this.mirror;
    if (beat === undefined || present === undefined) return undefined;
    const seat = seatOfPlayer(present, lobby.playerId);
    return this.mirror.picture(beat.presentAtMs, seat, this.#input);
  }
}
