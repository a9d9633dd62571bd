// Who takes part, read from the present state: voters, seats, and who hears whom (H3, H4).
import { simulationCommands } from './confirm.ts';
import type { Core } from './core.ts';
import { createStream, type InputStream } from './input-stream.ts';
import { hardTimeoutMs, type Link, softTimeoutMs } from './link.ts';
import { commandsAt } from './log.ts';
import type { Ms } from './match-clock.ts';
import type { PlayerId, Seat } from './simulation.ts';

/** Silence that is nothing yet, however often packets come: two of them (ms). */
export const CLEAR_MS_MIN = 34;
/** No slower round trip is taken into account: half way round the world and back (ms). */
const RTT_WAITED_MS = 500;
/** What a host that waits for late inputs may add to the silence of its log (ms). */
const MUTE_MARGIN_MS = 150;
/** Share of its time-out after which a mute host is no longer said to be heard. */
const MUTE_DOUBT = 0.7;

/** People who take part, in seat order; bots and those away are not among them. */
export function rosterOf<State>(core: Core<State>): PlayerId[] {
  const roster: PlayerId[] = [];
  for (const playerId of core.timeline.players) if (playerId !== 0) roster.push(playerId);
  return roster;
}

/** How many they are. */
export function countPlayers<State>({ timeline: { players } }: Core<State>): number {
  let count = 0;
  for (let seat = 0; seat < players.length; seat++) if (players[seat] !== 0) count += 1;
  return count;
}

/**
 * True while the log that votes brought has commands that the present has not seen: who its players
 * are, and so who elects, is known after the next correction.
 */
export function isRosterDue<State>({ log, timeline, dirty }: Core<State>): boolean {
  for (let tick = Math.max(log.base, Math.min(dirty, timeline.tick)); tick < log.next; tick++)
    if (simulationCommands({ commands: commandsAt(log, tick) }).length > 0) return true;
  return false;
}

/** Seat of a player who takes part, -1 if none. */
export function seatOf<State>({ timeline: { players } }: Core<State>, playerId: PlayerId): Seat {
  for (let seat = 0; seat < players.length; seat++) if (players[seat] === playerId) return seat;
  return -1;
}

/** The input stream of a player, made on first use; one per peer or seated player, no more. */
export function streamOf<State>(core: Core<State>, playerId: PlayerId): InputStream {
  let stream = core.streams.get(playerId);
  if (stream === undefined) {
    stream = createStream(playerId);
    core.streams.set(playerId, stream);
  }
  return stream;
}

/** True if the link is open and was heard of within its soft time-out. */
export function isHeard(link: Link | undefined, nowMs: Ms): boolean {
  return link !== undefined && !link.closed && nowMs - link.lastHeardMs < softTimeoutMs(link);
}

/** Silence of the log after which a host that is heard is in doubt, in ms. */
export function muteTimeoutMs(link: Link): Ms {
  return hardTimeoutMs(link) + MUTE_MARGIN_MS;
}

/** True if the host is heard, and says what counts. */
export function isHeeding<State>(core: Core<State>, link: Link | undefined, nowMs: Ms): boolean {
  if (link === undefined || !isHeard(link, nowMs)) return false;
  return core.view.muteMs < MUTE_DOUBT * muteTimeoutMs(link);
}

/** So early that the others know by the time-out; two packets at least, three at most. */
function isHeardClearly(link: Link, nowMs: Ms): boolean {
  const earlyMs = softTimeoutMs(link) - link.rttMs / 2;
  const limitMs = Math.min(3 * link.gapMs, Math.max(2 * link.gapMs, earlyMs));
  return !link.closed && nowMs - link.lastHeardMs < Math.max(CLEAR_MS_MIN, limitMs);
}

function isClear<State>(core: Core<State>, link: Link, nowMs: Ms): boolean {
  if (!isHeardClearly(link, nowMs)) return false;
  const isHost = link.playerId === core.view.host && core.view.status === 'following';
  return !isHost || isHeeding(core, link, nowMs);
}

/**
 * One bit per seat whose player this peer hears itself; its own bit is set. A bit goes a trip
 * before
 * the time-out, so that the others know by then: agreement costs no trip of its own (H3 c).
 */
export function hearsMask<State>(core: Core<State>, nowMs: Ms): number {
  const { players } = core.timeline;
  let mask = 0;
  for (let seat = 0; seat < players.length; seat++)
    if (players[seat] !== 0 && isSaidHeard(core, players[seat], nowMs)) mask |= 1 << seat;
  return mask;
}

/** Whether this player's bit is set in the mask. */
export function isSaidHeard<State>(core: Core<State>, playerId: PlayerId, nowMs: Ms): boolean {
  const link = core.links.get(playerId);
  return playerId === core.me || (link !== undefined && isClear(core, link, nowMs));
}

/** How many peers, heard of late, say whether they hear `playerId`. */
export function opinionsOf<State>(
  core: Core<State>,
  playerId: PlayerId,
  nowMs: Ms,
): { readonly hear: number; readonly silent: number } {
  const seat = seatOf(core, playerId);
  const opinions = { hear: 0, silent: 0 };
  if (seat < 0) return opinions;
  for (const link of core.links.values()) {
    if (link.playerId === playerId || !isHeard(link, nowMs)) continue;
    if (seatOf(core, link.playerId) < 0) continue;
    if (link.hears & (1 << seat)) opinions.hear += 1;
    else opinions.silent += 1;
  }
  return opinions;
}

/** The slowest round trip to anybody heard of late, in ms; nobody is waited for longer. */
export function slowestRttMs<State>(core: Core<State>, nowMs: Ms): Ms {
  let slowest = 0;
  for (const link of core.links.values())
    if (isHeard(link, nowMs)) slowest = Math.max(slowest, link.rttMs);
  return Math.min(RTT_WAITED_MS, slowest);
}

/** Drops what is left of peers that are gone and have no seat any more. */
export function forgetGone<State>(core: Core<State>): void {
  for (const [playerId, link] of core.links) {
    if (!link.closed || playerId === core.view.host || seatOf(core, playerId) >= 0) continue;
    core.links.delete(playerId);
    core.streams.delete(playerId);
  }
}
