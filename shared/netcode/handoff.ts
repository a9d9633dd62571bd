// Handing the role on (H2): the log names the heir and the last tick of this term. The heir decides
// what comes after it ahead of time and tells it; everybody keeps that until its log is there.
import type { Frame, LogPiece } from '../protocol/peer-messages.ts';
import { clockTick } from './advance.ts';
import { confirmEntry } from './confirm.ts';
import { type Core, isHost } from './core.ts';
import { commitQuorumOf, netcodeCommand } from './follow.ts';
import type { Link } from './link.ts';
import {
  appendEntry,
  commandsAt,
  createLog,
  holds,
  inputsAt,
  type Log,
  type LogCommand,
  type LogEntry,
  NO_COMMANDS,
  resetLog,
  substitutedAt,
} from './log.ts';
import { LOG_BYTES_MAX, packEntries, unpackEntries } from './log-codec.ts';
import { type Ms, TICK_MS } from './match-clock.ts';
import { countPlayers, isHeard, seatOf, slowestRttMs } from './roster.ts';
import { countHolders, enqueueOwn, gatherInputs, isOverdue, steerTolerance } from './sequence.ts';
import type { PlayerId, Tick } from './simulation.ts';

/** Ticks of a hand-off beyond one round trip. */
const HANDOFF_MARGIN_TICKS = 2;
/** The most that an heir decides before its term begins: above any round trip (ticks). */
const EARLY_TICKS_MAX = 60;
/** A hand-off that no majority knows of is taken back this long after it was due (ticks). */
const CALL_OFF_TICKS = 15;

/** The first entries of a term that the log announces, before its host is one. */
export type EarlyLog = {
  readonly term: number;
  readonly host: PlayerId;
  /** The tick after the last one of the term before. */
  readonly first: Tick;
  readonly log: Log;
};

/**
 * Names the heir and the last tick of this term in the log; false if there is nobody to take over.
 */
export function handOff<State>(core: Core<State>, nowMs: Ms): boolean {
  const { record, sequencer } = core;
  if (!isHost(core) || record.handoffTo !== 0) return false;
  if (sequencer.queue.some((one) => one.command.kind === netcodeCommand.handoff)) return false;
  const heir = record.successors.find((id) => isHeard(core.links.get(id), nowMs));
  if (heir === undefined) return false;
  const ahead = Math.ceil(slowestRttMs(core, nowMs) / TICK_MS) + HANDOFF_MARGIN_TICKS;
  const value = core.timeline.tick + ahead;
  enqueueOwn(core, { kind: netcodeCommand.handoff, by: 0, target: heir, value, text: '' });
  return true;
}

/**
 * True while the last tick of this term may not be confirmed: whoever holds it follows the heir, so
 * a majority must know of the hand-off before; then no vote can begin that same term (H2). One that
 * stays unknown is taken back in this very entry.
 */
export function isHandoffUnknown<State>(core: Core<State>, tick: Tick, nowMs: Ms): boolean {
  const { record, sequencer } = core;
  if (record.handoffTo === 0 || tick !== record.handoffLast) return false;
  const holders = countHolders(core, sequencer.handoffTick + 1);
  if (holders >= commitQuorumOf(countPlayers(core))) return false;
  if (clockTick(core, nowMs) - tick < sequencer.toleranceTicks + CALL_OFF_TICKS) return true;
  const command = { kind: netcodeCommand.handoff, by: 0, target: 0, value: 0, text: '' };
  sequencer.queue.unshift({ sequence: 0, command });
  return false;
}

/**
 * The term that a hand-off under way belongs to, 0 for none: it is the heir's by the log alone, and
 * whoever knows that votes for nobody in it.
 */
export function handoffTerm<State>({ record, view }: Core<State>): number {
  return record.handoffTo !== 0 && record.term === view.term ? record.term + 1 : 0;
}

/** Decides ahead as the heir, and takes over what was decided once the log is there. */
export function tendHandoff<State>(core: Core<State>, nowMs: Ms): void {
  if (isDue(core)) decideEarly(core, nowMs);
  adoptEarly(core, nowMs);
}

/** True if this peer is the heir, the last tick of the term before is past, and it lacks it. */
function isDue<State>(core: Core<State>): boolean {
  const { record, view, timeline, log, me } = core;
  if (record.handoffTo !== me || handoffTerm(core) === 0 || view.status !== 'following')
    return false;
  if (core.needsKeyframe || seatOf(core, me) < 0) return false;
  return log.next <= record.handoffLast && timeline.tick > record.handoffLast + 1;
}

