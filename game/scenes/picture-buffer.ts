// How the picture of a tick lies in a buffer on its way to the page: present, previous, what
// rollbacks moved, and events, each part at a fixed place. Allocates next to nothing per tick.

import { eventName } from '../../shared/simulation/event.ts';
import { loadState, saveState } from '../../shared/simulation/snapshot.ts';
import { type RoomState, stateBytesMax } from '../../shared/simulation/state.ts';
import type { PictureFacts } from '../net/room-messages.ts';
import { type Correction, clearCorrection } from '../render/correction.ts';
import { slotsMax } from '../render/positions.ts';
import { keepEvent, type TickEvent, waitingEventsMax } from '../render/tick-event.ts';

/** What a picture is made of. */
export type PictureParts = {
  readonly present: RoomState;
  readonly previous: RoomState;
  readonly correction: Correction;
  readonly events: TickEvent[];
};

const numberBytes = Float64Array.BYTES_PER_ELEMENT;
const numbersPerEvent = 6;
const previousAt = aligned(stateBytesMax);
const correctionAt = previousAt + aligned(stateBytesMax);
const correctionBytes = 2 * slotsMax * numberBytes;
const eventsAt = correctionAt + correctionBytes;
const eventBytes = numbersPerEvent * numberBytes;
export const pictureBytes = eventsAt + waitingEventsMax * eventBytes;

/** Writes all parts and takes correction and events away, as they are under way now. */
export function writePicture(buffer: ArrayBuffer, parts: PictureParts): PictureFacts {
  const { present, previous, correction, events } = parts;
  const facts = {
    presentBytes: saveState(present, new Uint8Array(buffer, 0, stateBytesMax)),
    previousBytes: saveState(previous, new Uint8Array(buffer, previousAt, stateBytesMax)),
    correctionBytes: correction.isEmpty ? 0 : correctionBytes,
    eventBytes: events.length * eventBytes,
  };
  if (!correction.isEmpty) {
    const offsets = new Float64Array(buffer, correctionAt, 2 * slotsMax);
    offsets.set(correction.x);
    offsets.set(correction.y, slotsMax);
    clearCorrection(correction);
  }
  if (events.length > 0) writeEvents(buffer, events);
  return facts;
}

/** Takes the states and adds correction and events; false if the bytes can't be states. */
export function readPicture(
  buffer: ArrayBuffer,
  facts: PictureFacts,
  parts: PictureParts,
): boolean {
  const { presentBytes, previousBytes } = facts;
  const { present, previous, correction, events } = parts;
  if (facts.correctionBytes > 0) addOffsets(correction, buffer);
  if (facts.eventBytes > 0) readEvents(buffer, facts.eventBytes / eventBytes, events);
  if (!loadState(previous, new Uint8Array(buffer, previousAt, previousBytes))) return false;
  return loadState(present, new Uint8Array(buffer, 0, presentBytes));
}

function addOffsets(correction: Correction, buffer: ArrayBuffer): void {
  const offsets = new Float64Array(buffer, correctionAt, 2 * slotsMax);
  for (let slot = 0; slot < slotsMax; slot += 1) {
    correction.x[slot] += offsets[slot];
    correction.y[slot] += offsets[slotsMax + slot];
  }
  correction.isEmpty = false;
}

function writeEvents(buffer: ArrayBuffer, events: TickEvent[]): void {
  const numbers = new Float64Array(buffer, eventsAt, events.length * numbersPerEvent);
  events.forEach(({ tick, kind, id, x, y, strength }, i) => {
    numbers.set([tick, eventName.indexOf(kind), id, x, y, strength], i * numbersPerEvent);
  });
  events.length = 0;
}

function readEvents(buffer: ArrayBuffer, count: number, events: TickEvent[]): void {
  const numbers = new Float64Array(buffer, eventsAt, count * numbersPerEvent);
  for (let at = 0; at < numbers.length; at += numbersPerEvent) {
    const [tick, kind, id, x, y, strength] = numbers.subarray(at, at + numbersPerEvent);
    keepEvent(events, { tick, kind: eventName[kind], id, x, y, strength });
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / numberBytes) * numberBytes;
}
