// What must hold of the histories of all peers, checked after every message that a peer took in and
// every update, new entries only; I1 to I4, I6 of docs/simulator.md.
import type { SimulatedPeer } from './simulated-peer.ts';

export type Failure = {
  /** Number of the invariant, and what of it broke: a failure's identity when it is cut down. */
  readonly rule: string;
  readonly kind: string;
  readonly text: string;
};

/** Chain hash before a tick, and a bit for each living peer that has confirmed it. */
type Held = { chain: number; holders: number };
type Seen = {
  confirmed: number;
  committed: number;
  checksum: number;
  term: number;
  host: number;
  isProvisional: boolean;
  isHosting: boolean;
  /** Ticks that it stood still while nothing was promised to it. */
  frozen: number;
};

export type Ledger = {
  readonly confirmed: Map<number, Held>;
  /** Chain hash of each committed tick, for ever (I2). */
  readonly committed: Map<number, number>;
  /** State hash by tick, as the first peer had it (I5). */
  readonly states: Map<number, number>;
  /** Settled host by term (I4). */
  readonly hosts: Map<number, number>;
  readonly seen: Map<number, Seen>;
  /** Peers whose history may be another one: see the excuses in docs/simulator.md. */
  readonly excused: Set<number>;
  /** Nothing holds while a host lies, but the end (S12). */
  isSuspended: boolean;
  /** No side could hold an election for a while: what was committed may be lost until all agree. */
  hasNoMajority: boolean;
  readonly failures: Failure[];
  /** Who committed the newest tick first. */
  committedBy: number;
  committedMax: number;
  voided: number;
};

const FAILURES_KEPT = 20;

export function createLedger(): Ledger {
  return {
    confirmed: new Map(),
    committed: new Map(),
    states: new Map(),
    hosts: new Map(),
    seen: new Map(),
    excused: new Set(),
    isSuspended: false,
    hasNoMajority: false,
    failures: [],
    committedBy: 0,
    committedMax: 0,
    voided: 0,
  };
}

export function fail(ledger: Ledger, rule: string, kind: string, text: string): void {
  if (ledger.failures.length < FAILURES_KEPT) ledger.failures.push({ rule, kind, text });
}

/** The room was lost with everybody who held it and starts over from tick 0. */
export function startOver(ledger: Ledger): void {
  ledger.confirmed.clear();
  ledger.committed.clear();
  ledger.states.clear();
  ledger.seen.clear();
  ledger.committedMax = 0;
}

/** A peer that died, or went its own way, takes what only it had confirmed with it. */
export function forgetPeer(ledger: Ledger, id: number): void {
  const bit = 1 << id;
  for (const [tick, held] of ledger.confirmed) {
    if ((held.holders & bit) === 0) continue;
    held.holders &= ~bit;
    if (held.holders === 0) {
      ledger.confirmed.delete(tick);
      ledger.states.delete(tick);
    }
  }
  ledger.seen.delete(id);
}

export function excuse(ledger: Ledger, id: number): void {
  if (ledger.excused.has(id)) return;
  ledger.excused.add(id);
  forgetPeer(ledger, id);
}

/** The peer's history is the room's again, and judged from here on; its commits are looked at. */
export function readmit<State>(ledger: Ledger, peer: SimulatedPeer<State>): void {
  ledger.excused.delete(peer.id);
  ledger.seen.set(peer.id, look(peer));
  const { session } = peer;
  for (let tick = session.confirmedTick; tick > 0; tick--) {
    const chain = session.chainBefore(tick);
    if (chain === undefined) break;
    const committed = ledger.committed.get(tick);
    if (committed !== undefined && committed !== chain)
      fail(ledger, 'I2', 'healed otherwise', `peer ${peer.id}: committed tick ${tick} is another`);
    const held = ledger.confirmed.get(tick);
    if (held === undefined) ledger.confirmed.set(tick, { chain, holders: 1 << peer.id });
    else if (held.chain === chain) held.holders |= 1 << peer.id;
  }
}

/** Judges what is new at a peer. */
export function checkPeer<State>(ledger: Ledger, peer: SimulatedPeer<State>): void {
  const { session, id } = peer;
  if (!session.isLive) return;
  let seen = ledger.seen.get(id);
  if (seen === undefined) {
    seen = look(peer);
    ledger.seen.set(id, seen);
    // Who comes in while somebody goes another way may be given either history.
    if (ledger.excused.size > 0) ledger.excused.add(id);
  }
  checkHost(ledger, peer, seen);
  if (ledger.isSuspended) return;
  if (session.committedTick > seen.committed && !ledger.hasNoMajority)
    checkCommitted(ledger, peer, seen);
  if (ledger.excused.has(id)) {
    seen.confirmed = session.confirmedTick;
    seen.frozen = session.stats.frozen;
    return;
  }
  if (session.confirmedTick !== seen.confirmed) checkConfirmed(ledger, peer, seen);
  checkState(ledger, peer, seen);
  const frozen = session.stats.frozen - seen.frozen;
  if (frozen > 0) fail(ledger, 'I6', 'frozen', `peer ${id}: ${frozen} frozen ticks`);
}

