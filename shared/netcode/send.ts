// What this peer sends: one frame per peer and tick, made for what that peer lacks (N1, N8, N9).
import type { Frame, InputRun, LogPiece, Timing, View } from '../protocol/peer-messages.ts';
import { type Core, isHost } from './core.ts';
import { flagBit, frameLive, frameSynced } from './frame-flags.ts';
import { earlyPiece } from './handoff.ts';
import { packRun } from './input-stream.ts';
import { type Link, STAMPS_PER_MS } from './link.ts';
import { chainBefore } from './log.ts';
import { LOG_BYTES_MAX, packEntries } from './log-codec.ts';
import { type Ms, roomMs } from './match-clock.ts';
import { isPlayed } from './played.ts';
import { hearsMask, isHeard, isSaidHeard, seatOf, streamOf } from './roster.ts';
import { hasHandedOff } from './sequence.ts';
import type { Tick } from './simulation.ts';
import { isQuiet } from './withdrawal.ts';

/** Ticks of one player's inputs in a packet. */
const RUN_TICKS_MAX = 120;
/** Bytes of inputs in a packet, own and forwarded. */
const RUN_BYTES_MAX = 400;
/** What a run takes besides its pairs: player, tick, lengths. */
const RUN_HEAD_BYTES = 12;
/** Above these, two ticks share a packet (N8). */
const FULL_RATE_PEERS_MAX = 6;
const FULL_RATE_LOSS_MAX = 0.08;
/** Packets' ticks between two that carry hashes. */
const HASHES_EVERY_TICKS = 20;
/** The time goes along this often, once a link has measured as many exchanges. */
const TIME_EVERY_TICKS = 6;
const EXCHANGES_MIN = 8;
/** A packet says the low 11 bits of its number. */
const SEQUENCE_MASK = 0x7ff;
/** A piece without bytes: the inputs that everybody has heard, and the chain hash behind them. */
const PLAYED = new Uint8Array();
/** Pending commands in a packet. */
const COMMANDS_MAX = 4;

/** A vote, a new host, or doubt of the host that the others don't know of yet. */
export function hasNews<State>(core: Core<State>, nowMs: Ms): boolean {
  const { view, said } = core;
  if (!core.live) return false;
  if (view.term !== said.term || view.votedTerm !== said.votedTerm) return true;
  if (hasHandedOff(core)) return true;
  const seat = seatOf(core, view.host);
  if (seat < 0) return false;
  return isSaidHeard(core, view.host, nowMs) !== ((said.hears & (1 << seat)) !== 0);
}

/** Composes this tick's packets for every open link. */
export function sendTick<State>(core: Core<State>, nowMs: Ms, isUrgent = false): void {
  const hears = core.live ? hearsMask(core, nowMs) : 0;
  core.said.term = core.view.term;
  core.said.votedTerm = core.view.votedTerm;
  core.said.hears = hears;
  const isCrowd = countOpen(core) > FULL_RATE_PEERS_MAX;
  const heard = heardMask(core, nowMs);
  for (const link of core.links.values()) {
    if (link.closed || (!isUrgent && isSkipped(core, link, isCrowd))) continue;
    link.sent += 1;
    link.sentTick = core.timeline.tick;
    core.outbox.push({
      to: link.playerId,
      channel: 'game',
      message: composeFrame(core, link, hears, heard, nowMs),
    });
    if (core.view.status === 'voting' && mayVote(core, nowMs))
      core.outbox.push({
        to: link.playerId,
        channel: 'game',
        message: composeView(core, link),
      });
  }
}

/** Not with a void history, nor with a vote that is being withdrawn. */
function mayVote<State>(core: Core<State>, nowMs: Ms): boolean {
  return core.live && !core.needsKeyframe && !isQuiet(core, nowMs);
}

function countOpen<State>({ links }: Core<State>): number {
  let peers = 0;
  for (const link of links.values()) if (!link.closed) peers += 1;
  return peers;
}

