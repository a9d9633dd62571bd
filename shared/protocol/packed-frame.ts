// The body of a frame, packed (P11): what is usual takes no byte, ticks are differences. Reading
// trusts nothing: it answers values for the schema to check, or undefined.
import {
  type PackedReader,
  type PackedWriter,
  putByte,
  putBytes,
  putNear,
  putVarint,
  putWord,
  takeByte,
  takeBytes,
  takeNear,
  takeVarint,
  takeWord,
} from './packed-bytes.ts';
import type { CommandRequest, Frame, InputRun } from './peer-messages.ts';

/** Head: flags in bits 0 to 4, these, and the number of runs in bits 10 to 14. */
const has = { time: 0x20, commit: 0x40, checksums: 0x80, log: 0x100, commands: 0x200 } as const;
const FLAGS = 0x1f;
const RUNS_SHIFT = 10;
const RUNS_MAX = 16;
/** The most that a body may take; beyond it the frame is not one. */
const BODY_BYTES_MAX = 16_384;
const PAIR_BYTES_MAX = 480;
/** Stamps of 1/16 ms in three ticks. */
const STAMPS_IN_THREE_TICKS = 800;
/** First byte of a pair that is too odd for the short forms. */
const ESCAPE = 0x3f;

const scratch: PackedWriter = { bytes: new Uint8Array(BODY_BYTES_MAX), length: 0 };

/** The packed body, valid until the next call. */
export function packFrame(frame: Frame): Uint8Array {
  const { tick, stamp, checksums, log, inputs, commands } = frame;
  const hasTime = stamp !== 0 || frame.echo !== 0 || frame.held !== 0;
  const head =
    frame.flags |
    (hasTime ? has.time : 0) |
    (frame.commit !== 0 ? has.commit : 0) |
    (checksums !== null ? has.checksums : 0) |
    (log !== null ? has.log : 0) |
    (commands.length > 0 ? has.commands : 0) |
    (inputs.length << RUNS_SHIFT);
  scratch.length = 0;
  putByte(scratch, head & 0xff);
  putByte(scratch, head >> 8);
  putVarint(scratch, frame.term);
  putVarint(scratch, frame.host);
  putVarint(scratch, tick);
  putNear(scratch, frame.sequence, tick);
  putNear(scratch, frame.inputNext, tick);
  putNear(scratch, frame.logNext, tick);
  if (frame.commit !== 0) putNear(scratch, frame.commit, frame.logNext);
  putVarint(scratch, frame.hears);
  if (hasTime) {
    putNear(scratch, stamp, stampsAt(tick));
    putNear(scratch, frame.echo, stamp);
    putVarint(scratch, frame.held);
  }
  if (checksums !== null) {
    putNear(scratch, checksums[0], tick);
    putWord(scratch, checksums[1]);
    putWord(scratch, checksums[2]);
  }
  for (const run of inputs) putRun(scratch, run, tick);
  if (log !== null) {
    putNear(scratch, log[0], tick);
    putWord(scratch, log[1]);
    putVarint(scratch, log[2].length);
    putBytes(scratch, log[2]);
  }
  if (commands.length > 0) putByte(scratch, commands.length);
  for (const command of commands) putCommand(scratch, command);
  return scratch.bytes.subarray(0, scratch.length);
}

