// The host's work: deciding, tick by tick, which inputs and commands count (N2). Never a server: it
// steps the same simulation as everybody and only says what was in time.
import type { Command } from '../protocol/command.ts';
import type { CommandRequest } from '../protocol/peer-messages.ts';
import { clockTick } from './advance.ts';
import { wantAsset } from './asset.ts';
import { confirmEntry } from './confirm.ts';
import { type Core, isHost } from './core.ts';
import { commitQuorumOf, netcodeCommand } from './follow.ts';
import { isHandoffUnknown } from './handoff.ts';
import { isKnown, knownInput, lastInput } from './input-stream.ts';
import type { Link } from './link.ts';
import { type LogCommand, NO_COMMANDS } from './log.ts';
import { LOG_BYTES_MAX } from './log-codec.ts';
import { type Ms, TICK_MS } from './match-clock.ts';
import { becomeProvisional, leadsQuorum, tendProvisional } from './provisional.ts';
import { outbidRival } from './rival.ts';
import { countPlayers, opinionsOf, seatOf, streamOf } from './roster.ts';
import type { PlayerId, Tick } from './simulation.ts';
import { tendSuccession } from './succession.ts';
import { reportAgain } from './witness.ts';

/** Bounds of the host's tolerance in ticks (N2). */
const TOLERANCE_TICKS_MIN = 6;
const TOLERANCE_TICKS_MAX = 15;
/**
 * Silence after which a player is recorded as away when nobody hears it (ms): above a hidden tab's
 * 1 Hz.
 */
const AWAY_SILENCE_MS = 1500;
/** Silence that suffices when the lobby saw the socket close (ms). */
const AWAY_LOBBY_MS = 150;
/** Commands in one entry; more wait a tick. */
const COMMANDS_PER_ENTRY_MAX = 16;
const QUEUE_MAX = 256;
/** Commands of one player at once, and how many more a second: no hand is as quick. */
const ASKS_MAX = 32;
const ASKS_PER_S = 16;
/** The most that an entry's inputs, a command's numbers and a unit of its text take in the log. */
const ENTRY_HEAD_BYTES = 32;
const COMMAND_HEAD_BYTES = 20;
const BYTES_PER_TEXT_UNIT = 3;

/** Confirms every tick that is complete or overdue. */
export function confirmTicks<State>(core: Core<State>, nowMs: Ms): void {
  if (!isHost(core) || nowMs < core.sequencer.holdUntilMs) return;
  // Who says goodbye is listened to no more: what it still confirmed would be lost.
  if (core.leaving === 'saying') return;
  while (core.log.next < core.timeline.tick) {
    const tick = core.log.next;
    if (hasHandedOff(core)) return;
    const substituted = gatherInputs(core, tick);
    if (substituted !== 0 && !isOverdue(core, tick, nowMs)) return;
    if (isHandoffUnknown(core, tick, nowMs)) return;
    recordAbsences(core, tick);
    const { inputsScratch: inputs } = core;
    confirmEntry(core, { inputs, substituted, commands: takeCommands(core) }, nowMs);
  }
}

/** True if nobody's input of this tick is waited for any longer. */
export function isOverdue<State>(core: Core<State>, tick: Tick, nowMs: Ms): boolean {
  return clockTick(core, nowMs) - tick >= core.sequencer.toleranceTicks;
}

/** True once this term's last announced tick is confirmed (H2). */
export function hasHandedOff<State>(core: Core<State>): boolean {
  const { record, view, log } = core;
  return record.handoffTo !== 0 && log.next > record.handoffLast && view.term === record.term;
}

/** Fills the scratch and returns a bit for each seat whose input is missing and was replaced. */
export function gatherInputs<State>(core: Core<State>, tick: Tick): number {
  const { inputsScratch: inputs } = core;
  const { players } = core.timeline;
  let substituted = 0;
  for (let seat = 0; seat < players.length; seat++) {
    const playerId = players[seat];
    inputs[seat] = 0;
    if (playerId === 0) continue;
    const stream = streamOf(core, playerId);
    if (isKnown(stream, tick)) {
      inputs[seat] = knownInput(stream, tick);
      continue;
    }
    inputs[seat] = core.simulation.predictInput(lastInput(stream), tick - stream.next + 1);
    if (!core.sequencer.absences.has(playerId)) substituted |= 1 << seat;
  }
  return substituted;
}

/** A lost player goes in the first tick that nobody has an input of: the maximum rule (H5). */
function recordAbsences<State>(core: Core<State>, tick: Tick): void {
  for (const [playerId, why] of core.sequencer.absences) {
    if (streamOf(core, playerId).next > tick) continue;
    core.sequencer.absences.delete(playerId);
    if (seatOf(core, playerId) < 0) continue;
    const { absence, departure } = core.simulation;
    enqueueOwn(core, why === 'left' ? departure(playerId) : absence(playerId));
  }
}

function takeCommands<State>(core: Core<State>): readonly LogCommand[] {
  const { queue } = core.sequencer;
  if (queue.length === 0) return NO_COMMANDS;
  let count = 0;
  let bytes = ENTRY_HEAD_BYTES;
  while (count < Math.min(queue.length, COMMANDS_PER_ENTRY_MAX)) {
    bytes += COMMAND_HEAD_BYTES + BYTES_PER_TEXT_UNIT * queue[count].command.text.length;
    if (count > 0 && bytes > LOG_BYTES_MAX) break;
    count += 1;
  }
  return queue.splice(0, count);
}

/** Queues a command of the host itself for the next entry. */
export function enqueueOwn<State>(core: Core<State>, command: Command): void {
  core.sequencer.queue.push({ sequence: 0, command });
}

