// A provisional host goes on without a quorum and commits nothing; when that ends (H7).
import type { Core } from './core.ts';
import { quorumOf } from './follow.ts';
import type { Link } from './link.ts';
import type { Ms } from './match-clock.ts';
import { isHeard, rosterOf } from './roster.ts';
import { becomeHost } from './view-change.ts';
import { REPORT_AGAIN_MS } from './witness.ts';

/** Who lacks more than this of the log does not hold it yet (ticks). */
const LACKS_TICKS_MAX = 60;

/** From here on nothing is committed; those who played last are who may settle it again. */
export function becomeProvisional<State>(core: Core<State>): void {
  const { view } = core;
  if (view.provisional) return;
  view.provisional = true;
  view.electorate = rosterOf(core);
}

/**
 * A provisional host is settled when a quorum of the last settled roster follows it and holds its
 * log: nobody of them elects another one in this term. And what the lobby did not accept yet it may
 * accept later, in a term above its own if it knows of another host who is not there.
 */
export function tendProvisional<State>(core: Core<State>, nowMs: Ms): void {
  const { view, sequencer, effects, me } = core;
  if (!view.provisional) return;
  // The lobby may have settled this term while this peer followed somebody else for a moment.
  const isKnown = view.lobby.term === view.term && view.lobby.host === me;
  if (isKnown || isJoinedAgain(core, nowMs)) {
    view.provisional = false;
    effects.push({ kind: 'host', term: view.term, host: me });
    return;
  }
  if (nowMs - sequencer.reportedMs < REPORT_AGAIN_MS) return;
  sequencer.reportedMs = nowMs;
  const { term, host } = view.lobby;
  if (term < view.term || host === me || isHeard(core.links.get(host), nowMs)) {
    effects.push({ kind: 'host', term: view.term, host: me });
    return;
  }
  view.lost = 0;
  becomeHost(core, term + 1, 'lobby', nowMs, true);
}

function isJoinedAgain<State>(core: Core<State>, nowMs: Ms): boolean {
  const { electorate } = core.view;
  const { me, links, log } = core;
  const joined = electorate.filter((id) => {
    if (id === me) return true;
    const link = links.get(id);
    return isLed(core, link, nowMs) && link.logNext + LACKS_TICKS_MAX >= log.next;
  });
  return joined.includes(me) && joined.length >= quorumOf(electorate.length).quorum;
}

/** True if a quorum is heard and follows this host in its term. */
export function leadsQuorum<State>(core: Core<State>, nowMs: Ms): boolean {
  const roster = rosterOf(core);
  const led = roster.filter((id) => id === core.me || isLed(core, core.links.get(id), nowMs));
  return led.length >= quorumOf(roster.length).quorum;
}

/** True if this peer is heard, and follows this host in its term. */
function isLed<State>({ me, view }: Core<State>, link: Link | undefined, nowMs: Ms): link is Link {
  return isHeard(link, nowMs) && link?.term === view.term && link.host === me;
}
