// The view change: survivors vote with their logs, the next in line takes the longest (H4 to H7).
// States and transitions: docs/host-migration.md, table M1.
import type { View } from '../protocol/peer-messages.ts';
import { demote, isHeeded, judgeCandidate } from './claims.ts';
import { adoptPiece } from './confirm.ts';
import { type Core, type Detector, isHost } from './core.ts';
import { candidateOf, netcodeCommand, quorumOf } from './follow.ts';
import { frameProvisional } from './frame-flags.ts';
import { handoffTerm, hasEarly } from './handoff.ts';
import { RUN_TICKS_MAX, takeRun } from './input-stream.ts';
import { hardTimeoutMs } from './link.ts';
import type { Ms } from './match-clock.ts';
import { becomeProvisional } from './provisional.ts';
import { answerStranger } from './rival.ts';
import { isHeard, isRosterDue, rosterOf, seatOf, slowestRttMs, streamOf } from './roster.ts';
import { enqueueOwn } from './sequence.ts';
import type { PlayerId } from './simulation.ts';
import { addMigration } from './stats.ts';
import { isWithdrawn } from './withdrawal.ts';

/** A vote counts while it is repeated; longer than a few lost packets (ms). */
const VOTE_FRESH_MS = 400;
/**
 * What a candidate waits beyond a round trip for those it still hears (H5), and a voter for START.
 */
const GRACE_MS = 50;
/** The same for the rest of a log that is longer than a packet. */
const LOG_GRACE_MS = 100;
const START_MS = 100;
const CLAIM_EVERY_MS = 150;
/** The dead press nothing beyond the present and the input delay that they had (ticks). */
const LOST_AHEAD_TICKS_MAX = 8;
/** Terms are 16 bits on the wire. */
const TERM_MAX = 0xffff;
/** A host that spoke this lately was given up by mistake: three packets (ms). */
const LOST_SPOKE_MS = 50;
/**
 * Without a quorum anywhere the rest play on, marked provisional, this long after the host fell
 * silent (H7).
 */
const PROVISIONAL_AFTER_MS = 2000;

/** Gives a host up: votes for the next one in line that isn't known to be gone. */
export function giveUpHost<State>(core: Core<State>, detectedBy: Detector, nowMs: Ms): void {
  const { view } = core;
  const lost = view.host;
  const next = nextTerm(core, Math.max(view.term, view.votedTerm), lost, nowMs);
  view.detectedBy = detectedBy;
  view.heardMs = core.links.get(lost)?.lastHeardMs ?? nowMs;
  view.silentMs = nowMs - view.heardMs;
  view.lost = lost;
  if (detectedBy === 'mute' || detectedBy === 'desync') demote(core, lost, nowMs);
  vote(core, next.term, next.candidate, nowMs);
}

/**
 * The first term above `above` whose host-to-be is this peer or one that isn't known to be gone.
 */
function nextTerm<State>(core: Core<State>, above: number, lost: PlayerId, nowMs: Ms) {
  const from = Math.max(above, handoffTerm(core)) + 1;
  const tries = core.record.successors.length;
  for (let term = from; term <= from + tries; term++) {
    const candidate = candidateOf(core.record, term);
    if (candidate !== lost && candidate !== 0 && isThere(core, candidate, nowMs))
      return { term, candidate };
  }
  return { term: from, candidate: firstSeated(core, lost, nowMs) };
}

/** Where the line names nobody who is there: the lowest number, so that all who vote agree. */
function firstSeated<State>(core: Core<State>, lost: PlayerId, nowMs: Ms): PlayerId {
  const there = rosterOf(core).filter((id) => id !== lost && isThere(core, id, nowMs));
  return there.length === 0 ? core.me : Math.min(...there);
}

function isThere<State>(core: Core<State>, playerId: PlayerId, nowMs: Ms): boolean {
  if (playerId === core.me) return true;
  const link = core.links.get(playerId);
  return link !== undefined && !link.closed && nowMs - link.lastHeardMs < hardTimeoutMs(link);
}

function vote<State>(core: Core<State>, term: number, candidate: PlayerId, nowMs: Ms): void {
  const { view } = core;
  if (term > TERM_MAX) return;
  if (view.status === 'following') view.aloneMs = Number.NaN;
  view.status = 'voting';
  view.votedTerm = term;
  view.candidate = candidate;
  view.startedMs = nowMs;
  view.quorumMs = 0;
  view.granted = false;
  view.claimedMs = Number.NEGATIVE_INFINITY;
  view.votes.clear();
}

