// Two hosts of one term should not be; where they are, the smaller side yields (H7).
import type { Frame } from '../protocol/peer-messages.ts';
import { isHeeded } from './claims.ts';
import type { Core } from './core.ts';
import { frameLive, frameProvisional } from './frame-flags.ts';
import type { Link } from './link.ts';
import type { Ms } from './match-clock.ts';
import { leadsQuorum } from './provisional.ts';
import { isHeard } from './roster.ts';
import type { PlayerId } from './simulation.ts';
import { outbid } from './view-change.ts';

/** A side is counted as the smaller one when it has been for this long without a break (ms). */
const RIVAL_AFTER_MS = 1000;
/** Packets of the other side that are further apart are a break (ms). */
const RIVAL_GAP_MS = 200;
/** A larger side has begun its term by then, and been heard for `RIVAL_AFTER_MS` (ms). */
const OUTBID_AGAIN_MS = 4000;

/**
 * True if this settled peer's host has had a rival, of the same term or a higher one, for a second
 * that more of those heard follow; of two with as many the higher term wins, then the lobby's host,
 * then the lower id.
 */
export function isOutnumbered<State>(core: Core<State>, frame: Frame, nowMs: Ms): boolean {
  const { view } = core;
  if (view.status !== 'following' || frame.term < view.term || core.needsKeyframe) return false;
  const { rival } = view;
  if (!isSmaller(core, frame, nowMs)) {
    if (rival.host === frame.host) rival.host = 0;
    return false;
  }
  if (rival.host !== frame.host || nowMs - rival.atMs > RIVAL_GAP_MS) rival.sinceMs = nowMs;
  rival.host = frame.host;
  rival.atMs = nowMs;
  return nowMs - rival.sinceMs > RIVAL_AFTER_MS;
}

function isSmaller<State>(core: Core<State>, frame: Frame, nowMs: Ms): boolean {
  const { view, hostHint } = core;
  const other = frame.host;
  const theirs = countFollowers(core, frame.term, other, nowMs);
  const ours = countFollowers(core, view.term, view.host, nowMs) + 1;
  if (theirs !== ours) return theirs > ours;
  // One peer's word alone is no side (H9).
  if (frame.term > view.term) return theirs > 1 || hostHint === other;
  if (hostHint === other || hostHint === view.host) return hostHint === other;
  return other < view.host;
}

/** Others who are heard and follow `host` in `term`, itself among them. */
function countFollowers<State>(
  { links }: Core<State>,
  term: number,
  host: PlayerId,
  nowMs: Ms,
): number {
  let count = 0;
  for (const link of links.values())
    if (link.term === term && link.host === host && isHeard(link, nowMs)) count += 1;
  return count;
}

/**
 * A host outbids a vote by somebody without a seat, which brings that one in again (T4); of a
 * larger side seldom, so that it can end this one.
 */
export function answerStranger<State>(core: Core<State>, from: Link, term: number, nowMs: Ms) {
  const { view } = core;
  if (nowMs - view.outbidMs < OUTBID_AGAIN_MS && isOfLargerSide(core, from, nowMs)) return;
  view.outbidMs = nowMs;
  outbid(core, term, nowMs);
}

/** True if more of those heard follow that peer's host, or as many and it is the lobby's. */
function isOfLargerSide<State>(core: Core<State>, one: Link, nowMs: Ms): boolean {
  const { term, host } = core.view;
  if (one.host === host) return false;
  const ours = countFollowers(core, term, host, nowMs) + 1;
  const theirs = countFollowers(core, one.term, one.host, nowMs);
  return theirs > ours || (theirs === ours && core.hostHint === one.host);
}

/**
 * A settled host that a quorum follows begins a term above that of another one that nobody here
 * would follow: of whom the lobby knows, of its own term or a higher one, or of whom it hears, of a
 * higher term with a smaller side (H7). Each is given a second.
 */
export function outbidRival<State>(core: Core<State>, nowMs: Ms): void {
  const { view, me, sequencer } = core;
  const lesser = lesserRival(core, nowMs);
  if (lesser === undefined) view.lesserSinceMs = Number.NaN;
  else if (Number.isNaN(view.lesserSinceMs)) view.lesserSinceMs = nowMs;
  if (view.provisional) return;
  const { term, host, atMs } = view.lobby;
  const isLobbys = host !== 0 && (term > view.term || (term === view.term && host !== me));
  if (!isLobbys && lesser === undefined) return;
  // Who wakes up listens first: its followers may have been another one's for long.
  const foundMs = isLobbys ? atMs : view.lesserSinceMs;
  const sinceMs = Math.max(foundMs, view.followedMs, sequencer.holdUntilMs);
  if (nowMs - sinceMs < RIVAL_AFTER_MS || !leadsQuorum(core, nowMs)) return;
  if (isLobbys) outbid(core, term, nowMs);
  else if (lesser !== undefined && isHeeded(core, lesser, lesser, nowMs))
    outbid(core, lesser.term, nowMs);
}

/** The settled host of a smaller side and a higher term: it would never follow a lower one. */
function lesserRival<State>(core: Core<State>, nowMs: Ms): Link | undefined {
  for (const link of core.links.values()) {
    const isRival = link.host === link.playerId && link.term > core.view.term;
    if (!isRival || !isHeard(link, nowMs) || !frameLive(link) || frameProvisional(link)) continue;
    if (!isOfLargerSide(core, link, nowMs)) return link;
  }
  return undefined;
}