/** Two ticks share a packet; not of who votes, whose every word the others wait for (N8). */
function isSkipped<State>(core: Core<State>, link: Link, isCrowd: boolean): boolean {
  if (core.view.status === 'voting') return false;
  const isThinned = isCrowd || link.lossShare > FULL_RATE_LOSS_MAX;
  return isThinned && core.timeline.tick - link.sentTick < 2;
}

/** One bit per seat whose player this peer may forward: it hears it itself (N9). */
function heardMask<State>(core: Core<State>, nowMs: Ms): number {
  const { players } = core.timeline;
  let mask = 0;
  for (let seat = 0; seat < players.length; seat++) {
    const playerId = players[seat];
    if (playerId !== 0 && playerId !== core.me && isHeard(core.links.get(playerId), nowMs))
      mask |= 1 << seat;
  }
  return mask;
}

function composeFrame<State>(
  core: Core<State>,
  link: Link,
  hears: number,
  heard: number,
  nowMs: Ms,
): Frame {
  const { view, stats } = core;
  const isPeerLive = core.live && frameLive(link);
  return {
    kind: 'frame',
    term: view.term,
    host: view.host,
    sequence: link.sent & SEQUENCE_MASK,
    flags: flagsOf(core),
    logNext: ownLogNext(core),
    inputNext: core.live ? Math.max(streamOf(core, link.playerId).next, core.log.next) : 0,
    hears,
    timing: isTimeDue(core, link) ? timingFor(core, link, nowMs) : null,
    commit: isHost(core) ? core.commit : 0,
    checksums: isHashDue(core, link)
      ? [stats.checksumTick, stats.checksumLog, stats.checksumState]
      : null,
    inputs: isPeerLive ? runsFor(core, link, heard) : [],
    commands: view.host === link.playerId ? core.pending.slice(0, COMMANDS_MAX) : [],
    log: isPeerLive ? pieceFor(core, link) : null,
  };
}

function timingFor<State>(core: Core<State>, link: Link, nowMs: Ms): Timing {
  const stamp = stampOf(roomMs(core.clock, nowMs));
  if (link.echoStamp === 0) return [stamp, 0];
  return [stamp, (link.echoStamp + Math.round((nowMs - link.echoAtMs) * STAMPS_PER_MS)) >>> 0];
}

/** Every 20th tick, however seldom packets go. */
function isHashDue<State>(core: Core<State>, link: Link): boolean {
  const { tick } = core.timeline;
  if (core.stats.checksumTick === 0 || tick - link.hashesTick < HASHES_EVERY_TICKS) return false;
  link.hashesTick = tick;
  return true;
}

/**
 * What this peer holds of its host's log: until it has the term's first entry that is what was
 * committed or compared, as its newest entries may be another history's. Votes are about all that
 * it holds.
 */
function ownLogNext<State>({ log, record, view, commit }: Core<State>): Tick {
  if (record.term === view.term || view.status !== 'following') return log.next;
  const compared = view.compared.term === view.term ? view.compared.next : 0;
  // The chain before the oldest entry held isn't: a piece from there would fit nowhere.
  return Math.min(log.next, Math.max(log.base + 1, commit, compared));
}

function flagsOf<State>(core: Core<State>): number {
  return (
    (core.live ? flagBit.live : 0) |
    (core.clock.synced ? flagBit.synced : 0) |
    (core.hidden ? flagBit.hidden : 0) |
    (core.worker ? flagBit.worker : 0) |
    (core.view.provisional ? flagBit.provisional : 0)
  );
}

/** Seldom between two that know each other's time; a stamp of 0 is none. */
function isTimeDue<State>(core: Core<State>, link: Link): boolean {
  const { tick } = core.timeline;
  const isKnown = core.clock.synced && frameSynced(link) && link.exchanges.length >= EXCHANGES_MIN;
  if (isKnown && tick - link.timeTick < TIME_EVERY_TICKS) return false;
  link.timeTick = tick;
  return true;
}

