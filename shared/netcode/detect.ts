// Noticing that the host is gone (H3): leave, closed channel, lobby, agreed silence, long silence.
import { type Core, isHost } from './core.ts';
import { quorumOf } from './follow.ts';
import { hardTimeoutMs, type Link, softTimeoutMs, unheardOfMs } from './link.ts';
import type { Ms } from './match-clock.ts';
import {
  CLEAR_MS_MIN,
  countPlayers,
  isHeard,
  muteTimeoutMs,
  opinionsOf,
  seatOf,
} from './roster.ts';
import { hasHandedOff } from './sequence.ts';
import { becomeHost, followHost, giveUpHost, noteMigration } from './view-change.ts';

/** Three packets at 60 Hz: what must be missing before the lobby's word counts (H3 b), in ms. */
const THREE_PACKETS_MS = 50;
/** A longer gap between two updates means that this peer stalled itself (ms). */
const STALL_MS = 50;
/** A host that stalled longer than this may have been replaced: it listens first (ms). */
const HOST_STALL_MS = 60;
const HOST_LISTENS_MS = 150;
/** A host that this peer never had a link to is given this long to show in others' packets (ms). */
const UNLINKED_MS = 1000;
/** Who takes no part waits this long for a player who votes (ms). */
const NO_PLAYERS_MS = 2000;
/** Who hears nobody of several others waits this long before it plays on by itself (ms). */
const CUT_OFF_MS = 1500;

/** Distrusts silence that this peer's own stall explains; call first in every update. */
export function noticeStall<State>(core: Core<State>, nowMs: Ms): void {
  const gapMs = nowMs - core.lastUpdateMs;
  core.lastUpdateMs = nowMs;
  core.view.muteMs = Math.max(0, core.view.muteMs + Math.max(0, gapMs));
  if (!(gapMs > STALL_MS)) return;
  for (const link of core.links.values())
    link.lastHeardMs = Math.min(nowMs, link.lastHeardMs + gapMs);
  const { view } = core;
  view.muteMs = Math.max(0, view.muteMs - gapMs);
  view.startedMs += gapMs;
  view.followedMs += gapMs;
  if (view.quorumMs > 0) view.quorumMs += gapMs;
  if (gapMs > HOST_STALL_MS && countPlayers(core) > 1)
    core.sequencer.holdUntilMs = nowMs + HOST_LISTENS_MS;
}

/** Gives up a lost host, or takes over from one that handed off. */
export function watchHost<State>(core: Core<State>, nowMs: Ms): void {
  // A peer whose history is void has no vote and no role until it holds the room's.
  if (!core.live || core.needsKeyframe || core.view.status !== 'following') return;
  if (hasHandedOff(core)) {
    takeHandoff(core, nowMs);
    return;
  }
  if (isHost(core) || (seatOf(core, core.me) < 0 && hearsPlayers(core, nowMs))) return;
  const link = core.links.get(core.view.host);
  if (link === undefined) {
    if (nowMs - core.view.followedMs < UNLINKED_MS) return;
    if (opinionsOf(core, core.view.host, nowMs).hear === 0) giveUpHost(core, 'silence', nowMs);
    return;
  }
  if (link.closed) {
    giveUpHost(core, link.saidLeave ? 'leave' : 'channel-closed', nowMs);
    return;
  }
  const detector = silenceOf(core, link, nowMs) ?? mutenessOf(core, link, nowMs);
  if (detector !== undefined) giveUpHost(core, detector, nowMs);
}

/**
 * Somebody who takes no part does not vote while players are there to do so; others are waited for
 * that may hear of one.
 */
function hearsPlayers<State>(core: Core<State>, nowMs: Ms): boolean {
  const isAlone = nowMs - core.view.followedMs > NO_PLAYERS_MS && isSilent(core, nowMs);
  for (const link of core.links.values()) {
    if (!isHeard(link, nowMs)) continue;
    // Whoever holds more of the log may know of players that this peer has not seen come in.
    if (!isAlone || seatOf(core, link.playerId) >= 0 || link.logNext > core.log.next) return true;
  }
  return false;
}

function isSilent<State>(core: Core<State>, nowMs: Ms): boolean {
  const host = core.links.get(core.view.host);
  return host === undefined || host.closed || nowMs - host.lastHeardMs > NO_PLAYERS_MS;
}

function silenceOf<State>(core: Core<State>, link: Link, nowMs: Ms) {
  const silentMs = nowMs - link.lastHeardMs;
  if (silentMs < THREE_PACKETS_MS) return undefined;
  if (link.lobbyGone) return 'lobby';
  if (silentMs < softTimeoutMs(link)) return undefined;
  const opinions = opinionsOf(core, link.playerId, nowMs);
  const { quorum } = quorumOf(countPlayers(core));
  if (opinions.silent + 1 >= quorum) return 'silence-agreed';
  if (silentMs >= unheardOfMs(link, nowMs) && !canOthersTell(core, link, nowMs)) return 'silence';
  if (opinions.hear > 0 || silentMs < hardTimeoutMs(link)) return undefined;
  // Nobody says anything: then it is this peer that is cut off, unless there is nobody else to say
  // it.
  const isCutOff = opinions.silent === 0 && countPlayers(core) > 2;
  return isCutOff && silentMs < CUT_OFF_MS ? undefined : 'silence';
}

/** True if somebody's word on a host that fell silent when this peer's link did could be here. */
function canOthersTell<State>(core: Core<State>, host: Link, nowMs: Ms): boolean {
  const silentMs = nowMs - host.lastHeardMs;
  let players = 0;
  for (const link of core.links.values()) {
    if (link === host || !isHeard(link, nowMs) || seatOf(core, link.playerId) < 0) continue;
    players += 1;
    if (silentMs > link.rttMs / 2 + CLEAR_MS_MIN + THREE_PACKETS_MS / 2) return true;
  }
  return players === 0;
}

/**
 * A host whose log doesn't grow is none, whoever says that he hears it (H3 g): agreed on at once,
 * against as many who hear it after twice as long, against all after four times.
 */
function mutenessOf<State>(core: Core<State>, link: Link, nowMs: Ms): 'mute' | undefined {
  const { muteMs } = core.view;
  const timeoutMs = muteTimeoutMs(link);
  if (muteMs < timeoutMs) return undefined;
  const { hear, silent } = opinionsOf(core, link.playerId, nowMs);
  if (silent + 1 >= quorumOf(countPlayers(core)).quorum) return 'mute';
  const isDisputed = silent === 0 || hear > silent;
  return muteMs < (isDisputed ? 4 : 2) * timeoutMs ? undefined : 'mute';
}

/**
 * The log named the last tick of this term and its heir: everybody turns to it at that tick (H2).
 */
function takeHandoff<State>(core: Core<State>, nowMs: Ms): void {
  const { record, view } = core;
  const from = view.host;
  const to = record.handoffTo;
  const term = view.term + 1;
  view.lost = 0;
  if (from === core.me) {
    core.sequencer.endedFor = term;
    core.sequencer.endedNext = record.handoffLast + 1;
  }
  if (to === core.me) becomeHost(core, term, 'handoff', nowMs, view.provisional);
  else {
    followHost(core, term, to, nowMs);
    noteMigration(core, term, from, to, 'handoff', nowMs);
  }
}
