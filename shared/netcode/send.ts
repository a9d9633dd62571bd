// What this peer sends: one frame per peer and tick, made for what that peer lacks (N1, N8, N9).
import type { Frame, InputRun, LogPiece, Timing, View } from '../protocol/peer-messages.ts';
import { type Core, isHost } from './core.ts';
import { flagBit, frameLive } from './frame-flags.ts';
import { packRun } from './input-stream.ts';
import { type Link, STAMPS_PER_MS } from './link.ts';
import { chainBefore, holds } from './log.ts';
import { LOG_BYTES_MAX, packEntries } from './log-codec.ts';
import { type Ms, roomMs } from './match-clock.ts';
import { hearsMask, isHeard, seatOf, streamOf } from './roster.ts';
import type { PlayerId, Tick } from './simulation.ts';
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
/** Packets between two that carry times: 15 exchanges a second are enough for the fastest of 5 s. */
const TIMING_EVERY_PACKETS = 4;
/** A link of fewer exchanges is measured in every packet. */
const EXCHANGES_SOON = 8;
/** A packet says the low 12 bits of its number. */
const SEQUENCE_MASK = 0xfff;
/** Pending commands in a packet. */
const COMMANDS_MAX = 4;

/** Composes this tick's packets for every open link. */
export function sendTick<State>(core: Core<State>, nowMs: Ms): void {
  const hears = core.live ? hearsMask(core, nowMs) : 0;
  for (const link of core.links.values()) {
    if (link.closed || isSkipped(core, link)) continue;
    link.sent += 1;
    link.sentTick = core.timeline.tick;
    core.outbox.push({
      to: link.playerId,
      channel: 'game',
      message: composeFrame(core, link, hears, nowMs),
    });
    if (core.view.status === 'voting' && core.live && !isQuiet(core, nowMs))
      core.outbox.push({
        to: link.playerId,
        channel: 'game',
        message: composeView(core, link),
      });
  }
}

function isSkipped<State>(core: Core<State>, link: Link): boolean {
  let peers = 0;
  for (const one of core.links.values()) if (!one.closed) peers += 1;
  const isThinned = peers > FULL_RATE_PEERS_MAX || link.lossShare > FULL_RATE_LOSS_MAX;
  return isThinned && core.timeline.tick - link.sentTick < 2;
}

function composeFrame<State>(core: Core<State>, link: Link, hears: number, nowMs: Ms): Frame {
  const { view, stats } = core;
  const isPeerLive = core.live && frameLive(link);
  return {
    kind: 'frame',
    term: view.term,
    host: view.host,
    sequence: link.sent & SEQUENCE_MASK,
    flags: flagsOf(core),
    logNext: core.log.next,
    inputNext: core.live ? Math.max(streamOf(core, link.playerId).next, core.log.next) : 0,
    hears,
    timing: isTimingDue(core, link) ? timingFor(core, link, nowMs) : null,
    commit: isHost(core) ? core.commit : 0,
    checksums: isHashDue(core, link)
      ? [stats.checksumTick, stats.checksumLog, stats.checksumState]
      : null,
    inputs: isPeerLive ? runsFor(core, link, nowMs) : [],
    commands: view.host === link.playerId ? core.pending.slice(0, COMMANDS_MAX) : [],
    log: isPeerLive ? pieceFor(core, link) : null,
  };
}

/** In every fourth packet, and in each while one of the two looks for the room's time. */
function isTimingDue<State>(core: Core<State>, link: Link): boolean {
  if (link.sent % TIMING_EVERY_PACKETS === 0 || !core.clock.synced) return true;
  return (link.flags & flagBit.synced) === 0 || link.exchanges.length < EXCHANGES_SOON;
}

function timingFor<State>(core: Core<State>, link: Link, nowMs: Ms): Timing {
  const stamp = stampOf(roomMs(core.clock, nowMs));
  if (link.echoStamp === 0) return [stamp, 0];
  return [stamp, (link.echoStamp + stampOf(nowMs - link.echoAtMs)) >>> 0];
}

/** Every 20th tick, however seldom packets go. */
function isHashDue<State>(core: Core<State>, link: Link): boolean {
  const { tick } = core.timeline;
  if (core.stats.checksumTick === 0 || tick - link.hashesTick < HASHES_EVERY_TICKS) return false;
  link.hashesTick = tick;
  return true;
}

function flagsOf<State>(core: Core<State>): number {
  return (
    (core.live ? flagBit.live : 0) |
    (core.clock.synced ? flagBit.synced : 0) |
    (core.hidden ? flagBit.hidden : 0) |
    (core.view.provisional ? flagBit.provisional : 0)
  );
}

function stampOf(ms: Ms): number {
  return Math.round(ms * STAMPS_PER_MS) >>> 0;
}

function runsFor<State>(core: Core<State>, link: Link, nowMs: Ms): InputRun[] {
  const runs: InputRun[] = [];
  const from = Math.max(link.inputNext, link.logNext);
  const own = packRun(streamOf(core, core.me), from, from + RUN_TICKS_MAX);
  if (own !== undefined && seatOf(core, core.me) >= 0) runs.push([0, own[1], own[2]]);
  let room = RUN_BYTES_MAX - (own === undefined ? 0 : own[2].length + RUN_HEAD_BYTES);
  for (let seat = 0; seat < core.simulation.seats; seat++) {
    const playerId = core.simulation.playerAt(core.timeline.present, seat);
    if (!isForwardable(core, link, playerId, seat, nowMs)) continue;
    const stream = streamOf(core, playerId);
    const run = packRun(stream, link.logNext, link.logNext + RUN_TICKS_MAX);
    if (run === undefined || run[2].length + RUN_HEAD_BYTES > room) continue;
    room -= run[2].length + RUN_HEAD_BYTES;
    runs.push(run);
  }
  return runs;
}

/** Somebody whom this peer hears and that one does not (N9). */
function isForwardable<State>(
  core: Core<State>,
  link: Link,
  playerId: PlayerId,
  seat: number,
  nowMs: Ms,
): boolean {
  if (playerId === 0 || playerId === core.me || playerId === link.playerId) return false;
  if (link.hears === 0 || link.hears & (1 << seat)) return false;
  return isHeard(core.links.get(playerId), nowMs);
}

/**
 * The host gives each peer what it lacks; others do so for those who don't hear the host (N2, N9).
 */
function pieceFor<State>(core: Core<State>, link: Link): LogPiece | null {
  if (core.view.status !== 'following' || core.needsKeyframe) return null;
  if (!isHost(core) && !needsForwarding(core, link)) return null;
  const isNewHere = isHost(core) && link.term !== core.view.term;
  const from = isNewHere ? Math.min(link.logNext, core.sequencer.termStart) : link.logNext;
  return pieceFrom(core, from);
}

/**
 * An heir behind the last tick of the term before, or a peer that says it doesn't hear the host.
 */
function needsForwarding<State>(core: Core<State>, link: Link): boolean {
  if (link.playerId === core.view.host) return link.term < core.view.term;
  const seat = seatOf(core, core.view.host);
  const isDeaf = seat >= 0 && link.hears !== 0 && (link.hears & (1 << seat)) === 0;
  return isDeaf && link.term === core.view.term;
}

function pieceFrom<State>(core: Core<State>, from: Tick): LogPiece | null {
  const { log } = core;
  if (from >= log.next || (from > 0 && !holds(log, from - 1))) return null;
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
