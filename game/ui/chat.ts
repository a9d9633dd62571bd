// The room's conversation as a page shows it: what people say, and what happens in the room. Newest
// last, and never longer than a person scrolls back.
import type { Signal } from '@preact/signals';
import type { ChatMode } from '../settings/settings.ts';
import type { Team } from './room-view.ts';

/** Lines kept; the oldest makes room. */
export const chatLinesMax = 120;

/** Sentences of the quick chat, in the order of the wheel: from the right, clockwise. */
export const phrases = [
  'shoot',
  'defend',
  'sorry',
  'niceTry',
  'passMe',
  'niceShot',
  'thanks',
  'goodGame',
] as const;
export type Phrase = (typeof phrases)[number];

/** By the number that travels; `game/render` draws the same over the discs. */
export const emotes = ['smile', 'laugh', 'surprise', 'cry', 'thumb', 'heart'] as const;
export type Emote = (typeof emotes)[number];

/** Whom somebody speaks to: the room, or the own side. */
export type ChatScope = 'all' | 'team';

/** What a person says; `text` is one clean line. */
export type ChatWords =
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'phrase' | 'emote'; readonly index: number };

export type ChatLine = {
  readonly id: number;
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
} & (
  | {
      readonly kind: 'said';
      readonly playerId: number;
      readonly name: string;
      /** The side that the speaker was on. */
      readonly team: Team;
      readonly scope: ChatScope;
      readonly words: ChatWords;
    }
  /** What happened, in words. */
  | { readonly kind: 'news'; readonly text: string }
);

/** A line without its number. */
export type NewChatLine =
  | Omit<Extract<ChatLine, { kind: 'said' }>, 'id'>
  | Omit<Extract<ChatLine, { kind: 'news' }>, 'id'>;

export function addLine(chat: Signal<readonly ChatLine[]>, line: NewChatLine): void {
  const lines = chat.peek();
  const id = (lines.at(-1)?.id ?? 0) + 1;
  chat.value = [...lines.slice(1 - chatLinesMax), { ...line, id }];
}

/** What a person sees of it: without those that are muted, and no more than is wanted. */
export function visibleLines(
  lines: readonly ChatLine[],
  muted: ReadonlySet<number>,
  mode: ChatMode,
): readonly ChatLine[] {
  return lines.filter((line) => {
    if (line.kind === 'news') return true;
    return !muted.has(line.playerId) && isWanted(line.words, mode);
  });
}

function isWanted({ form }: ChatWords, mode: ChatMode): boolean {
  return mode === 'all' || (mode === 'quick' && form !== 'text');
}