function look<State>({ session }: SimulatedPeer<State>): Seen {
  return {
    confirmed: session.confirmedTick,
    committed: session.committedTick,
    checksum: session.stats.checksumTick,
    term: session.term,
    host: session.host,
    isProvisional: session.isProvisional,
    isHosting: session.isHost,
    frozen: session.stats.frozen,
  };
}

function checkHost<State>(ledger: Ledger, { session, id }: SimulatedPeer<State>, seen: Seen): void {
  const { term, host, isProvisional, isHost } = session;
  const isSame = term === seen.term && host === seen.host && isHost === seen.isHosting;
  if (isSame && isProvisional === seen.isProvisional && ledger.hosts.get(term) !== undefined)
    return;
  if (term < seen.term && !seen.isProvisional && !ledger.isSuspended)
    fail(ledger, 'I4', 'lower term', `peer ${id}: from term ${seen.term} back to ${term}`);
  Object.assign(seen, { term, host, isProvisional, isHosting: isHost });
  if (!isHost || isProvisional || ledger.isSuspended) return;
  const other = ledger.hosts.get(term);
  if (other === undefined) ledger.hosts.set(term, id);
  else if (other !== id)
    fail(ledger, 'I4', 'two hosts', `peers ${other} and ${id} both host term ${term}`);
}

function checkConfirmed<State>(ledger: Ledger, peer: SimulatedPeer<State>, seen: Seen): void {
  const { session, id } = peer;
  const { confirmedTick } = session;
  if (confirmedTick < seen.confirmed)
    fail(ledger, 'I3', 'went back', `peer ${id}: from ${seen.confirmed} to ${confirmedTick}`);
  for (let tick = seen.confirmed + 1; tick <= confirmedTick; tick++) {
    const chain = session.chainBefore(tick);
    if (chain === undefined) continue;
    const held = ledger.confirmed.get(tick);
    if (held === undefined) ledger.confirmed.set(tick, { chain, holders: 1 << id });
    else if (held.chain === chain) held.holders |= 1 << id;
    else if (isOnlyOfDeposed(ledger, held, session.term)) voidTick(ledger, held, chain, id);
    else {
      fail(ledger, 'I1', 'differs', `peer ${id}: tick ${tick} differs from ${namesOf(held)}'s`);
      held.holders |= 1 << id;
    }
    const committed = ledger.committed.get(tick);
    if (committed !== undefined && committed !== chain)
      fail(ledger, 'I2', 'changed', `peer ${id}: committed tick ${tick} changed`);
  }
  seen.confirmed = confirmedTick;
}

/**
 * Only a host that was given up before anybody had heard this holds it: nobody else ever saw it
 * confirmed (S12).
 */
function isOnlyOfDeposed(ledger: Ledger, held: Held, term: number): boolean {
  const only = Math.log2(held.holders);
  if (!Number.isInteger(only)) return false;
  for (const [hosted, host] of ledger.hosts) if (host === only && hosted < term) return true;
  return false;
}

function voidTick(ledger: Ledger, held: Held, chain: number, id: number): void {
  const deposed = Math.log2(held.holders);
  ledger.excused.add(deposed);
  ledger.voided += 1;
  held.chain = chain;
  held.holders = 1 << id;
}

function checkCommitted<State>(
  ledger: Ledger,
  { session, id }: SimulatedPeer<State>,
  seen: Seen,
): void {
  for (let tick = seen.committed + 1; tick <= session.committedTick; tick++) {
    const chain = session.chainBefore(tick);
    if (chain === undefined) continue;
    const committed = ledger.committed.get(tick);
    if (committed === undefined) {
      ledger.committed.set(tick, chain);
      ledger.committedBy = id;
      const held = ledger.confirmed.get(tick);
      if (
        held !== undefined &&
        held.chain !== chain &&
        !isOnlyOfDeposed(ledger, held, session.term)
      )
        fail(ledger, 'I2', 'not confirmed', `peer ${id}: committed ${tick} otherwise than others`);
    } else if (committed !== chain)
      fail(
        ledger,
        'I2',
        'committed twice',
        `peer ${id}: tick ${tick}, as not by ${ledger.committedBy}`,
      );
  }
  seen.committed = session.committedTick;
  ledger.committedMax = Math.max(ledger.committedMax, seen.committed);
}

function checkState<State>(ledger: Ledger, peer: SimulatedPeer<State>, seen: Seen): void {
  const { checksumTick, checksumState, desyncs } = peer.session.stats;
  if (checksumTick <= seen.checksum) return;
  seen.checksum = checksumTick;
  const other = ledger.states.get(checksumTick);
  if (other === undefined) ledger.states.set(checksumTick, checksumState);
  else if (other !== checksumState)
    fail(ledger, 'I5', 'state differs', `peer ${peer.id}: state of tick ${checksumTick} differs`);
  if (desyncs > 0) fail(ledger, 'I5', 'desync', `peer ${peer.id} counted a desync`);
}

function namesOf({ holders }: Held): string {
  const ids: number[] = [];
  for (let id = 0; id < 31; id++) if (holders & (1 << id)) ids.push(id);
  return ids.join(', ');
}
