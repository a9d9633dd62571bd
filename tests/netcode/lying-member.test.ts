// H9: one of four members lies in valid messages for 5 s; the three others agree and play on.
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../shared/protocol/peer-messages.ts';
import { crash, upPeers } from '../simulator/simulated-room.ts';
import { inFrames, type Lie, lieFor, withViews } from './lying-peer.ts';
import { peerOf, toyRoom } from './room-fixture.ts';

const LYING_MS = 5000;
/** Of 300: what a second of agreed confirmations comes to, 55 ticks. */
const CONFIRMED_MIN = 275;
const U32 = 0xffff_ffff;
const forged = Uint8Array.of(0x80, 0x07, 0x05);

/** Nothing that the honest sent in the lie's time may come back to them. */
const pieceAt =
  (chain: number) =>
  (frame: Frame): Partial<Frame> => ({
    log: [Math.max(0, frame.logNext - 1), chain, forged],
  });

/** Room times moved by `stampsOf`. */
const timed =
  (stampsOf: (n: number) => number) =>
  (frame: Frame, n: number): Partial<Frame> => ({
    timing: frame.timing && [(frame.timing[0] + stampsOf(n)) >>> 0, frame.timing[1]],
  });

const lies: readonly (readonly [string, Lie])[] = [
  ['claims the next term', inFrames((one, _, to) => ({ term: one.term + 1, host: 9 - to }))],
  [
    'claims the next term for itself',
    (honest, n, liar) =>
      inFrames((one) => ({ term: one.term + 1, host: liar.id }))(honest, n, liar),
  ],
  [
    'claims ever higher terms',
    (honest, n, liar) =>
      inFrames((one) => ({ term: Math.min(65_535, one.term + n), host: liar.id }))(honest, n, liar),
  ],
  [
    'claims the highest term',
    (honest, n, liar) => inFrames(() => ({ term: 65_535, host: liar.id }))(honest, n, liar),
  ],
  ['votes for itself', withViews(() => ({}))],
  ['votes for itself, ever higher', withViews((one, n) => ({ term: one.term + n }))],
  ['votes for another, ever higher', withViews((one, n) => ({ term: one.term + n, candidate: 2 }))],
  ['votes far ahead', withViews(() => ({ term: 60_000 }))],
  ['votes with a log that nobody has', withViews(() => ({ logNext: U32, logTerm: 65_535 }))],
  ['forges log after the true chain', inFrames((one) => ({ log: [one.logNext, 0, forged] }))],
  ['forges log of another chain', inFrames(pieceAt(12_345))],
  [
    'names itself in another chain',
    (honest, n, liar) =>
      inFrames((one) => ({ ...pieceAt(1)(one), host: liar.id }))(honest, n, liar),
  ],
  [
    'gives false checksums',
    inFrames((one) => ({
      checksums: [one.logNext - (one.logNext % 60), 1, 2],
    })),
  ],
  [
    'gives false state hashes',
    inFrames((one) => ({
      checksums: one.checksums && [one.checksums[0], one.checksums[1], 77],
    })),
  ],
  ['acknowledges the future', inFrames(() => ({ inputNext: U32, logNext: U32 }))],
  ['acknowledges nothing', inFrames(() => ({ inputNext: 0, logNext: 0 }))],
  ['tells a wrong time', inFrames(timed(() => 16_000_000))],
  ['tells every time', inFrames(timed((n) => n * 999_983))],
  ['commits the future', inFrames(() => ({ commit: U32, sequence: 0x7ff }))],
  ['hears nobody', inFrames(() => ({ hears: 0x8000 }))],
  [
    'plays far ahead',
    inFrames((one) => ({
      inputs: one.inputs.map(([id, from]) => [id, from, Uint8Array.of(3, 240)]),
    })),
  ],
  [
    'plays for the others',
    inFrames((one) => ({
      inputs: [1, 2, 3, 4].map((id) => [id, one.logNext + 10, Uint8Array.of(5, 200)]),
    })),
  ],
  [
    'floods the host with commands',
    inFrames((_, n) => ({
      commands: [0, 1, 2, 3].map((i) => [
        Math.min(65_535, 4 * n + i),
        [4, 1, 1, n, 'x'.repeat(40)],
      ]),
    })),
  ],
  [
    'asks for keyframes',
    (honest) => [
      honest,
      { to: honest.to, channel: 'control', message: { kind: 'keyframe-request', logNext: 0 } },
    ],
  ],
];

