// The emotes as small pictures for buttons and lines; beside words, so hidden from screen readers.
// The same faces that the pitch shows over the discs.
import type { Emote } from '../chat.ts';

/** Filled in the colour of a face, and lines and dots in ink over it; on a 24 by 24 grid. */
type Picture = { readonly body: string; readonly lines: readonly string[] };

const face = 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z';
const eyes = ['M8.3 10v.01', 'M15.7 10v.01'];
const hand =
  'M9 10.5 12.6 3c1.7 0 2.6 1.2 2.3 2.9L14.3 9h4.9c1.2 0 2 1.1 1.7 2.2l-1.7 7.3' +
  'c-.2.9-1 1.5-1.9 1.5H9z';
const heart =
  'M12 20.5C2.5 14.4 3.4 5.2 8.6 5.2c1.6 0 2.7.9 3.4 2.2.7-1.3 1.8-2.2 3.4-2.2 ' +
  '5.2 0 6.1 9.2-3.4 15.3z';
const pictures: Readonly<Record<Emote, Picture>> = {
  smile: { body: face, lines: [...eyes, 'M7.6 14.2a5 5 0 0 0 8.8 0'] },
  laugh: {
    body: face,
    lines: ['M6.8 10.4l1.7-1.6 1.7 1.6', 'M13.8 10.4l1.7-1.6 1.7 1.6', 'M7 13h10a5 5 0 0 1-10 0z'],
  },
  surprise: { body: face, lines: [...eyes, 'M12 13.4a2 2.4 0 1 0 .01 0z'] },
  cry: { body: face, lines: [...eyes, 'M8.2 17.2a4.6 4.6 0 0 1 7.6 0', 'M17.2 12.8v3'] },
  thumb: { body: hand, lines: [hand, 'M4 10.5h5V20H4z'] },
  heart: { body: heart, lines: [] },
};

export function EmoteIcon({ emote }: { readonly emote: Emote }) {
  const { body, lines } = pictures[emote];
  return (
    <svg class={`emote emote-${emote}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class="emote-body" d={body} />
      {lines.map((line) => (
        <path key={line} class="emote-line" d={line} />
      ))}
    </svg>
  );
}
