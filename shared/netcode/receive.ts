// Taking in what peers send. Everything is bounded and checked; what can't be is dropped and
// counted.
import type {
  AssetMessage,
  ControlMessage,
  Frame,
  GameMessage,
  Leave,
  PeerMessage,
} from '../protocol/peer-messages.ts';
import { clockTick } from './advance.ts';
import { hearHashes } from './agreement.ts';
import { receiveAsset } from './asset.ts';
import { isBelieved, isSupported } from './claims.ts';
import { adoptPiece } from './confirm.ts';
import { type Core, isHost } from './core.ts';
import { flagBit } from './frame-flags.ts';
import { takeEarly } from './handoff.ts';
import { RUN_TICKS_MAX, takeRun } from './input-stream.ts';
import { giveKeyframe, takeHead, takeSlice } from './keyframe.ts';
import { addExchange, hearPacket, type Link, STAMPS_PER_MS } from './link.ts';
import { type Ms, roomMs } from './match-clock.ts';
import { adoptPlayed } from './played.ts';
import { becomeProvisional } from './provisional.ts';
import { isOutnumbered } from './rival.ts';
import { isHeard, isHeeding, seatOf, streamOf } from './roster.ts';
import { enqueueRequests } from './sequence.ts';
import type { PlayerId, Tick } from './simulation.ts';
import { usedInput } from './timeline.ts';
import { followHost, noteMigration, receiveView } from './view-change.ts';

/** A round trip above this is a clock that was set meanwhile, not a link (ms). */
const RTT_MAX_MS = 5000;
/** After a step of the own clock, stamps from before it may still come back (ms). */
const STALE_ECHO_MS = 500;
/** Somebody without a seat waits for its host no longer than this (ms). */
const ORPHAN_AFTER_MS = 2000;
/** Inputs further ahead of the present are nobody's: above what clocks may differ by (ticks). */
const AHEAD_TICKS_MAX = 120;

/** Takes one message from the peer that owns the link; unknown peers are nobody. */
export function receiveMessage<State>(
  core: Core<State>,
  from: PlayerId,
  message: PeerMessage,
  nowMs: Ms,
): void {
  const link = core.links.get(from);
  if (link === undefined || link.closed) return;
  if (isGameMessage(message)) receiveGame(core, link, message, nowMs);
  else receiveControl(core, link, message, nowMs);
}

function isGameMessage(message: PeerMessage): message is GameMessage {
  return message.kind === 'frame' || message.kind === 'view' || message.kind === 'leave';
}

function receiveGame<State>(core: Core<State>, link: Link, message: GameMessage, nowMs: Ms) {
  if (message.kind === 'frame') receiveFrame(core, link, message, nowMs);
  else if (message.kind === 'view') receiveView(core, link.playerId, message, nowMs);
  else receiveLeave(core, link, message);
}

function receiveControl<State>(
  core: Core<State>,
  link: Link,
  message: ControlMessage,
  nowMs: Ms,
): void {
  if (message.kind === 'hello') receiveHello(core, link, message.version);
  else if (message.kind === 'keyframe-request') giveKeyframe(core, link.playerId, nowMs);
  else if (message.kind === 'keyframe-head') takeHead(core, link.playerId, message);
  else if (message.kind === 'keyframe-slice') takeSlice(core, link.playerId, message, nowMs);
  else if (isAssetMessage(message)) receiveAsset(core, link, message, nowMs);
}

function isAssetMessage(message: ControlMessage): message is AssetMessage {
  return message.kind.startsWith('asset-');
}

/** Another version would compute another match: nothing more is taken from it. */
function receiveHello<State>(core: Core<State>, link: Link, version: number): void {
  link.version = version;
  if (version !== core.version) link.closed = true;
}

function receiveLeave<State>(core: Core<State>, link: Link, message: Leave): void {
  link.closed = true;
  link.saidLeave = true;
  core.sequencer.absences.set(link.playerId, message.why === 'left' ? 'left' : 'absent');
}

