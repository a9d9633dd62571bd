// What is confirmed: entries taken from a host's log or made by this host, and what follows from
// each.
import type { Checksums, LogPiece } from '../protocol/peer-messages.ts';
import { takeOwnHashes, voidHistory } from './agreement.ts';
import { lacksAsset } from './asset.ts';
import { type Core, isHost, NO_SIMULATION_COMMANDS } from './core.ts';
import { NETCODE_COMMANDS_FROM, netcodeCommand, recordCommands } from './follow.ts';
import { pushInput } from './input-stream.ts';
import {
  appendEntry,
  chainBefore,
  commandsAt,
  holds,
  inputsAt,
  type LogEntry,
  substitutedAt,
} from './log.ts';
import { unpackEntries } from './log-codec.ts';
import { type Ms, TICK_MS } from './match-clock.ts';
import { seatOf, streamOf } from './roster.ts';
import type { Tick } from './simulation.ts';
import { checksumBefore, hasSnapshot, usedSame } from './timeline.ts';
import { giveUpHost } from './view-change.ts';

/** Confirmed ticks between two checksums (N7). */
export const CHECKSUM_EVERY_TICKS = 60;
/** Terms are 16 bits on the wire, and a list of successors has a place per seat. */
const TERM_MAX = 0xffff;
const SUCCESSORS_MAX = 16;

/**
 * Appends one entry to the log and marks a rollback if the present was stepped with anything else.
 */
export function confirmEntry<State>(core: Core<State>, entry: LogEntry, nowMs: Ms): void {
  const tick = core.log.next;
  appendEntry(core.log, entry);
  core.gapSinceMs = Number.NaN;
  for (const { command } of entry.commands) {
    if (command.kind === netcodeCommand.term) core.sequencer.termStart = tick;
    if (command.kind === netcodeCommand.handoff) core.sequencer.handoffTick = tick;
  }
  recordCommands(core.record, entry.commands);
  dropPending(core, entry);
  learnInputs(core, tick, entry);
  core.view.muteMs = Math.max(0, core.view.muteMs - 2 * TICK_MS);
  if (tick < core.timeline.tick && tick < core.dirty) {
    const count = simulationCommands(entry).length;
    if (!usedSame(core.timeline, tick, entry.inputs, count)) core.dirty = tick;
  }
  if (core.view.measuring) measureMigration(core, nowMs);
}

/** The commands of an entry that the simulation is to see. */
export function simulationCommands(entry: { readonly commands: LogEntry['commands'] }) {
  if (entry.commands.length === 0) return NO_SIMULATION_COMMANDS;
  return entry.commands
    .map((one) => one.command)
    .filter((command) => command.kind < NETCODE_COMMANDS_FROM);
}

function dropPending<State>(core: Core<State>, entry: LogEntry): void {
  for (const { sequence, command } of entry.commands) {
    if (command.by !== core.me || sequence === 0) continue;
    while (core.pending.length > 0 && core.pending[0][0] <= sequence) core.pending.shift();
  }
}

function learnInputs<State>(core: Core<State>, tick: Tick, entry: LogEntry): void {
  const { players } = core.timeline;
  for (let seat = 0; seat < players.length; seat++) {
    const playerId = players[seat];
    if (playerId === 0) continue;
    if (entry.substituted & (1 << seat)) countLate(core, playerId);
    const stream = streamOf(core, playerId);
    if (stream.next <= tick) pushInput(stream, tick, entry.inputs[seat]);
  }
}

function countLate<State>(core: Core<State>, playerId: number): void {
  if (playerId === core.me) core.stats.lateTicks += 1;
  else core.stats.lateOf.set(playerId, (core.stats.lateOf.get(playerId) ?? 0) + 1);
}

function measureMigration<State>(core: Core<State>, nowMs: Ms): void {
  const last = core.stats.migrations.at(-1);
  if (last === undefined) return;
  core.view.measuring = false;
  last.toConfirmedMs = Math.max(0, nowMs - core.view.heardMs);
}

/**
 * Adopts a piece of log that belongs to the followed term (or, while voting, to the one before).
 * A gap is left for the next packet; garbage is counted; the host's different history asks for a
 * keyframe, anybody else's is nothing.
 */
