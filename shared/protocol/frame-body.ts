// The body of a frame, packed by hand: what most packets lack costs a bit, what changes little a
// byte. Rule P11 in docs/protocol.md.
import {
  type BodyReader,
  type BodyWriter,
  putByte,
  putBytes,
  putNear,
  putVarint,
  putWord,
  takeBounded,
  takeByte,
  takeBytes,
  takeNear,
  takeVarint,
  takeWord,
} from './byte-string.ts';
import { COMMAND_TEXT_UNITS_MAX, type CommandTuple } from './command.ts';
import type {
  Checksums,
  CommandRequest,
  FrameFields,
  InputRun,
  LogPiece,
  Timing,
} from './frame.ts';
import { putRun, takeRuns } from './input-run.ts';
import {
  COMMANDS_PER_PACKET_MAX,
  INPUT_STREAMS_PER_PACKET_MAX,
  LOG_BYTES_PER_PACKET_MAX,
} from './peer-limits.ts';

/** First byte of a body: which parts follow. */
const part = {
  timing: 1,
  commit: 2,
  checksums: 4,
  own: 8,
  runs: 16,
  commands: 32,
  log: 64,
  farHost: 128,
} as const;
/** Hosts below this share a number with the term. */
const NEAR_HOSTS = 16;
const ID_MAX = 0xffff;
/** Room time of a tick in stamps (1/16 ms): 16 x 1000 / 60. */
const STAMPS_PER_TICK = 800 / 3;

function stampAt(tick: number): number {
  return Math.round(tick * STAMPS_PER_TICK) >>> 0;
}

/** Writes a frame whose numbers are known to be in range. */
export function writeFrame(writer: BodyWriter, frame: FrameFields): void {
  const { timing, checksums, inputs, log, commands, logNext } = frame;
  const hasOwn = inputs.length > 0 && inputs[0][0] === 0;
  const others = inputs.length - (hasOwn ? 1 : 0);
  const isNear = frame.host < NEAR_HOSTS;
  let parts = 0;
  if (timing !== null) parts |= part.timing;
  if (frame.commit !== 0) parts |= part.commit;
  if (checksums !== null) parts |= part.checksums;
  if (hasOwn) parts |= part.own;
  if (others > 0) parts |= part.runs;
  if (commands.length > 0) parts |= part.commands;
  if (log !== null) parts |= part.log;
  if (!isNear) parts |= part.farHost;
  putByte(writer, parts);
  putByte(writer, frame.sequence & 0xff);
  putByte(writer, (frame.sequence >> 8) | (frame.flags << 3));
  if (isNear) putVarint(writer, frame.term * NEAR_HOSTS + frame.host);
  else {
    putVarint(writer, frame.term);
    putVarint(writer, frame.host);
  }
  putVarint(writer, logNext);
  putNear(writer, frame.inputNext, logNext);
  putVarint(writer, frame.hears);
  if (timing !== null) putTiming(writer, timing, logNext);
  if (frame.commit !== 0) putNear(writer, frame.commit, logNext);
  if (checksums !== null) putChecksums(writer, checksums, logNext);
  if (hasOwn) putRun(writer, inputs[0], logNext);
  if (others > 0) putOthers(writer, inputs, hasOwn ? 1 : 0, logNext);
  if (commands.length > 0) putCommands(writer, commands);
  if (log !== null) putPiece(writer, log, logNext);
}

function putTiming(writer: BodyWriter, [stamp, echo]: Timing, logNext: number): void {
  putNear(writer, stamp, stampAt(logNext));
  putNear(writer, echo, stamp);
}

function putChecksums(writer: BodyWriter, [tick, chain, hash]: Checksums, near: number): void {
  putNear(writer, tick, near);
  putWord(writer, chain);
  putWord(writer, hash);
}

function putOthers(writer: BodyWriter, runs: readonly InputRun[], first: number, near: number) {
  putByte(writer, runs.length - first);
  for (let i = first; i < runs.length; i++) {
    putVarint(writer, runs[i][0]);
    putRun(writer, runs[i], near);
  }
}

