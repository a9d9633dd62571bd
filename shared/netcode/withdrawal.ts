// A vote that nobody shares while most follow a host is withdrawn: first it is said no more until
// nobody can count it, then that host is followed (H4).
import { settledHost } from './claims.ts';
import type { Core } from './core.ts';
import type { Ms } from './match-clock.ts';
import { followHost, noteMigration } from './view-change.ts';

/** Without company a vote is said for this long; then it is quiet until it has died out (ms). */
const ALONE_MS = 500;
const QUIET_MS = 1000;

/** True while the vote is being withdrawn: it wins nothing and moves on to nobody. */
export function isWithdrawn<State>(core: Core<State>, nowMs: Ms): boolean {
  const { view } = core;
  const host = settledHost(core, nowMs);
  if (host === undefined || nowMs - view.companyMs < ALONE_MS) {
    view.aloneMs = Number.NaN;
    return false;
  }
  if (Number.isNaN(view.aloneMs)) view.aloneMs = nowMs;
  if (nowMs - view.aloneMs < ALONE_MS + QUIET_MS) return isQuiet(core, nowMs);
  const from = view.host;
  followHost(core, host.term, host.playerId, nowMs);
  if (from !== host.playerId)
    noteMigration(core, host.term, from, host.playerId, view.detectedBy, nowMs);
  return true;
}

/** True once a vote is no longer said, so that it can be withdrawn. */
export function isQuiet<State>({ view }: Core<State>, nowMs: Ms): boolean {
  return nowMs - view.aloneMs >= ALONE_MS;
}
