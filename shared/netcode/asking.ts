// A player's own commands on their way into the log: numbered, and repeated until it has them (N2).
import type { Command } from '../protocol/command.ts';
import type { Core } from './core.ts';

/** Numbers of commands are 16 bits on the wire; nobody asks that often. */
const SEQUENCE_MAX = 0xffff;
/** Commands that wait for the log: what is beyond would be taken seconds later (N2). */
const PENDING_MAX = 32;

/** With 32 waiting one more is dropped. */
export function askFor<State>(core: Core<State>, command: Omit<Command, 'by'>): void {
  if (core.nextSequence > SEQUENCE_MAX || core.pending.length >= PENDING_MAX) return;
  const { kind, target, value, text } = command;
  core.pending.push([core.nextSequence++, [kind, core.me, target, value, text]]);
}