function receiveFrame<State>(core: Core<State>, link: Link, frame: Frame, nowMs: Ms): void {
  measure(core, link, frame, nowMs);
  if (hearPacket(link, frame.sequence, nowMs)) noteFacts(core, link, frame, nowMs);
  if (!core.live) return;
  judgeTerm(core, link, frame, nowMs);
  for (const run of frame.inputs) receiveRun(core, link, run, nowMs);
  if (!takeEarly(core, link, frame)) takeLog(core, link, frame, nowMs);
  if (frame.term === core.view.term && core.view.status === 'following') {
    if (link.playerId === core.view.host) {
      // Only a log that holds this term's first entry is known to be this host's: another history
      // has committed nothing of it.
      if (core.record.term === frame.term && !core.needsKeyframe)
        core.commit = Math.max(core.commit, Math.min(frame.commit, core.log.next));
      heedProvisional(core, frame);
    }
    if (frame.checksums !== null) hearHashes(core, link, frame.checksums, nowMs);
  } else if (frame.term < core.view.votedTerm && frame.log !== null) core.stats.fenced += 1;
  if (isHost(core)) enqueueRequests(core, link.playerId, frame.commands, nowMs);
}

/**
 * The log comes from the host, its end from the one before; from others to who doesn't hear the
 * host, or to an heir that missed the last entries of the term before and is followed already.
 */
function takeLog<State>(core: Core<State>, link: Link, frame: Frame, nowMs: Ms): void {
  const { view, record } = core;
  if (frame.log === null || isHost(core)) return;
  const isOfHost = link.playerId === view.host;
  const isOfTerm = frame.term === view.term && view.status === 'following';
  const isForHeir =
    frame.host === core.me &&
    frame.term > view.votedTerm &&
    (isOfHost || isSupported(core, frame.term, core.me, nowMs));
  if (!isOfTerm && !isForHeir) return;
  const isEnding = link.playerId === record.host && record.handoffTo === view.host;
  const isForwarded = !isOfHost && !isHeeding(core, core.links.get(view.host), nowMs);
  if (frame.log[2].length === 0) {
    if (isOfHost && isOfTerm) adoptPlayed(core, frame.logNext, frame.log[1], nowMs);
  } else if (isOfHost || isForwarded || isForHeir || isEnding)
    adoptPiece(core, frame.log, nowMs, isOfHost);
  else core.stats.refused += 1;
}

/** Round trip and clock offset, from the stamp of ours that came back. */
function measure<State>(core: Core<State>, link: Link, frame: Frame, nowMs: Ms): void {
  if (frame.timing === null || nowMs - core.clock.steppedMs < STALE_ECHO_MS) return;
  const [stamp, echo] = frame.timing;
  if (echo === 0) return;
  const now = roomMs(core.clock, nowMs);
  const rttMs = now - echo / STAMPS_PER_MS;
  if (rttMs < 0 || rttMs > RTT_MAX_MS) return;
  const isSynced = (frame.flags & flagBit.synced) !== 0;
  if (!isSynced) return;
  addExchange(link, rttMs, stamp / STAMPS_PER_MS + rttMs / 2 - nowMs, nowMs);
}

function noteFacts<State>(core: Core<State>, link: Link, frame: Frame, nowMs: Ms): void {
  if (frame.timing !== null) {
    link.echoStamp = frame.timing[0];
    link.echoAtMs = nowMs;
  }
  link.term = frame.term;
  link.host = frame.host;
  link.flags = frame.flags;
  link.inputNext = Math.max(link.inputNext, frame.inputNext);
  // Nobody holds more of this host's log than itself, nor what nobody can have stepped.
  const isOurs = isHost(core) && frame.term === core.view.term;
  const most = isOurs ? core.log.next : clockTick(core, nowMs) + AHEAD_TICKS_MAX;
  if (!core.live || frame.logNext <= most) link.logNext = frame.logNext;
  link.hears = frame.hears;
}

