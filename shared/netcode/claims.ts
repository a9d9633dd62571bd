// Whose word counts on who the host is: one liar among several must not move a room (H9).
import type { View } from '../protocol/peer-messages.ts';
import type { Core } from './core.ts';
import { candidateOf, quorumOf } from './follow.ts';
import { frameLive } from './frame-flags.ts';
import type { Link } from './link.ts';
import type { Ms } from './match-clock.ts';
import { countPlayers, isHeard, isHeeding, seatOf } from './roster.ts';
import type { PlayerId } from './simulation.ts';

/** No vote of honest peers is further above; terms have 16 bits to last for a match. */
export const TERM_LEAP_MAX = 64;
/** Nobody is followed or voted for beyond: what is left of the 16 bits is for one's own votes. */
const TERM_LAST = 0xf000;
/** False alarms that a peer may raise at once, and how soon it may raise another one (ms). */
const ALARMS_MAX = 3;
const ALARM_EVERY_MS = 5000;
/** What a higher term costs while a vote goes on: the next candidate's turn comes honestly, too. */
const REVOTE_COST = 0.25;
/** A host that was voted out alive goes to the end of the line for this long (ms). */
const DEMOTED_MS = 60_000;

/**
 * True if a claim that `host` hosts `term` is more than one peer's word: this peer voted for it,
 * the log named it, as many follow it as must have voted for it, or nobody follows the old one.
 */
export function isBelieved<State>(
  core: Core<State>,
  term: number,
  host: PlayerId,
  nowMs: Ms,
): boolean {
  const { view, record } = core;
  if (term > TERM_LAST) return false;
  if (view.status === 'voting' && term === view.votedTerm && host === view.candidate) return true;
  if (record.handoffTo === host && term === record.term + 1) return true;
  if (isSupported(core, term, host, nowMs)) return true;
  if (isDeserted(core, nowMs)) return true;
  if (term > view.votedTerm + TERM_LEAP_MAX) return false;
  const link = core.links.get(host);
  if (link !== undefined && isDemoted(link, nowMs)) return false;
  return candidateOf(record, term) === host && !isServed(core, nowMs);
}

/** As many others follow it as an election without this peer's vote takes. */
export function isSupported<State>(
  core: Core<State>,
  term: number,
  host: PlayerId,
  nowMs: Ms,
): boolean {
  const { quorum, witness } = quorumOf(Math.max(1, countPlayers(core)));
  let count = 0;
  for (const link of core.links.values()) {
    if (link.term !== term || link.host !== host || !isHeard(link, nowMs)) continue;
    if (seatOf(core, link.playerId) >= 0) count += 1;
  }
  return count >= Math.max(1, quorum - (witness ? 1 : 0));
}

/** Everybody heard says a higher term: this peer's own is over, whatever its log says. */
function isDeserted<State>(core: Core<State>, nowMs: Ms): boolean {
  for (const link of core.links.values()) {
    if (!isHeard(link, nowMs) || !frameLive(link)) continue;
    if (link.term <= core.view.term) return false;
  }
  return true;
}

/** The host that most of those heard follow and that is among them; undefined if there is none. */
export function settledHost<State>(core: Core<State>, nowMs: Ms): Link | undefined {
  const heard = [...core.links.values()].filter((one) => isHeard(one, nowMs) && frameLive(one));
  for (const link of heard) {
    if (link.host !== link.playerId || link.term < core.view.term) continue;
    const same = heard.filter((one) => one.term === link.term && one.host === link.host);
    if (2 * same.length > heard.length) return link;
  }
  return undefined;
}

/** This peer hosts, or hears its host and is told what counts. */
function isServed<State>(core: Core<State>, nowMs: Ms): boolean {
  const { view } = core;
  if (view.status !== 'following') return false;
  return view.host === core.me || isHeeding(core, core.links.get(view.host), nowMs);
}

/**
 * True if a view of a higher term is to be joined. Who is served by its host joins, too, because a
 * vote can't be taken back, but not more often than one peer's link fails honestly.
 */
export function isHeeded<State>(
  core: Core<State>,
  link: Link,
  message: Pick<View, 'term'>,
  nowMs: Ms,
): boolean {
  if (message.term > Math.min(TERM_LAST, core.view.votedTerm + TERM_LEAP_MAX)) return false;
  const cost = isServed(core, nowMs) ? 1 : core.view.status === 'voting' ? REVOTE_COST : 0;
  const left = alarmsLeft(link, nowMs);
  if (left < cost) return false;
  link.alarms = left - cost;
  link.alarmMs = nowMs;
  return true;
}

function alarmsLeft(link: Link, nowMs: Ms): number {
  return Math.min(ALARMS_MAX, link.alarms + (nowMs - link.alarmMs) / ALARM_EVERY_MS);
}

/** Whom to vote for: nobody is a candidate by its own word against the log's line (H1). */
export function judgeCandidate<State>(core: Core<State>, from: PlayerId, message: View): PlayerId {
  if (message.candidate !== from) return message.candidate;
  const mine = candidateOf(core.record, message.term);
  const isThere = mine === core.me || core.links.get(mine)?.closed === false;
  return mine !== 0 && mine !== message.lost && isThere ? mine : message.candidate;
}

/** A host that was voted out while it spoke comes last in the line for a while. */
export function demote<State>(core: Core<State>, playerId: PlayerId, nowMs: Ms): void {
  const link = core.links.get(playerId);
  if (link !== undefined && isHeard(link, nowMs)) link.demotedUntilMs = nowMs + DEMOTED_MS;
}
export function isDemoted(link: Link, nowMs: Ms): boolean {
  return nowMs < link.demotedUntilMs || alarmsLeft(link, nowMs) < 1;
}
