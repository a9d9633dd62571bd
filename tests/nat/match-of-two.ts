// Two people enter a room and play, wherever their browsers are; what both saw is compared.
import { expect } from 'vitest';
import type { BrowserProcess } from '../support/browser.ts';
import { compareChecksums } from '../support/compare-checksums.ts';
import {
  choose,
  diagnostics,
  makeRoom,
  openGame,
  type Player,
  untilInRoom,
} from '../support/game-page.ts';
import { until } from '../support/until.ts';

/** 20 s of ticks. */
export const playedTicks = 1_200;

/** Both are in the room, linked, on a side each, and the match is on. */
export async function startMatchOfTwo(
  browsers: readonly [BrowserProcess, BrowserProcess],
  lobbyUrl: string,
): Promise<readonly [Player, Player]> {
  const tiko = await openGame(browsers[0], lobbyUrl, 'Tiko');
  const code = await makeRoom(tiko);
  const maren = await openGame(browsers[1], lobbyUrl, 'Maren', { code });
  await untilInRoom(maren);
  const players = [tiko, maren] as const;
  for (const player of players) {
    await until(`${player.name} to be linked`, async () => {
      const { peers } = await diagnostics(player);
      return peers.length === 1 && peers[0].link === 'open';
    });
  }
  await choose(tiko, 'Goals to win', '∞');
  await choose(tiko, 'Minutes', '∞');
  for (const [i, team] of ['Marigold', 'Ink'].entries()) {
    const join = players[i].page.getByRole('button', { name: `Join ${team}` });
    if (await join.isVisible()) await join.click();
  }
  await tiko.page.getByRole('button', { name: /^Start match/ }).click();
  for (const { name, page } of players) {
    await until(`${name} to see the match`, () => page.getByRole('timer').isVisible());
  }
  return players;
}

/** Plays on for `playedTicks`; the checksums of every tick that both confirmed are equal. */
export async function playAndCompare(players: readonly Player[]): Promise<void> {
  const seen = await compareChecksums(players, playedTicks);
  expect(seen.differing).toEqual([]);
  expect(seen.common).toBeGreaterThan(0.9 * playedTicks);
  for (const player of players) {
    const { peers } = await diagnostics(player);
    expect(peers.map(({ link }) => link)).toEqual(['open']);
    expect(player.errors).toEqual([]);
  }
}
