// C30 to C34 in real Chromium: the link of two players goes silent, a third one forwards, the lobby
// does when it has gone, and the link is taken again; the match notices nothing of it.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../../support/browser.ts';
import { compareChecksums } from '../../support/compare-checksums.ts';
import {
  type Diagnostics,
  diagnostics,
  makeRoom,
  openGame,
  type Player,
  untilInRoom,
} from '../../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../../support/lobby-process.ts';
import { createUdpRelay, type UdpRelay } from '../../support/udp-relay.ts';
import { behindRelay } from '../../support/udp-relay-page.ts';
import { until } from '../../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

/** How long each route is played over: 2 s of ticks. */
const playedTicks = 120;

describe.skipIf(path === '')('two players whose link goes silent', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;
  let relay: UdpRelay;

  beforeAll(async () => {
    relay = createUdpRelay(1);
    [lobby, browser] = await Promise.all([startLobby(), launchBrowser(path)]);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
    relay?.close();
  });

  const open = (name: string, code = '') =>
    openGame(behindRelay(browser, relay, name), lobby.url, name, { code });
  const setOut = (isOut: boolean) => {
    relay.setWay('Tiko', 'Luca', { isOut });
    relay.setWay('Luca', 'Tiko', { isOut });
  };

  it('play on through a third one, then through the lobby, then directly', async () => {
    const tiko = await open('Tiko');
    const code = await makeRoom(tiko);
    const maren = await open('Maren', code);
    const luca = await open('Luca', code);
    const all = [tiko, maren, luca];
    await Promise.all([untilInRoom(maren), untilInRoom(luca)]);
    for (const player of all) await untilRoutes(player, ['direct', 'direct']);
    const before = await Promise.all(all.map(diagnostics));

    setOut(true);
    await untilRouteTo(tiko, luca, 'player');
    await untilRouteTo(luca, tiko, 'player');
    await expectOneMatch(all);
    const forwarder = await diagnostics(maren);
    expect(forwarder.forwarded.packets).toBeGreaterThan(playedTicks);
    expect(await inputsOf(lobby)).toBe(0);

    await maren.page.close();
    await untilRouteTo(tiko, luca, 'lobby');
    await untilRouteTo(luca, tiko, 'lobby');
    await expectOneMatch([tiko, luca]);
    expect(await inputsOf(lobby)).toBeGreaterThan(playedTicks);

    setOut(false);
    await untilRouteTo(tiko, luca, 'direct');
    await untilRouteTo(luca, tiko, 'direct');
    await expectOneMatch([tiko, luca]);
    for (const [i, player] of [tiko, luca].entries()) {
      const now = await diagnostics(player);
      expect(now.ticks.frozen).toBe(before[2 * i].ticks.frozen);
      expect(now.faults).toMatchObject({ badMessages: 0, desyncs: 0 });
      expect(player.errors).toEqual([]);
    }
  });
});

function untilRoutes(player: Player, routes: readonly string[]): Promise<boolean> {
  return until(`${player.name} to be linked`, async () => {
    const { peers } = await diagnostics(player);
    return String(peers.map(({ route }) => route)) === String(routes);
  });
}

async function untilRouteTo(
  from: Player,
  to: Player,
  route: Diagnostics['peers'][number]['route'],
): Promise<void> {
  const { me } = await diagnostics(to);
  await until(`${from.name} to reach ${to.name} by ${route}`, async () => {
    const { peers } = await diagnostics(from);
    return peers.find(({ playerId }) => playerId === me)?.route === route;
  });
}

async function expectOneMatch(players: readonly Player[]): Promise<void> {
  const { differing, common } = await compareChecksums(players, playedTicks);
  expect(differing).toEqual([]);
  expect(common).toBeGreaterThan(0.9 * playedTicks);
}

async function inputsOf(lobby: LobbyProcess): Promise<number> {
  const stats = await (await fetch(`${lobby.url}/v1/stats`)).json();
  return (stats as { inputs: { messages: number } }).inputs.messages;
}