function decideEarly<State>(core: Core<State>, nowMs: Ms): void {
  if (nowMs < core.sequencer.holdUntilMs) return;
  steerTolerance(core);
  core.early ??= createEarly(core);
  const { first, log } = core.early;
  while (log.next < core.timeline.tick && log.next - first < EARLY_TICKS_MAX) {
    const substituted = gatherInputs(core, log.next);
    if (substituted !== 0 && !isOverdue(core, log.next, nowMs)) return;
    const commands = log.next === first ? [beginningOf(core.early)] : NO_COMMANDS;
    appendEntry(log, { inputs: core.inputsScratch, substituted, commands });
  }
}

function createEarly<State>({ record, log: { seats } }: Core<State>): EarlyLog {
  const first = record.handoffLast + 1;
  const log = createLog(seats);
  resetLog(log, first, 0, { inputs: new Uint8Array(seats), substituted: 0, commands: NO_COMMANDS });
  return { term: record.term + 1, host: record.handoffTo, first, log };
}

function beginningOf({ term, host }: EarlyLog): LogCommand {
  const { term: kind } = netcodeCommand;
  return { sequence: 0, command: { kind, by: 0, target: host, value: term, text: '' } };
}

/** True if this peer begins `term` with what it has decided already. */
export function hasEarly<State>({ early, me }: Core<State>, term: number): boolean {
  return (
    early !== undefined && early.host === me && early.term === term && early.log.next > early.first
  );
}

/** What the heir sends of it, all in each packet: it is a round trip of ticks at most. */
export function earlyPiece<State>({ early, me }: Core<State>, link: Link): LogPiece | null {
  if (early === undefined || early.host !== me || early.log.next === early.first) return null;
  if (link.logNext >= early.log.next) return null;
  return [early.first, 0, packEntries(early.log, early.first, LOG_BYTES_MAX)];
}

/** Keeps what the heir has decided; false if the frame's piece is none of that. */
export function takeEarly<State>(core: Core<State>, link: Link, frame: Frame): boolean {
  const {
    record,
    log: { seats },
  } = core;
  if (frame.log === null) return false;
  const [from, , bytes] = frame.log;
  const isNew =
    record.handoffTo === link.playerId &&
    record.term === frame.term &&
    from === record.handoffLast + 1;
  const known = core.early;
  const isMore =
    known?.host === link.playerId && known.term === frame.term + 1 && from === known.first;
  if (!isNew && !isMore) return false;
  const early = isMore ? known : createEarly(core);
  const entries = unpackEntries(bytes, new Uint8Array(seats), 0);
  if (entries === undefined || !areEarly(early, entries)) {
    core.stats.badMessages += 1;
    return true;
  }
  core.early = early;
  for (const entry of entries.slice(early.log.next - early.first)) appendEntry(early.log, entry);
  return true;
}

/** They begin the term and command nothing else. */
function areEarly(early: EarlyLog, entries: readonly LogEntry[]): boolean {
  if (entries.length > EARLY_TICKS_MAX) return false;
  return entries.every(({ commands }, i) => {
    if (i > 0) return commands.length === 0;
    const [{ kind, target, value } = { kind: 0, target: 0, value: 0 }] = commands.map(
      (one) => one.command,
    );
    const isBeginning = kind === netcodeCommand.term && target === early.host;
    return commands.length === 1 && isBeginning && value === early.term;
  });
}

function adoptEarly<State>(core: Core<State>, nowMs: Ms): void {
  const { early, view, log } = core;
  if (early === undefined) return;
  if (isOver(core, early)) {
    core.early = undefined;
    return;
  }
  const isReached =
    view.status === 'following' && view.term === early.term && log.next >= early.first;
  if (!isReached || core.needsKeyframe) return;
  while (holds(early.log, log.next)) confirmEntry(core, entryAt(early.log, log.next), nowMs);
}

function entryAt(log: Log, tick: Tick): LogEntry {
  const [inputs, substituted] = [inputsAt(log, tick), substitutedAt(log, tick)];
  return { inputs, substituted, commands: commandsAt(log, tick) };
}

/** True once it is nobody's, because another term or host came, or all of it is in the log. */
function isOver<State>(core: Core<State>, early: EarlyLog): boolean {
  const { view, record, log, me } = core;
  if (view.votedTerm > early.term) return true;
  if (view.term < early.term)
    return record.term === early.term - 1 && record.handoffTo !== early.host;
  if (view.host !== early.host) return true;
  const isHeirThere = early.host === me || (core.links.get(early.host)?.term ?? 0) >= early.term;
  return isHeirThere && log.next >= early.log.next;
}