function stampOf(ms: Ms): number {
  return Math.max(1, Math.round(ms * STAMPS_PER_MS) >>> 0);
}

/** Own inputs, and those of whoever is in `heard` and not heard by the receiver (N1, N9). */
function runsFor<State>(core: Core<State>, link: Link, heard: number): InputRun[] {
  const runs: InputRun[] = [];
  const from = Math.max(link.inputNext, link.logNext);
  const own = packRun(streamOf(core, core.me), from, from + RUN_TICKS_MAX);
  if (own !== undefined && seatOf(core, core.me) >= 0) runs.push([0, own[1], own[2]]);
  const forwarded = link.hears === 0 ? 0 : heard & ~link.hears;
  if (forwarded === 0) return runs;
  let room = RUN_BYTES_MAX - (own === undefined ? 0 : own[2].length + RUN_HEAD_BYTES);
  const { players } = core.timeline;
  for (let seat = 0; seat < players.length; seat++) {
    const playerId = players[seat];
    if ((forwarded & (1 << seat)) === 0 || playerId === link.playerId) continue;
    const stream = streamOf(core, playerId);
    const run = packRun(stream, link.logNext, link.logNext + RUN_TICKS_MAX);
    if (run === undefined || run[2].length + RUN_HEAD_BYTES > room) continue;
    room -= run[2].length + RUN_HEAD_BYTES;
    runs.push(run);
  }
  return runs;
}

/**
 * The host gives each peer what it lacks; others do so for those who don't hear the host (N2, N9).
 */
function pieceFor<State>(core: Core<State>, link: Link): LogPiece | null {
  if (core.view.status !== 'following' || core.needsKeyframe) return null;
  if (!isHost(core) && !needsForwarding(core, link)) return earlyPiece(core, link);
  const isNewHere = isHost(core) && link.term !== core.view.term;
  const from = isNewHere ? Math.min(link.logNext, core.sequencer.termStart) : link.logNext;
  if (from < core.log.next && isPlayed(core, link, from)) return [from, core.log.chain, PLAYED];
  return pieceFrom(core, from);
}

/**
 * An heir behind the last tick of the term before, whoever lacks the end of what this peer said as
 * its host (H2), or a peer that says it doesn't hear the host.
 */
function needsForwarding<State>(core: Core<State>, link: Link): boolean {
  if (link.playerId === core.view.host) return link.term < core.view.term;
  const { endedFor, endedNext } = core.sequencer;
  if (endedFor === core.view.term && link.logNext < endedNext) return true;
  const seat = seatOf(core, core.view.host);
  const isDeaf = seat >= 0 && link.hears !== 0 && (link.hears & (1 << seat)) === 0;
  return isDeaf && link.term === core.view.term;
}

/** From the oldest entry that is held on, if need be: who lacks more sees the gap (N6). */
function pieceFrom<State>({ log }: Core<State>, wanted: Tick): LogPiece | null {
  const from = Math.max(wanted, log.base === 0 ? 0 : log.base + 1);
  if (from >= log.next) return null;
  const chain = chainBefore(log, from);
  if (chain === undefined) return null;
  return [from, chain, packEntries(log, from, LOG_BYTES_MAX)];
}

/** The vote, with what the receiver lacks of the log and the lost player's inputs (H4). */
function composeView<State>(core: Core<State>, link: Link): View {
  const { view, log, record } = core;
  const lost = core.streams.get(view.lost);
  const run =
    lost === undefined ? undefined : packRun(lost, link.logNext, link.logNext + RUN_TICKS_MAX);
  return {
    kind: 'view',
    term: view.votedTerm,
    candidate: view.candidate,
    lost: view.lost,
    logTerm: record.term,
    logNext: log.next,
    log: pieceFrom(core, link.logNext),
    inputs: run ?? null,
  };
}
