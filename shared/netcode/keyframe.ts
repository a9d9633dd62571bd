// Keyframes: the exact state at a confirmed tick for a joiner, a peer with a gap or one that slept
// (N6).
import type { KeyframeHead, KeyframeSlice } from '../protocol/peer-messages.ts';
import { PREDICTION_TICKS_MAX } from './advance.ts';
import { wantAsset } from './asset.ts';
import type { Core, Handout, KeptKeyframe } from './core.ts';
import { frameLive, frameProvisional } from './frame-flags.ts';
import type { Link } from './link.ts';
import { chainBefore, holds, inputsAt, NO_COMMANDS, resetLog, substitutedAt } from './log.ts';
import type { Ms } from './match-clock.ts';
import { becomeProvisional } from './provisional.ts';
import { isHeard } from './roster.ts';
import type { PlayerId } from './simulation.ts';
import { hasSnapshot, resetTimeline, snapshotAt } from './timeline.ts';
import { followHost } from './view-change.ts';

/** Payload of a slice and slices per tick and receiver: 240 kB/s, far from filling a queue. */
const SLICE_BYTES = 1000;
const SLICES_PER_TICK = 4;
/** An answer that isn't complete after this long is asked for again, of whoever is there (ms). */
const ASK_EVERY_MS = 700;
/** Whoever asks more often is answered as seldom as this (ms). */
const GIVE_EVERY_MS = 350;
/** Silence of everybody after which nobody is waited for (ms). */
const NOBODY_AFTER_MS = 2000;
/**
 * A keyframe waits for its asset no longer (ms): less than the log keeps, so that it connects.
 */
const KEPT_MS = 8000;
/** Behind by this much a peer's gap is no longer healed by resends: half of what a log keeps. */
const GAP_TICKS_MAX = 480;
/** A log that begins beyond this peer's end for this long: its host has forgotten the rest (ms). */
const GAP_MS_MAX = 300;

/** Asks for a keyframe when this peer needs one: of the host if it can, else of any live peer. */
export function askForKeyframe<State>(core: Core<State>, nowMs: Ms): void {
  if (core.live && !core.needsKeyframe && !isFarBehind(core)) {
    core.kept = undefined;
    return;
  }
  if (isKept(core, nowMs)) return;
  if (nowMs - core.askedMs < ASK_EVERY_MS) return;
  const to = giverFor(core, nowMs);
  if (to === 0) {
    keepOwnHistory(core, nowMs);
    return;
  }
  core.askedMs = nowMs;
  core.askedOf = to;
  const message = { kind: 'keyframe-request', logNext: core.log.next } as const;
  core.outbox.push({ to, channel: 'control', message });
}

/** True while a keyframe waits for its asset; applies it when that has come. */
function isKept<State>(core: Core<State>, nowMs: Ms): boolean {
  const { kept } = core;
  if (kept === undefined) return false;
  if (nowMs - kept.keptMs > KEPT_MS) {
    core.kept = undefined;
    return false;
  }
  if (core.live && kept.head.term < core.view.term) core.kept = undefined;
  else if (!isHeldBack(core, kept)) applyKeyframe(core, kept.head, kept.state, nowMs);
  return true;
}

function isHeldBack<State>(core: Core<State>, kept: KeptKeyframe): boolean {
  const hash = core.simulation.assetIn(kept.state);
  if (hash === '' || core.simulation.holdsAsset(hash)) return false;
  wantAsset(core, hash, kept.from);
  return true;
}

/**
 * Nobody is left to give another history: this peer goes on with its own, provisional until the
 * lobby knows it as host, as its roster may be what a cut-off side shrank to (H7).
 */
function keepOwnHistory<State>(core: Core<State>, nowMs: Ms): void {
  if (!core.live || !core.needsKeyframe) return;
  for (const link of core.links.values())
    if (!link.closed && nowMs - link.lastHeardMs < NOBODY_AFTER_MS) return;
  core.needsKeyframe = false;
  becomeProvisional(core);
  core.view.electorate = [];
}

