// Colours of text on what they lie on, read from the tokens: at least 4.5 to 1 (U41).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kits } from '../../shared/simulation/kit.ts';
import { contrast } from '../support/color-difference.ts';

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
  ['focus', 'paper'],
];

describe.each([
  ['usual', usual, 4.5],
  ['high', strong, 4.5],
] as const)('%s contrast', (_name, tokens, least) => {
  it.each(pairs)('%s on %s', (text, ground) => {
    expect(contrast(tokens.get(text)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(least);
  });

  it.each(kits)('a side in $name: its name on paper, and text on its ground', ({ text, tint }) => {
    expect(contrast(text, tokens.get('paper')!)).toBeGreaterThanOrEqual(least);
    for (const ink of ['ink', 'ink-2'])
      expect(contrast(tokens.get(ink)!, tint), ink).toBeGreaterThanOrEqual(least);
  });
});

it('high contrast is higher for every text on paper', () => {
  for (const text of ['ink', 'ink-2', 'danger'])
    expect(contrast(strong.get(text)!, strong.get('paper')!)).toBeGreaterThan(
      contrast(usual.get(text)!, usual.get('paper')!),
    );
});
