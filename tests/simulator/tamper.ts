// Peers that send what they should not: spoilt packets, old ones again, floods, and a host that
// tells some peers another schedule than others.
import { appendEntry, createLog, resetLog } from '../../shared/netcode/log.ts';
import { packEntries, unpackEntries } from '../../shared/netcode/log-codec.ts';
import type { ControlMessage, Frame, GameMessage } from '../../shared/protocol/peer-messages.ts';
import { gameCodec } from '../../shared/protocol/peer-messages.ts';
import { chance, createStream, type Random, wholeBetween } from './random.ts';
import type { SimulatedPeer } from './simulated-peer.ts';

type Message = GameMessage | ControlMessage;

export type Tamper = {
  readonly random: Random;
  /** What each peer sent last, oldest first, if somebody is to send it again. */
  readonly past: Map<number, { readonly to: number; readonly message: GameMessage }[]>;
  readonly keepsPast: boolean;
  spoilt: number;
  lies: number;
  floods: number;
};

const PAST_KEPT = 200;
const SPOILT_SHARE = 0.3;
const FLOOD_COPIES = 4;

export function createTamper(seed: number, keepsPast: boolean): Tamper {
  const random = createStream(seed, 11);
  return { random, past: new Map(), keepsPast, spoilt: 0, lies: 0, floods: 0 };
}

/** What goes out in place of `message`. */
export function tamperWith<State>(
  tamper: Tamper,
  peer: SimulatedPeer<State>,
  to: number,
  message: Message,
): readonly Message[] {
  if (message.kind !== 'frame') return [message];
  if (tamper.keepsPast) keep(tamper, peer.id, to, message);
  if (peer.lies) return [lieAbout(tamper, to, message)];
  if (peer.floods) {
    tamper.floods += 1;
    return new Array(FLOOD_COPIES).fill(message);
  }
  if (peer.spoils > 0 && chance(tamper.random) < SPOILT_SHARE)
    return [message, spoil(tamper, peer.id, message)];
  return [message];
}

function keep(tamper: Tamper, id: number, to: number, message: GameMessage): void {
  const past = tamper.past.get(id) ?? [];
  tamper.past.set(id, past);
  past.push({ to, message });
  if (past.length > PAST_KEPT) past.shift();
}

/**
 * A frame of nonsense in what a peer says of inputs, logs and commands. Not in what it says it
 * holds or whom it follows: that nobody can check, and a room of liars is another matter (S12).
 */
function spoil(tamper: Tamper, id: number, frame: Frame): Frame {
  const { random } = tamper;
  tamper.spoilt += 1;
  const word = () => Math.floor(chance(random) * 0x1_0000_0000);
  const bytes = () =>
    Uint8Array.from({ length: 2 * wholeBetween(random, 0, 20) }, () => word() & 0xff);
  // Bytes of chance never throw; what they decode to, if anything, is nobody's message.
  gameCodec.decode(bytes());
  return {
    ...frame,
    hears: word() & 0xffff,
    inputs: [
      [id, frame.logNext + wholeBetween(random, -600, 600) + 600, bytes()],
      [id, word(), bytes()],
    ],
    log: [word() % 10_000, word(), bytes()],
    commands: [[1, [wholeBetween(random, 60, 255), id, word() & 0xff, word(), 'x']]],
  };
}

/** Peers of even numbers are told another input in the last entry of a piece. */
function lieAbout(tamper: Tamper, to: number, frame: Frame): Frame {
  if (frame.log === null || to % 2 === 1) return frame;
  const [from, chain, bytes] = frame.log;
  const seats = 16;
  const before = new Uint8Array(seats);
  const entries = unpackEntries(bytes, before, 0);
  // A piece without bytes says that all was as played: there is nothing in it to lie about.
  if (entries === undefined || entries.length === 0) return frame;
  const log = createLog(seats);
  resetLog(log, from, chain, { inputs: before, substituted: 0, commands: [] });
  for (const [at, entry] of entries.entries()) {
    const inputs = entry.inputs.slice();
    if (at === entries.length - 1) inputs[0] ^= 1;
    appendEntry(log, { ...entry, inputs });
  }
  tamper.lies += 1;
  return { ...frame, log: [from, chain, packEntries(log, from, 500)] };
}
