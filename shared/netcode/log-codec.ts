// Entries of the log as bytes: a delta against "repeat the entry before", a run of repeats in one
// byte.
// Rule P3 in docs/protocol.md; the reader trusts nothing and answers undefined to what can't be.
import type { Command } from '../protocol/command.ts';
import {
  type ByteReader,
  type ByteWriter,
  createReader,
  createWriter,
  readByte,
  readVarint,
  writeByte,
  writeVarint,
} from './bytes.ts';
import {
  commandsAt,
  holds,
  inputsAt,
  type Log,
  type LogCommand,
  type LogEntry,
  NO_COMMANDS,
  substitutedAt,
} from './log.ts';
import type { Tick } from './simulation.ts';

/** Head byte 0 to 127: that many and one more entries like the one before. */
const REPEATS_MAX = 128;
const CHANGED = 0x80;
const WITH_INPUTS = 1;
const WITH_SUBSTITUTED = 2;
const WITH_COMMANDS = 4;

/**
 * Entries that one piece may unfold to: the snapshot ring's length, so that a rollback can reach.
 */
export const PIECE_ENTRIES_MAX = 512;
/**
 * Bytes of log in a packet, and so the most that one entry may take: with full inputs beside it the
 * packet is still one datagram.
 */
export const LOG_BYTES_MAX = 500;
const COMMANDS_MAX = 16;
const TEXT_UNITS_MAX = 40;
/** The most that one changed entry can take: mask, 16 inputs, commands with full texts. */
const ENTRY_BYTES_MAX = 32 + COMMANDS_MAX * (20 + 3 * TEXT_UNITS_MAX);
const scratch = createWriter(ENTRY_BYTES_MAX);

/**
 * Packs entries from `from` on until `bytesMax`; needs the entry before `from` unless that is tick
 * 0.
 */
export function packEntries(log: Log, from: Tick, bytesMax: number): Uint8Array {
  const writer = createWriter(bytesMax);
  let repeats = 0;
  const end = Math.min(log.next, from + PIECE_ENTRIES_MAX);
  for (let tick = from; tick < end; tick++) {
    if (isRepeat(log, tick)) {
      repeats += 1;
      if (repeats < REPEATS_MAX && tick + 1 < end) continue;
    }
    const room = bytesMax - writer.length;
    if (repeats > 0 && room < 1) break;
    if (repeats > 0) writeByte(writer, repeats - 1);
    const wasRepeat = isRepeat(log, tick);
    repeats = 0;
    if (wasRepeat) continue;
    packChanged(log, tick);
    if (scratch.length > bytesMax - writer.length) break;
    writer.bytes.set(scratch.bytes.subarray(0, scratch.length), writer.length);
    writer.length += scratch.length;
  }
  return writer.bytes.subarray(0, writer.length);
}

function isRepeat(log: Log, tick: Tick): boolean {
  if (commandsAt(log, tick).length > 0 || tick === 0 || !holds(log, tick - 1)) return false;
  if (substitutedAt(log, tick) !== substitutedAt(log, tick - 1)) return false;
  const now = inputsAt(log, tick);
  const before = inputsAt(log, tick - 1);
  for (let seat = 0; seat < now.length; seat++) if (now[seat] !== before[seat]) return false;
  return true;
}

function packChanged(log: Log, tick: Tick): void {
  scratch.length = 0;
  const now = inputsAt(log, tick);
  const before = tick > 0 && holds(log, tick - 1) ? inputsAt(log, tick - 1) : undefined;
  let changed = 0;
  for (let seat = 0; seat < now.length; seat++) {
    if (now[seat] !== (before === undefined ? 0 : before[seat])) changed |= 1 << seat;
  }
  const substituted = substitutedAt(log, tick);
  const substitutedBefore = before === undefined ? 0 : substitutedAt(log, tick - 1);
  const commands = commandsAt(log, tick);
  let head = CHANGED;
  if (changed !== 0) head |= WITH_INPUTS;
  if (substituted !== substitutedBefore) head |= WITH_SUBSTITUTED;
  if (commands.length > 0) head |= WITH_COMMANDS;
  writeByte(scratch, head);
  if (changed !== 0) {
    writeVarint(scratch, changed);
    for (let seat = 0; seat < now.length; seat++)
      if (changed & (1 << seat)) writeByte(scratch, now[seat]);
  }
  if (substituted !== substitutedBefore) writeVarint(scratch, substituted);
  if (commands.length === 0) return;
  writeByte(scratch, commands.length);
  for (const one of commands) packCommand(scratch, one);
}

function packCommand(writer: ByteWriter, { sequence, command }: LogCommand): void {
  writeVarint(writer, sequence);
  writeByte(writer, command.kind);
  writeVarint(writer, command.by);
  writeVarint(writer, command.target);
  writeVarint(writer, command.value);
  writeByte(writer, command.text.length);
  for (let i = 0; i < command.text.length; i++) writeVarint(writer, command.text.charCodeAt(i));
}

/** Unpacks entries that follow `before` (all zero ahead of tick 0); undefined if malformed. */
export function unpackEntries(
  bytes: Uint8Array,
  before: Uint8Array,
  substitutedBefore: number,
): LogEntry[] | undefined {
  const reader = createReader(bytes);
  const entries: LogEntry[] = [];
  let inputs: Uint8Array = before.slice();
  let substituted = substitutedBefore;
  while (reader.at < bytes.length) {
    const head = readByte(reader);
    if (head < CHANGED) {
      if (entries.length + head + 1 > PIECE_ENTRIES_MAX) return undefined;
      const entry = { inputs, substituted, commands: NO_COMMANDS };
      for (let i = 0; i <= head; i++) entries.push(entry);
      continue;
    }
    if (entries.length + 1 > PIECE_ENTRIES_MAX) return undefined;
    if (head & WITH_INPUTS) inputs = readInputs(reader, inputs);
    if (head & WITH_SUBSTITUTED) substituted = readVarint(reader) & 0xffff;
    const commands = head & WITH_COMMANDS ? readCommands(reader) : NO_COMMANDS;
    if (reader.failed || commands === undefined) return undefined;
    entries.push({ inputs, substituted, commands });
  }
  return entries;
}

function readInputs(reader: ByteReader, before: Uint8Array): Uint8Array {
  const inputs = before.slice();
  const changed = readVarint(reader);
  if (changed >>> inputs.length !== 0) reader.failed = true;
  for (let seat = 0; seat < inputs.length; seat++)
    if (changed & (1 << seat)) inputs[seat] = readByte(reader);
  return inputs;
}

function readCommands(reader: ByteReader): readonly LogCommand[] | undefined {
  const count = readByte(reader);
  if (count === 0 || count > COMMANDS_MAX) return undefined;
  const commands: LogCommand[] = [];
  for (let i = 0; i < count; i++) {
    const sequence = readVarint(reader);
    const command = readCommand(reader);
    if (command === undefined || sequence > 0xffff) return undefined;
    commands.push({ sequence, command });
  }
  return commands;
}

function readCommand(reader: ByteReader): Command | undefined {
  const kind = readByte(reader);
  const by = readVarint(reader);
  const target = readVarint(reader);
  const value = readVarint(reader);
  const units = readByte(reader);
  if (units > TEXT_UNITS_MAX || by > 0xffff || target > 0xffff) return undefined;
  let text = '';
  for (let i = 0; i < units; i++) text += String.fromCharCode(readVarint(reader) & 0xffff);
  return reader.failed ? undefined : { kind, by, target, value, text };
}
