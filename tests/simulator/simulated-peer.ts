// One browser of a simulated room: a real session, a clock and a timer of its own, what the network
// brought it, and what is wrong with it just now.
import { Session } from '../../shared/netcode/session.ts';
import type { Simulation } from '../../shared/netcode/simulation.ts';
import type { ControlMessage, GameMessage } from '../../shared/protocol/peer-messages.ts';
import type { Journal } from './journal.ts';
import { between, createStream, type Random } from './random.ts';

/** How a browser differs from the others; each has a default. */
export type PeerTraits = {
  /** Clock rate error in parts per million, and its reading at the room's time 0. */
  readonly clockPpm?: number;
  readonly clockOffsetMs?: number;
  /** Its timer fires at whole multiples of this (ms). */
  readonly granularityMs?: number;
};

export type SimulatedPeer<State> = {
  readonly id: number;
  readonly session: Session<State>;
  readonly journal: Journal | undefined;
  /** Chance of its timer, and of its player. */
  readonly timing: Random;
  readonly playing: Random;
  /** Own clock: offset in ms and rate error in parts per million. */
  clockOffsetMs: number;
  readonly clockPpm: number;
  readonly granularityMs: number;
  status: 'up' | 'crashed' | 'gone';
  /** Stopped until this time, as by SIGSTOP. */
  stalledUntilMs: number;
  /** Its clock stands still until this time, as in a sleep. */
  clockStopsUntilMs: number;
  /** Updates after a stall that come before what the network brought meanwhile, as in a browser. */
  deafUpdates: number;
  readonly inbox: { readonly from: number; readonly message: GameMessage | ControlMessage }[];
  input: number;
  wantsSeat: boolean;
  /** Between two updates while the page is in the background without a worker; 0 for none (ms). */
  backgroundMs: number;
  /** Time that one step takes (ms). */
  stepMs: number;
  /** Chance that what it sends is spoilt on the way out, and that it asks for nonsense. */
  spoils: number;
  floods: boolean;
  lies: boolean;
  heartbeatMs: number;
  bytesSent: number;
  packetsSent: number;
};

const VERSION = 1;

export function createPeer<State>(
  id: number,
  seed: number,
  simulation: Simulation<State>,
  journal: Journal | undefined,
  traits: PeerTraits,
  assets: ConstructorParameters<typeof Session<State>>[0]['assets'],
): SimulatedPeer<State> {
  const timing = createStream(seed, id, 1);
  const options = { simulation, playerId: id, version: VERSION };
  return {
    id,
    session: new Session(assets === undefined ? options : { ...options, assets }),
    journal,
    timing,
    playing: createStream(seed, id, 2),
    clockOffsetMs: traits.clockOffsetMs ?? between(timing, 0, 5000),
    clockPpm: traits.clockPpm ?? between(timing, -200, 200),
    granularityMs: traits.granularityMs ?? 0,
    status: 'up',
    stalledUntilMs: 0,
    clockStopsUntilMs: 0,
    deafUpdates: 0,
    inbox: [],
    input: 0,
    wantsSeat: true,
    backgroundMs: 0,
    stepMs: 0,
    spoils: 0,
    floods: false,
    lies: false,
    heartbeatMs: Number.NEGATIVE_INFINITY,
    bytesSent: 0,
    packetsSent: 0,
  };
}

/** The peer's own clock at a time of the room, in ms. */
export function clockOf<State>(peer: SimulatedPeer<State>, roomMs: number): number {
  return peer.clockOffsetMs + roomMs * (1 + peer.clockPpm / 1e6);
}

/** When its timer fires next, `everyMs` after now at the earliest a millisecond off. */
export function wakeMs<State>(peer: SimulatedPeer<State>, roomMs: number, everyMs: number): number {
  if (peer.backgroundMs > 0) return roomMs + peer.backgroundMs;
  const { granularityMs } = peer;
  if (granularityMs > 0)
    return Math.ceil((roomMs + everyMs - granularityMs / 2 + 1e-6) / granularityMs) * granularityMs;
  return roomMs + everyMs + between(peer.timing, -1, 2) - 0.5;
}
