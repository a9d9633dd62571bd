// Colours of text on what they lie on, read from the tokens: at least 4.5 to 1 (U41).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../game/ui/style/tokens.css', import.meta.url), 'utf8');

/** The tokens of a rule, as hex colours. */
function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  const found = body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g);
  return new Map([...found].map(([, name, color]) => [name, color]));
}

const usual = tokensOf(':root');
const strong = new Map([...usual, ...tokensOf(':root[data-contrast="more"]')]);

/** Text and ground as the style sheets pair them. */
const pairs: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-2', 'danger', 'good'].flatMap((text) =>
    ['paper', 'paper-2', 'paper-bright'].map((ground) => [text, ground] as const),
  ),
  ['primary', 'paper-bright'],
  ['primary-ink', 'primary'],
  ['paper', 'ink'],
  ['paper', 'primary'],
  ['ink', 'team-1-tint'],
  ['ink', 'team-2-tint'],
  ['ink-2', 'team-1-tint'],
  ['ink-2', 'team-2-tint'],
  ['team-1-deep', 'paper'],
  ['team-2-deep', 'paper'],
  ['team-1-ink', 'team-1'],
  ['team-2-ink', 'team-2'],
  ['focus', 'paper'],
];

describe.each([
  ['usual', usual, 4.5],
  ['high', strong, 4.5],
] as const)('%s contrast', (_name, tokens, least) => {
  it.each(pairs)('%s on %s', (text, ground) => {
    expect(contrast(tokens.get(text)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(least);
  });
});

it('high contrast is higher for every text on paper', () => {
  for (const text of ['ink', 'ink-2', 'danger'])
    expect(contrast(strong.get(text)!, strong.get('paper')!)).toBeGreaterThan(
      contrast(usual.get(text)!, usual.get('paper')!),
    );
});

/** WCAG 2: relative luminance of the lighter over that of the darker. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const long =
    hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