/** A survivor's vote: joins its view change if it is newer, counts it if it is for this peer. */
export function receiveView<State>(core: Core<State>, from: PlayerId, message: View, nowMs: Ms) {
  const { view } = core;
  const link = core.links.get(from);
  if (!core.live || core.needsKeyframe || link === undefined) return;
  if (message.term > view.votedTerm && message.term > view.term) {
    if (!isHeeded(core, link, message, nowMs)) {
      core.stats.refused += 1;
      return;
    }
    if (seatOf(core, from) >= 0) joinView(core, from, message, nowMs);
    else answerStranger(core, link, message.term, nowMs);
  }
  if (view.status !== 'voting' || message.term !== view.votedTerm) return;
  view.companyMs = nowMs;
  // Only who is candidate by its own vote takes logs in, whomever they come with: what others
  // adopted after their vote might not be in its START.
  if (view.candidate !== core.me) return;
  if (message.candidate === core.me)
    view.votes.set(from, { atMs: nowMs, logNext: message.logNext });
  if (message.inputs !== null && message.inputs[0] === view.lost)
    takeRun(
      streamOf(core, view.lost),
      message.inputs,
      core.log.next,
      RUN_TICKS_MAX,
      core.timeline.tick + LOST_AHEAD_TICKS_MAX,
    );
  if (message.log === null || message.logTerm < core.record.term) return;
  const before = core.log.next;
  adoptPiece(core, message.log, nowMs);
  // A provisional history stays one, whoever goes on with it: its roster is what it shrank to (H7).
  if (core.log.next > before && frameProvisional(link)) becomeProvisional(core);
}

/** A vote by somebody the room has given up means nothing here; a higher term brings it back in. */
export function outbid<State>(core: Core<State>, term: number, nowMs: Ms): void {
  if (!isHost(core)) return;
  core.view.lost = 0;
  core.view.heardMs = nowMs;
  core.view.silentMs = 0;
  core.view.detectedBy = 'view';
  vote(core, term + 1, core.me, nowMs);
}

function joinView<State>(core: Core<State>, from: PlayerId, message: View, nowMs: Ms): void {
  const { view } = core;
  if (view.status === 'following') {
    view.detectedBy = 'view';
    view.heardMs = core.links.get(view.host)?.lastHeardMs ?? nowMs;
    view.silentMs = nowMs - view.heardMs;
    view.lost = message.lost;
  }
  if (message.term > handoffTerm(core)) {
    vote(core, message.term, judgeCandidate(core, from, message), nowMs);
    return;
  }
  const next = nextTerm(core, message.term, message.lost, nowMs);
  vote(core, next.term, next.candidate, nowMs);
}

/** One step of a vote: win it, ask the witness, or move on to the next in line. */
export function tendVote<State>(core: Core<State>, nowMs: Ms): void {
  const { view } = core;
  if (view.status !== 'voting' || isWithdrawn(core, nowMs)) return;
  // A void history begins no term.
  if (view.candidate === core.me && !core.needsKeyframe && !isRosterDue(core)) {
    if (hasQuorum(core, nowMs) && isCollected(core, nowMs)) {
      // The quorum of a provisional history is that of a roster it shrank by itself (H7).
      becomeHost(core, view.votedTerm, view.detectedBy, nowMs, view.provisional);
      return;
    }
    if (nowMs - view.heardMs >= PROVISIONAL_AFTER_MS && isAgreed(core, nowMs)) {
      becomeHost(core, view.votedTerm, view.detectedBy, nowMs, true);
      return;
    }
  }
  if (nowMs - view.startedMs < 2 * slowestRttMs(core, nowMs) + START_MS + GRACE_MS) return;
  const next = nextTerm(core, view.votedTerm, view.lost, nowMs);
  if (next.candidate !== view.candidate) vote(core, next.term, next.candidate, nowMs);
}

function hasQuorum<State>(core: Core<State>, nowMs: Ms): boolean {
  const { view } = core;
  const roster = rosterOf(core);
  const { quorum, witness } = quorumOf(Math.max(1, roster.length));
  let count = roster.includes(core.me) ? 1 : 0;
  for (const [playerId, one] of view.votes)
    if (roster.includes(playerId) && nowMs - one.atMs < VOTE_FRESH_MS) count += 1;
  if (witness && view.granted) count += 1;
  else if (witness && count + 1 >= quorum) claim(core, nowMs);
  if (count < quorum) return false;
  if (view.quorumMs === 0) view.quorumMs = nowMs;
  return true;
}

