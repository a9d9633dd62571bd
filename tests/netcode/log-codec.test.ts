// P3: entries as bytes. What was packed unpacks to the same, within bounds, and garbage is
// undefined.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendEntry,
  chainBefore,
  createLog,
  type Log,
  type LogEntry,
} from '../../shared/netcode/log.ts';
import { PIECE_ENTRIES_MAX, packEntries, unpackEntries } from '../../shared/netcode/log-codec.ts';
import { COMMAND_TEXT_UNITS_MAX } from '../../shared/protocol/command.ts';
import { COMMANDS_PER_ENTRY_MAX } from '../../shared/protocol/peer-limits.ts';
import { createRandom, wholeBetween } from '../simulator/random.ts';
import { TOY_SEATS } from '../simulator/toy-simulation.ts';
import { command, entryOf } from './core-fixture.ts';

const seed = Number(process.env.SEED ?? 20_260_803);
const ZERO = new Uint8Array(TOY_SEATS);

const someCommand = fc.record({
  sequence: fc.integer({ min: 0, max: 0xffff }),
  command: fc.record({
    kind: fc.integer({ min: 0, max: 255 }),
    by: fc.integer({ min: 0, max: 0xffff }),
    target: fc.integer({ min: 0, max: 0xffff }),
    value: fc.integer({ min: 0, max: 0xffff_ffff }),
    text: fc.string({ unit: 'binary', maxLength: 12 }),
  }),
});
/** Mostly repeats, as in play; now and then a change of anything. */
const someEntries = fc.array(
  fc.record({
    repeats: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 150 })),
    seat: fc.integer({ min: 0, max: TOY_SEATS - 1 }),
    input: fc.integer({ min: 0, max: 255 }),
    substituted: fc.integer({ min: 0, max: 0xffff }),
    commands: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      fc.array(someCommand, { maxLength: 3 }),
    ),
  }),
  { maxLength: 12 },
);

