// What a frame may hold: checked before it is packed, since packing takes numbers as they come.
import { commandField } from './command.ts';
import type { FrameFields } from './frame.ts';
import {
  COMMANDS_PER_PACKET_MAX,
  INPUT_RUN_BYTES_MAX,
  INPUT_STREAMS_PER_PACKET_MAX,
  LOG_BYTES_PER_PACKET_MAX,
} from './peer-limits.ts';

const SEQUENCE_MAX = 0x7ff;
const FLAGS_MAX = 31;

function isU32(value: number): boolean {
  return value >>> 0 === value;
}
function isWithin(value: number, max: number): boolean {
  return value >>> 0 === value && value <= max;
}
function isBytes(value: Uint8Array, bytesMax: number): boolean {
  return value instanceof Uint8Array && value.length <= bytesMax;
}

/** Name of the first field that is out of range; undefined if the frame can be packed. */
export function faultOfFrame(frame: FrameFields): keyof FrameFields | undefined {
  if (!isWithin(frame.term, 0xffff)) return 'term';
  if (!isWithin(frame.host, 0xffff)) return 'host';
  if (!isWithin(frame.sequence, SEQUENCE_MAX)) return 'sequence';
  if (!isWithin(frame.flags, FLAGS_MAX)) return 'flags';
  if (!isU32(frame.logNext)) return 'logNext';
  if (!isU32(frame.inputNext)) return 'inputNext';
  if (!isWithin(frame.hears, 0xffff)) return 'hears';
  if (!isU32(frame.commit)) return 'commit';
  return faultOfParts(frame);
}

function faultOfParts({
  timing,
  checksums,
  inputs,
  commands,
  log,
}: FrameFields): keyof FrameFields | undefined {
  if (timing !== null && !(timing.length === 2 && timing.every(isU32))) return 'timing';
  if (checksums !== null && !(checksums.length === 3 && checksums.every(isU32))) return 'checksums';
  if (inputs.length > INPUT_STREAMS_PER_PACKET_MAX) return 'inputs';
  for (const [player, first, pairs] of inputs) {
    const isSound = isWithin(player, 0xffff) && isU32(first) && isBytes(pairs, INPUT_RUN_BYTES_MAX);
    if (!isSound || pairs.length % 2 !== 0) return 'inputs';
  }
  if (commands.length > COMMANDS_PER_PACKET_MAX) return 'commands';
  for (const [sequence, command] of commands)
    if (!isWithin(sequence, 0xffff) || !commandField.check(command)) return 'commands';
  if (log === null) return undefined;
  return isU32(log[0]) && isU32(log[1]) && isBytes(log[2], LOG_BYTES_PER_PACKET_MAX)
    ? undefined
    : 'log';
}
