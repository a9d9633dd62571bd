// Commands: the rare, ordered part of what changes a room (R2). The log carries them; `step` judges
// them.
import { type Field, text, tuple, u8, u16, u32 } from './schema.ts';

/** `by` 0 is the host acting for the room; the meaning of the other fields depends on `kind`. */
export type Command = {
  readonly kind: number;
  readonly by: number;
  readonly target: number;
  readonly value: number;
  readonly text: string;
};

/** Longest `text` of a command in UTF-16 units: a name of 20 code points, or a 32-digit hash. */
export const COMMAND_TEXT_UNITS_MAX = 40;

/** A command on the wire: kind, by, target, value, text. */
export type CommandTuple = [number, number, number, number, string];
export const commandField: Field<CommandTuple> = tuple<CommandTuple>(
  u8,
  u16,
  u16,
  u32,
  text(COMMAND_TEXT_UNITS_MAX),
);
