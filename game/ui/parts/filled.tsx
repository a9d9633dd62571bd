// A sentence of the dictionary with elements in the place of its arguments.
import type { ComponentChildren } from 'preact';

/** Stands for the `index`-th element of `Filled` in a sentence; a character that no text has. */
export function hole(index: number): string {
  return String.fromCharCode(firstHole + index);
}

/** Of the private use area. */
const firstHole = 0xe000;

export type FilledProps = {
  /** Made with `hole(0)`, `hole(1)` … as arguments. */
  readonly text: string;
  readonly parts: readonly ComponentChildren[];
};

export function Filled({ text, parts }: FilledProps) {
  return <>{pieces(text, parts)}</>;
}

/** Text and elements in the order of the sentence. */
export function pieces(
  text: string,
  parts: readonly ComponentChildren[],
): readonly ComponentChildren[] {
  return text
    .split(/([\ue000-\ue00f])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const index = piece.length === 1 ? piece.charCodeAt(0) - firstHole : -1;
      return parts[index] ?? piece;
    });
}
