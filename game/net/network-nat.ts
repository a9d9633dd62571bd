// What kind of router is in the way, from what two STUN servers saw of one socket.
import type { Gathered, GatheredCandidate } from './network-gather.ts';

export type NatFinding =
  /** The servers saw the address that the browser has: no translation. */
  | 'nat-open'
  /** One port for every receiver: direct links work. */
  | 'nat-steady'
  /** Another port for every receiver: two such routers need a relay. */
  | 'nat-symmetric'
  | 'nat-unknown-one-server'
  | 'nat-unknown-adapters'
  | 'nat-unknown-silent';

/** `gathered` had all of `answering` servers; how many those are decides what can be known. */
export function natOf(gathered: Gathered, answering: number): NatFinding {
  if (answering === 0) return 'nat-unknown-silent';
  const mapped = gathered.candidates.filter(({ type }) => type === 'srflx');
  if (mapped.every((one) => isOwnAddress(one, gathered.candidates))) return 'nat-open';
  if (answering === 1) return 'nat-unknown-one-server';
  const bySocket = new Map<string, Set<string>>();
  for (const one of mapped) {
    const seen = bySocket.get(socketOf(one)) ?? new Set();
    bySocket.set(socketOf(one), seen.add(addressOf(one)));
  }
  const isSteady = [...bySocket.values()].every((seen) => seen.size === 1);
  if (isSteady) return 'nat-steady';
  // With the local ports hidden, two adapters look like one socket with two mappings.
  const sockets = gathered.candidates.filter(
    (one) => one.type === 'host' && one.protocol === 'udp',
  );
  const isHidden = mapped.some(({ basePort }) => basePort === 0);
  return isHidden && sockets.length > 1 ? 'nat-unknown-adapters' : 'nat-symmetric';
}

function isOwnAddress(mapped: GatheredCandidate, all: readonly GatheredCandidate[]): boolean {
  return all.some((one) => one.type === 'host' && addressOf(one) === addressOf(mapped));
}

function addressOf({ address, port }: GatheredCandidate): string {
  return `${address} ${port}`;
}

/** Sockets of the two address families are never compared. */
function socketOf({ address, basePort }: GatheredCandidate): string {
  return `${address.includes(':') ? 6 : 4} ${basePort}`;
}