function isFarBehind<State>(core: Core<State>): boolean {
  const host = core.links.get(core.view.host);
  if (host === undefined || host.closed) return false;
  const gap = host.logNext - core.log.next;
  if (core.lastUpdateMs - core.gapSinceMs > GAP_MS_MAX) return true;
  // At the prediction limit the clock waits, and the host's with it: the gap would never grow.
  const isStuck = core.timeline.tick - core.log.next >= PREDICTION_TICKS_MAX;
  return gap > GAP_TICKS_MAX || (isStuck && gap > 0);
}

function giverFor<State>(core: Core<State>, nowMs: Ms): PlayerId {
  const wanted = [core.live ? core.view.host : core.hostHint, mostFollowed(core, nowMs)];
  const isThere = (link: Link | undefined) =>
    link !== undefined && !link.closed && frameLive(link) && isHeard(link, nowMs);
  for (const playerId of wanted) if (isThere(core.links.get(playerId))) return playerId;
  // Without a host whoever holds the most: with less one might take itself for all that is left.
  let other: Link | undefined;
  for (const link of core.links.values())
    if (isThere(link) && link.logNext >= (other?.logNext ?? 0)) other = link;
  return other?.playerId ?? 0;
}

/** Whom most of those who are heard follow: one peer's claim to be host is none. */
function mostFollowed<State>(core: Core<State>, nowMs: Ms): PlayerId {
  const counts = new Map<PlayerId, number>();
  for (const link of core.links.values())
    if (!link.closed && frameLive(link) && isHeard(link, nowMs))
      counts.set(link.host, (counts.get(link.host) ?? 0) + 1);
  let most = 0;
  for (const [host, count] of counts) if (count > (counts.get(most) ?? 0)) most = host;
  return most;
}

/** Starts to give a keyframe: the head now, the state in slices over the next ticks. */
export function giveKeyframe<State>(core: Core<State>, to: PlayerId, nowMs: Ms): void {
  const link = core.links.get(to);
  if (link !== undefined && nowMs - link.givenMs < GIVE_EVERY_MS) return;
  const { log, timeline, record, view } = core;
  if (!core.live || core.handouts.some((one) => one.to === to)) return;
  const tick = Math.min(log.next, timeline.tick, core.dirty);
  const chain = chainBefore(log, tick);
  if (chain === undefined || !hasSnapshot(timeline, tick)) return;
  const state = snapshotAt(timeline, tick).slice();
  const hasEntry = tick > 0 && holds(log, tick - 1);
  const message: KeyframeHead = {
    kind: 'keyframe-head',
    tick,
    chain,
    term: view.term,
    host: view.host,
    logTerm: record.term,
    handoffTo: record.handoffTo,
    handoffLast: record.handoffLast,
    successors: record.successors.slice(),
    sequences: [...record.sequences],
    inputs: hasEntry ? inputsAt(log, tick - 1).slice() : new Uint8Array(log.seats),
    substituted: hasEntry ? substitutedAt(log, tick - 1) : 0,
    stateBytes: state.length,
  };
  if (link !== undefined) link.givenMs = nowMs;
  core.outbox.push({ to, channel: 'control', message });
  core.handouts.push({ to, tick, state, offset: 0 });
  core.stats.keyframesGiven += 1;
}

/** Sends the next slices of every keyframe on its way out. */
export function sliceKeyframes<State>(core: Core<State>): void {
  for (let i = core.handouts.length - 1; i >= 0; i--) {
    const handout = core.handouts[i];
    for (let n = 0; n < SLICES_PER_TICK && handout.offset < handout.state.length; n++)
      core.outbox.push({ to: handout.to, channel: 'control', message: nextSlice(handout) });
    if (handout.offset >= handout.state.length) core.handouts.splice(i, 1);
  }
}

function nextSlice(handout: Handout): KeyframeSlice {
  const { tick, offset, state } = handout;
  const bytes = state.subarray(offset, offset + SLICE_BYTES);
  handout.offset += bytes.length;
  return { kind: 'keyframe-slice', tick, offset, bytes };
}

/** A keyframe is announced: only one that was asked for, and only one at a time. */
export function takeHead<State>(core: Core<State>, from: PlayerId, head: KeyframeHead): void {
  // Whoever gives one of an older term has not heard of this one yet: taking it would go back.
  if (core.live && head.term < core.view.term) return;
  const isWanted = !core.live || core.needsKeyframe || isFarBehind(core);
  if (!isWanted || from !== core.askedOf || head.inputs.length !== core.simulation.seats) return;
  if (head.stateBytes > core.simulation.stateBytesMax) return;
  core.intake = { from, head, state: new Uint8Array(head.stateBytes), received: 0 };
}

