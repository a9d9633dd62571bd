// What a frame says, the message that every peer sends to every other each tick (N1).
import type { CommandTuple } from './command.ts';

/** Inputs of one player: playerId, first tick, (value, ticks) byte pairs; 0 is the sender. */
export type InputRun = [number, number, Uint8Array];

/**
 * A piece of the log: first tick, chain hash before it, entries as `netcode/log-codec.ts` packs
 * them.
 */
export type LogPiece = [number, number, Uint8Array];

/** Checksums at a confirmed tick: tick, chain hash of the log, hash of the state (N7). */
export type Checksums = [number, number, number];

/** A command on its way to the host: the sender's running number, the command. */
export type CommandRequest = [number, CommandTuple];

/**
 * Sender's room time, and the receiver's newest stamp plus the time that it was held here, 0
 * before the first (1/16 ms).
 */
export type Timing = [number, number];

/** Bits of `Frame.flags`. */
export const frameFlag = { live: 1, synced: 2, hidden: 4, provisional: 8, worker: 16 } as const;

/**
 * Ticks named `next` are the first one not yet held. `sequence` is the low 11 bits of the packet's
 * number. `commit` is the host's first uncommitted tick, 0 from others. `hears` has a bit per seat
 * heard of late (H3).
 */
export type FrameFields = {
  readonly kind: 'frame';
  term: number;
  host: number;
  sequence: number;
  flags: number;
  logNext: number;
  inputNext: number;
  hears: number;
  timing: Timing | null;
  commit: number;
  checksums: Checksums | null;
  inputs: InputRun[];
  commands: CommandRequest[];
  log: LogPiece | null;
};