function putCommands(writer: BodyWriter, commands: readonly CommandRequest[]): void {
  putByte(writer, commands.length);
  for (const [sequence, [kind, by, target, value, text]] of commands) {
    putVarint(writer, sequence);
    putByte(writer, kind);
    putVarint(writer, by);
    putVarint(writer, target);
    putVarint(writer, value);
    putByte(writer, text.length);
    for (let i = 0; i < text.length; i++) putVarint(writer, text.charCodeAt(i));
  }
}

function putPiece(writer: BodyWriter, [first, chain, bytes]: LogPiece, near: number): void {
  putNear(writer, first, near);
  putWord(writer, chain);
  putVarint(writer, bytes.length);
  putBytes(writer, bytes);
}

/** Reads a frame; undefined if anything is out of range, missing or left over. */
export function readFrame(reader: BodyReader): FrameFields | undefined {
  const parts = takeByte(reader);
  const sequenceLow = takeByte(reader);
  const sequenceHigh = takeByte(reader);
  let term = takeVarint(reader);
  let host = term & (NEAR_HOSTS - 1);
  if (parts & part.farHost) host = takeBounded(reader, ID_MAX);
  else term >>>= 4;
  const logNext = takeVarint(reader);
  const frame: FrameFields = {
    kind: 'frame',
    term,
    host,
    sequence: sequenceLow | ((sequenceHigh & 7) << 8),
    flags: sequenceHigh >> 3,
    logNext,
    inputNext: takeNear(reader, logNext),
    hears: takeBounded(reader, 0xffff),
    timing: parts & part.timing ? takeTiming(reader, logNext) : null,
    commit: parts & part.commit ? takeNear(reader, logNext) : 0,
    checksums: parts & part.checksums ? takeChecksums(reader, logNext) : null,
    inputs: takeInputs(reader, parts, logNext),
    commands: parts & part.commands ? takeCommands(reader) : [],
    log: parts & part.log ? takePiece(reader, logNext) : null,
  };
  return reader.failed || reader.at !== reader.end || term > ID_MAX ? undefined : frame;
}

function takeTiming(reader: BodyReader, logNext: number): Timing {
  const stamp = takeNear(reader, stampAt(logNext));
  return [stamp, takeNear(reader, stamp)];
}

function takeChecksums(reader: BodyReader, near: number): Checksums {
  return [takeNear(reader, near), takeWord(reader), takeWord(reader)];
}

function takeInputs(reader: BodyReader, parts: number, near: number): InputRun[] {
  const runs: InputRun[] = [];
  if (parts & part.own) takeRuns(reader, runs, 0, near);
  if ((parts & part.runs) === 0) return runs;
  const count = takeByte(reader);
  if (runs.length + count > INPUT_STREAMS_PER_PACKET_MAX) reader.failed = true;
  for (let i = 0; i < count && !reader.failed; i++)
    takeRuns(reader, runs, takeBounded(reader, ID_MAX), near);
  return runs;
}

function takeCommands(reader: BodyReader): CommandRequest[] {
  const commands: CommandRequest[] = [];
  const count = takeByte(reader);
  if (count > COMMANDS_PER_PACKET_MAX) reader.failed = true;
  for (let i = 0; i < count && !reader.failed; i++)
    commands.push([takeBounded(reader, ID_MAX), takeCommand(reader)]);
  return commands;
}

function takeCommand(reader: BodyReader): CommandTuple {
  const kind = takeByte(reader);
  const by = takeBounded(reader, ID_MAX);
  const target = takeBounded(reader, ID_MAX);
  const value = takeVarint(reader);
  const units = takeByte(reader);
  if (units > COMMAND_TEXT_UNITS_MAX) reader.failed = true;
  let text = '';
  for (let i = 0; i < units && !reader.failed; i++)
    text += String.fromCharCode(takeBounded(reader, 0xffff));
  return [kind, by, target, value, text];
}

function takePiece(reader: BodyReader, near: number): LogPiece {
  const first = takeNear(reader, near);
  const chain = takeWord(reader);
  return [first, chain, takeBytes(reader, takeBounded(reader, LOG_BYTES_PER_PACKET_MAX))];
}
