// What must hold in every run, checked after every update of every peer; numbers as in
// docs/netcode.md.
import type { SimulatedPeer, SimulatedRoom } from './simulated-room.ts';

type Held = { readonly chain: number; readonly holders: Set<number> };

export type Ledger = {
  /** Chain hash of each confirmed tick, and which living peers hold it (I1, I3). */
  readonly confirmed: Map<number, Held>;
  /** Chain hash of each committed tick, for ever (I2). */
  readonly committed: Map<number, number>;
  /** State hash by tick (I5). */
  readonly states: Map<number, number>;
  /** Host by term (I4). */
  readonly hosts: Map<number, number>;
  /** Last seen of each peer. */
  readonly seen: Map<number, { confirmed: number; committed: number; checksum: number }>;
  /** Peers whose history may fork: cut off, or stopped while hosting. */
  readonly excused: Set<number>;
  readonly failures: string[];
};

export function createLedger(): Ledger {
  return {
    confirmed: new Map(),
    committed: new Map(),
    states: new Map(),
    hosts: new Map(),
    seen: new Map(),
    excused: new Set(),
    failures: [],
  };
}

/** The room was lost with everybody who held it and starts over from tick 0. */
export function startOver(ledger: Ledger): void {
  ledger.confirmed.clear();
  ledger.committed.clear();
  ledger.states.clear();
  ledger.seen.clear();
}

/** A peer that died takes what only it had confirmed with it. */
export function forgetPeer(ledger: Ledger, id: number): void {
  for (const [tick, held] of ledger.confirmed) {
    held.holders.delete(id);
    if (held.holders.size === 0) ledger.confirmed.delete(tick);
  }
  ledger.seen.delete(id);
}

export function checkPeer<State>(
  ledger: Ledger,
  room: SimulatedRoom<State>,
  peer: SimulatedPeer<State>,
): void {
  const { session, id } = peer;
  if (!session.isLive) return;
  const fail = (rule: string, what: string) => {
    if (ledger.failures.length < 20)
      ledger.failures.push(`${rule} at ${Math.round(room.queue.nowMs)} ms, peer ${id}: ${what}`);
  };
  const seen = ledger.seen.get(id) ?? {
    confirmed: session.confirmedTick,
    committed: session.committedTick,
    checksum: 0,
  };
  ledger.seen.set(id, seen);
  checkHost(ledger, peer, fail);
  if (!ledger.excused.has(id)) {
    checkConfirmed(ledger, peer, seen, fail);
    checkState(ledger, peer, seen, fail);
    if (session.stats.frozen > 0) fail('I6', `${session.stats.frozen} frozen ticks`);
  }
}

/**
 * Only a host that nobody heard in time holds this: it was not reachable, so I3 does not speak of
 * it.
 */
function isOnlyOfDeposed(ledger: Ledger, held: Held, term: number): boolean {
  if (held.holders.size !== 1) return false;
  const [only] = held.holders;
  for (const [hosted, host] of ledger.hosts) if (host === only && hosted < term) return true;
  return false;
}

function voidTick(ledger: Ledger, tick: number, held: Held, chain: number, id: number): void {
  for (const deposed of held.holders) ledger.excused.add(deposed);
  ledger.confirmed.set(tick, { chain, holders: new Set([id]) });
}

type Fail = (rule: string, what: string) => void;

function checkHost<State>(ledger: Ledger, { session, id }: SimulatedPeer<State>, fail: Fail): void {
  if (!session.isHost || session.isProvisional) return;
  const other = ledger.hosts.get(session.term);
  if (other === undefined) ledger.hosts.set(session.term, id);
  else if (other !== id) fail('I4', `hosts term ${session.term}, as does ${other}`);
}

function checkConfirmed<State>(
  ledger: Ledger,
  { session, id }: SimulatedPeer<State>,
  seen: { confirmed: number; committed: number },
  fail: Fail,
): void {
  if (session.confirmedTick < seen.confirmed)
    fail('I3', `confirmed went back from ${seen.confirmed} to ${session.confirmedTick}`);
  for (let tick = seen.confirmed + 1; tick <= session.confirmedTick; tick++) {
    const chain = session.chainBefore(tick);
    if (chain === undefined) continue;
    const held = ledger.confirmed.get(tick);
    if (held === undefined) ledger.confirmed.set(tick, { chain, holders: new Set([id]) });
    else if (held.chain === chain) held.holders.add(id);
    else if (isOnlyOfDeposed(ledger, held, session.term)) voidTick(ledger, tick, held, chain, id);
    else fail('I1', `tick ${tick} differs from that of ${[...held.holders]}`);
    const committed = ledger.committed.get(tick);
    if (committed !== undefined && committed !== chain)
      fail('I2', `committed tick ${tick} changed`);
  }
  seen.confirmed = session.confirmedTick;
  for (let tick = seen.committed + 1; tick <= session.committedTick; tick++) {
    const chain = session.chainBefore(tick);
    if (chain === undefined) continue;
    const committed = ledger.committed.get(tick);
    if (committed === undefined) ledger.committed.set(tick, chain);
    else if (committed !== chain) fail('I2', `committed tick ${tick} differs`);
  }
  seen.committed = Math.max(seen.committed, session.committedTick);
}

function checkState<State>(
  ledger: Ledger,
  { session }: SimulatedPeer<State>,
  seen: { checksum: number },
  fail: Fail,
): void {
  const { checksumTick, checksumState } = session.stats;
  if (checksumTick <= seen.checksum) return;
  seen.checksum = checksumTick;
  const other = ledger.states.get(checksumTick);
  if (other === undefined) ledger.states.set(checksumTick, checksumState);
  else if (other !== checksumState) fail('I5', `state of tick ${checksumTick} differs`);
  if (session.stats.desyncs > 0) fail('I5', 'counted a desync');
}