/** A higher term is followed, a lower one is fenced off; a provisional side yields (H7). */
function judgeTerm<State>(core: Core<State>, link: Link, frame: Frame, nowMs: Ms): void {
  const { view } = core;
  if ((frame.flags & flagBit.live) === 0 || frame.term === 0 || frame.host === core.me) return;
  if (frame.term === view.term && frame.host === view.host) return;
  const theirs = (frame.flags & flagBit.provisional) !== 0;
  const isSettled = view.status === 'following' && !view.provisional;
  if (theirs && isSettled && !isOrphan(core, nowMs)) return;
  // Only a host's own word proves that there is another side; its followers may be behind ours.
  const isFromHost = link.playerId === frame.host;
  const isSmaller = isOutnumbered(core, frame, nowMs);
  const isYielding =
    isSmaller || (view.provisional && isFromHost && (!theirs || outranks(core, frame)));
  if (!isYielding && (frame.term <= view.term || frame.term < view.votedTerm)) return;
  const isTaken = isYielding || (isFromHost && isStranded(core, nowMs));
  if (!isTaken && !isBelieved(core, frame.term, frame.host, nowMs)) {
    core.stats.refused += 1;
    return;
  }
  if (isSmaller || frame.term <= view.term) core.needsKeyframe = true;
  turnTo(core, link, frame, nowMs);
}

/** Who takes no part gives no host up: once its own is gone for long it follows whoever plays. */
function isOrphan<State>(core: Core<State>, nowMs: Ms): boolean {
  const { view } = core;
  const host = core.links.get(view.host);
  if (view.host === core.me || seatOf(core, core.me) >= 0) return false;
  return host === undefined || host.closed || nowMs - host.lastHeardMs > ORPHAN_AFTER_MS;
}

/** An orphan that hears no player of its own history: whoever hosts is better than nobody. */
function isStranded<State>(core: Core<State>, nowMs: Ms): boolean {
  if (!isOrphan(core, nowMs)) return false;
  for (const link of core.links.values())
    if (seatOf(core, link.playerId) >= 0 && isHeard(link, nowMs)) return false;
  return true;
}

/** Of two provisional sides the one that has more committed ticks wins, then the higher term. */
function outranks<State>({ view, commit }: Core<State>, frame: Frame): boolean {
  if (frame.commit !== commit) return frame.commit > commit;
  if (frame.term !== view.term) return frame.term > view.term;
  return frame.host < view.host;
}

/** Its host says whether a history is provisional. */
function heedProvisional<State>(core: Core<State>, frame: Frame): void {
  if ((frame.flags & flagBit.provisional) !== 0) becomeProvisional(core);
  else core.view.provisional = false;
}

function turnTo<State>(core: Core<State>, link: Link, frame: Frame, nowMs: Ms): void {
  const { view } = core;
  const from = view.host;
  if (view.status === 'following') {
    view.detectedBy = 'view';
    view.heardMs = core.links.get(from)?.lastHeardMs ?? nowMs;
    view.silentMs = nowMs - view.heardMs;
  }
  core.sequencer.absences.clear();
  followHost(core, frame.term, frame.host, nowMs);
  heedProvisional(core, frame);
  if (from !== frame.host)
    noteMigration(core, frame.term, from, frame.host, view.detectedBy, nowMs);
  link.lastHeardMs = Math.max(link.lastHeardMs, nowMs);
}

/** A player's inputs: its own word, or another's for it where there is no direct link (N9). */
function receiveRun<State>(
  core: Core<State>,
  link: Link,
  run: Frame['inputs'][number],
  nowMs: Ms,
): void {
  const playerId = run[0] === 0 ? link.playerId : run[0];
  if (playerId === core.me) return;
  const isForwarded = playerId !== link.playerId;
  if (isForwarded && isHeard(core.links.get(playerId), nowMs)) return;
  const seat = seatOf(core, playerId);
  if (isForwarded && seat < 0) return;
  const stream = streamOf(core, playerId);
  const before = Math.max(core.timeline.tick, core.log.next) + AHEAD_TICKS_MAX;
  const firstNew = takeRun(stream, run, core.log.next, RUN_TICKS_MAX, before);
  if (firstNew === undefined || seat < 0) return;
  markWrong(core, playerId, seat, Math.max(firstNew, core.log.next));
}

/** Finds the first unconfirmed tick that was stepped with another input than now known. */
function markWrong<State>(core: Core<State>, playerId: PlayerId, seat: number, from: Tick): void {
  const { timeline } = core;
  const stream = streamOf(core, playerId);
  const end = Math.min(stream.next, timeline.tick, core.dirty);
  for (let tick = Math.max(from, timeline.base); tick < end; tick++) {
    if (usedInput(timeline, tick, seat) === stream.ring[tick % stream.ring.length]) continue;
    core.dirty = tick;
    return;
  }
}
