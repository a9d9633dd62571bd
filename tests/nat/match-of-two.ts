// Two or three people enter a room and play, wherever their browsers are; what they saw is
// compared.
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
  const players = await enterRoom(browsers, lobbyUrl);
  for (const player of players) {
    await until(`${player.name} to be linked`, async () => {
      const { peers } = await diagnostics(player);
      return peers.length === 1 && peers[0].link === 'open';
    });
  }
  await startMatch(players);
  return [players[0], players[1]];
}

/** All are in one room, as soon as each reaches somebody. */
export async function enterRoom(
  browsers: readonly BrowserProcess[],
  lobbyUrl: string,
): Promise<readonly Player[]> {
  const players: Player[] = [];
  let code = '';
  for (const [i, browser] of browsers.entries()) {
    const player = await openGame(browser, lobbyUrl, ['Tiko', 'Maren', 'Luca'][i], { code });
    if (i === 0) code = await makeRoom(player);
    else await untilInRoom(player);
    players.push(player);
  }
  return players;
}

/** The first of them starts a match without an end; the others see it. */
export async function startMatch(players: readonly Player[]): Promise<void> {
  const [tiko] = players;
  await choose(tiko, 'Goals to win', '∞');
  await choose(tiko, 'Minutes', '∞');
  for (const [i, team] of ['Marigold', 'Ink', 'Ink'].slice(0, players.length).entries()) {
    const join = players[i].page.getByRole('button', { name: `Join ${team}` });
    if (await join.isVisible()) await join.click();
  }
  await tiko.page.getByRole('button', { name: /^Start match/ }).click();
  for (const { name, page } of players) {
    await until(`${name} to see the match`, () => page.getByRole('timer').isVisible());
  }
}

/** Plays on for `playedTicks` over own links; the checksums of every common tick are equal. */
export async function playAndCompare(players: readonly Player[]): Promise<void> {
  await compareMatch(players);
  for (const player of players) {
    const { peers } = await diagnostics(player);
    expect(peers.map(({ link }) => link)).toEqual(['open']);
  }
}

/** The same over whatever routes there are. */
export async function compareMatch(players: readonly Player[]): Promise<void> {
  const seen = await compareChecksums(players, playedTicks);
  expect(seen.differing).toEqual([]);
  expect(seen.common).toBeGreaterThan(0.9 * playedTicks);
  for (const player of players) expect(player.errors).toEqual([]);
}
