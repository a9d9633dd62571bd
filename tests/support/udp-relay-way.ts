// One direction of a relayed link: which packets pass, and when. Pure: time comes in, chance is a
// seeded word; no socket, no clock. The same seed and packets give the same fate.
import { bell, chance, type Random } from '../simulator/random.ts';

export type Conditions = {
  /** One way, ms; `jitterMs` is about the standard deviation of what comes on top. */
  readonly delayMs: number;
  readonly jitterMs: number;
  /** Share of packets lost one by one. */
  readonly loss: number;
  /** Chance per packet that a row of losses begins, and its mean length in packets. */
  readonly burst: number;
  readonly burstPackets: number;
  /** Share of packets that fall behind by `reorderMs`; without it and jitter, order is kept. */
  readonly reorder: number;
  readonly reorderMs: number;
  /** Bytes per ms that fit through, and how long a packet may wait for its turn; 0 is no limit. */
  readonly bytesPerMs: number;
  readonly queueMs: number;
  /** Nothing passes. */
  readonly isOut: boolean;
};

export const clear: Conditions = {
  delayMs: 0,
  jitterMs: 0,
  loss: 0,
  burst: 0,
  burstPackets: 0,
  reorder: 0,
  reorderMs: 10,
  bytesPerMs: 0,
  queueMs: 200,
  isOut: false,
};

export type Way = {
  conditions: Conditions;
  readonly random: Random;
  burstLeft: number;
  /** When the thin pipe has sent everything, and when the last packet in order is due (ms). */
  busyUntilMs: number;
  lastDueMs: number;
  readonly counts: { packets: number; bytes: number; dropped: number };
};

/** What UDP and IPv4 add to a packet of a pipe with a limit. */
const headerBytes = 28;

export function createWay(random: Random, conditions: Conditions = clear): Way {
  return {
    conditions,
    random,
    burstLeft: 0,
    busyUntilMs: 0,
    lastDueMs: 0,
    counts: { packets: 0, bytes: 0, dropped: 0 },
  };
}

/** When a packet of this size that comes now is to be passed on; undefined if it is lost. */
export function dueAt(way: Way, bytes: number, nowMs: number): number | undefined {
  const { counts } = way;
  counts.packets += 1;
  counts.bytes += bytes;
  const due = isLost(way) ? undefined : afterQueue(way, bytes, nowMs);
  if (due === undefined) counts.dropped += 1;
  return due;
}

function isLost(way: Way): boolean {
  const { conditions, random } = way;
  if (conditions.isOut) return true;
  if (way.burstLeft > 0) {
    way.burstLeft -= 1;
    return true;
  }
  if (conditions.burst > 0 && chance(random) < conditions.burst) {
    // Uniform between 1 and twice the mean less 1; this packet is the first of the row.
    way.burstLeft = Math.floor(chance(random) * (2 * conditions.burstPackets - 1));
    return true;
  }
  return chance(random) < conditions.loss;
}

function afterQueue(way: Way, bytes: number, nowMs: number): number | undefined {
  const { conditions, random } = way;
  let startMs = nowMs;
  if (conditions.bytesPerMs > 0) {
    startMs = Math.max(nowMs, way.busyUntilMs);
    if (startMs - nowMs > conditions.queueMs) return undefined;
    startMs += (bytes + headerBytes) / conditions.bytesPerMs;
    way.busyUntilMs = startMs;
  }
  const jitterMs = conditions.jitterMs === 0 ? 0 : Math.abs(bell(random)) * conditions.jitterMs;
  if (chance(random) < conditions.reorder)
    return startMs + conditions.delayMs + jitterMs + conditions.reorderMs;
  const dueMs = startMs + conditions.delayMs + jitterMs;
  if (conditions.jitterMs > 0) return dueMs;
  way.lastDueMs = Math.max(way.lastDueMs, dueMs);
  return way.lastDueMs;
}
