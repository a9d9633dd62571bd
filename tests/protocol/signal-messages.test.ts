// Signals on the wire: golden text, limits, and that nothing a peer sends makes the decoder throw.
import { describe, expect, it } from 'vitest';
import {
  decodeSignal,
  encodeSignal,
  SIGNAL_BATCH_MAX,
  SIGNAL_CANDIDATE_UNITS_MAX,
  SIGNAL_SDP_UNITS_MAX,
  SIGNAL_UNITS_MAX,
  type Signal,
} from '../../shared/protocol/signal-messages.ts';

const address = { session: 7, toSession: 0, attempt: 1 };
const offer: Signal = { kind: 'describe', ...address, type: 'offer', sdp: 'v=0\r\n' };
const batch: Signal = { kind: 'candidates', ...address, items: [['candidate:1 1 udp', '0']] };

describe('a signal', () => {
  it.each([
    [offer, '[1,7,0,1,"offer","v=0\\r\\n"]'],
    [batch, '[2,7,0,1,[["candidate:1 1 udp","0"]]]'],
  ])('has this text on the wire: %#', (signal, text) => {
    expect(encodeSignal(signal)).toBe(text);
    expect(decodeSignal(text)).toEqual(signal);
  });

  it('fits the largest description and the largest batch of candidates', () => {
    const sdp = `${'a=x\r\n'.repeat(SIGNAL_SDP_UNITS_MAX / 5 - 1)}`;
    expect(encodeSignal({ ...offer, sdp } as Signal)).toBeDefined();
    const longest: [string, string] = ['c'.repeat(SIGNAL_CANDIDATE_UNITS_MAX), 'm'.repeat(32)];
    const items = Array.from({ length: SIGNAL_BATCH_MAX }, () => longest);
    expect(encodeSignal({ ...batch, items } as Signal)).toBeDefined();
  });

  it('is not sent beyond the limits', () => {
    const sdp = 'x'.repeat(SIGNAL_SDP_UNITS_MAX + 1);
    expect(encodeSignal({ ...offer, sdp } as Signal)).toBeUndefined();
    expect(encodeSignal({ ...offer, attempt: 0 } as Signal)).toBeUndefined();
    expect(encodeSignal({ ...offer, session: -1 } as Signal)).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '[3,7,0,1,"offer","v=0"]',
    '[1,7,0,1,"offer"]',
    '[1,7,0,1,"offer","v=0",1]',
    '[1,7,0,1,"rollback","v=0"]',
    '[1,7,0,1.5,"offer","v=0"]',
    '[1,-7,0,1,"offer","v=0"]',
    '[2,7,0,1,[["a"]]]',
    '[2,7,0,1,[["a",null]]]',
    '[2,7,0,1,{"length":1}]',
    '['.repeat(SIGNAL_UNITS_MAX),
    'x'.repeat(SIGNAL_UNITS_MAX + 1),
  ])('is refused without throwing: %.40s', (body) => {
    expect(decodeSignal(body)).toBeUndefined();
  });

  it('never throws on a mutated one', () => {
    const seed = 20_260_801;
    const next = generatorFrom(seed);
    const texts = [encodeSignal(offer)!, encodeSignal(batch)!];
    for (let i = 0; i < 20_000; i++) {
      const units = [...texts[i % 2]];
      for (let changes = 0; changes <= i % 4; changes++) {
        units[next() % units.length] = String.fromCharCode(next() % 0x1_00);
      }
      const body = units.join('');
      const signal = decodeSignal(body);
      if (signal !== undefined && encodeSignal(signal) === undefined) {
        throw new Error(`seed ${seed}: took what it would not send: ${body}`);
      }
    }
  });
});

/** Uniform 31-bit integers; the same for the same seed (Marsaglia's xorshift). */
function generatorFrom(seed: number): () => number {
  let word = seed | 0;
  return () => {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    return word >>> 1;
  };
}
