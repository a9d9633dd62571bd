// C10, C31: a link is cut in mid-match and healed, and a player's address changes in mid-match. The
// match goes on, and both see the same one. Real Chromium behind real NAT; root on Linux only.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { type Comparison, compareChecksums } from '../support/compare-checksums.ts';
import { diagnostics, type Player } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { namespaceTrouble } from '../support/namespaces.ts';
import { createNatNet, type NatNet } from '../support/nat-net.ts';
import { turnServerTrouble } from '../support/turn-server.ts';
import { until } from '../support/until.ts';
import { playedTicks, startMatchOfTwo } from './match-of-two.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const trouble = (path === '' ? 'no Chromium' : '') || namespaceTrouble() || turnServerTrouble();
if (trouble !== '') console.warn(`Matches with broken links are skipped: ${trouble}.`);

/** What a browser itself writes to the console when a network goes away under a request. */
const networkNoise = /net::ERR_|WebSocket connection to/;

describe.skipIf(trouble !== '')(`a link that breaks in mid-match ${trouble}`, () => {
  let net: NatNet;
  let lobby: LobbyProcess;
  let url: string;
  let browsers: BrowserProcess[] = [];
  let players: readonly [Player, Player];

  beforeAll(async () => {
    net = await createNatNet(['port-restricted', 'port-restricted']);
    lobby = await startLobby({ STUN_URLS: net.stunUrls });
    url = lobby.url.replace('127.0.0.1', net.hostAddress);
  });
  afterAll(async () => {
    await lobby?.kill();
    await net?.close();
  });
  beforeEach(async () => {
    const flag = `--unsafely-treat-insecure-origin-as-secure=${url}`;
    const start = ({ wrap }: NatNet['clients'][number]) => launchBrowser(wrap(path), flag);
    browsers = await Promise.all(net.clients.map(start));
    players = await startMatchOfTwo([browsers[0], browsers[1]], url);
  });
  afterEach(() => Promise.all(browsers.map((browser) => browser.close())));

  /** Of both players' links. */
  const untilBoth = async (what: string, holds: (peer: Peer) => boolean) => {
    const startedMs = performance.now();
    await until(
      what,
      async () => {
        const seen = await Promise.all(players.map(diagnostics));
        return seen.every(({ peers }) => peers.length === 1 && holds(peers[0]));
      },
      { limitMs: 60_000 },
    );
    return Math.round(performance.now() - startedMs);
  };

  const expectOneMatch = async (comparison: Promise<Comparison>) => {
    const { common, differing } = await comparison;
    expect(differing).toEqual([]);
    expect(common).toBeGreaterThan(0.9 * playedTicks);
    for (const { errors } of players)
      expect(errors.filter((one) => !networkNoise.test(one))).toEqual([]);
    for (const player of players) {
      const { ticks, faults } = await diagnostics(player);
      expect(ticks.frozen).toBe(0);
      expect(faults.desyncs).toBe(0);
    }
  };

  it('cut until the browsers give it up: the match goes on, and the link is healed', async () => {
    // Until long after the cut: 40 s.
    const comparison = compareChecksums(players, 2 * playedTicks);
    net.clients[0].cutUdp(true);
    await untilBoth('the match to go through the lobby', ({ route }) => route === 'lobby');
    await untilBoth('the link to have failed', ({ link }) => link !== 'open');
    net.clients[0].cutUdp(false);
    const healedMs = await untilBoth('the link to carry again', isDirect);
    console.info(`Cut link: healed ${healedMs} ms after the network was back.`);
    await expectOneMatch(comparison);
    await expectOneMatch(compareChecksums(players, playedTicks));
    await untilBoth('the link to be in use', isDirect);
  });

  it('an address changes: another connection takes over', async () => {
    const comparison = compareChecksums(players, playedTicks);
    const before = await Promise.all(players.map(diagnostics));
    net.clients[1].changeAddress();
    const healedMs = await untilBoth(
      'the match to go over a new link',
      (peer) => isDirect(peer) && peer.replacements > 0,
    );
    console.info(`Changed address: over the new link after ${healedMs} ms.`);
    await expectOneMatch(comparison);
    await expectOneMatch(compareChecksums(players, playedTicks));
    const after = await Promise.all(players.map(diagnostics));
    // The same host in the same term: nobody took the silence for somebody's end.
    expect(after.map(({ host }) => host)).toEqual(before.map(({ host }) => host));
    expect(after.map(({ me }) => me)).toEqual(before.map(({ me }) => me));
  });
});

type Peer = Awaited<ReturnType<typeof diagnostics>>['peers'][number];

function isDirect({ link, route }: Peer): boolean {
  return link === 'open' && route === 'direct';
}
