// C10: which silences ask for another connection.
import { expect, it } from 'vitest';
import { QUIET_MS, QuietLinks } from '../../game/net/quiet-links.ts';
import { createLink, type Link } from '../../shared/netcode/link.ts';
import { frameFlag } from '../../shared/protocol/peer-messages.ts';

const nowMs = 10_000;

function linkOf(more: Partial<Link>): ReadonlyMap<number, Link> {
  const link = createLink(2, 0);
  return new Map([[2, Object.assign(link, { sequence: 9, lastHeardMs: nowMs - QUIET_MS }, more)]]);
}

it.each([
  ['an open link without a packet', {}, [2]],
  ['one that was heard', { lastHeardMs: nowMs - QUIET_MS + 1 }, []],
  ['one that never was', { sequence: 0 }, []],
  ['one that is closed', { closed: true }, []],
  ['a hidden page on its own thread', { flags: frameFlag.hidden }, []],
  ['a hidden page with a Worker', { flags: frameFlag.hidden | frameFlag.worker }, [2]],
] as const)('%s', (_, more, expected) => {
  expect(new QuietLinks().look(linkOf(more), [2], nowMs)).toEqual(expected);
});

it('is silent of who is gone, and says nothing twice within three seconds', () => {
  const quiet = new QuietLinks();
  const links = linkOf({});
  expect(quiet.look(links, [3], nowMs)).toEqual([]);
  expect(quiet.look(links, [2, 3], nowMs)).toEqual([2]);
  expect(quiet.look(links, [2], nowMs + 2_999)).toEqual([]);
  expect(quiet.look(links, [2], nowMs + 3_000)).toEqual([2]);
});
