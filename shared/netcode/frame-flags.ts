// The flags of a frame by name; the bits are fixed in shared/protocol/peer-messages.ts (P2).
import type { Link } from './link.ts';

/**
 * Must equal `frameFlag` of the protocol, whose types alone may be imported here; a test holds it.
 */
export const flagBit = { live: 1, synced: 2, hidden: 4, provisional: 8, worker: 16 } as const;

export function frameHidden(link: Link): boolean {
  return (link.flags & flagBit.hidden) !== 0;
}
/** Its clock and channels are in a Worker: a hidden tab does not slow it down (N10). */
export function frameWorker(link: Link): boolean {
  return (link.flags & flagBit.worker) !== 0;
}
export function frameSynced(link: Link): boolean {
  return (link.flags & flagBit.synced) !== 0;
}
export function frameLive(link: Link): boolean {
  return (link.flags & flagBit.live) !== 0;
}
export function frameProvisional(link: Link): boolean {
  return (link.flags & flagBit.provisional) !== 0;
}