describe('P3 packed entries', () => {
  it('unpack to the same log, in pieces of any size and from any tick', () => {
    fc.assert(
      fc.property(
        someEntries,
        fc.integer({ min: 220, max: 700 }),
        fc.nat(),
        (story, max, start) => {
          const log = createLog(TOY_SEATS);
          const inputs = new Uint8Array(TOY_SEATS);
          for (const { seat, input, substituted, commands, repeats } of story) {
            inputs[seat] = input;
            appendEntry(log, { inputs: inputs.slice(), substituted, commands });
            for (let i = 0; i < repeats; i++)
              appendEntry(log, { inputs: inputs.slice(), substituted, commands: [] });
          }
          const from = log.next === 0 ? 0 : start % log.next;
          expect(copyOf(log, from, max).chain).toBe(log.chain);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a second without any change is one byte', () => {
    const log = logWith(60, () => entryOf([17, 5]));
    expect([...packEntries(log, 1, 700)]).toEqual([58]);
  });

  it('an entry with one changed input is head and input, and three repeats cost nothing', () => {
    const log = createLog(TOY_SEATS);
    appendEntry(log, entryOf([17, 5]));
    appendEntry(log, entryOf([17, 6]));
    appendEntry(log, entryOf([17, 6]));
    appendEntry(log, entryOf([17, 6], [], 2));
    expect([...packEntries(log, 1, 700)]).toEqual([0x85, 6, 0xc2, 0b10]);
  });

  it('a command has number, kind, by, target, value and text', () => {
    const log = createLog(TOY_SEATS);
    const one = command(1, { by: 2, target: 300, value: 70_000, text: 'aé' });
    appendEntry(log, entryOf([], [{ sequence: 5, command: one }]));
    expect([...packEntries(log, 0, 700)]).toEqual([
      0xc4, 1, 5, 1, 2, 0xac, 0x02, 0xf0, 0xa2, 0x04, 2, 0x61, 0xe9, 0x01,
    ]);
  });

  it('keep to the bytes and the entries that they may have', () => {
    const busy = logWith(1000, (tick) => entryOf([tick % 250, (tick * 7) % 250]));
    for (const max of [10, 100, 500, 700]) {
      const bytes = packEntries(busy, 1, max);
      expect(bytes.length).toBeLessThanOrEqual(max);
      expect(bytes.length).toBeGreaterThan(max - 10);
    }
    const calm = logWith(1000, () => entryOf([3]));
    expect(unpackEntries(packEntries(calm, 1, 700), entryOf([3]).inputs, 0)).toHaveLength(
      PIECE_ENTRIES_MAX,
    );
  });

  it('of nothing are no bytes', () => {
    const log = logWith(3, () => entryOf([3]));
    expect(packEntries(log, 3, 700)).toHaveLength(0);
    expect(unpackEntries(new Uint8Array(), ZERO, 0)).toEqual([]);
  });
});

describe('P3 bytes that no log packs', () => {
  it.each([
    ['more entries than a piece has', [127, 127, 127, 127, 0]],
    ['a change after a full piece', [127, 127, 127, 127, 0xc1, 1, 1]],
    ['no input after its seat', [0x84]],
    ['repeats beyond a full piece', [127, 127, 127, 127, 0x83, 1]],
    ['no inputs after the mask', [0xc1, 0b11, 1]],
    ['a mask without an end', [0xc1, 0xff, 0xff, 0xff, 0xff, 0xff, 0]],
    ['no substitutions', [0xc2]],
    ['no commands', [0xc4]],
    ['a count of no commands', [0xc4, 0]],
    ['17 commands', [0xc4, 17, ...new Array(17 * 6).fill(0)]],
    ['half a command', [0xc4, 1, 5, 1]],
    ['a player above 65,535', [0xc4, 1, 0, 1, 0xff, 0xff, 0x7f, 0, 0, 0]],
    ['a command number above 65,535', [0xc4, 1, 0xff, 0xff, 0x7f, 1, 0, 0, 0, 0]],
    ['a text of 41 units', [0xc4, 1, 0, 1, 0, 0, 0, 41, ...new Array(41).fill(65)]],
    ['a text that ends early', [0xc4, 1, 0, 1, 0, 0, 0, 4, 65]],
  ])('are undefined: %s', (_what, bytes) => {
    expect(unpackEntries(Uint8Array.from(bytes), ZERO, 0)).toBeUndefined();
  });

  it('name a seat that does not exist', () => {
    const seats = 4;
    expect(
      unpackEntries(Uint8Array.of(0xc1, 0b1_0000, 1), new Uint8Array(seats), 0),
    ).toBeUndefined();
    expect(unpackEntries(Uint8Array.of(0xc1, 0b1000, 1), new Uint8Array(seats), 0)).toHaveLength(1);
  });

  it(`never throw and never unfold beyond the bound (SEED=${seed})`, () => {
    const random = createRandom(seed);
    const busy = packEntries(
      logWith(300, (tick) => entryOf([tick % 7])),
      1,
      700,
    );
    let taken = 0;
    for (let round = 0; round < 20_000; round++) {
      const bytes = busy.slice(0, wholeBetween(random, 0, 60));
      for (let i = 0; i < 4; i++) bytes[wholeBetween(random, 0, 60)] = wholeBetween(random, 0, 255);
      const entries = unpackEntries(bytes, ZERO, 0);
      if (entries === undefined) continue;
      taken += 1;
      expect(entries.length).toBeLessThanOrEqual(PIECE_ENTRIES_MAX);
      for (const { inputs, substituted, commands } of entries.slice(-1)) {
        expect(inputs).toHaveLength(TOY_SEATS);
        expect(substituted).toBeLessThanOrEqual(0xffff);
        expect(commands.length).toBeLessThanOrEqual(COMMANDS_PER_ENTRY_MAX);
      }
    }
    expect(taken).toBeGreaterThan(100);
  });
});

describe('the fullest entry', () => {
  const text = '蹴'.repeat(COMMAND_TEXT_UNITS_MAX);
  const wide = command(255, { by: 0xffff, target: 0xffff, value: 0xffff_ffff, text });
  const fullest = entryOf(
    new Array(TOY_SEATS).fill(255),
    Array.from({ length: COMMANDS_PER_ENTRY_MAX }, () => ({ sequence: 0xffff, command: wide })),
    0xffff,
  );

  it('survives packing', () => {
    const log = logWith(1, () => fullest);
    const [entry] = unpackEntries(packEntries(log, 0, 4000), ZERO, 0)!;
    expect(entry).toEqual(fullest);
  });
});

function logWith(count: number, entryAt: (tick: number) => LogEntry): Log {
  const log = createLog(TOY_SEATS);
  for (let tick = 0; tick < count; tick++) appendEntry(log, entryAt(tick));
  return log;
}

/** Carries `log` over in pieces of at most `bytesMax`, from `start` on behind the same history. */
function copyOf(log: Log, start: number, bytesMax: number): { readonly chain: number } {
  const copy = createLog(TOY_SEATS);
  let before = { inputs: ZERO as Uint8Array, substituted: 0 };
  const take = (entries: readonly LogEntry[]) => {
    for (const entry of entries) {
      appendEntry(copy, entry);
      before = entry;
    }
  };
  take(unpackEntries(packEntries(log, 0, 1 << 20), before.inputs, 0)?.slice(0, start) ?? []);
  while (copy.next < log.next) {
    const bytes = packEntries(log, copy.next, bytesMax);
    const entries = unpackEntries(bytes, before.inputs, before.substituted);
    if (entries === undefined || entries.length === 0) return { chain: -1 };
    take(entries);
    if (chainBefore(log, copy.next) !== copy.chain) return { chain: -1 };
  }
  return copy;
}
