// O2, O13: two people play through routers of every kind, real Chromium behind real NAT, with the
// real lobby and a real coturn; each match lasts 20 s with equal checksums. Root on Linux only.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { namespaceTrouble } from '../support/namespaces.ts';
import { createNatNet, type NatClient, type NatKind, type NatNet } from '../support/nat-net.ts';
import { turnServerTrouble, turnTestSecret } from '../support/turn-server.ts';
import { playAndCompare, startMatchOfTwo } from './match-of-two.ts';
import {
  type CarryingPair,
  carryingPairs,
  shownCandidates,
  watchConnections,
} from './watched-connections.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const trouble = (path === '' ? 'no Chromium' : '') || namespaceTrouble() || turnServerTrouble();
if (trouble !== '') console.warn(`Matches behind routers are skipped: ${trouble}.`);

const kinds: readonly NatKind[] = [
  ...(['full-cone', 'full-cone', 'port-restricted', 'port-restricted'] as const),
  ...(['symmetric', 'symmetric', 'udp-blocked'] as const),
];
const direct = ['host', 'srflx', 'prflx'];

describe.skipIf(trouble !== '')(`a match behind routers ${trouble}`, () => {
  let net: NatNet;
  let lobby: LobbyProcess;
  let url: string;
  const browsers = new Set<BrowserProcess>();

  beforeAll(async () => {
    net = await createNatNet(kinds);
    lobby = await startLobby({
      STUN_URLS: net.stunUrls,
      TURN_URLS: net.turnUrls,
      TURN_SECRET: turnTestSecret,
    });
    url = lobby.url.replace('127.0.0.1', net.hostAddress);
  });
  afterAll(async () => {
    await Promise.all([...browsers].map((browser) => browser.close()));
    await lobby?.kill();
    await net?.close();
  });

  const launch = async (client: NatClient, ...more: string[]): Promise<BrowserProcess> => {
    // Over plain HTTP only localhost has a page's full rights; players have HTTPS.
    const flag = `--unsafely-treat-insecure-origin-as-secure=${url}`;
    const browser = await launchBrowser(client.wrap(path), flag, ...more);
    browsers.add(browser);
    return browser;
  };

  /** Plays between two clients; the pair that carried it as each of them sees it. */
  const play = async (first: number, second: number, hidesAddress = false) => {
    const clients = [net.clients[first], net.clients[second]] as const;
    const sentBefore = clients.map((one) => one.sentToPeers());
    const own = await Promise.all(clients.map((client) => launch(client)));
    try {
      const watched = own.map((browser) => watchConnections(browser, hidesAddress));
      const players = await startMatchOfTwo([watched[0], watched[1]], url);
      await playAndCompare(players);
      const pairs: CarryingPair[] = [];
      const shown: string[] = [];
      for (const { page } of players) {
        pairs.push(...(await carryingPairs(page)));
        shown.push(...(await shownCandidates(page)));
      }
      expect(pairs).toHaveLength(2);
      const sent = clients.map((client, i) => client.sentToPeers() - sentBefore[i]);
      return { pairs, sent, shown };
    } finally {
      for (const browser of own) browsers.delete(browser);
      await Promise.all(own.map((browser) => browser.close()));
    }
  };

  it('full-cone: directly', async () => {
    const { pairs, sent, shown } = await play(0, 1);
    for (const { localType, remoteType } of pairs) {
      expect(direct).toContain(localType);
      expect(direct).toContain(remoteType);
    }
    // What shows that the last test counts: a packet per tick for 20 s, and own addresses.
    for (const packets of sent) expect(packets).toBeGreaterThan(1_000);
    expect(shown.some((one) => / typ host/.test(one))).toBe(true);
  });

  it('port-restricted: directly', async () => {
    const { pairs } = await play(2, 3);
    for (const { localType, remoteType } of pairs) {
      expect(direct).toContain(localType);
      expect(direct).toContain(remoteType);
    }
  });

  it('symmetric against symmetric: only over TURN', async () => {
    const { pairs } = await play(4, 5);
    for (const { localType, remoteType } of pairs) {
      expect([localType, remoteType]).toContain('relay');
    }
  });

  it('UDP blocked against port-restricted: over TURN by TCP', async () => {
    const { pairs } = await play(6, 2);
    expect(pairs[0]).toMatchObject({ localType: 'relay', relayProtocol: 'tcp' });
  });

  it('C21: who hides an address sends not one packet to that of another', async () => {
    const { pairs, sent, shown } = await play(0, 1, true);
    for (const { localType, remoteType } of pairs) {
      expect([localType, remoteType]).toEqual(['relay', 'relay']);
    }
    expect(sent).toEqual([0, 0]);
    // Those of offers ahead among them; nor is an own address named beside that of the relay.
    expect(shown.length).toBeGreaterThanOrEqual(4);
    for (const one of shown) expect(one).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 0 /);
  });

  it('C23: /#network knows what kind of router it is behind', async () => {
    const expected = [
      ['port-restricted', 2, 'Everything works', /It keeps one port/],
      ['symmetric', 4, 'You can play, often through the relay', /symmetric/],
      ['udp-blocked', 6, 'You can play, through the relay only', /no helper has answered/],
    ] as const;
    const look = async ([kind, client, title, router]: (typeof expected)[number]) => {
      // Local addresses hidden, as players have it: the last word on features counts.
      const browser = await launch(net.clients[client], '--disable-features=None');
      const { page, errors } = await browser.openPage();
      await page.goto(`${url}/#network`);
      await page.getByRole('region', { name: 'Result' }).waitFor({ timeout: 90_000 });
      const heading = await page.getByRole('heading', { level: 2 }).textContent();
      expect([kind, heading]).toEqual([kind, title]);
      const steps = await page.getByRole('listitem').allInnerTexts();
      expect(steps[5]).toMatch(router);
      expect(steps[7]).toMatch(/Carries data/);
      expect(errors).toEqual([]);
      browsers.delete(browser);
      await browser.close();
    };
    await Promise.all(expected.map(look));
  });
});
