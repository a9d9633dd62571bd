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
    const bytes = new Uint8Array(gameCodec.encode(message));
    expect(gameCodec.decode(bytes)).toEqual(message);
    for (let end = 0; end < bytes.length; end++)
      expect(gameCodec.decode(bytes.subarray(0, end))).toBeUndefined();
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(gameCodec.decode(longer)).toBeUndefined();
  });

  it('takes no byte for what is not said', () => {
    const bare = { stamp: 0, echo: 0, held: 0, commit: 0, inputs: [] };
    expect(lengthOf(bare)).toBeLessThanOrEqual(12);
    expect(lengthOf({ ...bare, checksums: [3600, 1, 2] })).toBe(lengthOf(bare) + 9);
  });

  it('has a byte for an input of up to three ticks, two for a longer one', () => {
    const run = (...pairs: number[]) => lengthOf({ inputs: [[2, 3600, Uint8Array.from(pairs)]] });
    expect(run(33, 3, 1, 1) - run(33, 3)).toBe(1);
    expect(run(33, 3, 1, 200) - run(33, 3)).toBe(2);
    expect(run(33, 3, 255, 1) - run(33, 3)).toBe(3);
  });

  it('says no more runs than a packet may hold', () => {
    const bytes = new Uint8Array(gameCodec.encode(usual));
    bytes[2] |= 0x7c;
    expect(gameCodec.decode(bytes)).toBeUndefined();
  });
});
