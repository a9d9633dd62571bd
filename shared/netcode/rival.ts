// Two hosts of one term should not be; where they are, the smaller side yields (H7).
import type { Frame } from '../protocol/peer-messages.ts';
import type { Core } from './core.ts';
import type { Ms } from './match-clock.ts';
import { isHeard } from './roster.ts';
import type { PlayerId } from './simulation.ts';

/** After a host change its followers are still on their way: so long nobody is counted (ms). */
const RIVAL_AFTER_MS = 1000;

/**
 * True if this settled peer's host has a rival of the same term that more of those heard follow; of
 * two with as many the lobby's host wins, then the lower id.
 */
export function isOutnumbered<State>(core: Core<State>, frame: Frame, nowMs: Ms): boolean {
  const { view, hostHint } = core;
  if (view.status !== 'following' || frame.term !== view.term || core.needsKeyframe) return false;
  if (nowMs - view.followedMs < RIVAL_AFTER_MS) return false;
  const theirs = countFollowers(core, frame.host, nowMs);
  const ours = countFollowers(core, view.host, nowMs) + 1;
  if (theirs !== ours) return theirs > ours;
  if (hostHint === frame.host || hostHint === view.host) return hostHint === frame.host;
  return frame.host < view.host;
}

/** Others of this term who are heard and follow `host`, itself among them. */
function countFollowers<State>({ links, view }: Core<State>, host: PlayerId, nowMs: Ms): number {
  let count = 0;
  for (const link of links.values())
    if (link.term === view.term && link.host === host && isHeard(link, nowMs)) count += 1;
  return count;
}
