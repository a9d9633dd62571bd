// C30 to C34, P7: envelopes have the bytes that they have, whatever comes instead is refused, and
// none looks like a message of the codecs.
import { describe, expect, it } from 'vitest';
import { CONTROL_BYTES_MAX, DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import { controlCodec, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { addresseeOf, passOn, readRelay, writeRelay } from '../../shared/protocol/relay-message.ts';
import {
  envelopeKind,
  envelopeKindOf,
  REACH_BYTES_MAX,
  REACH_LINKS_MAX,
  reachCodec,
  readForward,
  readProbe,
  readStream,
  turnForward,
  writeForward,
} from '../../shared/protocol/route-messages.ts';
import { createRandom, wholeBetween } from '../simulator/random.ts';
import { bytesOf, goldenControlMessages, goldenGameMessages } from './golden.ts';
import { envelopeCodecs, goldenEnvelopes } from './golden-routes.ts';

const payload = Uint8Array.of(7, 8);
const forward = (peerId: number, flags = 0) => writeForward({ peerId, flags, stream: 5, payload });

describe('P10 envelopes', () => {
  it.each(goldenEnvelopes.map((one) => [one.name, one] as const))('%s', (_, { message, hex }) => {
    const { write, read } = envelopeCodecs[message.kind];
    expect(Buffer.from(write(message.value as never)).toString('hex')).toBe(
      Buffer.from(bytesOf(hex)).toString('hex'),
    );
    expect(read(bytesOf(hex))).toEqual(message.value);
  });
});

describe('a forward', () => {
  it('becomes that of its sender in place, payload and flags untouched', () => {
    const bytes = forward(2, 3);
    turnForward(bytes, 300);
    expect(envelopeKindOf(bytes)).toBe(envelopeKind.forwarded);
    expect(readForward(bytes)).toEqual({ peerId: 300, flags: 3, stream: 5, payload });
  });

  it.each([
    ['nothing', []],
    ['a head without a payload', [0x40, 2, 0, 5]],
    ['a flag that there is none', [0x44, 2, 0, 5, 1]],
    ['nobody as the addressee', [0x40, 0, 0, 5, 1]],
  ])('is refused: %s', (_, bytes) => {
    expect(readForward(Uint8Array.from(bytes))).toBeUndefined();
  });
});

it.each([
  ['too long', [0x60, 1]],
  ['a flag that there is none', [0x64]],
])('a probe is refused: %s', (_, bytes) => {
  expect(readProbe(Uint8Array.from(bytes))).toBeUndefined();
});

it.each([
  ['cut off', [0x70, 1, 0, 2, 0, 3, 0, 4]],
  ['without a stream', [0x70, 0, 0, 2, 0, 3, 0, 4, 0, 9]],
  ['with a flag', [0x71, 1, 0, 2, 0, 3, 0, 4, 0, 9]],
])('a stream is refused: %s', (_, bytes) => {
  expect(readStream(Uint8Array.from(bytes))).toBeUndefined();
});

it('the widest reach fits its limit', () => {
  const links = Array.from({ length: REACH_LINKS_MAX }, () => [0xffff, 0xffff] as [number, number]);
  expect(reachCodec.encode({ kind: 'reach', links }).length).toBeLessThanOrEqual(REACH_BYTES_MAX);
});

it('no message of the codecs looks like an envelope, nor an envelope like a message', () => {
  for (const { hex } of [...goldenGameMessages, ...goldenControlMessages])
    expect(envelopeKindOf(bytesOf(hex))).toBe(0);
  for (const { message, hex } of goldenEnvelopes) {
    if (message.kind === 'relay') continue;
    expect(gameCodec.decode(bytesOf(hex))).toBeUndefined();
    expect(controlCodec.decode(bytesOf(hex))).toBeUndefined();
  }
});

describe('a relay', () => {
  it('is passed on as its sender’s', () => {
    const relay = readRelay(writeRelay({ channel: 'game', bytes: forward(2) }), 'forward')!;
    expect(addresseeOf(relay)).toBe(2);
    const passed = readRelay(passOn(writeRelay(relay), 3), 'forwarded')!;
    expect(passed.channel).toBe('game');
    expect(readForward(passed.bytes)?.peerId).toBe(3);
  });

  const game = (length: number) => Uint8Array.from([0, 0x40, 2, 0, 5, ...new Uint8Array(length)]);
  it.each([
    ['nothing', new Uint8Array()],
    ['a channel that there is none', Uint8Array.from([2, ...forward(2)])],
    ['no envelope', Uint8Array.of(0, 1, 2, 3, 4, 5, 6)],
    ['one that was forwarded already', Uint8Array.from([0, 0x50, 2, 0, 5, 1])],
    ['one beyond a datagram', game(DATAGRAM_BYTES_MAX - 3)],
    [
      'one beyond a control message',
      Uint8Array.from([1, ...new Uint8Array(CONTROL_BYTES_MAX + 1)]),
    ],
  ])('is refused: %s', (_, bytes) => {
    expect(readRelay(bytes, 'forward')).toBeUndefined();
  });

  it('of exactly a datagram is taken', () => {
    expect(readRelay(game(DATAGRAM_BYTES_MAX - 4), 'forward')).toBeDefined();
  });
});

it('P7: random bytes never throw', () => {
  const random = createRandom(Number(process.env.SEED ?? 20_261_128));
  for (let round = 0; round < 20_000; round++) {
    const length = wholeBetween(random, 0, 20);
    const bytes = Uint8Array.from({ length }, () => wholeBetween(random, 0, 255));
    if (length > 0 && round % 2 === 0) bytes[0] = wholeBetween(random, 4, 7) << 4;
    for (const { read } of Object.values(envelopeCodecs)) read(bytes);
  }
});
