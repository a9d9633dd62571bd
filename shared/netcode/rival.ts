// Two hosts of one term should not be; where they are, the smaller side yields (H7).
import type { Frame } from '../protocol/peer-messages.ts';
import type { Core } from './core.ts';
import type { Ms } from './match-clock.ts';
import { leadsQuorum } from './provisional.ts';
import { isHeard } from './roster.ts';
import type { PlayerId } from './simulation.ts';
import { outbid } from './view-change.ts';

/** A side is counted as the smaller one when it has been for this long without a break (ms). */
const RIVAL_AFTER_MS = 1000;
/** Packets of the other side that are further apart are a break (ms). */
const RIVAL_GAP_MS = 200;

/**
 * True if this settled peer's host has had a rival of the same term for a second that more of those
 * heard follow; of two with as many the lobby's host wins, then the lower id.
 */
export function isOutnumbered<State>(core: Core<State>, frame: Frame, nowMs: Ms): boolean {
  const { view } = core;
  if (view.status !== 'following' || frame.term !== view.term || core.needsKeyframe) return false;
  const { rival } = view;
  if (!isSmaller(core, frame.host, nowMs)) {
    if (rival.host === frame.host) rival.host = 0;
    return false;
  }
  if (rival.host !== frame.host || nowMs - rival.atMs > RIVAL_GAP_MS) rival.sinceMs = nowMs;
  rival.host = frame.host;
  rival.atMs = nowMs;
  return nowMs - rival.sinceMs > RIVAL_AFTER_MS;
}

function isSmaller<State>(core: Core<State>, other: PlayerId, nowMs: Ms): boolean {
  const { view, hostHint } = core;
  const theirs = countFollowers(core, other, nowMs);
  const ours = countFollowers(core, view.host, nowMs) + 1;
  if (theirs !== ours) return theirs > ours;
  if (hostHint === other || hostHint === view.host) return hostHint === other;
  return other < view.host;
}

/** Others of this term who are heard and follow `host`, itself among them. */
function countFollowers<State>({ links, view }: Core<State>, host: PlayerId, nowMs: Ms): number {
  let count = 0;
  for (const link of links.values())
    if (link.term === view.term && link.host === host && isHeard(link, nowMs)) count += 1;
  return count;
}

/**
 * A settled host that a quorum follows, while the lobby knows another one, of its own term or a
 * higher one, whom nobody here would follow, begins a term above that one's (H7).
 */
export function outbidRival<State>(core: Core<State>, nowMs: Ms): void {
  const { view, me, sequencer } = core;
  const { term, host, atMs } = view.lobby;
  if (view.provisional || term < view.term || host === me || host === 0) return;
  // Who wakes up listens first: its followers may have been another one's for long.
  const sinceMs = Math.max(atMs, view.followedMs, sequencer.holdUntilMs);
  if (nowMs - sinceMs < RIVAL_AFTER_MS || !leadsQuorum(core, nowMs)) return;
  outbid(core, term, nowMs);
}
