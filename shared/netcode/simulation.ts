// What the netcode knows of the game: a deterministic state that steps, saves, loads and hashes.
// The netcode never imports the game; the game hands itself in as this value (N5).
import type { Command } from '../protocol/command.ts';

/** Identifies a person in a room, given by the lobby: 1 to 65535, never reused; 0 is nobody. */
export type PlayerId = number;
/** Index of a place in the roster: 0 to `seats` - 1. */
export type Seat = number;
/** Number of a step since the room opened, 60 a second. */
export type Tick = number;
/** One player's wish for one tick, 0 to 255; 0 is neutral. */
export type Input = number;

/** 32 lower-case hex digits: the first 128 bits of the SHA-256 over an asset's bytes. */
export type AssetHash = string;
/** What the game keeps of assets besides the simulation: their bytes, to pass them on. */
export type AssetStore = {
  /** Undefined if this peer doesn't hold it. */
  readonly bytesOf: (hash: AssetHash) => Uint8Array | undefined;
  /** Takes bytes that have this hash; afterwards `holdsAsset`, or they are of no use. */
  readonly add: (hash: AssetHash, bytes: Uint8Array) => void;
};

export type Simulation<State> = {
  /** Places in the roster; the length of the `inputs` of a step. */
  readonly seats: number;
  /** The most bytes that `save` ever writes. */
  readonly stateBytesMax: number;
  readonly createState: () => State;
  /**
   * Advances one tick in place; pure: same state, inputs and commands give the same bits anywhere.
   */
  readonly step: (state: State, inputs: Uint8Array, commands: readonly Command[]) => void;
  /** Writes the exact state and returns the bytes written; allocates nothing. */
  readonly save: (state: State, into: Uint8Array) => number;
  /** Takes what `save` wrote; false, and the state unspecified, if the bytes can't be a state. */
  readonly load: (state: State, from: Uint8Array) => boolean;
  /** The same for what `save` wrote on this peer itself, unchecked; missing: `load` is used. */
  readonly restore?: (state: State, from: Uint8Array) => void;
  /** 32-bit hash over the whole state. */
  readonly checksum: (state: State) => number;
  /** The person in a seat who takes part now; 0 for an empty seat, a bot, or somebody away. */
  readonly playerAt: (state: State, seat: Seat) => PlayerId;
  /** What to assume `age` ticks (1 or more) after the last known input (N5). */
  readonly predictInput: (last: Input, age: number) => Input;
  /** The command that records that a player's peer is gone; issued by the host for the room. */
  readonly absence: (playerId: PlayerId) => Command;
  /** The command that records that a player left on purpose; issued by the host for the room. */
  readonly departure: (playerId: PlayerId) => Command;
  /** True when changing the input delay goes unnoticed: no ball in play. */
  readonly isDeadBall: (state: State) => boolean;
  /** The asset that stepping this command needs; '' for none (N6). */
  readonly assetOf: (command: Command) => AssetHash;
  /** True for a command that chooses something else than the asset that is being offered. */
  readonly replacesAsset?: (command: Omit<Command, 'by'>) => boolean;
  /** The asset without which `load` can't take these bytes; '' for none. */
  readonly assetIn: (bytes: Uint8Array) => AssetHash;
  /** True once the asset is at hand: only then may a step or a load need it. */
  readonly holdsAsset: (hash: AssetHash) => boolean;
  /** Whether this player may bring an asset into play now. */
  readonly mayBringAsset: (state: State, playerId: PlayerId) => boolean;
};