/** Fields of a frame as they were packed, for the schema to check; undefined if malformed. */
export function unpackFrame(bytes: Uint8Array): Record<string, unknown> | undefined {
  const reader: PackedReader = { bytes, at: 0, failed: false };
  const head = takeByte(reader) | (takeByte(reader) << 8);
  const runs = head >> RUNS_SHIFT;
  if (runs > RUNS_MAX) return undefined;
  const [term, host, tick] = [takeVarint(reader), takeVarint(reader), takeVarint(reader)];
  const sequence = takeNear(reader, tick);
  const inputNext = takeNear(reader, tick);
  const logNext = takeNear(reader, tick);
  const commit = head & has.commit ? takeNear(reader, logNext) : 0;
  const hears = takeVarint(reader);
  const stamp = head & has.time ? takeNear(reader, stampsAt(tick)) : 0;
  const echo = head & has.time ? takeNear(reader, stamp) : 0;
  const held = head & has.time ? takeVarint(reader) : 0;
  const checksums =
    head & has.checksums ? [takeNear(reader, tick), takeWord(reader), takeWord(reader)] : null;
  const inputs: InputRun[] = [];
  for (let i = 0; i < runs && !reader.failed; i++) inputs.push(takeRun(reader, tick));
  const log =
    head & has.log
      ? [takeNear(reader, tick), takeWord(reader), takeBytes(reader, takeVarint(reader))]
      : null;
  const count = head & has.commands ? takeByte(reader) : 0;
  const commands: CommandRequest[] = [];
  for (let i = 0; i < count && !reader.failed; i++) commands.push(takeCommand(reader));
  if (reader.failed || reader.at !== bytes.length) return undefined;
  const flags = head & FLAGS;
  const facts = { kind: 'frame', term, host, sequence, flags, stamp, echo, held, tick };
  return { ...facts, inputNext, logNext, commit, hears, checksums, inputs, log, commands };
}

/** Room time at which a tick is due. */
function stampsAt(tick: number): number {
  return Math.round((tick * STAMPS_IN_THREE_TICKS) / 3) >>> 0;
}

/**
 * A pair (input, ticks) of at most 62 and 3 is one byte, one of more ticks two; any other follows
 * an escape.
 */
function putRun(writer: PackedWriter, [player, from, pairs]: InputRun, tick: number): void {
  putVarint(writer, player);
  putNear(writer, from, tick);
  putVarint(writer, pairs.length);
  const even = pairs.length & ~1;
  for (let i = 0; i < even; i += 2) {
    const [input, ticks] = [pairs[i], pairs[i + 1]];
    if (input < ESCAPE && ticks >= 1 && ticks <= 3) putByte(writer, input | (ticks << 6));
    else {
      putByte(writer, Math.min(input, ESCAPE));
      if (input >= ESCAPE) putByte(writer, input);
      putByte(writer, ticks);
    }
  }
  if (even < pairs.length) putByte(writer, pairs[even]);
}

function takeRun(reader: PackedReader, tick: number): InputRun {
  const player = takeVarint(reader);
  const from = takeNear(reader, tick);
  const length = takeVarint(reader);
  // A byte stands for two at most.
  if (length > PAIR_BYTES_MAX || length > 2 * (reader.bytes.length - reader.at)) {
    reader.failed = true;
    return [player, from, new Uint8Array()];
  }
  const pairs = new Uint8Array(length);
  const even = length & ~1;
  for (let i = 0; i < even; i += 2) {
    const first = takeByte(reader);
    const input = first & ESCAPE;
    pairs[i] = first === ESCAPE ? takeByte(reader) : input;
    pairs[i + 1] = first > ESCAPE ? first >> 6 : takeByte(reader);
  }
  if (even < length) pairs[even] = takeByte(reader);
  return [player, from, pairs];
}

function putCommand(writer: PackedWriter, [sequence, command]: CommandRequest): void {
  const [kind, by, target, value, text] = command;
  putVarint(writer, sequence);
  putByte(writer, kind);
  for (const number of [by, target, value, text.length]) putVarint(writer, number);
  for (let i = 0; i < text.length; i++) putVarint(writer, text.charCodeAt(i));
}

function takeCommand(reader: PackedReader): CommandRequest {
  const sequence = takeVarint(reader);
  const kind = takeByte(reader);
  const [by, target, value] = [takeVarint(reader), takeVarint(reader), takeVarint(reader)];
  const units = takeVarint(reader);
  let text = '';
  for (let i = 0; i < units && !reader.failed; i++)
    text += String.fromCharCode(takeVarint(reader) & 0xffff);
  return [sequence, [kind, by, target, value, text]];
}
