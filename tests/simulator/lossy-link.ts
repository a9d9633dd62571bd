// One direction of a link under a bad network, with chance of its own: delay, jitter, iid and
// bursty (Gilbert-Elliott) loss, duplicates, reordering, a queue of bounded bandwidth, and what
// SCTP makes of losses. Rules S3 and S4 of docs/simulator.md.
import { bell, between, chance, type Random } from './random.ts';

export type LinkQuality = {
  /** One way, ms. */
  delayMs: number;
  jitterMs: number;
  loss: number;
  /** Chance per packet that a burst begins, and its mean length in packets. */
  burst: number;
  burstPackets: number;
  duplicate: number;
  reorder: number;
  /** Nothing gets through: datagrams are lost, the reliable channel waits. */
  blocked: boolean;
  /** What the line carries; unlimited if absent. */
  bytesPerMs?: number;
  /** A packet that would wait longer in the line's queue than this is dropped. */
  queueMsMax?: number;
  /** The channel stops for a while after three losses in flight, as SCTP does. */
  stalls?: boolean;
};

export type LossyLink = {
  readonly quality: LinkQuality;
  readonly random: Random;
  isBursting: boolean;
  lastOrderedMs: number;
  /** When the line's queue will be empty. */
  lineFreeMs: number;
  /** When each packet in flight that was lost was sent. */
  readonly lostMs: number[];
  stalledUntilMs: number;
  /** Packets that wait for the end of a stall. */
  waiting: number;
  stalls: number;
  /** Reliable messages in order, the first of them under way. */
  readonly ordered: (() => void)[];
};

/** What a channel that has stalled still takes before `bufferedAmount` rises above 0. */
const TAKEN_WHILE_STALLED = 3;
const LOST_IN_FLIGHT = 3;
const STALL_MS = [300, 1500] as const;
/** First retransmission of a reliable message, and the longest pause between two (ms). */
const RETRY_MS = [200, 800] as const;

export function createLossyLink(quality: LinkQuality, random: Random): LossyLink {
  return {
    quality,
    random,
    isBursting: false,
    lastOrderedMs: 0,
    lineFreeMs: 0,
    lostMs: [],
    stalledUntilMs: 0,
    waiting: 0,
    stalls: 0,
    ordered: [],
  };
}

/** The connection is a new one: nothing of the old one waits or is in flight. */
export function resetLink(link: LossyLink): void {
  link.lastOrderedMs = 0;
  link.lostMs.length = 0;
  link.stalledUntilMs = 0;
  link.waiting = 0;
  link.ordered.length = 0;
}

/** True while the channel's `bufferedAmount` is above 0: whoever sends now only adds to a queue. */
export function isBusy(link: LossyLink, nowMs: number): boolean {
  return nowMs < link.stalledUntilMs && link.waiting >= TAKEN_WHILE_STALLED;
}

/** When a datagram of so many bytes sent now arrives: not at all, once, or twice. */
export function arrivals(link: LossyLink, nowMs: number, bytes: number): number[] {
  const { quality, random } = link;
  if (nowMs < link.stalledUntilMs) {
    link.waiting += 1;
    return [link.stalledUntilMs + flightMs(link) + link.waiting];
  }
  link.waiting = 0;
  const queuedMs = queueFor(link, nowMs, bytes);
  if (quality.blocked || isLost(link) || queuedMs > (quality.queueMsMax ?? 400)) {
    if (quality.stalls === true) noteLoss(link, nowMs);
    return [];
  }
  const at = [nowMs + queuedMs + flightMs(link)];
  if (quality.duplicate > 0 && chance(random) < quality.duplicate)
    at.push(nowMs + queuedMs + flightMs(link));
  return at;
}

/** When a reliable, ordered message arrives: lost packets cost a retransmission each. */
export function reliableArrival(link: LossyLink, nowMs: number): number {
  let atMs = nowMs + flightMs(link);
  while (chance(link.random) < link.quality.loss) atMs += 2 * link.quality.delayMs + RETRY_MS[0];
  link.lastOrderedMs = Math.max(link.lastOrderedMs, atMs);
  return link.lastOrderedMs;
}

/** Pause before the `tries`-th retransmission over a blocked link, in ms. */
export function retryMs(tries: number): number {
  return Math.min(RETRY_MS[1], RETRY_MS[0] * 2 ** tries);
}

function queueFor(link: LossyLink, nowMs: number, bytes: number): number {
  const { bytesPerMs, queueMsMax = 400 } = link.quality;
  if (bytesPerMs === undefined) return 0;
  const waitMs = Math.max(0, link.lineFreeMs - nowMs);
  // A full queue takes nothing: what is dropped uses no line.
  if (waitMs + bytes / bytesPerMs <= queueMsMax)
    link.lineFreeMs = nowMs + waitMs + bytes / bytesPerMs;
  return waitMs + bytes / bytesPerMs;
}

/** Gilbert-Elliott: a good state with iid loss and a bad one that loses nearly all. */
function isLost(link: LossyLink): boolean {
  const { quality, random } = link;
  if (quality.burst > 0) {
    const share = link.isBursting ? 1 / Math.max(1, quality.burstPackets) : quality.burst;
    if (chance(random) < share) link.isBursting = !link.isBursting;
    if (link.isBursting) return true;
  }
  return quality.loss > 0 && chance(random) < quality.loss;
}

function noteLoss(link: LossyLink, nowMs: number): void {
  const { lostMs, quality } = link;
  lostMs.push(nowMs);
  while (lostMs[0] < nowMs - 2 * quality.delayMs - 50) lostMs.shift();
  if (lostMs.length < LOST_IN_FLIGHT) return;
  lostMs.length = 0;
  link.stalledUntilMs = nowMs + between(link.random, ...STALL_MS);
  link.stalls += 1;
}

function flightMs({ quality, random }: LossyLink): number {
  const late =
    quality.reorder > 0 && chance(random) < quality.reorder ? 3 * quality.jitterMs + 10 : 0;
  return Math.max(1, quality.delayMs + Math.abs(bell(random)) * quality.jitterMs + late);
}
