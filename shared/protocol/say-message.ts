// What people say to each other: lines of chat, sentences of the quick chat, emotes. Not part of
// the replicated state: a line that is lost changes no match.
import { cleanLine } from '../simulation/name.ts';
import { EMOTES_COUNT, PHRASES_COUNT, SAY_POINTS_MAX, SAY_UNITS_MAX } from './peer-limits.ts';
import { choice, int, type MessageOf, message, text } from './schema.ts';

/**
 * Any peer to those it speaks to, control, when a person says something (`SAY_BURST`,
 * `SAY_EVERY_MS`); at most 0.8 kB. `index` is of a phrase or an emote, else 0; `text` is empty for
 * these. The receiver cleans the text, translates the index, and drops what is none or too much.
 */
export const Say = message(24, 'say', {
  scope: choice('all', 'team'),
  form: choice('text', 'phrase', 'emote'),
  index: int(0, PHRASES_COUNT - 1),
  text: text(SAY_UNITS_MAX),
});
export type Say = MessageOf<typeof Say>;

/** Whom a line is for: the whole room, or those on the same side. */
export type SayScope = Say['scope'];

/** What was said. */
export type Said =
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'phrase' | 'emote'; readonly index: number };

/** What a message says; undefined if it says nothing that can be shown. */
export function readSay({ form, index, text: raw }: Say): Said | undefined {
  if (form === 'text') {
    const line = index === 0 ? cleanSaid(raw) : '';
    return line === '' ? undefined : { form, text: line };
  }
  const count = form === 'phrase' ? PHRASES_COUNT : EMOTES_COUNT;
  return raw === '' && index < count ? { form, index } : undefined;
}

/** The message of something; `said` is clean. */
export function writeSay(scope: SayScope, said: Said): Say {
  if (said.form === 'text') return { kind: 'say', scope, form: 'text', index: 0, text: said.text };
  return { kind: 'say', scope, form: said.form, index: said.index, text: '' };
}

/** One line of chat as everybody sees it: cleaned as names are. */
export function cleanSaid(raw: string): string {
  return cleanLine(raw, SAY_POINTS_MAX);
}