describe('H9 a member that lies for 5 s', () => {
  it.each(lies)('and %s', (_, lie) => {
    const room = toyRoom(4, { rttMs: 50 });
    const liar = peerOf(room, 2);
    judge(room, liar.id, () => lieFor(room, liar, lie, LYING_MS));
  });

  it.each(lies)('at the end of the line, and %s', (_, lie) => {
    const room = toyRoom(4, { rttMs: 50 });
    const liar = peerOf(room, 4);
    judge(room, liar.id, () => lieFor(room, liar, lie, LYING_MS));
  });
});

describe('H9 a host that lies for 5 s', () => {
  it.each<[string, Lie]>([
    ['and says nothing of the log', inFrames(() => ({ log: null }))],
    ['and says so to one', inFrames((one, _, to) => (to === 3 ? { log: null } : { log: one.log }))],
    ['and says that it has gone on', inFrames(() => ({ log: null, logNext: U32 }))],
    [
      'and gives false checksums',
      inFrames((one) => ({
        checksums: one.checksums && [one.checksums[0], one.checksums[1], 3],
      })),
    ],
    [
      'and forges chains',
      inFrames((one) => ({
        log: one.log && [one.log[0], one.log[1] ^ 1, one.log[2]],
      })),
    ],
  ])('%s', (_, lie) => {
    const room = toyRoom(4, { rttMs: 50 });
    const liar = peerOf(room, 1);
    judge(room, 1, () => lieFor(room, liar, lie, LYING_MS));
  });
});

describe('H9 a survivor that lies when the host dies', () => {
  it.each<[string, Lie]>([
    ['and still hears the dead', inFrames(() => ({ hears: 0xffff }))],
    ['and has a log that nobody has', withViews(() => ({ logNext: U32, logTerm: 65_535 }))],
    [
      'and lets the dead play on',
      withViews((one) => ({
        inputs: [1, one.logNext, Uint8Array.of(7, 240)],
      })),
    ],
    ['and votes for itself', withViews((one) => ({ term: one.term + 1 }))],
    ['and says nothing', (honest) => (honest.message.kind === 'view' ? [] : [honest])],
  ])('%s', (_, lie) => {
    const room = toyRoom(5, { rttMs: 50 });
    crash(room, peerOf(room, 1), false);
    judge(room, 4, () => lieFor(room, peerOf(room, 4), lie, LYING_MS));
  });
});

/** What must hold of the honest once the lying is over. */
function judge(room: ReturnType<typeof toyRoom>, liar: number, lying: () => void): void {
  const honest = upPeers(room).filter((one) => one.id !== liar);
  const before = new Map(honest.map((one) => [one.id, one.session.confirmedTick]));
  lying();
  for (const { id, session } of honest)
    expect(session.confirmedTick - before.get(id)!, `ticks of ${id}`).toBeGreaterThan(
      CONFIRMED_MIN,
    );
  expect(new Set(honest.map(({ session }) => session.term)).size, 'terms').toBe(1);
  expect(new Set(honest.map(({ session }) => session.host)).size, 'hosts').toBe(1);
  const tick = Math.min(...honest.map(({ session }) => session.confirmedTick));
  const chains = honest.map(({ session }) => session.chainBefore(tick));
  expect(new Set(chains).size, 'histories').toBe(1);
  expect(honest[0].session.term, 'term').toBeLessThan(2000);
  for (const { session } of honest) expect(session.stats.frozen, 'frozen').toBe(0);
  const taken = honest.map(
    ({ session }) => session.stats.keyframesTaken - (session.isHost ? 0 : 1),
  );
  expect(Math.max(...taken), 'keyframes').toBeLessThan(4);
}
