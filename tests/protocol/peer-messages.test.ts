// Peer messages: what fits is carried unchanged, and what is out of range is neither sent nor
// taken.

import fc from 'fast-check';
import { Packr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { flagBit } from '../../shared/netcode/frame-flags.ts';
import { COMMAND_TEXT_UNITS_MAX } from '../../shared/protocol/command.ts';
import {
  COMMANDS_PER_PACKET_MAX,
  CONTROL_BYTES_MAX,
  DATAGRAM_BYTES_MAX,
  INPUT_RUN_BYTES_MAX,
  INPUT_STREAMS_PER_PACKET_MAX,
  INPUT_TICKS_PER_PACKET_MAX,
  KEYFRAME_BYTES_MAX,
  LOG_BYTES_PER_PACKET_MAX,
  SLICE_BYTES_MAX,
  SUCCESSORS_MAX,
} from '../../shared/protocol/peer-limits.ts';
import {
  AssetHead,
  AssetHeld,
  AssetRequest,
  AssetSlice,
  type ControlMessage,
  controlCodec,
  Frame,
  frameFlag,
  type GameMessage,
  gameCodec,
  Hello,
  KeyframeHead,
  KeyframeRequest,
  KeyframeSlice,
  Leave,
  View,
} from '../../shared/protocol/peer-messages.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import { bytesOf, goldenControlMessages, goldenGameMessages } from './golden.ts';

const packr = new Packr({ useRecords: false });
const word = fc.integer({ min: 0, max: 0xffff_ffff });
const id = fc.integer({ min: 0, max: 0xffff });
const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const piece = fc.tuple(word, word, bytes(60));
const pairs = bytes(20).map((one) => Uint8Array.from([...one, ...one]));
const run = fc.tuple(id, word, pairs);
const command = fc.tuple(
  fc.integer({ min: 0, max: 255 }),
  id,
  id,
  word,
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

const frame: fc.Arbitrary<Frame> = fc.record({
  kind: fc.constant('frame' as const),
  term: id,
  host: id,
  sequence: fc.integer({ min: 0, max: 0x7ff }),
  flags: fc.integer({ min: 0, max: 31 }),
  timing: fc.option(fc.tuple(word, word)),
  inputNext: word,
  logNext: word,
  commit: word,
  hears: id,
  checksums: fc.option(fc.tuple(word, word, word)),
  inputs: fc.array(run, { maxLength: 4 }),
  log: fc.option(piece),
  commands: fc.array(fc.tuple(id, command), { maxLength: 4 }),
});
const view: fc.Arbitrary<View> = fc.record({
  kind: fc.constant('view' as const),
  term: id,
  candidate: id,
  lost: id,
  logTerm: id,
  logNext: word,
  log: fc.option(piece),
  inputs: fc.option(run),
});
const head: fc.Arbitrary<KeyframeHead> = fc.record({
  kind: fc.constant('keyframe-head' as const),
  tick: word,
  chain: word,
  term: id,
  host: id,
  logTerm: id,
  handoffTo: id,
  handoffLast: word,
  successors: fc.array(id, { maxLength: SUCCESSORS_MAX }),
  sequences: fc.array(fc.tuple(id, id), { maxLength: 255 }),
  inputs: bytes(64),
  substituted: id,
  stateBytes: fc.integer({ min: 1, max: KEYFRAME_BYTES_MAX }),
});

describe('P1 a message that fits arrives unchanged', () => {
  it('on the game channel', () => {
    fc.assert(
      fc.property(fc.oneof(frame, view), (message) => {
        expect(gameCodec.decode(wireOf(gameCodec.encode(message)))).toEqual(message);
      }),
    );
  });

  it('on the control channel', () => {
    fc.assert(
      fc.property(head, (message) => {
        expect(controlCodec.decode(wireOf(controlCodec.encode(message)))).toEqual(message);
      }),
    );
  });
});

const vectors = [
  ...goldenGameMessages.map((one) => [one.name, gameCodec, one] as const),
  ...goldenControlMessages.map((one) => [one.name, controlCodec, one] as const),
];
/** Those that travel as an array; frames are packed (P11). */
const tuples = vectors.filter(([, , { message }]) => message.kind !== 'frame');
/** None of these is in the range of any field of any message, at any depth. */
const neverValid = [
  -1,
  0.5,
  2 ** 32,
  -(2 ** 31),
  Number.NaN,
  1 / 0,
  { a: 1 },
  undefined,
  'x'.repeat(41),
];

describe('P1 a field out of range', () => {
  it.each(tuples)('spoils the message when it comes in: %s', (_name, codec, { hex }) => {
    const tuple = packr.unpack(bytesOf(hex)) as unknown[];
    for (let place = 1; place < tuple.length; place++)
      for (const value of neverValid) {
        expect(codec.decode(packr.pack(tuple.with(place, value)))).toBeUndefined();
        const inner = tuple[place];
        if (!Array.isArray(inner)) continue;
        for (let i = 0; i < inner.length; i++) {
          const spoilt = tuple.with(place, inner.with(i, value));
          expect(codec.decode(packr.pack(spoilt))).toBeUndefined();
        }
      }
    expect(codec.decode(packr.pack(tuple))).toBeDefined();
  });

  it('one above the largest number is refused, coming in and going out', () => {
    const widest = goldenGameMessages.filter((one) => one.name.includes('widest'));
    expect(widest).toHaveLength(2);
    for (const { message } of widest)
      for (const [name, value] of Object.entries(message)) {
        if (typeof value !== 'number') continue;
        const tooWide = { ...message, [name]: value + 1 } as GameMessage;
        expect(() => gameCodec.encode(tooWide)).toThrow(`${message.kind}.${name}`);
      }
  });

  it.each([
    ['a fifth command', { commands: Array.from({ length: 5 }, () => [1, [1, 1, 1, 1, '']]) }],
    ['half a pair', { inputs: [[1, 1, new Uint8Array(3)]] }],
    ['a time of three', { timing: [1, 2, 3] }],
    ['a long run', { inputs: [[1, 1, new Uint8Array(INPUT_RUN_BYTES_MAX + 1)]] }],
    ['a 17th stream', { inputs: Array.from({ length: 17 }, () => [1, 1, new Uint8Array(2)]) }],
    ['a long piece of log', { log: [1, 1, new Uint8Array(LOG_BYTES_PER_PACKET_MAX + 1)] }],
    ['a flag too many', { flags: 32 }],
    ['two checksums', { checksums: [1, 2] }],
  ])('a frame with %s is refused', (_what, change) => {
    const [{ message }] = goldenGameMessages;
    expect(() => gameCodec.encode({ ...message, ...change } as GameMessage)).toThrow('range');
  });

  it.each([
    ['no state', { stateBytes: 0 }],
    ['too large a state', { stateBytes: KEYFRAME_BYTES_MAX + 1 }],
    ['too many successors', { successors: new Array(SUCCESSORS_MAX + 1).fill(1) }],
  ])('a head with %s is refused', (_what, change) => {
    const { message } = goldenControlMessages.find((one) => one.message.kind === 'keyframe-head')!;
    expect(() => controlCodec.encode({ ...message, ...change } as ControlMessage)).toThrow('range');
  });
});

describe('P1 a message of the wrong shape', () => {
  it.each(tuples)('is refused: %s', (_name, codec, { hex }) => {
    const tuple = packr.unpack(bytesOf(hex)) as unknown[];
    for (const spoilt of [
      tuple.slice(0, -1),
      [...tuple, 0],
      tuple.with(0, 99),
      tuple.with(0, String(tuple[0])),
      Object.fromEntries(tuple.entries()),
      [tuple],
      tuple[1],
    ])
      expect(codec.decode(packr.pack(spoilt))).toBeUndefined();
  });

  it('is refused on the other channel', () => {
    for (const { message } of goldenGameMessages)
      if (message.kind !== 'leave')
        expect(controlCodec.decode(gameCodec.encode(message))).toBeUndefined();
    for (const { message } of goldenControlMessages)
      if (message.kind !== 'leave')
        expect(gameCodec.decode(controlCodec.encode(message))).toBeUndefined();
  });

  it('is refused unread when it is longer than its channel carries', () => {
    const leave = gameCodec.encode({ kind: 'leave', why: 'left' });
    for (const [codec, max] of [
      [gameCodec, DATAGRAM_BYTES_MAX],
      [controlCodec, CONTROL_BYTES_MAX],
    ] as const) {
      const long = new Uint8Array(max + 1);
      long.set(leave);
      expect(codec.decode(long)).toBeUndefined();
    }
    expect(gameCodec.decode(new Uint8Array())).toBeUndefined();
  });
});

describe('P2 numbers that two places share', () => {
  it('flags have the same bits in the netcode', () => {
    expect(flagBit).toEqual(frameFlag);
  });

  it('tags are fixed', () => {
    const keyframe = [KeyframeRequest, KeyframeHead, KeyframeSlice];
    const asset = [AssetRequest, AssetHead, AssetSlice, AssetHeld];
    const schemas = [Frame, View, Leave, Hello, ...keyframe, ...asset];
    expect(schemas.map((one) => [one.kind, one.tag])).toEqual([
      ['frame', 1],
      ['view', 2],
      ['leave', 3],
      ['hello', 16],
      ['keyframe-request', 17],
      ['keyframe-head', 18],
      ['keyframe-slice', 19],
      ['asset-request', 20],
      ['asset-head', 21],
      ['asset-slice', 22],
      ['asset-held', 23],
    ]);
  });
});

describe('P8 limits and their relations', () => {
  it('a datagram is one IP packet and no limit of a part exceeds it', () => {
    expect(DATAGRAM_BYTES_MAX).toBeLessThanOrEqual(1160);
    expect(LOG_BYTES_PER_PACKET_MAX).toBeLessThan(DATAGRAM_BYTES_MAX);
    expect(INPUT_RUN_BYTES_MAX).toBe(2 * INPUT_TICKS_PER_PACKET_MAX);
    expect(INPUT_RUN_BYTES_MAX).toBeLessThan(DATAGRAM_BYTES_MAX);
    expect(COMMANDS_PER_PACKET_MAX * 3 * COMMAND_TEXT_UNITS_MAX).toBeLessThan(DATAGRAM_BYTES_MAX);
  });

  it('a control message fits every browser and every golden one fits it', () => {
    expect(CONTROL_BYTES_MAX).toBeLessThanOrEqual(16_384);
    for (const { hex } of goldenControlMessages)
      expect(bytesOf(hex).length).toBeLessThan(CONTROL_BYTES_MAX);
  });

  it('the largest state fits a keyframe, every seat a list, every slice one packet', () => {
    expect(roomSimulation.stateBytesMax).toBeLessThanOrEqual(KEYFRAME_BYTES_MAX);
    expect(roomSimulation.seats).toBeLessThanOrEqual(SUCCESSORS_MAX);
    expect(roomSimulation.seats).toBeLessThanOrEqual(INPUT_STREAMS_PER_PACKET_MAX);
    // `hears` and `substituted` have a bit per seat.
    expect(roomSimulation.seats).toBeLessThanOrEqual(16);
    expect(SLICE_BYTES_MAX).toBeLessThan(DATAGRAM_BYTES_MAX);
  });

  it('golden datagrams fit, and a typical one has 10 to 30 bytes (N8)', () => {
    for (const { hex } of goldenGameMessages)
      expect(bytesOf(hex).length).toBeLessThanOrEqual(DATAGRAM_BYTES_MAX);
    const typical = bytesOf(goldenGameMessages[0].hex).length;
    expect(typical).toBeGreaterThanOrEqual(10);
    expect(typical).toBeLessThanOrEqual(30);
  });
});

/** What arrives is a plain byte array, also where Node encodes into a Buffer. */
function wireOf(encoded: Uint8Array): Uint8Array {
  return new Uint8Array(encoded);
}
