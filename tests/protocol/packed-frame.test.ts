// P11: a packed frame is short, comes back as it was, and half a frame is none.
import { describe, expect, it } from 'vitest';
import { type Frame, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { goldenGameMessages } from './golden.ts';

const frames = goldenGameMessages.flatMap(({ name, message }) =>
  message.kind === 'frame' ? [[name, message] as const] : [],
);
const usual = frames[0][1];
const lengthOf = (change: Partial<Frame>) => gameCodec.encode({ ...usual, ...change }).length;

describe('P11 a packed frame', () => {
  it.each(frames)('comes back as it was, and cut or longer it is none: %s', (_name, message) => {
    const bytes = gameCodec.encode(message);
    expect(gameCodec.decode(bytes)).toEqual(message);
    for (let end = 0; end < bytes.length; end++)
      expect(gameCodec.decode(bytes.subarray(0, end))).toBeUndefined();
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(gameCodec.decode(longer)).toBeUndefined();
  });

  it('takes no byte for what is not said', () => {
    const bare = { timing: null, commit: 0, inputs: [] };
    expect(lengthOf(bare)).toBe(9);
    expect(lengthOf({ ...bare, checksums: [3597, 1, 2] })).toBe(lengthOf(bare) + 9);
    expect(lengthOf({ ...bare, timing: [959_300, 958_500] })).toBe(lengthOf(bare) + 4);
  });

  it('has a byte for an input of up to three ticks, two for a longer one', () => {
    const run = (...pairs: number[]) => lengthOf({ inputs: [[2, 3600, Uint8Array.from(pairs)]] });
    expect(run(33, 3, 1, 1) - run(33, 3)).toBe(1);
    expect(run(33, 3, 1, 200) - run(33, 3)).toBe(2);
    expect(run(33, 3, 255, 1) - run(33, 3)).toBe(2);
  });

  it('keeps what it said valid when the next one is packed', () => {
    const first = gameCodec.encode(usual);
    gameCodec.encode({ ...usual, term: 9 });
    expect(gameCodec.decode(first)).toEqual(usual);
  });

  it('says no more runs, commands or bytes of log than a packet may hold', () => {
    const of = (...body: number[]) => gameCodec.decode(Uint8Array.from([1, ...body]));
    const head = [1, 0, 17, 0, 0, 0];
    expect(of(0, ...head)).toBeDefined();
    expect(of(16, ...head, 17, ...new Array(3 * 17).fill(0))).toBeUndefined();
    expect(of(32, ...head, 5, ...new Array(6 * 5).fill(0))).toBeUndefined();
    expect(of(32, ...head, 4, ...new Array(6 * 4).fill(0))).toBeDefined();
    expect(of(64, ...head, 0, 0, 0, 0, 0, 0xbd, 5, ...new Array(701).fill(0))).toBeUndefined();
  });
});