/**
 * Queues what a player asks for, once: its number must be above all that the log has seen of it.
 */
export function enqueueRequests<State>(
  core: Core<State>,
  from: PlayerId,
  requests: readonly CommandRequest[],
  nowMs: Ms,
): void {
  const link = core.links.get(from);
  for (const [sequence, [kind, , target, value, text]] of requests) {
    if (kind >= netcodeCommand.term || core.sequencer.queue.length >= QUEUE_MAX) continue;
    const seen = core.record.sequences.get(from) ?? 0;
    if (sequence <= seen || core.sequencer.queue.some((one) => isOf(one, from, sequence))) continue;
    // The sender is known by its link: whatever it wrote, the command is by it.
    const command = { kind, by: from, target, value, text };
    const judged = judgeAsset(core, command);
    // What came after it waits, too: commands keep their order.
    if (judged === undefined || (link !== undefined && !mayAsk(link, nowMs))) return;
    core.sequencer.queue.push({ sequence, command: judged });
  }
}

/** What a player asks for beyond its rate waits with it: it repeats what the log hasn't. */
function mayAsk(link: Link, nowMs: Ms): boolean {
  const left = Math.min(ASKS_MAX, link.asks + ((nowMs - link.askMs) / 1000) * ASKS_PER_S);
  if (left < 1) return false;
  link.asks = left - 1;
  link.askMs = nowMs;
  return true;
}

/**
 * A command that needs an asset goes into the log once this host holds it, and without meaning if
 * its sender may not bring it: nobody else can make the room wait (N6).
 */
function judgeAsset<State>(core: Core<State>, command: Command): Command | undefined {
  const { simulation, timeline } = core;
  const hash = simulation.assetOf(command);
  if (hash === '') return command;
  if (!simulation.mayBringAsset(timeline.present, command.by))
    return { ...command, kind: netcodeCommand.idle, text: '' };
  if (simulation.holdsAsset(hash)) return command;
  wantAsset(core, hash, command.by);
  return undefined;
}

function isOf(one: LogCommand, by: PlayerId, sequence: number): boolean {
  return one.command.by === by && one.sequence >= sequence;
}

/** Looks after the room as its host: who is gone, who comes next, how long to wait for inputs. */
export function tendRoom<State>(core: Core<State>, nowMs: Ms): void {
  if (!isHost(core)) return;
  steerTolerance(core);
  noticeAbsences(core, nowMs);
  tendSuccession(core, nowMs);
  tendProvisional(core, nowMs);
  outbidRival(core, nowMs);
  reportAgain(core, nowMs);
  steerCommit(core);
}

/** The time to wait for inputs, from the slowest link (N2). */
export function steerTolerance<State>(core: Core<State>): void {
  let slowestMs = 0;
  for (const link of core.links.values()) {
    if (link.closed) continue;
    slowestMs = Math.max(slowestMs, link.rttMs / 2 + 2 * Math.sqrt(link.gapVarianceMs2));
  }
  const wanted = Math.ceil(slowestMs / TICK_MS) + 2;
  core.sequencer.toleranceTicks = Math.max(
    TOLERANCE_TICKS_MIN,
    Math.min(TOLERANCE_TICKS_MAX, wanted),
  );
}

function noticeAbsences<State>(core: Core<State>, nowMs: Ms): void {
  for (const playerId of core.timeline.players) {
    if (playerId === 0 || playerId === core.me || core.sequencer.absences.has(playerId)) continue;
    if (isGone(core, playerId, nowMs)) core.sequencer.absences.set(playerId, 'absent');
  }
}

/**
 * Silence is proof of absence only to a host that a quorum still follows: one that is cut off would
 * else shrink the room to itself and be its own majority (H7). What the lobby saw, or the player
 * said, is proof to any host; a link that failed makes a host without a quorum a provisional one.
 */
function isGone<State>(core: Core<State>, playerId: PlayerId, nowMs: Ms): boolean {
  const link = core.links.get(playerId);
  const silentMs = link === undefined ? Number.POSITIVE_INFINITY : nowMs - link.lastHeardMs;
  if (link?.lobbyGone !== true && link?.closed !== true && silentMs < AWAY_SILENCE_MS) return false;
  if (opinionsOf(core, playerId, nowMs).hear > 0) return false;
  if (link?.lobbyGone === true) return link.closed || silentMs >= AWAY_LOBBY_MS;
  if (core.view.provisional || leadsQuorum(core, nowMs)) return true;
  if (link?.closed !== true || silentMs < AWAY_SILENCE_MS) return false;
  becomeProvisional(core);
  return true;
}

/**
 * Committed is what a majority of the players holds; a provisional host commits nothing (N3, H7).
 */
function steerCommit<State>(core: Core<State>): void {
  if (core.view.provisional) return;
  const quorum = commitQuorumOf(countPlayers(core));
  for (const playerId of core.timeline.players) {
    if (playerId === 0) continue;
    const tick = Math.min(core.log.next, heldBy(core, playerId));
    if (tick > core.commit && countHolders(core, tick) >= quorum) core.commit = tick;
  }
}

/** Players who say that they hold this host's log before `tick`. */
export function countHolders<State>(core: Core<State>, tick: Tick): number {
  let count = 0;
  for (const playerId of core.timeline.players)
    if (playerId !== 0 && heldBy(core, playerId) >= tick) count += 1;
  return count;
}

/** What a peer says it holds counts for the log that it says it of: this host's of this term. */
function heldBy<State>({ links, log, me, view }: Core<State>, playerId: PlayerId): Tick {
  if (playerId === me) return log.next;
  const link = links.get(playerId);
  return link !== undefined && link.term === view.term && link.host === me ? link.logNext : 0;
}
