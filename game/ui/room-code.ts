// The four characters that bring somebody into a room, as people type or paste them.

/** Characters of a room code. */
export const codeLength = 4;

/** The code in what was typed: a link, lower case, or with spaces; at most four characters. */
export function readCode(typed: string): string {
  const hash = typed.lastIndexOf('#');
  const tail = hash < 0 ? typed : typed.slice(hash + 1);
  return tail
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, codeLength);
}