export function adoptPiece<State>(
  core: Core<State>,
  piece: LogPiece,
  nowMs: Ms,
  isOfHost = true,
): void {
  const [from, chain, bytes] = piece;
  const { log } = core;
  if (isOfHost && from > log.next && Number.isNaN(core.gapSinceMs)) core.gapSinceMs = nowMs;
  if (from > log.next || core.needsKeyframe) return;
  const known = chainBefore(log, from);
  if (known === undefined) return;
  if (known !== chain) {
    if (isOfHost) foundFork(core, from, nowMs);
    else core.stats.refused += 1;
    return;
  }
  const hasBefore = from > 0 && holds(log, from - 1);
  const before = hasBefore ? inputsAt(log, from - 1) : new Uint8Array(log.seats);
  const entries = unpackEntries(bytes, before, hasBefore ? substitutedAt(log, from - 1) : 0);
  if (entries === undefined || !entries.every(isSound)) {
    core.stats.badMessages += 1;
    return;
  }
  for (let i = 0; i < entries.length; i++) {
    const tick = from + i;
    if (tick === log.next) {
      // What can't be stepped yet is not held yet: prediction goes on without it (N6).
      if (lacksAsset(core, entries[i])) {
        core.view.muteMs = 0;
        return;
      }
      confirmEntry(core, entries[i], nowMs);
    } else if (holds(log, tick) && !isSameEntry(core, tick, entries[i])) {
      if (isOfHost) foundFork(core, tick, nowMs);
      else core.stats.refused += 1;
      return;
    }
  }
  if (isOfHost) noteCompared(core, from + entries.length);
}

/** All that is held below `next` is the host's, too: it need not be sent again. */
function noteCompared<State>({ view }: Core<State>, next: Tick): void {
  if (view.status !== 'following') return;
  if (view.compared.term !== view.term) Object.assign(view.compared, { term: view.term, next });
  else view.compared.next = Math.max(view.compared.next, next);
}

/** The netcode's own commands hold what a keyframe can carry on; a lying host's might not. */
function isSound(entry: LogEntry): boolean {
  return entry.commands.every(({ command: { kind, value, text } }) => {
    if (kind === netcodeCommand.term) return value <= TERM_MAX;
    return kind !== netcodeCommand.successors || text.length <= SUCCESSORS_MAX;
  });
}

function isSameEntry<State>(core: Core<State>, tick: Tick, entry: LogEntry): boolean {
  if (substitutedAt(core.log, tick) !== entry.substituted) return false;
  if (commandsAt(core.log, tick).length !== entry.commands.length) return false;
  const inputs = inputsAt(core.log, tick);
  for (let seat = 0; seat < inputs.length; seat++)
    if (inputs[seat] !== entry.inputs[seat]) return false;
  return true;
}

/**
 * The host's history differs from this peer's before `tick` or in it: this peer's yields and it
 * takes a keyframe, unless a majority holds it: then it is no host of this room (N7, H7). One that
 * has no seat here is of another side, which this peer turned to: then commits were its own side's.
 */
export function foundFork<State>(core: Core<State>, tick: Tick, nowMs: Ms): void {
  if (isHost(core)) return;
  const { view, commit } = core;
  const isOfRoom = view.status === 'following' && seatOf(core, view.host) >= 0;
  if (tick < commit && isOfRoom) giveUpHost(core, 'desync', nowMs);
  else if (!voidHistory(core, nowMs)) return;
  core.stats.forks += 1;
}

/** Hashes the newest multiple of 60 ticks that is confirmed and correctly stepped. */
export function takeChecksum<State>(core: Core<State>, nowMs: Ms): void {
  const { log, timeline, stats } = core;
  const solid = Math.min(log.next, timeline.tick, core.dirty);
  const tick = solid - (solid % CHECKSUM_EVERY_TICKS);
  if (tick <= stats.checksumTick || !hasSnapshot(timeline, tick)) return;
  const chain = chainBefore(log, tick);
  if (chain === undefined) return;
  stats.checksumTick = tick;
  stats.checksumLog = chain;
  stats.checksumState = checksumBefore(timeline, tick);
  takeOwnHashes(core, [tick, chain, stats.checksumState], nowMs);
}

/** Hashes of the log and the state before a recent confirmed tick; undefined if not held. */
export function checksumsAt<State>(core: Core<State>, tick: Tick): Checksums | undefined {
  const { log, timeline, dirty } = core;
  if (tick > Math.min(log.next, timeline.tick, dirty)) return undefined;
  const chain = chainBefore(log, tick);
  if (chain === undefined || !hasSnapshot(timeline, tick)) return undefined;
  return [tick, chain, checksumBefore(timeline, tick)];
}
