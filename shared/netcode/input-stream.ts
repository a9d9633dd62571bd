// The inputs of one player as this peer knows them: contiguous up to `next`, guessed after (N1,
// N5).
import type { InputRun } from '../protocol/peer-messages.ts';
import type { Input, PlayerId, Tick } from './simulation.ts';

/** Ticks of input kept per player: the length of the snapshot ring. */
export const INPUT_TICKS_KEPT = 512;
/** Ticks that one run off the wire may unfold to. */
export const RUN_TICKS_MAX = 240;

/** Pairs of a run that is being packed. */
const packed = new Uint8Array(2 * INPUT_TICKS_KEPT);

export type InputStream = {
  readonly playerId: PlayerId;
  /** First tick whose input isn't known. */
  next: Tick;
  readonly ring: Uint8Array;
};

export function createStream(playerId: PlayerId): InputStream {
  return { playerId, next: 0, ring: new Uint8Array(INPUT_TICKS_KEPT) };
}

/** Known input of `tick`; the caller has checked `tick < next` and `tick >= next - 512`. */
export function knownInput(stream: InputStream, tick: Tick): Input {
  return stream.ring[tick % INPUT_TICKS_KEPT];
}
export function isKnown(stream: InputStream, tick: Tick): boolean {
  return tick < stream.next && tick >= stream.next - INPUT_TICKS_KEPT;
}
/** The last known input, 0 before the first. */
export function lastInput(stream: InputStream): Input {
  return stream.next === 0 ? 0 : stream.ring[(stream.next - 1) % INPUT_TICKS_KEPT];
}

/**
 * Adds the input of `tick`, which must be `next`, or jumps there: skipped ticks belong to the log.
 */
export function pushInput(stream: InputStream, tick: Tick, input: Input): void {
  if (tick > stream.next + INPUT_TICKS_KEPT) stream.ring.fill(0);
  else for (let t = stream.next; t < tick; t++) stream.ring[t % INPUT_TICKS_KEPT] = 0;
  stream.ring[tick % INPUT_TICKS_KEPT] = input;
  stream.next = tick + 1;
}

/** Run-length codes ticks `from` to `to` - 1 for a packet; undefined when there is none. */
export function packRun(stream: InputStream, from: Tick, to: Tick): InputRun | undefined {
  const first = Math.max(from, stream.next - INPUT_TICKS_KEPT);
  const end = Math.min(to, stream.next);
  if (first >= end) return undefined;
  let length = 0;
  for (let tick = first; tick < end; tick++) {
    const input = knownInput(stream, tick);
    if (length > 0 && packed[length - 2] === input && packed[length - 1] < 255)
      packed[length - 1] += 1;
    else {
      packed[length++] = input;
      packed[length++] = 1;
    }
  }
  return [stream.playerId, first, packed.slice(0, length)];
}

/**
 * Takes a run off the wire and returns the first new tick, or undefined if nothing is new, the run
 * is
 * malformed, unfolds to more than `ticksMax`, leaves a gap that `logNext` doesn't cover, or goes to
 * `before` or beyond.
 */
export function takeRun(
  stream: InputStream,
  run: InputRun,
  logNext: Tick,
  ticksMax: number,
  before: Tick = Number.POSITIVE_INFINITY,
): Tick | undefined {
  const [, from, pairs] = run;
  const ticks = runTicks(pairs);
  if (ticks === undefined || ticks > ticksMax || from + ticks <= stream.next) return undefined;
  if (from > stream.next && from > logNext) return undefined;
  if (from + ticks > Math.min(before, logNext + INPUT_TICKS_KEPT)) return undefined;
  const firstNew = Math.max(from, stream.next);
  let tick = from;
  for (let i = 0; i < pairs.length; i += 2) {
    for (let n = 0; n < pairs[i + 1]; n++, tick++)
      if (tick >= firstNew) pushInput(stream, tick, pairs[i]);
  }
  return firstNew;
}

function runTicks(pairs: Uint8Array): number | undefined {
  if (pairs.length === 0 || pairs.length % 2 !== 0) return undefined;
  let ticks = 0;
  for (let i = 1; i < pairs.length; i += 2) {
    if (pairs[i] === 0) return undefined;
    ticks += pairs[i];
  }
  return ticks;
}
