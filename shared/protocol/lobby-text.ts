// Cleaning of names and titles: what a person typed becomes one short, harmless line of text.

/** Combining marks kept per letter; more is a tower that covers other lines. */
const MARKS_PER_LETTER_MAX = 2;
// Control, format and line characters: direction overrides and invisible letters are among them.
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const mark = /\p{M}/u;
const space = /\p{White_Space}+/gu;
// Hangul fillers and the braille blank are letters that show nothing.
const blank = /[\u115f\u1160\u2800\u3164\uffa0]/g;

/** At most `codePointsMax` code points in NFC, trimmed; empty when nothing visible is left. */
export function cleanText(raw: string, codePointsMax: number): string {
  const line = raw.normalize('NFC').replace(space, ' ').replace(unwanted, '').replace(blank, ' ');
  const kept: string[] = [];
  let marks = 0;
  for (const point of line.replace(space, ' ').trim()) {
    marks = mark.test(point) ? marks + 1 : 0;
    if (marks > MARKS_PER_LETTER_MAX || (marks > 0 && kept.length === 0)) continue;
    if (kept.length === codePointsMax) break;
    kept.push(point);
  }
  return kept.join('').trim();
}