export function takeSlice<State>(
  core: Core<State>,
  from: PlayerId,
  slice: KeyframeSlice,
  nowMs: Ms,
): void {
  const { intake } = core;
  if (intake === undefined || intake.from !== from || intake.head.tick !== slice.tick) return;
  // The control channel is ordered: a slice that doesn't continue the last one is a fault.
  if (slice.offset !== intake.received) return;
  if (slice.offset + slice.bytes.length > intake.state.length) return;
  intake.state.set(slice.bytes, slice.offset);
  intake.received += slice.bytes.length;
  if (intake.received < intake.state.length) return;
  core.intake = undefined;
  // A higher term may have begun while it came in.
  if (core.live && intake.head.term < core.view.term) return;
  const kept = { from, head: intake.head, state: intake.state, keptMs: nowMs };
  if (isHeldBack(core, kept)) core.kept = kept;
  else applyKeyframe(core, intake.head, intake.state, nowMs);
}

function applyKeyframe<State>(
  core: Core<State>,
  head: KeyframeHead,
  state: Uint8Array,
  nowMs: Ms,
): void {
  core.kept = undefined;
  const lost = core.live ? countLost(core, head) : 0;
  if (!resetTimeline(core.timeline, head.tick, state)) {
    core.stats.badMessages += 1;
    return;
  }
  const entry = {
    inputs: head.inputs.slice(),
    substituted: head.substituted,
    commands: NO_COMMANDS,
  };
  resetLog(core.log, head.tick, head.chain, entry);
  core.record.term = head.logTerm;
  core.sequencer.termStart = head.tick;
  core.record.host = head.host;
  core.record.handoffTo = head.handoffTo;
  core.record.handoffLast = head.handoffLast;
  core.record.successors = head.successors.slice();
  core.record.sequences = new Map(head.sequences);
  // What the room has counted past is answered, or lost with the other history: nobody takes it
  // now.
  const seen = core.record.sequences.get(core.me) ?? 0;
  while (core.pending.length > 0 && core.pending[0][0] <= seen) core.pending.shift();
  core.nextSequence = Math.max(core.nextSequence, seen + 1);
  core.streams.clear();
  core.dirty = Number.POSITIVE_INFINITY;
  core.needsKeyframe = false;
  core.gapSinceMs = Number.NaN;
  core.view.compared.next = 0;
  // Who is made host by what others hold may have been given up by the rest (H7).
  if (head.host === core.me) becomeProvisional(core);
  else if (!core.live) core.view.provisional = isOfProvisional(core, head.host);
  core.live = true;
  core.stats.keyframesTaken += 1;
  core.stats.checksumTick = 0;
  core.agreement.own.length = 0;
  core.agreement.disputed = 0;
  core.commit = Math.min(core.commit, head.tick);
  const migration = core.stats.migrations.at(-1);
  if (migration !== undefined) migration.confirmedTicksLost += lost;
  if (head.term >= core.view.votedTerm || core.view.status === 'following')
    followHost(core, head.term, head.host, nowMs);
}

/** What its host last said of itself: who comes in doesn't know who could settle it. */
function isOfProvisional<State>({ links }: Core<State>, host: PlayerId): boolean {
  const link = links.get(host);
  return link !== undefined && frameProvisional(link);
}

/**
 * Confirmed ticks that this peer held and that the room's history doesn't: a fork's price. What was
 * committed is in both.
 */
function countLost<State>(core: Core<State>, head: KeyframeHead): number {
  const known = chainBefore(core.log, head.tick);
  if (known === head.chain) return 0;
  return Math.max(0, core.log.next - Math.max(core.commit, core.sequencer.termStart));
}

/** Forgets keyframes to or from somebody who is gone. */
export function dropKeyframes<State>(core: Core<State>, playerId: PlayerId): void {
  if (core.intake?.from === playerId) core.intake = undefined;
  for (let i = core.handouts.length - 1; i >= 0; i--)
    if (core.handouts[i].to === playerId) core.handouts.splice(i, 1);
}
