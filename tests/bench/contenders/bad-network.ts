// The network between the contenders, the same for all: delay with jitter, loss one by one or in
// bursts, datagrams that come out of order, and a reliable ordered channel over the same link.
import { bell, chance, type Random } from '../../simulator/random.ts';

export type Weather = {
  readonly oneWayMs: number;
  /** Share of all packets. */
  readonly loss: number;
  /** Losses come in rows with this mean length; 1 is each by itself. */
  readonly burstPackets: number;
};

type Way = { isBad: boolean; lastOrderedMs: number };
export type BadNetwork = {
  readonly weather: Weather;
  readonly random: Random;
  readonly ways: Map<string, Way>;
};

/** Standard deviation of the delay as a share of it. */
const jitterShare = 0.1;
/** What a lost packet of a 60 Hz stream costs when its gap is reported, on top of a round trip. */
const reportedGapMs = 50;
/** The shortest timer for a packet that is lost again (dcSCTP). */
const retransmissionTimerMs = 400;

export function createBadNetwork(weather: Weather, random: Random): BadNetwork {
  return { weather, random, ways: new Map() };
}

/** When a datagram sent now arrives; undefined if never. */
export function datagramArrival(
  network: BadNetwork,
  from: number,
  to: number,
  nowMs: number,
): number | undefined {
  return isLost(network, wayOf(network, from, to)) ? undefined : nowMs + flightMs(network);
}

/** When a message of the reliable channel is handed over: after all before it. */
export function reliableArrival(
  network: BadNetwork,
  from: number,
  to: number,
  nowMs: number,
): number {
  const way = wayOf(network, from, to);
  let atMs = nowMs + flightMs(network);
  for (let tries = 0; isLost(network, way); tries++)
    atMs += tries === 0 ? 2 * network.weather.oneWayMs + reportedGapMs : retransmissionTimerMs;
  way.lastOrderedMs = Math.max(way.lastOrderedMs, atMs);
  return way.lastOrderedMs;
}

function wayOf(network: BadNetwork, from: number, to: number): Way {
  const key = `${from}>${to}`;
  let way = network.ways.get(key);
  if (way === undefined) {
    way = { isBad: false, lastOrderedMs: 0 };
    network.ways.set(key, way);
  }
  return way;
}

/** Two states (Gilbert): everything is lost in the bad one, and it ends with chance 1 / length. */
function isLost({ weather, random }: BadNetwork, way: Way): boolean {
  const { loss, burstPackets } = weather;
  if (loss === 0) return false;
  if (burstPackets <= 1) return chance(random) < loss;
  if (way.isBad) way.isBad = chance(random) >= 1 / burstPackets;
  else way.isBad = chance(random) < loss / (burstPackets * (1 - loss));
  return way.isBad;
}

function flightMs({ weather, random }: BadNetwork): number {
  const { oneWayMs } = weather;
  return Math.max(1, oneWayMs + Math.abs(bell(random)) * jitterShare * oneWayMs);
}
