// The game itself as a contender: the built page, a code in the menu, and the click on "Join".
import type { Page } from 'playwright-core';
import {
  type Diagnostics,
  diagnostics,
  joinByCode,
  makeRoom,
  openGame,
  type Player,
  untilInRoom,
} from '../../support/game-page.ts';
import { until } from '../../support/until.ts';
import { type Contender, type Place, placed } from './contenders.ts';

const slow = { limitMs: 60_000, everyMs: 20 };

export const kickabout: Contender = {
  name: 'Kickabout',
  open: async (place, members) => {
    const players: Player[] = [];
    const first = await open(place, 0, 'Member 1');
    players.push(first);
    const code = await makeRoom(first);
    while (players.length < members) {
      const player = await open(place, 0, `Member ${players.length + 1}`);
      players.push(player);
      await joinByCode(player, code);
      await untilInRoom(player);
      await untilLinked(player, players.length - 1);
    }
    return {
      join: async () => {
        const player = await open(place, 1, 'Newcomer');
        await joinByCode(player, code);
        const { entry, peers, host } = await untilLinked(player, members);
        await player.page.context().close();
        await untilGone(players);
        const { seatMs, liveMs } = entry;
        const toHost = peers.find(({ playerId }) => playerId === host)!.setupMs;
        const last = Math.max(...peers.map(({ setupMs }) => setupMs));
        return { seatMs, liveMs, firstMs: seatMs + toHost, allMs: seatMs + last };
      },
      close: async () => {
        for (const { page } of players) await page.context().close();
      },
    };
  },
};

/** In the menu, with everything loaded that a reader of the menu has loaded. */
async function open(place: Place, which: 0 | 1, name: string): Promise<Player> {
  const { browsers, lobbyUrl, relay } = place;
  const player = await openGame(placed(browsers[which], relay), lobbyUrl, name);
  await player.page.waitForLoadState('networkidle');
  await untilCalm(player.page);
  return player;
}

/** The page has had time for itself twice: what waits for that has begun. */
async function untilCalm(page: Page): Promise<void> {
  for (let i = 0; i < 2; i++)
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

function untilLinked(player: Player, links: number): Promise<Diagnostics> {
  return until(
    `${player.name} to be linked to ${links}`,
    async () => {
      const facts = await diagnostics(player);
      const open = facts.peers.filter(({ setupMs, link }) => link === 'open' && setupMs > 0);
      return open.length === links && facts.entry.liveMs > 0 ? facts : undefined;
    },
    slow,
  );
}

async function untilGone(players: readonly Player[]): Promise<void> {
  for (const player of players)
    await until(
      'the newcomer to be gone',
      async () => (await diagnostics(player)).peers.length === players.length - 1,
      slow,
    );
}
