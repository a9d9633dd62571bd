// A room of real browsers behind the relay, every player on autopilot, in a match without an end:
// how its host is lost, and what the survivors' diagnostics say of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserProcess, launchBrowser } from '../../support/browser.ts';
import { buildGame } from '../../support/build-game.ts';
import {
  choose,
  type Diagnostics,
  diagnostics,
  hostOf,
  joinByCode,
  type Migration,
  makeRoom,
  openGame,
  type Player,
  untilInRoom,
} from '../../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../../support/lobby-process.ts';
import { createUdpRelay, type UdpRelay } from '../../support/udp-relay.ts';
import { behindRelay } from '../../support/udp-relay-page.ts';
import { until } from '../../support/until.ts';

export type BrowserRoom = {
  readonly players: readonly Player[];
  readonly relay: UdpRelay;
  /** Another browser, which joins by the code and is linked to all. */
  readonly add: () => Promise<Player>;
  /** Ends a player's browser, if it still runs, and forgets it. */
  readonly drop: (player: Player) => Promise<void>;
  readonly close: () => Promise<void>;
};

const slow = { limitMs: 60_000, everyMs: 100 };

/** Builds the game, starts a lobby and as many browsers, and begins a match. */
export async function openBrowserRoom(chromium: string, count: number): Promise<BrowserRoom> {
  const staticDir = await mkdtemp(join(tmpdir(), 'kickabout-bench-'));
  const relay = createUdpRelay(1);
  const players: Player[] = [];
  const browsers = new Set<BrowserProcess>();
  let lobby: LobbyProcess | undefined;
  let names = 0;
  let code = '';

  const open = async (): Promise<Player> => {
    const name = `Player ${++names}`;
    const browser = await launchBrowser(chromium);
    browsers.add(browser);
    return openGame(behindRelay(browser, relay, name), lobby!.url, name);
  };
  const add = async () => {
    const player = await open();
    await joinByCode(player, code);
    await untilInRoom(player);
    players.push(player);
    await untilLinked(players);
    return player;
  };
  const close = async () => {
    relay.close();
    await Promise.all([...browsers].map((browser) => browser.close().catch(() => {})));
    await lobby?.kill();
    await rm(staticDir, { recursive: true, force: true });
  };
  const drop = async (player: Player) => {
    players.splice(players.indexOf(player), 1);
    for (const browser of browsers)
      if (browser.pid === player.browser.pid) {
        browsers.delete(browser);
        await browser.close().catch(() => {});
      }
  };

  try {
    await buildGame(staticDir);
    lobby = await startLobby({ STATIC_DIR: staticDir });
    const first = await open();
    code = await makeRoom(first);
    players.push(first);
    await choose(first, 'Goals to win', '∞');
    await choose(first, 'Minutes', '∞');
    await add();
    await begin(players);
    while (players.length < count) await add();
    return { players, relay, add, drop, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Two sit down on either side; whoever comes later is given a place. */
async function begin(players: readonly Player[]): Promise<void> {
  for (const [i, team] of ['Marigold', 'Ink'].entries()) {
    const button = players[i].page.getByRole('button', { name: `Join ${team}` });
    const sit = async () => {
      if (!(await button.isVisible())) return true;
      // It goes away when the room has given the place already.
      await button.click({ timeout: 2000 }).catch(() => {});
      return false;
    };
    await until(`${players[i].name} to sit down`, sit, slow);
  }
  await players[0].page.getByRole('button', { name: /^Start match/ }).click();
  for (const { page } of players)
    await until('the match', () => page.getByRole('timer').isVisible(), slow);
}

/** Everybody has an open link to everybody who is there; else says who has not. */
async function untilLinked(players: readonly Player[]): Promise<void> {
  let now: Diagnostics[] = [];
  const areLinked = async () => {
    now = await Promise.all(players.map(diagnostics));
    const open = now.map(({ peers }) => peers.filter(({ link }) => link === 'open'));
    return now.every(({ me }, i) =>
      now.every((other) => other.me === me || open[i].some((one) => one.playerId === other.me)),
    );
  };
  await until('all to be linked to all', areLinked, slow).catch((error: Error) => {
    throw new Error(`${error.message}: ${now.map(standOf).join('; ')}`);
  });
}

/** Everybody follows the same host, and new ticks are confirmed; else says who did not. */
export async function untilCalm(players: readonly Player[]): Promise<void> {
  const before = await Promise.all(players.map(diagnostics));
  let now = before;
  const isCalm = async () => {
    now = await Promise.all(players.map(diagnostics));
    return now.every(
      (one, i) => one.host === now[0].host && one.confirmedTick > before[i].confirmedTick + 120,
    );
  };
  await until('everybody to follow one host', isCalm, slow).catch((error: Error) => {
    throw new Error(`${error.message}: ${now.map(standOf).join('; ')}`);
  });
}

function standOf({ me, host, term, tick, confirmedTick, peers, migrations }: Diagnostics): string {
  const links = peers.map(({ playerId, link }) => `${playerId} ${link}`).join(', ');
  const changes = `${migrations.length} changes, ${migrations.at(-1)?.detectedBy}`;
  return `${me} follows ${host} in term ${term}, ${confirmedTick} of ${tick}, ${changes}, ${links}`;
}

/** What one survivor lived through. */
export type Lived = {
  readonly toConfirmedMs: number;
  readonly silentMs: number;
  readonly detectedBy: string;
  readonly lostTicks: number;
  readonly frozenTicks: number;
};

/**
 * Lets `end` take the host away and returns what the others say of it: nothing if somebody else had
 * become the host meanwhile, as happens on a busy machine.
 */
export async function loseBrowserHost(
  { players }: BrowserRoom,
  end: (host: Player) => Promise<void>,
): Promise<{ readonly host: Player; readonly lived: readonly Lived[] }> {
  const host = await hostOf(players);
  const { me: lost } = await diagnostics(host);
  const survivors = players.filter((player) => player !== host);
  const before = await Promise.all(survivors.map(diagnostics));
  await end(host);
  let now = before;
  const haveChanged = async () => {
    now = await Promise.all(survivors.map(diagnostics));
    return now.every(({ host, migrations }) => host !== lost && isConfirmed(migrations.at(-1)));
  };
  await until('the others to follow another host', haveChanged, slow).catch((error: Error) => {
    throw new Error(`${error.message} than ${lost}: ${now.map(standOf).join('; ')}`);
  });
  const lived = now.flatMap((after, i) => {
    const loss = after.migrations.find(({ from, term }) => from === lost && term > before[i].term);
    // One that was overtaken by the next change has no end of its own.
    return loss === undefined || !isConfirmed(loss) ? [] : [livedOf(loss, after, before[i])];
  });
  return { host, lived };
}

function isConfirmed(migration: Migration | undefined): boolean {
  return migration === undefined || migration.toConfirmedMs >= 0;
}

function livedOf(loss: Migration, after: Diagnostics, before: Diagnostics): Lived {
  return {
    toConfirmedMs: loss.toConfirmedMs,
    silentMs: loss.silentMs,
    detectedBy: loss.detectedBy,
    lostTicks: loss.confirmedTicksLost,
    frozenTicks: after.ticks.frozen - before.ticks.frozen,
  };
}
