// P16, P17: what one peer may say, and what of it is shown; hostile text and floods end here.
import { describe, expect, it } from 'vitest';
import { createSayGate, createTalkIntake } from '../../game/net/talk-gate.ts';
import {
  HEAR_BURST,
  HEAR_EVERY_MS,
  SAY_BURST,
  SAY_EVERY_MS,
  SAY_POINTS_MAX,
} from '../../shared/protocol/peer-limits.ts';
import { controlCodec } from '../../shared/protocol/peer-messages.ts';
import { cleanSaid, type Say, writeSay } from '../../shared/protocol/say-message.ts';

const line = (text: string): Say => writeSay('all', { form: 'text', text });

describe('P16 a flood', () => {
  it('of the own keys is stopped before it is sent, and a patient person is not', () => {
    const gate = createSayGate(0);
    const passed = (nowMs: number) => Array.from({ length: 9 }, () => gate.pass(nowMs));
    expect(passed(0).filter(Boolean)).toHaveLength(SAY_BURST);
    expect(passed(SAY_EVERY_MS).filter(Boolean)).toHaveLength(1);
    expect(passed(60_000).filter(Boolean)).toHaveLength(SAY_BURST);
  });

  it('of a peer is dropped and counted, and costs nobody else a word', () => {
    const intake = createTalkIntake();
    const heard = Array.from({ length: 1000 }, (_, i) => intake.hear(7, line('spam'), i / 10));
    expect(heard.filter((one) => one !== undefined)).toHaveLength(HEAR_BURST);
    expect(intake.faults().tooMany).toBe(1000 - HEAR_BURST);
    expect(intake.hear(8, line('hello'), 100)).toEqual({ form: 'text', text: 'hello' });
    expect(intake.hear(7, line('again'), 100 + HEAR_EVERY_MS)).toBeDefined();
  });

  it('what an honest sender may say, every receiver hears, however late it comes', () => {
    const gate = createSayGate(0);
    const intake = createTalkIntake();
    let lastMs = 0;
    for (let nowMs = 0; nowMs < 60_000; nowMs += 50) {
      if (!gate.pass(nowMs)) continue;
      // As one that was held up for up to two seconds.
      lastMs = Math.max(lastMs, Math.ceil(nowMs / 2000) * 2000);
      expect(intake.hear(2, line('word'), lastMs)).toBeDefined();
    }
    expect(intake.faults()).toEqual({ empty: 0, tooMany: 0 });
  });

  it('peers that come and go leave no heap of memories', () => {
    const intake = createTalkIntake();
    for (let peer = 1; peer < 5000; peer += 1)
      expect(intake.hear(peer, line('hi'), peer)).toBeDefined();
  });
});

describe('P17 what a peer says', () => {
  it('is one line of visible characters', () => {
    expect(cleanSaid('  a\n\tb\u202e\u0007c ')).toBe('a bc');
    expect(cleanSaid('<b>x</b> https://a.example')).toBe('<b>x</b> https://a.example');
    expect([...cleanSaid('⚽'.repeat(400))]).toHaveLength(SAY_POINTS_MAX);
    expect(cleanSaid('\ud83d')).toBe('');
  });

  it('is nothing when nothing is left, or what it says is none', () => {
    const intake = createTalkIntake();
    const bad: Say[] = [
      line(''),
      line(' \u200b\u0000 '),
      { ...line('x'), index: 1 },
      { ...line('x'), form: 'phrase' },
      { ...line(''), form: 'emote', index: 6 },
    ];
    for (const [peer, say] of bad.entries()) expect(intake.hear(peer + 1, say, 0)).toBeUndefined();
    expect(intake.faults().empty).toBe(bad.length);
  });

  it('goes over the wire as it is', () => {
    for (const said of [
      { form: 'text', text: 'مرحبا' },
      { form: 'phrase', index: 0 },
      { form: 'emote', index: 5 },
    ] as const) {
      const say = controlCodec.decode(controlCodec.encode(writeSay('team', said)));
      expect(say?.kind).toBe('say');
      expect(createTalkIntake().hear(1, say as Say, 0)).toEqual(said);
    }
  });

  it('is refused unread when it is longer than any line', () => {
    const bytes = controlCodec.encode(line('x'.repeat(240)));
    const longer = Uint8Array.from([...bytes.slice(0, -242), 0xd9, 241, ...bytes.slice(-240), 120]);
    expect(controlCodec.decode(bytes)).toBeDefined();
    expect(controlCodec.decode(longer)).toBeUndefined();
    expect(() => controlCodec.encode(line('x'.repeat(241)))).toThrow('range');
  });
});
