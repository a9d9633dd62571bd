// Do all hold the same log and compute the same from it (N7)? Compared at every 60th tick; the
// minority yields: a follower takes a keyframe, a host is given up.
import type { Checksums } from '../protocol/peer-messages.ts';
import { type Core, isHost } from './core.ts';
import { noteDesync } from './desync-report.ts';
import type { Link } from './link.ts';
import type { Ms } from './match-clock.ts';
import { countPlayers, isHeard, seatOf } from './roster.ts';
import type { Tick } from './simulation.ts';
import { giveUpHost } from './view-change.ts';

/** Hashes kept of everybody: 8 s. */
const HASHES_KEPT = 8;
/** Those who said nothing of a disputed tick yet are waited for this long (ms). */
const DISPUTE_MS = 500;
/**
 * A history given up once is given up again after this at the soonest (ms): well below the
 * prediction limit, as two heals may follow each other, and a keyframe is not a third of it.
 */
const VOID_EVERY_MS = 2000;

/** What this peer thinks of its own history. */
export type Agreement = {
  /** Own hashes at the newest ticks, oldest first. */
  readonly own: Checksums[];
  /** Tick at which the host says something else than this peer, and since when; 0 for none. */
  disputed: Tick;
  disputedMs: Ms;
  /** When the history was last given up. */
  voidedMs: Ms;
};

export function createAgreement(): Agreement {
  return {
    own: [],
    disputed: 0,
    disputedMs: 0,
    voidedMs: Number.NEGATIVE_INFINITY,
  };
}

/** Remembers hashes of one peer; those of a tick that is known already stay. */
export function rememberHashes(hashes: Checksums[], one: Checksums): void {
  if (hashAt(hashes, one[0]) !== undefined) return;
  hashes.push(one);
  if (hashes.length > HASHES_KEPT) hashes.shift();
}

function hashAt(hashes: readonly Checksums[], tick: Tick): Checksums | undefined {
  return hashes.find((one) => one[0] === tick);
}
function isSame(a: Checksums, b: Checksums): boolean {
  return a[1] === b[1] && a[2] === b[2];
}

/** Takes what a peer says of a tick. */
export function hearHashes<State>(
  core: Core<State>,
  link: Link,
  checksums: Checksums,
  nowMs: Ms,
): void {
  rememberHashes(link.hashes, checksums);
  compare(core, link, checksums[0], nowMs);
}

/** Takes this peer's own hashes of a tick, and compares them with what was said before. */
export function takeOwnHashes<State>(core: Core<State>, one: Checksums, nowMs: Ms): void {
  rememberHashes(core.agreement.own, one);
  for (const link of core.links.values()) compare(core, link, one[0], nowMs);
}

/** The first differing hash means another history, the second another computation. */
function compare<State>(core: Core<State>, link: Link, tick: Tick, nowMs: Ms): void {
  const own = hashAt(core.agreement.own, tick);
  const theirs = hashAt(link.hashes, tick);
  if (own === undefined || theirs === undefined || tick === 0 || tick <= link.comparedTick) return;
  link.comparedTick = tick;
  if (isSame(own, theirs)) {
    link.agreedTick = tick;
    return;
  }
  if (own[1] !== theirs[1]) core.stats.forks += 1;
  else core.stats.desyncs += 1;
  noteDesync(core, link, tick, nowMs);
  const { agreement } = core;
  if (agreement.disputed >= tick || core.needsKeyframe) return;
  const isOfHost = link.playerId === core.view.host;
  if (!isOfHost) return;
  agreement.disputed = tick;
  agreement.disputedMs = nowMs;
}

/** Settles a dispute with the host once enough have said what they hold; call each update. */
export function settleDispute<State>(core: Core<State>, nowMs: Ms): void {
  const { agreement, view } = core;
  if (agreement.disputed === 0) return;
  const tick = agreement.disputed;
  const own = hashAt(agreement.own, tick);
  const host = hashAt(core.links.get(view.host)?.hashes ?? [], tick);
  if (isHost(core) || view.status !== 'following' || own === undefined || host === undefined) {
    agreement.disputed = 0;
    return;
  }
  const players = countPlayers(core);
  const count = countHashes(core, tick, own, host, nowMs);
  if (2 * count.own > players) {
    agreement.disputed = 0;
    giveUpHost(core, 'desync', nowMs);
  } else if (
    2 * count.host > players ||
    count.awaited === 0 ||
    nowMs - agreement.disputedMs > DISPUTE_MS
  ) {
    agreement.disputed = 0;
    voidHistory(core, nowMs);
  }
}

/** Players who computed the same as this peer, or as its host; and of whom nothing is known yet. */
function countHashes<State>(
  core: Core<State>,
  tick: Tick,
  own: Checksums,
  host: Checksums,
  nowMs: Ms,
) {
  const count = { own: seatOf(core, core.me) >= 0 ? 1 : 0, host: 0, awaited: 0 };
  for (const link of core.links.values()) {
    if (seatOf(core, link.playerId) < 0) continue;
    const theirs = hashAt(link.hashes, tick);
    if (theirs === undefined) count.awaited += isHeard(link, nowMs) ? 1 : 0;
    else if (isSame(theirs, own)) count.own += 1;
    else if (isSame(theirs, host)) count.host += 1;
  }
  return count;
}

/** This peer's history is not the room's: it takes a keyframe; false if it is too soon. */
export function voidHistory<State>(core: Core<State>, nowMs: Ms): boolean {
  const { agreement } = core;
  if (nowMs - agreement.voidedMs < VOID_EVERY_MS) return false;
  agreement.voidedMs = nowMs;
  core.needsKeyframe = true;
  return true;
}
