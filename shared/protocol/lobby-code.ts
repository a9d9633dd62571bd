// The code of a room: four symbols that a person can read out and type (L4).
import { ROOM_CODE_LENGTH } from './lobby-limits.ts';

/** 27 symbols; no 0 O 1 I L U, and none of the pairs 2 Z, 5 S, 8 B as a pair. */
export const ROOM_CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ34679';

/** The code in its one written form, or undefined when the text can't be a code. */
export function readRoomCode(text: string): string | undefined {
  if (text.length > 16) return undefined;
  const code = text.trim().toUpperCase();
  if (code.length !== ROOM_CODE_LENGTH) return undefined;
  for (const symbol of code) if (!ROOM_CODE_ALPHABET.includes(symbol)) return undefined;
  return code;
}
