// C30, C34: without TURN two players behind symmetric routers have no link; a third one forwards
// for them, or the lobby does. Real Chromium behind real NAT; root on Linux only.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, type Player } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { namespaceTrouble } from '../support/namespaces.ts';
import { createNatNet, type NatKind, type NatNet } from '../support/nat-net.ts';
import { turnServerTrouble } from '../support/turn-server.ts';
import { until } from '../support/until.ts';
import { compareMatch, enterRoom, playedTicks, startMatch } from './match-of-two.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const trouble = (path === '' ? 'no Chromium' : '') || namespaceTrouble() || turnServerTrouble();
if (trouble !== '') console.warn(`Matches without TURN are skipped: ${trouble}.`);

const kinds: readonly NatKind[] = ['full-cone', 'symmetric', 'symmetric'];

describe.skipIf(trouble !== '')(`a match without TURN ${trouble}`, () => {
  let net: NatNet;
  let lobby: LobbyProcess;
  let url: string;
  let browsers: BrowserProcess[] = [];

  beforeAll(async () => {
    net = await createNatNet(kinds);
    lobby = await startLobby({ STUN_URLS: net.stunUrls });
    url = lobby.url.replace('127.0.0.1', net.hostAddress);
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await lobby?.kill();
    await net?.close();
  });

  const launch = async (...clients: readonly number[]) => {
    await Promise.all(browsers.map((browser) => browser.close()));
    const flag = `--unsafely-treat-insecure-origin-as-secure=${url}`;
    browsers = await Promise.all(
      clients.map((client) => launchBrowser(net.clients[client].wrap(path), flag)),
    );
    return browsers;
  };
  const untilRoutes = (player: Player, wanted: readonly string[]) =>
    until(
      `${player.name} to have routes ${wanted}`,
      async () => {
        const { peers } = await diagnostics(player);
        return String(peers.map(({ route }) => route)) === String(wanted);
      },
      { limitMs: 60_000 },
    );
  const inputsOfLobby = async () => {
    const stats = await (await fetch(`${lobby.url}/v1/stats`)).json();
    return (stats as { inputs: { messages: number; bytes: number } }).inputs;
  };

  it('symmetric against symmetric: through a third player', async () => {
    const [open, first, second] = await enterRoom(await launch(0, 1, 2), url);
    await untilRoutes(open, ['direct', 'direct']);
    await untilRoutes(first, ['direct', 'player']);
    await untilRoutes(second, ['direct', 'player']);
    await startMatch([open, first, second]);
    await compareMatch([open, first, second]);
    const { forwarded } = await diagnostics(open);
    expect(forwarded.packets).toBeGreaterThan(2 * playedTicks);
    for (const player of [first, second]) {
      const { peers, ticks } = await diagnostics(player);
      expect(peers.map(({ route }) => route)).toEqual(['direct', 'player']);
      expect(ticks.frozen).toBe(0);
    }
    expect((await inputsOfLobby()).messages).toBe(0);
  });

  it('two of them alone: through the lobby', async () => {
    const players = await enterRoom(await launch(1, 2), url);
    for (const player of players) await untilRoutes(player, ['lobby']);
    await startMatch(players);
    const before = await inputsOfLobby();
    await compareMatch(players);
    const after = await inputsOfLobby();
    const relayed = after.messages - before.messages;
    expect(relayed).toBeGreaterThan(playedTicks);
    console.info(
      `Through the lobby: ${relayed} messages, ` +
        `${Math.round((after.bytes - before.bytes) / relayed)} B each.`,
    );
    for (const player of players) {
      const { peers, ticks } = await diagnostics(player);
      expect(peers.map(({ route }) => route)).toEqual(['lobby']);
      expect(ticks.frozen).toBe(0);
    }
  });
});
