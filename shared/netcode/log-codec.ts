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
  inputAt,
  type Log,
  type LogCommand,
  type LogEntry,
  NO_COMMANDS,
  substitutedAt,
} from './log.ts';
import type { Tick } from './simulation.ts';

/** Head byte 0 to 127: that many and one more entries like the one before. */
const REPEATS_MAX = 128;
/** `10ssssrr`: seat s has a new input, which follows, and r entries more are like that one. */
const ONE_CHANGED = 0x80;
const ONE_REPEATS_MAX = 3;
/** `11...csi`: masks and commands as the lowest bits say. */
const CHANGED = 0xc0;
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
const PIECE_BYTES_MAX = 4096;
const COMMANDS_MAX = 16;
const TEXT_UNITS_MAX = 40;
/** The most that one changed entry can take: mask, 16 inputs, commands with full texts. */
const ENTRY_BYTES_MAX = 32 + COMMANDS_MAX * (20 + 3 * TEXT_UNITS_MAX);
const scratch = createWriter(ENTRY_BYTES_MAX);
/** More than any caller lets a piece have. */
const packed = createWriter(PIECE_BYTES_MAX);

/**
 * Packs entries from `from` on until `bytesMax`; needs the entry before `from` unless that is tick
 * 0.
 */
export function packEntries(log: Log, from: Tick, bytesMax: number): Uint8Array {
  const end = Math.min(log.next, from + PIECE_ENTRIES_MAX);
  const most = Math.min(bytesMax, PIECE_BYTES_MAX);
  packed.length = 0;
  for (let tick = from; tick < end; ) {
    const repeats = repeatsFrom(log, tick, Math.min(end, tick + REPEATS_MAX));
    if (repeats > 0) {
      if (packed.length + 1 > most) break;
      writeByte(packed, repeats - 1);
      tick += repeats;
      continue;
    }
    scratch.length = 0;
    const count = packChanged(log, tick, end);
    if (packed.length + scratch.length > most) break;
    for (let i = 0; i < scratch.length; i++) writeByte(packed, scratch.bytes[i]);
    tick += count;
  }
  return packed.bytes.slice(0, packed.length);
}

/** How many entries from `tick` on, below `end`, are like the one before it. */
function repeatsFrom(log: Log, tick: Tick, end: Tick): number {
  let at = tick;
  while (at < end && isRepeat(log, at)) at += 1;
  return at - tick;
}

function isRepeat(log: Log, tick: Tick): boolean {
  if (commandsAt(log, tick).length > 0 || tick === 0 || !holds(log, tick - 1)) return false;
  if (substitutedAt(log, tick) !== substitutedAt(log, tick - 1)) return false;
  for (let seat = 0; seat < log.seats; seat++)
    if (inputAt(log, tick, seat) !== inputAt(log, tick - 1, seat)) return false;
  return true;
}

/** Packs the entry of `tick`, with repeats of it if they cost nothing; returns how many. */
function packChanged(log: Log, tick: Tick, end: Tick): number {
  const hasBefore = tick > 0 && holds(log, tick - 1);
  let changed = 0;
  let last = 0;
  for (let seat = 0; seat < log.seats; seat++) {
    if (inputAt(log, tick, seat) === (hasBefore ? inputAt(log, tick - 1, seat) : 0)) continue;
    changed |= 1 << seat;
    last = seat;
  }
  const substituted = substitutedAt(log, tick);
  const isSubstitutedNew = substituted !== (hasBefore ? substitutedAt(log, tick - 1) : 0);
  const commands = commandsAt(log, tick);
  if (changed === 1 << last && !isSubstitutedNew && commands.length === 0) {
    const repeats = repeatsFrom(log, tick + 1, Math.min(end, tick + 1 + ONE_REPEATS_MAX));
    writeByte(scratch, ONE_CHANGED | (last << 2) | repeats);
    writeByte(scratch, inputAt(log, tick, last));
    return 1 + repeats;
  }
  let head = CHANGED;
  if (changed !== 0) head |= WITH_INPUTS;
  if (isSubstitutedNew) head |= WITH_SUBSTITUTED;
  if (commands.length > 0) head |= WITH_COMMANDS;
  writeByte(scratch, head);
  if (changed !== 0) {
    writeVarint(scratch, changed);
    for (let seat = 0; seat < log.seats; seat++)
      if (changed & (1 << seat)) writeByte(scratch, inputAt(log, tick, seat));
  }
  if (isSubstitutedNew) writeVarint(scratch, substituted);
  if (commands.length === 0) return 1;
  writeByte(scratch, commands.length);
  for (const one of commands) packCommand(scratch, one);
  return 1;
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
    let count = 1;
    let commands: readonly LogCommand[] | undefined = NO_COMMANDS;
    if (head < ONE_CHANGED) count = head + 1;
    else if (head < CHANGED) {
      const seat = (head >> 2) & 0xf;
      if (seat >= inputs.length) return undefined;
      inputs = inputs.slice();
      inputs[seat] = readByte(reader);
      count = 1 + (head & ONE_REPEATS_MAX);
    } else {
      if (head & WITH_INPUTS) inputs = readInputs(reader, inputs);
      if (head & WITH_SUBSTITUTED) substituted = readVarint(reader) & 0xffff;
      if (head & WITH_COMMANDS) commands = readCommands(reader);
    }
    if (reader.failed || commands === undefined) return undefined;
    if (entries.length + count > PIECE_ENTRIES_MAX) return undefined;
    const entry = { inputs, substituted, commands };
    for (let i = 0; i < count; i++) entries.push(entry);
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
