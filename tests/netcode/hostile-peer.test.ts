// Peers that send valid messages with any contents: no session throws, all that it sends encodes.
import { describe, it } from 'vitest';
import { Session } from '../../shared/netcode/session.ts';
import { controlCodec, gameCodec, type PeerMessage } from '../../shared/protocol/peer-messages.ts';
import { chance, createRandom, pick, type Random, wholeBetween } from '../simulator/random.ts';
import { toyCommand, toySimulation } from '../simulator/toy-simulation.ts';
import { frameOf, VERSION } from './core-fixture.ts';

const IDS = [1, 2, 3, 4];
const seed = Number(process.env.SEED ?? 20_260_804);

/** Random numbers where they hurt: at the edges, near what the receiver has, and anywhere. */
function word(random: Random, max: number): number {
  const near = wholeBetween(random, 0, 700);
  return Math.min(
    max,
    pick(random, [0, 1, 2, near, near, max - 1, max, wholeBetween(random, 0, max)]),
  );
}
const bytes = (random: Random, max: number) =>
  Uint8Array.from({ length: wholeBetween(random, 0, max) }, () => word(random, 255));

function hostileMessage(random: Random, isCalm: boolean): PeerMessage {
  const u16 = () => word(random, isCalm ? 60_000 : 0xffff);
  const u32 = () => word(random, 0xffff_ffff);
  const piece = (): [number, number, Uint8Array] => [u32(), u32(), bytes(random, 20)];
  const run1 = (): [number, number, Uint8Array] => [
    pick(random, [0, 1, 2, 3, 4]),
    u32(),
    bytes(random, 9),
  ];
  const maybe = <T>(value: T) => (chance(random) < 0.5 ? value : null);
  switch (wholeBetween(random, 0, 5)) {
    case 0:
      return {
        kind: 'view',
        term: u16(),
        candidate: pick(random, [0, 1, 2, 3, 9]),
        lost: pick(random, [0, 1, 2, 3, 9]),
        logTerm: u16(),
        logNext: u32(),
        log: maybe(piece()),
        inputs: maybe(run1()),
      };
    case 1:
      return { kind: 'keyframe-request', logNext: u32() };
    case 2:
      return {
        kind: 'keyframe-head',
        tick: u32(),
        chain: u32(),
        term: u16(),
        host: u16(),
        logTerm: u16(),
        handoffTo: u16(),
        handoffLast: u32(),
        successors: [...bytes(random, 16)],
        sequences: [[u16(), u16()]],
        inputs: bytes(random, 16),
        substituted: u16(),
        stateBytes: 1 + word(random, 999),
      };
    case 3:
      return {
        kind: 'keyframe-slice',
        tick: u32(),
        offset: word(random, 10),
        bytes: bytes(random, 90),
      };
    default:
      return frameOf({
        term: u16(),
        host: pick(random, [0, 1, 2, 3, 9]),
        sequence: u16() & 0x7ff,
        flags: wholeBetween(random, 0, 15),
        timing: maybe([u32(), u32()]),
        inputNext: u32(),
        logNext: u32(),
        commit: u32(),
        hears: u16(),
        checksums: maybe([u32(), u32(), u32()]),
        inputs: [run1(), run1()],
        log: maybe(piece()),
        commands: [[u16(), [word(random, 255), u16(), u16(), u32(), 'x']]],
      });
  }
}

/** A peer among three that say anything at all; what it wants to send must encode. */
function underFire(me: number, start: number, isCalm: boolean): void {
  const random = createRandom(start);
  const session = new Session({ simulation: toySimulation, playerId: me, version: VERSION });
  const join = { kind: toyCommand.join, by: 0, value: 0, text: '' };
  session.open(
    0,
    1,
    [1, 2, 3, 4].map((target) => ({ ...join, target })),
  );
  for (const id of IDS) if (id !== me) session.peerOpened(id, 0);
  // Fire, then silence: it gives up whomever it follows by then.
  for (let now = 17; now < 6000; now += 17) {
    for (const id of IDS)
      if (now < 2500 && id !== me && chance(random) < 0.7)
        session.receive(id, hostileMessage(random, isCalm), now);
    session.update(now);
    for (const { channel, message } of session.drain()) {
      const codec = channel === 'game' ? gameCodec : controlCodec;
      codec.encode(message as never);
    }
  }
}

describe(`valid messages with hostile contents (SEED=${seed})`, () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'never make a peer throw or say what does not encode: %i',
    (n) => {
      underFire(1, seed + n, true);
    },
  );

  it('of the highest term leave a next one', () => {
    underFire(1, seed, false);
  });
});
