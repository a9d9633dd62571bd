// The page's own copy of a room: the newest picture and facts that the room has sent. Everything
// that draws, tells or asks on the page reads it here.
import { phaseOf, tickOf } from '../../shared/simulation/readers.ts';
import type { StadiumShelf } from '../../shared/simulation/stadium-shelf.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import type { Beat, RoomReport } from '../net/room-messages.ts';
import { createCorrection } from '../render/correction.ts';
import { createLead, nudgeLead } from '../render/lead.ts';
import { readPicture } from './picture-buffer.ts';

/** Committed ticks whose hashes are kept: 8.5 s. */
const HASHES_MAX = 512;

export class RoomMirror {
  readonly #parts;
  readonly #hashes = new Map<number, number>();
  #hasState = false;

  constructor(shelf: StadiumShelf) {
    this.#parts = {
      present: createRoomState(1, shelf),
      previous: createRoomState(1, shelf),
      correction: createCorrection(),
      lead: createLead(),
      events: [],
    };
  }

  /** Undefined until the room is live. */
  get present(): RoomState | undefined {
    return this.#hasState ? this.#parts.present : undefined;
  }
  /** The state hash before a committed tick of the last 8 s. */
  checksumAt(tick: number): number | undefined {
    return this.#hashes.get(tick);
  }

  take({ picture }: Beat, buffer: ArrayBuffer, report: RoomReport | undefined): void {
    if (report !== undefined) this.#takeHashes(report);
    this.#hasState = picture !== undefined && readPicture(buffer, picture, this.#parts);
  }

  /** What there is to draw, under the wish of now; the same objects every time. */
  picture(presentAtMs: number, ownSeat: number, wish: number) {
    const { present, previous, correction, lead, events } = this.#parts;
    const presentTick = tickOf(present);
    if (phaseOf(present) !== 'paused')
      nudgeLead(lead, ownSeat, wish, present.stadium.player.acceleration);
    return {
      room: this,
      present,
      previous,
      presentTick,
      presentAtMs,
      correction,
      lead,
      events,
      ownSeat,
    };
  }

  #takeHashes({ checksums, isAnew }: RoomReport): void {
    const hashes = this.#hashes;
    if (isAnew) hashes.clear();
    for (const [tick, hash] of checksums) hashes.set(tick, hash);
    for (const oldest of hashes.keys()) {
      if (hashes.size <= HASHES_MAX) return;
      hashes.delete(oldest);
    }
  }
}
