// Inputs of one player: contiguous, run-length coded, and bounded against whatever a peer sends
// (N1).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createStream,
  INPUT_TICKS_KEPT,
  type InputStream,
  isKnown,
  knownInput,
  lastInput,
  packRun,
  pushInput,
  takeRun,
} from '../../shared/netcode/input-stream.ts';
import { SNAPSHOTS_KEPT } from '../../shared/netcode/timeline.ts';
import { INPUT_RUN_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import type { InputRun } from '../../shared/protocol/peer-messages.ts';

const ID = 7;
const TICKS_MAX = 240;

function streamOf(inputs: readonly number[], from = 0): InputStream {
  const stream = createStream(ID);
  inputs.forEach((input, i) => {
    pushInput(stream, from + i, input);
  });
  return stream;
}
const run = (from: number, ...pairs: number[]): InputRun => [ID, from, Uint8Array.from(pairs)];
const inputsOf = (stream: InputStream, from: number) =>
  Array.from({ length: stream.next - from }, (_, i) => knownInput(stream, from + i));

describe('a stream', () => {
  it('knows nothing at first and the last input after each', () => {
    const stream = createStream(ID);
    expect([lastInput(stream), isKnown(stream, 0), stream.next]).toEqual([0, false, 0]);
    pushInput(stream, 0, 17);
    pushInput(stream, 1, 33);
    expect([lastInput(stream), isKnown(stream, 1), isKnown(stream, 2)]).toEqual([33, true, false]);
  });

  it('keeps as many ticks as a rollback can reach', () => {
    expect(INPUT_TICKS_KEPT).toBeGreaterThanOrEqual(SNAPSHOTS_KEPT);
    const stream = streamOf(Array.from({ length: 1000 }, (_, tick) => tick % 64));
    expect(isKnown(stream, 1000 - INPUT_TICKS_KEPT)).toBe(true);
    expect(isKnown(stream, 999 - INPUT_TICKS_KEPT)).toBe(false);
    for (let tick = 488; tick < 1000; tick++) expect(knownInput(stream, tick)).toBe(tick % 64);
  });

  it.each([3, 100, INPUT_TICKS_KEPT, 5000])(
    'jumps over %i ticks and leaves no old input',
    (gap) => {
      const stream = streamOf(new Array(INPUT_TICKS_KEPT).fill(9));
      const tick = stream.next + gap;
      pushInput(stream, tick, 5);
      expect(lastInput(stream)).toBe(5);
      const from = Math.max(INPUT_TICKS_KEPT, tick + 1 - INPUT_TICKS_KEPT);
      for (let t = from; t < tick; t++) expect(knownInput(stream, t)).toBe(0);
    },
  );
});

describe('P4 a run', () => {
  it('is pairs of value and length', () => {
    const stream = streamOf([17, 17, 17, 0, 33]);
    expect(packRun(stream, 0, 99)).toEqual(run(0, 17, 3, 0, 1, 33, 1));
    expect(packRun(stream, 2, 4)).toEqual(run(2, 17, 1, 0, 1));
    expect(packRun(stream, 5, 99)).toBeUndefined();
    expect(packRun(stream, 4, 4)).toBeUndefined();
  });

  it('of more than 255 equal ticks goes on in a second pair', () => {
    expect(packRun(streamOf(new Array(300).fill(4)), 0, 300)).toEqual(run(0, 4, 255, 4, 45));
  });

  it('starts where the ring does', () => {
    const stream = streamOf(new Array(600).fill(4));
    expect(packRun(stream, 0, 600)?.[1]).toBe(600 - INPUT_TICKS_KEPT);
  });

  it('carries any inputs to an empty stream', () => {
    const inputs = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 240 });
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 100_000 }), (values, from) => {
        const packed = packRun(streamOf(values, from), from, from + 240)!;
        expect(packed[2].length).toBeLessThanOrEqual(INPUT_RUN_BYTES_MAX);
        const taken = createStream(ID);
        expect(takeRun(taken, packed, from, TICKS_MAX)).toBe(from);
        expect(inputsOf(taken, from)).toEqual(values);
      }),
    );
  });
});

describe('N1 what comes in', () => {
  it('repeats what is known and adds what is not', () => {
    const stream = streamOf([1, 2, 3]);
    expect(takeRun(stream, run(1, 2, 1, 3, 1, 4, 2), 0, TICKS_MAX)).toBe(3);
    expect(inputsOf(stream, 0)).toEqual([1, 2, 3, 4, 4]);
  });

  it('does not change what is known already: nobody takes an input back', () => {
    const stream = streamOf([1, 2, 3]);
    expect(takeRun(stream, run(0, 9, 3), 0, TICKS_MAX)).toBeUndefined();
    expect(takeRun(stream, run(0, 9, 4), 0, TICKS_MAX)).toBe(3);
    expect(inputsOf(stream, 0)).toEqual([1, 2, 3, 9]);
  });

  it('with a gap waits, unless the log covers it', () => {
    const stream = streamOf([1, 2, 3]);
    expect(takeRun(stream, run(5, 9, 1), 4, TICKS_MAX)).toBeUndefined();
    expect(stream.next).toBe(3);
    expect(takeRun(stream, run(5, 9, 1), 5, TICKS_MAX)).toBe(5);
    expect(inputsOf(stream, 3)).toEqual([0, 0, 9]);
  });

  it.each([
    ['empty', run(3)],
    ['odd', run(3, 1)],
    ['with a run of none', run(3, 1, 0)],
    ['with a run of none among others', run(3, 1, 2, 2, 0, 3, 1)],
    ['longer than a packet may unfold to', run(3, 1, 241)],
    ['long in sum', run(3, 1, 120, 2, 120, 3, 1)],
    ['old', run(0, 1, 3)],
  ])('is dropped when it is %s', (_what, one) => {
    const stream = streamOf([1, 2, 3]);
    expect(takeRun(stream, one, 3, TICKS_MAX)).toBeUndefined();
    expect(inputsOf(stream, 0)).toEqual([1, 2, 3]);
  });

  it('is dropped when it reaches further ahead of the log than a rollback could', () => {
    const stream = createStream(ID);
    pushInput(stream, 400, 1);
    expect(takeRun(stream, run(401, 1, 112), 0, TICKS_MAX)).toBeUndefined();
    expect(takeRun(stream, run(401, 1, 111), 0, TICKS_MAX)).toBe(401);
    expect(stream.next).toBe(INPUT_TICKS_KEPT);
  });

  it('never throws and never moves backwards, whatever it is', () => {
    const stream = createStream(ID);
    const word = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(word, fc.uint8Array({ maxLength: 12 }), word, (from, pairs, logNext) => {
        const before = stream.next;
        takeRun(stream, [ID, from, pairs], logNext, TICKS_MAX);
        expect(stream.next).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});
