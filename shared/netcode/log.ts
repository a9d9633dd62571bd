// The log: what counted in each confirmed tick, in order, with a running chain hash (N2, N7).
// Append only; a peer whose log turns out to be another one's takes a keyframe instead of editing
// it.
import type { Command } from '../protocol/command.ts';
import type { Tick } from './simulation.ts';

/** A command in the log; `sequence` is the sender's running number, 0 for the host's own. */
export type LogCommand = { readonly sequence: number; readonly command: Command };

/**
 * What the log says of one tick; `inputs` has one byte per seat, `substituted` one bit per seat.
 */
export type LogEntry = {
  readonly inputs: Uint8Array;
  readonly substituted: number;
  readonly commands: readonly LogCommand[];
};

/**
 * Entries kept for others: 17 s. Above the snapshot ring, so that every gap that a resend can heal
 * is.
 */
export const LOG_TICKS_KEPT = 1024;
export const NO_COMMANDS: readonly LogCommand[] = [];

export type Log = {
  readonly seats: number;
  /** First tick that the ring still holds. */
  base: Tick;
  /** First tick not confirmed: the log holds `base` to `next` - 1. */
  next: Tick;
  /** Chain hash over all entries before `next`. */
  chain: number;
  readonly inputs: Uint8Array;
  readonly substituted: Uint32Array;
  readonly chains: Uint32Array;
  readonly commands: (readonly LogCommand[])[];
};

export function createLog(seats: number): Log {
  return {
    seats,
    base: 0,
    next: 0,
    chain: 0,
    inputs: new Uint8Array(LOG_TICKS_KEPT * seats),
    substituted: new Uint32Array(LOG_TICKS_KEPT),
    chains: new Uint32Array(LOG_TICKS_KEPT),
    commands: new Array(LOG_TICKS_KEPT).fill(NO_COMMANDS),
  };
}

/** Starts over behind a keyframe at `tick`; `entry` is the last one before it, for delta coding. */
export function resetLog(log: Log, tick: Tick, chain: number, entry: LogEntry): void {
  log.next = tick;
  log.base = tick;
  log.chain = chain;
  if (tick === 0) return;
  store(log, tick - 1, entry, chain);
  log.base = tick - 1;
}

export function appendEntry(log: Log, entry: LogEntry): void {
  log.chain = chainAfter(log.chain, entry);
  store(log, log.next, entry, log.chain);
  log.next += 1;
  if (log.next - log.base > LOG_TICKS_KEPT) log.base = log.next - LOG_TICKS_KEPT;
}

function store(log: Log, tick: Tick, entry: LogEntry, chain: number): void {
  const slot = tick % LOG_TICKS_KEPT;
  const from = slot * log.seats;
  for (let seat = 0; seat < log.seats; seat++) log.inputs[from + seat] = entry.inputs[seat];
  log.substituted[slot] = entry.substituted;
  log.chains[slot] = chain;
  log.commands[slot] = entry.commands;
}

/** True if the ring holds the entry of `tick`. */
export function holds(log: Log, tick: Tick): boolean {
  return tick >= log.base && tick < log.next;
}
export function inputAt(log: Log, tick: Tick, seat: number): number {
  return log.inputs[(tick % LOG_TICKS_KEPT) * log.seats + seat];
}
export function inputsAt(log: Log, tick: Tick): Uint8Array {
  const from = (tick % LOG_TICKS_KEPT) * log.seats;
  return log.inputs.subarray(from, from + log.seats);
}
export function substitutedAt(log: Log, tick: Tick): number {
  return log.substituted[tick % LOG_TICKS_KEPT];
}
export function commandsAt(log: Log, tick: Tick): readonly LogCommand[] {
  return log.commands[tick % LOG_TICKS_KEPT];
}

/** Chain hash over all entries before `tick`; undefined where the ring no longer knows it. */
export function chainBefore(log: Log, tick: Tick): number | undefined {
  if (tick === log.next) return log.chain;
  if (tick === 0) return 0;
  return holds(log, tick - 1) ? log.chains[(tick - 1) % LOG_TICKS_KEPT] : undefined;
}

/** Chain hash over all entries up to and with `entry`. */
export function chainAfter(chain: number, entry: LogEntry): number {
  let hash = mix(chain, entry.substituted);
  for (let seat = 0; seat < entry.inputs.length; seat += 4) {
    const word =
      entry.inputs[seat] |
      (entry.inputs[seat + 1] << 8) |
      (entry.inputs[seat + 2] << 16) |
      (entry.inputs[seat + 3] << 24);
    hash = mix(hash, word);
  }
  for (const { sequence, command } of entry.commands) {
    hash = mix(hash, sequence ^ (command.kind << 16));
    hash = mix(hash, command.by ^ (command.target << 16));
    hash = mix(hash, command.value);
    for (let i = 0; i < command.text.length; i++) hash = mix(hash, command.text.charCodeAt(i));
  }
  return hash;
}

/** Murmur3's round: every bit of `word` changes about half of the result. */
function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) >>> 0;
}
