// One direction of a link under a bad network: delay, jitter, iid and bursty loss, duplication,
// reordering.
import { bell, chance, type Random } from './random.ts';

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
  blocked: boolean;
};

export type LossyLink = { readonly quality: LinkQuality; burstLeft: number; lastOrderedMs: number };

export function createLossyLink(quality: LinkQuality): LossyLink {
  return { quality, burstLeft: 0, lastOrderedMs: 0 };
}

/** When a datagram sent now arrives: not at all, once, or twice. */
export function arrivals(link: LossyLink, random: Random, nowMs: number): number[] {
  const { quality } = link;
  if (quality.blocked || isLost(link, random)) return [];
  const at = [nowMs + flightMs(link, random)];
  if (chance(random) < quality.duplicate) at.push(nowMs + flightMs(link, random));
  return at;
}

/** When a reliable, ordered message arrives: lost packets cost a retransmission each. */
export function reliableArrival(link: LossyLink, random: Random, nowMs: number): number {
  let atMs = nowMs + flightMs(link, random);
  while (chance(random) < link.quality.loss) atMs += 2 * link.quality.delayMs + 200;
  link.lastOrderedMs = Math.max(link.lastOrderedMs, atMs);
  return link.lastOrderedMs;
}

function isLost(link: LossyLink, random: Random): boolean {
  const { quality } = link;
  if (link.burstLeft > 0) {
    link.burstLeft -= 1;
    return true;
  }
  if (chance(random) < quality.burst)
    link.burstLeft = Math.ceil(chance(random) * 2 * quality.burstPackets);
  return chance(random) < quality.loss;
}

function flightMs({ quality }: LossyLink, random: Random): number {
  const late = chance(random) < quality.reorder ? 3 * quality.jitterMs + 10 : 0;
  return Math.max(1, quality.delayMs + Math.abs(bell(random)) * quality.jitterMs + late);
}
