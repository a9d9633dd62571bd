// How the picture of a tick lies in a buffer on its way to the page: present, previous, what
// rollbacks moved, the own disc's lead, and events, each part at a fixed place. Allocates next to
// nothing per tick.

import { eventName } from '../../shared/simulation/event.ts';
import { loadState, saveState } from '../../shared/simulation/snapshot.ts';
import { type RoomState, stateBytesMax } from '../../shared/simulation/state.ts';
import type { PictureFacts } from '../net/room-messages.ts';
import { type Correction, clearCorrection } from '../render/correction.ts';
import type { Lead } from '../render/lead.ts';
import { slotsMax } from '../render/positions.ts';
import { keepEvent, type TickEvent, waitingEventsMax } from '../render/tick-event.ts';

/** What a picture is made of. */
export type PictureParts = {
  readonly present: RoomState;
  readonly previous: RoomState;
  readonly correction: Correction;
  readonly lead: Lead;
  readonly events: TickEvent[];
};

const numberBytes = Float64Array.BYTES_PER_ELEMENT;
const numbersPerEvent = 6;
const previousAt = aligned(stateBytesMax);
const correctionAt = previousAt + aligned(stateBytesMax);
const correctionBytes = 2 * slotsMax * numberBytes;
const leadAt = correctionAt + correctionBytes;
/** x and y of two ticks and of what was wrong; a disc that is not there has no x. */
const leadNumbers = 6 * slotsMax;
const eventsAt = leadAt + leadNumbers * numberBytes;
const eventBytes = numbersPerEvent * numberBytes;
export const pictureBytes = eventsAt + waitingEventsMax * eventBytes;

/** Writes all parts and takes correction and events away, as they are under way now. */
export function writePicture(buffer: ArrayBuffer, parts: PictureParts): PictureFacts {
  const { present, previous, correction, lead, events } = parts;
  const facts = {
    presentBytes: saveState(present, new Uint8Array(buffer, 0, stateBytesMax)),
    previousBytes: saveState(previous, new Uint8Array(buffer, previousAt, stateBytesMax)),
    correctionBytes: correction.isEmpty ? 0 : correctionBytes,
    hasLead: lead.isThere,
    isKickHeld: lead.isKickHeld,
    leadWish: lead.wish,
    eventBytes: events.length * eventBytes,
  };
  if (!correction.isEmpty) {
    const offsets = new Float64Array(buffer, correctionAt, 2 * slotsMax);
    offsets.set(correction.x);
    offsets.set(correction.y, slotsMax);
    clearCorrection(correction);
  }
  if (lead.isThere) writeLead(buffer, lead);
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
  const { present, previous, correction, lead, events } = parts;
  if (facts.correctionBytes > 0) addOffsets(correction, buffer, correctionAt);
  lead.isThere = facts.hasLead;
  lead.isKickHeld = facts.isKickHeld;
  lead.wish = facts.leadWish;
  if (facts.hasLead) readLead(buffer, lead);
  if (facts.eventBytes > 0) readEvents(buffer, facts.eventBytes / eventBytes, events);
  if (!loadState(previous, new Uint8Array(buffer, previousAt, previousBytes))) return false;
  return loadState(present, new Uint8Array(buffer, 0, presentBytes));
}

function addOffsets(correction: Correction, buffer: ArrayBuffer, at: number): void {
  const offsets = new Float64Array(buffer, at, 2 * slotsMax);
  for (let slot = 0; slot < slotsMax; slot += 1) {
    correction.x[slot] += offsets[slot];
    correction.y[slot] += offsets[slotsMax + slot];
  }
  correction.isEmpty = false;
}

function writeLead(buffer: ArrayBuffer, { previous, present, correction }: Lead): void {
  const numbers = new Float64Array(buffer, leadAt, leadNumbers);
  [previous, present].forEach(({ x, y, present: isThere }, i) => {
    for (let slot = 0; slot < slotsMax; slot += 1)
      numbers[2 * i * slotsMax + slot] = isThere[slot] === 1 ? x[slot] : Number.NaN;
    numbers.set(y, (2 * i + 1) * slotsMax);
  });
  numbers.set(correction.x, 4 * slotsMax);
  numbers.set(correction.y, 5 * slotsMax);
  clearCorrection(correction);
}

function readLead(buffer: ArrayBuffer, { previous, present, correction }: Lead): void {
  const numbers = new Float64Array(buffer, leadAt, leadNumbers);
  [previous, present].forEach(({ x, y, present: isThere }, i) => {
    x.set(numbers.subarray(2 * i * slotsMax, (2 * i + 1) * slotsMax));
    y.set(numbers.subarray((2 * i + 1) * slotsMax, (2 * i + 2) * slotsMax));
    for (let slot = 0; slot < slotsMax; slot += 1) isThere[slot] = Number.isNaN(x[slot]) ? 0 : 1;
  });
  addOffsets(correction, buffer, leadAt + 4 * slotsMax * numberBytes);
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
