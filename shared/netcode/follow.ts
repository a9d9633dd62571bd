// Whose log counts: the term and host this peer follows, its vote, and what the log says of both
// (H1, H4).
import type { LogCommand } from './log.ts';
import type { PlayerId, Tick } from './simulation.ts';

/** `idle` stands for a request that came too late to mean anything: only its number counts. */
export const netcodeCommand = { term: 128, successors: 129, handoff: 130, idle: 131 } as const;
/** Kinds of command from here on belong to the netcode; the simulation ignores them. */
export const NETCODE_COMMANDS_FROM = 128;

/** What the log has said so far; a keyframe carries it, every peer derives the same. */
export type LogRecord = {
  /** Term and host of the last entry. */
  term: number;
  host: PlayerId;
  /** The next hosts in order (H1). */
  successors: PlayerId[];
  /** Announced hand-off: to whom, and the last tick of this term (H2). */
  handoffTo: PlayerId;
  handoffLast: Tick;
  /** Highest command number seen of each player, against duplicates. */
  sequences: Map<PlayerId, number>;
};

export function createRecord(): LogRecord {
  return {
    term: 0,
    host: 0,
    successors: [],
    handoffTo: 0,
    handoffLast: 0,
    sequences: new Map(),
  };
}

/** Players whose command numbers are remembered: more than a room ever seats in a minute. */
const SEQUENCES_KEPT = 64;

/** Takes in the commands of one appended entry. */
export function recordCommands(record: LogRecord, commands: readonly LogCommand[]): void {
  for (const { sequence, command } of commands) {
    if (sequence > 0) rememberSequence(record, command.by, sequence);
    if (command.kind === netcodeCommand.term) {
      record.term = command.value;
      record.host = command.target;
      record.handoffTo = 0;
    } else if (command.kind === netcodeCommand.successors) {
      record.successors = command.text.split('').map((unit) => unit.charCodeAt(0));
    } else if (command.kind === netcodeCommand.handoff) {
      record.handoffTo = command.target;
      record.handoffLast = command.value;
    }
  }
}

function rememberSequence(record: LogRecord, playerId: PlayerId, sequence: number): void {
  record.sequences.delete(playerId);
  record.sequences.set(playerId, sequence);
  if (record.sequences.size <= SEQUENCES_KEPT) return;
  for (const oldest of record.sequences.keys()) {
    record.sequences.delete(oldest);
    return;
  }
}

/** A successor list as the text of a command: one UTF-16 unit per id. */
export function successorsText(ids: readonly PlayerId[]): string {
  return String.fromCharCode(...ids);
}

/** How many voters a room of `players` has and how many make a quorum (H4). */
export function quorumOf(players: number): { readonly quorum: number; readonly witness: boolean } {
  const witness = players % 2 === 0;
  const voters = players + (witness ? 1 : 0);
  return { quorum: Math.floor(voters / 2) + 1, witness };
}
/** Players that must hold a tick before it is committed; the witness holds nothing (N3). */
export function commitQuorumOf(players: number): number {
  return Math.floor(players / 2) + 1;
}

/** Host of the `step`-th term after the recorded one: known in advance, whoever counts (H1). */
export function candidateOf(record: LogRecord, term: number): PlayerId {
  const line = record.successors.filter((id) => id !== record.host);
  if (line.length === 0) return 0;
  return line[(term - record.term - 1) % line.length];
}
