// P7: whatever bytes come in, decoding answers a message or undefined: no throw, no memory, no
// after-effect.
import { Packr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { lobbyNotices, lobbyRequests } from '../../shared/protocol/lobby-messages.ts';
import { controlCodec, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { codec, list, message, optional, text, u8, u32 } from '../../shared/protocol/schema.ts';
import { createRandom, pick, type Random, wholeBetween } from '../simulator/random.ts';
import { bytesOf, goldenControlMessages, goldenGameMessages } from './golden.ts';
import { goldenLobbyNotices, goldenLobbyRequests } from './golden-lobby.ts';

const seed = Number(process.env.SEED ?? 20_260_802);
const ROUNDS = 5000;
const packr = new Packr({ useRecords: false });
const channels = [
  ['game channel', gameCodec, goldenGameMessages],
  ['control channel', controlCodec, goldenControlMessages],
  ['client to lobby', lobbyRequests, goldenLobbyRequests],
  ['lobby to client', lobbyNotices, goldenLobbyNotices],
] as const;

describe.each(channels)(`P7 on the %s (SEED=${seed})`, (_name, codec, vectors) => {
  const valid = vectors.map((one) => bytesOf(one.hex));

  it('a spoilt message is refused or is another valid one', () => {
    const random = createRandom(seed);
    let taken = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = spoil(random, pick(random, valid), pick(random, valid));
      const decoded = codec.decode(bytes);
      if (decoded === undefined) continue;
      taken += 1;
      const again = codec.decode(new Uint8Array(codec.encode(decoded as never)));
      expect(again, `round ${round}`).toEqual(decoded);
    }
    // A check that never lets anything through, or everything, proves nothing.
    expect(taken).toBeGreaterThan(ROUNDS / 100);
    expect(taken).toBeLessThan(ROUNDS / 2);
  });

  it('random bytes are refused', () => {
    const random = createRandom(seed + 1);
    for (let round = 0; round < ROUNDS; round++) codec.decode(noise(random));
    expect(codec.decode(valid[0])).toEqual(vectors[0].message);
  });

  it('every truncation is refused', () => {
    for (const bytes of valid.filter((one) => one.length < 1200))
      for (let length = 0; length < bytes.length; length++)
        expect(codec.decode(bytes.subarray(0, length))).toBeUndefined();
  });
});

const BOMBS: readonly (readonly [string, string])[] = [
  ['an array of 2^32 - 1', 'ddffffffff'],
  ['arrays of 16 million in each other', 'dd01000000*200'],
  ['arrays of 65,535 in each other', 'dcffff*380'],
  ['1,100 arrays in each other', '91*1100'],
  ['a map of 16 million', 'df01000000'],
  ['bytes without end', 'c6ffffffff 00'],
  ['a text without end', 'dbffffffff 00'],
  ['an extension without end', 'c9ffffffff 00'],
  ['a record definition', 'd47240 91a161 01'],
  ['an error object', 'c70065 93a141a142a143'],
  ['a regular expression', 'c70078 92a128a167'],
  ['a reference to itself', 'd76900000001 91 d77000000001'],
  ['a date', 'd6ff00000001'],
  ['a number of 64 bits', '92 03 cfffffffffffffffff'],
];

describe('P7 bombs', () => {
  it.each(BOMBS)('%s is refused, and the next message understood', (_what, hex) => {
    for (const [, codec, vectors] of channels) {
      const bomb = bytesOf(hex);
      expect(codec.decode(bomb)).toBeUndefined();
      // As the field of an otherwise good message, too.
      const array = vectors.find((one) => (one.message as { kind: string }).kind !== 'frame')!;
      const tuple = packr.unpack(bytesOf(array.hex)) as unknown[];
      const head = packr.pack(tuple).subarray(0, tuple.length > 15 ? 4 : 2);
      expect(codec.decode(Uint8Array.from([...head, ...bomb]))).toBeUndefined();
      expect(codec.decode(bytesOf(vectors[0].hex))).toEqual(vectors[0].message);
    }
  });

  it('a map never reaches a prototype', () => {
    const pollution = bytesOf('81 a95f5f70726f746f5f5f 81 a8706f6c6c75746564 c3');
    for (const [, codec] of channels) {
      expect(codec.decode(pollution)).toBeUndefined();
      expect(codec.decode(Uint8Array.from([0x92, 16, ...pollution]))).toBeUndefined();
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a codec', () => {
  const Left = message(1, 'left', { count: u8, words: list(text(3), 2), more: optional(u32) });

  it('refuses two messages with one tag', () => {
    expect(() => codec([Left, message(1, 'right', {})], 100)).toThrow('share tag 1');
  });

  it('refuses to encode a message that it does not know', () => {
    const one = codec([Left], 100);
    expect(() => one.encode({ kind: 'right' } as never)).toThrow('another codec');
    const good = { kind: 'left', count: 1, words: ['a'], more: null } as const;
    expect(one.decode(one.encode({ ...good, words: ['a'] }))).toEqual(good);
  });
});

/** Flips bits, cuts, repeats, splices with another message, or swaps a byte for a type byte. */
function spoil(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const spoilt = bytes.slice(0, 400);
  const at = wholeBetween(random, 0, spoilt.length - 1);
  switch (wholeBetween(random, 0, 4)) {
    case 0:
      spoilt[at] ^= 1 << wholeBetween(random, 0, 7);
      return spoilt;
    case 1:
      return Uint8Array.from([...spoilt.subarray(0, at), ...other.subarray(at, 400)]);
    case 2:
      spoilt[at] = pick(random, [0x00, 0x7f, 0x80, 0x90, 0xc0, 0xc1, 0xcb, 0xd9, 0xdd, 0xff]);
      return spoilt;
    case 3:
      return Uint8Array.from([...spoilt, ...noise(random).subarray(0, 3)]);
    default:
      for (let i = 0; i < 3; i++)
        spoilt[wholeBetween(random, 0, spoilt.length - 1)] = wholeBetween(random, 0, 255);
      return spoilt;
  }
}

function noise(random: Random): Uint8Array {
  const length = wholeBetween(random, 0, 60);
  return Uint8Array.from({ length }, () => wholeBetween(random, 0, 255));
}
