// The stadiums that a peer can play on besides the built-in ones, by the hash of their file (N6).
// Not part of a room's state: which ones are at hand differs from peer to peer.
import type { Stadium } from './stadium.ts';

/** Hex digits of a stadium's hash: the first 128 bits of the SHA-256 over the file's text. */
export const hashDigits = 32;
/** A hash in a state's fields: four words of 32 bits, the first digits first. */
export const hashWords = 4;
/** Stadiums kept; beyond it the one that was not needed for longest is forgotten. */
export const shelfItemsMax = 48;

export type ShelfItem = {
  readonly hash: string;
  readonly words: readonly number[];
  readonly stadium: Stadium;
  /** Counts up with every use of the shelf. */
  usedAt: number;
};

export type StadiumShelf = { readonly items: ShelfItem[]; uses: number };

export function createShelf(): StadiumShelf {
  return { items: [], uses: 0 };
}

/** `hash` must be one by `isStadiumHash`; a second stadium of the same hash is the same one. */
export function putOnShelf(shelf: StadiumShelf, hash: string, stadium: Stadium): void {
  if (onShelf(shelf, hash)) return;
  if (shelf.items.length >= shelfItemsMax) {
    let oldest = 0;
    for (let i = 1; i < shelf.items.length; i++)
      if (shelf.items[i].usedAt < shelf.items[oldest].usedAt) oldest = i;
    shelf.items.splice(oldest, 1);
  }
  shelf.items.push({ hash, words: wordsOf(hash), stadium, usedAt: ++shelf.uses });
}

export function onShelf(shelf: StadiumShelf, hash: string): boolean {
  return shelf.items.some((item) => item.hash === hash);
}

/** The stadium whose hash stands in `fields` from `at` on; allocates nothing. */
export function takeFromShelf(
  shelf: StadiumShelf,
  fields: Int32Array,
  at: number,
): Stadium | undefined {
  const { items } = shelf;
  for (let i = 0; i < items.length; i++) {
    const { words } = items[i];
    if (words[0] !== fields[at] || words[1] !== fields[at + 1]) continue;
    if (words[2] !== fields[at + 2] || words[3] !== fields[at + 3]) continue;
    items[i].usedAt = ++shelf.uses;
    return items[i].stadium;
  }
  return undefined;
}

/** True for 32 lower-case hex digits that are not all 0. */
export function isStadiumHash(text: string): boolean {
  if (text.length !== hashDigits) return false;
  let sum = 0;
  for (let i = 0; i < hashDigits; i++) {
    const value = digitAt(text, i);
    if (value < 0) return false;
    sum += value;
  }
  return sum > 0;
}

/** The four words of a hash. */
export function wordsOf(hash: string): number[] {
  const words: number[] = [];
  for (let word = 0; word < hashWords; word++) {
    let bits = 0;
    for (let i = 0; i < 8; i++) bits = (bits << 4) | digitAt(hash, word * 8 + i);
    words.push(bits);
  }
  return words;
}

/** The hash whose words stand in `fields` from `at` on; '' when all are 0. */
export function hashIn(fields: Int32Array, at: number): string {
  let digits = '';
  let bits = 0;
  for (let word = 0; word < hashWords; word++) {
    bits |= fields[at + word];
    digits += (fields[at + word] >>> 0).toString(16).padStart(8, '0');
  }
  return bits === 0 ? '' : digits;
}

/** -1 for anything but a lower-case hex digit. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}
