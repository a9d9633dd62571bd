// What the page reads of a picture is what the room wrote: states to the bit, corrections summed,
// every event once (C16).
import { beforeEach, describe, expect, it } from 'vitest';
import { addCorrection, createCorrection } from '../../game/render/correction.ts';
import { createLead } from '../../game/render/lead.ts';
import { keepEvent, type TickEvent, waitingEventsMax } from '../../game/render/tick-event.ts';
import { tapEvents } from '../../game/scenes/event-tap.ts';
import {
  type PictureParts,
  pictureBytes,
  readPicture,
  writePicture,
} from '../../game/scenes/picture-buffer.ts';
import { type Command, commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { createRoomSimulation } from '../../shared/simulation/simulation.ts';
import { createShelf } from '../../shared/simulation/stadium-shelf.ts';

const simulation = createRoomSimulation(createShelf());
const noInputs = new Uint8Array(seatsMax);
let parts: PictureParts;
let page: PictureParts;
const buffer = new ArrayBuffer(pictureBytes);

const createParts = (): PictureParts => ({
  present: simulation.createState(),
  previous: simulation.createState(),
  correction: createCorrection(),
  lead: createLead(),
  events: [],
});
const command = (kind: number, one: Partial<Command> = {}): Command => {
  return { kind, by: 0, target: 0, value: 0, text: '', ...one };
};
/** A match between bots, which kick all the time. */
const opening = [
  command(commandKind.join, { target: 1, text: 'Tiko' }),
  command(commandKind.setting, { target: settingIndex.botsFill, value: 1 }),
  command(commandKind.start),
];
const sendOver = () => readPicture(buffer, writePicture(buffer, parts), page);

beforeEach(() => {
  parts = createParts();
  page = createParts();
  simulation.step(parts.present, noInputs, opening);
  for (let tick = 0; tick < 200; tick++) {
    if (tick === 199) {
      const bytes = new Uint8Array(simulation.stateBytesMax);
      const used = simulation.save(parts.present, bytes);
      simulation.load(parts.previous, bytes.subarray(0, used));
    }
    simulation.step(parts.present, noInputs, []);
  }
});

describe('a picture', () => {
  it('brings both states over, to the bit', () => {
    expect(sendOver()).toBe(true);
    for (const one of ['present', 'previous'] as const)
      expect(simulation.checksum(page[one])).toBe(simulation.checksum(parts[one]));
    expect(simulation.checksum(page.present)).not.toBe(simulation.checksum(page.previous));
    expect(page.correction.isEmpty).toBe(true);
  });

  it('adds what rollbacks moved to what the page has not drawn yet', () => {
    const moved = simulation.createState();
    const bytes = new Uint8Array(simulation.stateBytesMax);
    const used = simulation.save(parts.present, bytes);
    simulation.load(moved, bytes.subarray(0, used));
    moved.discs[0] += 8;
    for (let round = 1; round <= 2; round++) {
      addCorrection(parts.correction, moved, parts.present);
      sendOver();
      expect(parts.correction.isEmpty).toBe(true);
      expect(page.correction.x.reduce((sum, x) => sum + x, 0)).toBe(8 * round);
    }
    expect(page.correction.isEmpty).toBe(false);
  });

  it('brings the lead over, and sums what was wrong of it', () => {
    const { lead } = parts;
    Object.assign(lead, { isThere: true, isKickHeld: true, wish: 7 });
    for (const [tick, name] of (['previous', 'present'] as const).entries()) {
      lead[name].x[3] = 10 + tick;
      lead[name].y[3] = -5;
      lead[name].present[3] = 1;
    }
    for (let round = 1; round <= 2; round++) {
      lead.correction.x[3] = 4;
      lead.correction.isEmpty = false;
      sendOver();
      expect(page.lead).toMatchObject({ isThere: true, isKickHeld: true, wish: 7 });
      expect(page.lead.correction.x[3]).toBe(4 * round);
    }
    for (const name of ['previous', 'present'] as const) {
      expect(page.lead[name].x[3]).toBe(lead[name].x[3]);
      expect(page.lead[name].y[3]).toBe(-5);
      expect(page.lead[name].present).toEqual(lead[name].present);
    }
    lead.isThere = false;
    sendOver();
    expect(page.lead.isThere).toBe(false);
  });

  it('brings events over once', () => {
    const goal: TickEvent = { tick: 9, kind: 'goal', id: 2, x: 1.5, y: -2, strength: 3 };
    parts.events.push(goal, { ...goal, kind: 'kick', tick: 10 });
    const sent = [...parts.events];
    sendOver();
    expect(page.events).toEqual(sent);
    sendOver();
    expect(page.events).toEqual(sent);
  });

  it('says no to bytes that are no state', () => {
    const facts = writePicture(buffer, parts);
    new Uint8Array(buffer).fill(255, 0, 64);
    expect(readPicture(buffer, facts, page)).toBe(false);
  });
});

describe('events on their way', () => {
  it('are all those of the ticks that were stepped, each once over any rollback', () => {
    const tap = tapEvents(simulation);
    const state = simulation.createState();
    tap.simulation.step(state, noInputs, opening);
    const bytes = new Uint8Array(simulation.stateBytesMax);
    const used = simulation.save(state, bytes);
    const play = () => {
      for (let tick = 0; tick < 150; tick++) tap.simulation.step(state, noInputs, []);
    };
    play();
    const first = tap.events.splice(0);
    expect(first.some(({ kind }) => kind === 'kick')).toBe(true);
    expect(new Set(first.map(({ tick, kind, id }) => `${tick} ${kind} ${id}`)).size).toBe(
      first.length,
    );
    simulation.load(state, bytes.subarray(0, used));
    play();
    expect(tap.events).toEqual([]);
  });

  it('ahead of the present are only those that count, and are not told again', () => {
    const tap = tapEvents(simulation);
    const state = simulation.createState();
    tap.simulation.step(state, noInputs, opening);
    const bytes = new Uint8Array(simulation.stateBytesMax);
    const used = simulation.save(state, bytes);
    const play = () => {
      for (let tick = 0; tick < 150; tick++) tap.simulation.step(state, noInputs, []);
    };
    tap.events.length = 0;
    tap.ahead(play, ({ kind }) => kind === 'kick');
    const ahead = tap.events.splice(0);
    expect(new Set(ahead.map(({ kind }) => kind))).toEqual(new Set(['kick']));
    simulation.load(state, bytes.subarray(0, used));
    play();
    const kinds = new Set(tap.events.map(({ kind }) => kind));
    expect([kinds.has('kick'), kinds.has('touch')]).toEqual([false, true]);
  });

  it('are bounded, and lose no goal to kicks', () => {
    const events: TickEvent[] = [];
    const at = { id: 1, x: 0, y: 0, strength: 1 };
    keepEvent(events, { ...at, kind: 'goal', tick: 0 });
    for (let tick = 1; tick <= 2 * waitingEventsMax; tick++)
      keepEvent(events, { ...at, kind: 'kick', tick });
    expect(events).toHaveLength(waitingEventsMax);
    expect(events[0]).toMatchObject({ kind: 'goal' });
    expect(events.at(-1)).toMatchObject({ tick: 2 * waitingEventsMax });
  });
});
