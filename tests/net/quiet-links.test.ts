// C10: which silences ask for another connection.
import { expect, it } from 'vitest';
import { QUIET_MS, QuietLinks } from '../../game/net/quiet-links.ts';
import { createLink, type Link } from '../../shared/netcode/link.ts';
import { frameFlag } from '../../shared/protocol/peer-messages.ts';

const nowMs = 10_000;

function linkOf(more: Partial<Link>): ReadonlyMap<number, Link> {
  const link = createLink(2, 0);
  return new Map([[2, Object.assign(link, { sequence: 9 }, more)]]);
}

it.each([
  ['an open link without a packet', {}, QUIET_MS, [2]],
  ['one that was heard', {}, QUIET_MS - 1, []],
  ['one that is heard over another player only', { lastHeardMs: nowMs }, QUIET_MS, [2]],
  ['a peer without a link of its own', {}, undefined, []],
  ['one that never was', { sequence: 0 }, QUIET_MS, []],
  ['one that is closed', { closed: true }, QUIET_MS, []],
  ['a hidden page on its own thread', { flags: frameFlag.hidden }, QUIET_MS, []],
  ['a hidden page with a Worker', { flags: frameFlag.hidden | frameFlag.worker }, QUIET_MS, [2]],
] as const)('%s', (_, more, silentMs, expected) => {
  const directMsOf = () => (silentMs === undefined ? undefined : nowMs - silentMs);
  expect(new QuietLinks().look(linkOf(more), directMsOf, [2], nowMs)).toEqual(expected);
});

it('is silent of who is gone, and says nothing twice within three seconds', () => {
  const quiet = new QuietLinks();
  const look = (others: readonly number[], atMs: number) =>
    quiet.look(linkOf({}), () => 0, others, atMs);
  expect(look([3], nowMs)).toEqual([]);
  expect(look([2, 3], nowMs)).toEqual([2]);
  expect(look([2], nowMs + 2_999)).toEqual([]);
  expect(look([2], nowMs + 3_000)).toEqual([2]);
});
