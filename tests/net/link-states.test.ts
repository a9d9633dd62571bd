// The states of a link are those of docs/connections.md, and no other transition is possible.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type LinkState, linkTransitions } from '../../game/net/peer-link.ts';

it('makes the documented transitions and no other', () => {
  const text = readFileSync(new URL('../../docs/connections.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| (\w+) +\| (\w+) +\| [^|]+\|$/gm)]
    .map(([, from, to]) => `${from} ${to}`)
    .filter((row) => row !== 'from to');
  const inCode = (Object.keys(linkTransitions) as LinkState[]).flatMap((from) =>
    linkTransitions[from].map((to) => `${from} ${to}`),
  );
  expect(rows).toEqual(inCode);
});