function claim<State>(core: Core<State>, nowMs: Ms): void {
  if (nowMs - core.view.claimedMs < CLAIM_EVERY_MS) return;
  core.view.claimedMs = nowMs;
  core.effects.push({ kind: 'claim', term: core.view.votedTerm });
}

/**
 * All who can still be heard have sent their logs, or the grace for them is over (H5). Who has
 * voted is there: its log is waited for as long as its vote is fresh, the given up host's too if it
 * still speaks.
 */
function isCollected<State>(core: Core<State>, nowMs: Ms): boolean {
  const { view } = core;
  const waitedMs = nowMs - view.quorumMs - slowestRttMs(core, nowMs);
  // Its beginning comes with the vote: a log that is announced and stays away is none.
  if (waitedMs > LOG_GRACE_MS) return true;
  for (const one of view.votes.values())
    if (one.logNext > core.log.next && nowMs - one.atMs < VOTE_FRESH_MS) return false;
  if (waitedMs > GRACE_MS) return true;
  return !rosterOf(core).some((playerId) => isAwaited(core, playerId, nowMs));
}

function isAwaited<State>(core: Core<State>, playerId: PlayerId, nowMs: Ms): boolean {
  const { view } = core;
  if (playerId === core.me || view.votes.has(playerId)) return false;
  const link = core.links.get(playerId);
  if (playerId !== view.lost) return isHeard(link, nowMs);
  return link !== undefined && !link.closed && nowMs - link.lastHeardMs < LOST_SPOKE_MS;
}

/**
 * Without a quorum: everybody this peer hears votes for it, so that no second one can do the same.
 */
function isAgreed<State>(core: Core<State>, nowMs: Ms): boolean {
  const { view } = core;
  return rosterOf(core).every((playerId) => {
    if (playerId === core.me || !isHeard(core.links.get(playerId), nowMs)) return true;
    const one = view.votes.get(playerId);
    return one !== undefined && nowMs - one.atMs < VOTE_FRESH_MS && one.logNext <= core.log.next;
  });
}

/** Takes the role: the first entries of the new term name it and record who is gone (H5). */
export function becomeHost<State>(
  core: Core<State>,
  term: number,
  detectedBy: Detector,
  nowMs: Ms,
  provisional: boolean,
): void {
  const { view, sequencer, me: target } = core;
  const from = view.host;
  if (detectedBy !== 'handoff') demote(core, from, nowMs);
  sequencer.queue.length = 0;
  sequencer.absences.clear();
  sequencer.termStart = core.log.next;
  sequencer.holdUntilMs = Number.NEGATIVE_INFINITY;
  if (view.lost !== 0 && view.lost !== core.me && detectedBy !== 'handoff')
    sequencer.absences.set(view.lost, 'absent');
  if (!hasEarly(core, term))
    enqueueOwn(core, { kind: netcodeCommand.term, by: 0, target, value: term, text: '' });
  if (provisional) becomeProvisional(core);
  else view.provisional = false;
  followHost(core, term, core.me, nowMs);
  if (from !== core.me) noteMigration(core, term, from, core.me, detectedBy, nowMs);
}

/** Follows an established host: the end of any vote of a lower term. */
export function followHost<State>(core: Core<State>, term: number, host: PlayerId, nowMs: Ms) {
  const { view } = core;
  const isAnother = view.host !== host;
  view.status = 'following';
  view.term = term;
  view.host = host;
  view.votedTerm = term;
  view.candidate = 0;
  view.followedMs = nowMs;
  if (isAnother) view.muteMs = 0;
  view.votes.clear();
  const link = core.links.get(host);
  if (link !== undefined) link.lastHeardMs = Math.max(link.lastHeardMs, nowMs);
  core.effects.push({ kind: 'host', term, host });
}

/**
 * Keeps what diagnostics say of a host change; the first tick confirmed after it ends the measure.
 */
export function noteMigration<State>(
  core: Core<State>,
  term: number,
  from: PlayerId,
  to: PlayerId,
  detectedBy: Detector,
  nowMs: Ms,
): void {
  const { view } = core;
  if (from === 0) return;
  addMigration(core.stats, {
    term,
    from,
    to,
    detectedBy,
    silentMs: detectedBy === 'handoff' ? 0 : view.silentMs,
    toConfirmedMs: -1,
    confirmedTicksLost: 0,
  });
  if (detectedBy === 'handoff') view.heardMs = nowMs;
  view.measuring = true;
}
