// One player's inputs in a packet: a byte for an input of up to three ticks (P4).
import {
  type BodyReader,
  type BodyWriter,
  putByte,
  putNear,
  putVarint,
  takeBounded,
  takeByte,
  takeNear,
} from './byte-string.ts';
import type { InputRun } from './frame.ts';
import { INPUT_RUN_BYTES_MAX } from './peer-limits.ts';

/** Inputs from here on follow in a byte of their own; every input of the game is below. */
const LONG_INPUT = 63;
/** Lengths that fit into the input's byte; a longer one follows in a byte. */
const SHORT_TICKS_MAX = 3;
const PAIRS_MAX = INPUT_RUN_BYTES_MAX / 2;
const scratch = new Uint8Array(INPUT_RUN_BYTES_MAX);

/** Writes first tick and pairs of a run, not whose it is. */
export function putRun(writer: BodyWriter, [, first, pairs]: InputRun, near: number): void {
  putNear(writer, first, near);
  putVarint(writer, pairs.length >> 1);
  for (let i = 0; i < pairs.length; i += 2) {
    const input = pairs[i];
    const ticks = pairs[i + 1];
    const isShort = ticks >= 1 && ticks <= SHORT_TICKS_MAX;
    putByte(writer, Math.min(input, LONG_INPUT) | (isShort ? ticks << 6 : 0));
    if (input >= LONG_INPUT) putByte(writer, input);
    if (!isShort) putByte(writer, ticks);
  }
}

/** Reads a run of `player` and adds it to `runs`. */
export function takeRuns(reader: BodyReader, runs: InputRun[], player: number, near: number) {
  const first = takeNear(reader, near);
  const count = takeBounded(reader, PAIRS_MAX);
  for (let i = 0; i < count && !reader.failed; i++) {
    const head = takeByte(reader);
    const input = head & LONG_INPUT;
    scratch[2 * i] = input === LONG_INPUT ? takeByte(reader) : input;
    scratch[2 * i + 1] = head >> 6 || takeByte(reader);
  }
  runs.push([player, first, scratch.slice(0, 2 * count)]);
}
