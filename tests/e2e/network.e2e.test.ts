// C22: the page /#network in real Chromium: without STUN and TURN, with a real coturn, with WebRTC
// taken away, with the lobby gone; by keyboard; and nothing of Phaser is loaded for it.
import { networkInterfaces } from 'node:os';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { findFreePortRow } from '../support/free-udp-port.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import {
  startTurnServer,
  type TurnServer,
  turnServerTrouble,
  turnTestSecret,
} from '../support/turn-server.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const turnTrouble = turnServerTrouble();

/** Chromium gathers nothing on loopback, so a relay has to stand on a real address. */
const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

describe.skipIf(path === '')('the network page', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;

  beforeAll(async () => {
    [lobby, browser] = await Promise.all([startLobby(), launchBrowser(path)]);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  const open = async (url: string, prepare: (page: Page) => Promise<void> = async () => {}) => {
    const watched = await browser.openPage();
    await prepare(watched.page);
    await watched.page.goto(`${url}/#network`);
    return watched;
  };
  const finished = async (page: Page) => {
    await until(
      'the test to end',
      async () => (await page.getByRole('region', { name: 'Result' }).count()) === 1,
      { limitMs: 60_000 },
    );
    const steps = await page.getByRole('listitem').allInnerTexts();
    const title = await page.getByRole('heading', { level: 2 }).textContent();
    return { title, steps: steps.map((text) => text.replace(/\s+/g, ' ').trim()) };
  };

  it('says what a lobby without STUN and TURN is good for, and loads no Phaser', async () => {
    const { page, errors } = await open(lobby.url);
    const { title, steps } = await finished(page);
    expect(title).toBe('Ready for players of your own network');
    expect(steps).toEqual([
      'Lobby Answers.',
      'Live connection to the lobby Open.',
      'WebRTC in this browser Allowed.',
      'UDP on this device The browser can use it.',
      'Address helper (STUN) The operator of this lobby has set up none.',
      'Kind of router (NAT) Unknown: no helper has answered.',
      'Relay by UDP (TURN) The operator of this lobby has set up none.',
      'Relay by TCP (TURN) The operator of this lobby has set up none.',
    ]);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(loaded.filter((name) => /phaser|match-view/.test(name))).toEqual([]);
    expect(errors).toEqual([]);
    // The room that it made for itself is gone again.
    await until('an empty lobby', async () => {
      const stats = (await (await fetch(`${lobby.url}/v1/stats`)).json()) as { members: number };
      return stats.members === 0;
    });
  });

  it('is used by keyboard: the result has the focus, then steps, copy, again, menu', async () => {
    const { page } = await open(lobby.url);
    await finished(page);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    expect(await focused()).toBe('Ready for players of your own network');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^Lobby/);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Copy report');
    await page.keyboard.press('Enter');
    await page.getByText('Copied.').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('Kickabout network check');
    expect(text).toContain('[ok] Lobby: Answers.');
    for (const part of [ownAddress ?? '127.0.0.1', '.local']) expect(text).not.toContain(part);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await finished(page);
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('Back to the menu');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Play now' }).waitFor();
  });

  it('says that WebRTC is blocked, and what to do', async () => {
    const { page } = await open(lobby.url, async (page) => {
      await page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
    });
    const { title, steps } = await finished(page);
    expect(title).toBe('Your browser blocks WebRTC');
    expect(steps[0]).toBe('Lobby Answers.');
    expect(steps[2]).toMatch(/Blocked by a setting/);
  });

  it('tells a blocked WebSocket from a lobby that is gone', async () => {
    const { page } = await open(lobby.url, async (page) => {
      await page.routeWebSocket(/\/v1\/socket\//, (socket) => socket.close());
    });
    expect((await finished(page)).title).toBe('This network blocks WebSockets');
    await page.route('**/v1/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Check again' }).click();
    expect((await finished(page)).title).toBe('The lobby is out of reach');
  });

  it.skipIf(turnTrouble !== '' || ownAddress === undefined)(
    `finds STUN and a relay by UDP and TCP ${turnTrouble}`,
    async () => {
      const port = await findFreePortRow(3);
      const at = `${ownAddress}:${port}`;
      const served = await startLobby({
        STUN_URLS: `stun:${at},stun:${ownAddress}:${port + 1}`,
        TURN_URLS: `turn:${at}?transport=udp,turn:${at}?transport=tcp`,
        TURN_SECRET: turnTestSecret,
      });
      let turn: TurnServer | undefined;
      try {
        turn = await startTurnServer({
          ...{ address: ownAddress!, port, secondPort: port + 1, tlsPort: port + 2 },
          // This machine's own address is in none of the public ranges.
          lines: [`allowed-peer-ip=${ownAddress}`],
        });
        const { page, errors } = await open(served.url);
        const { title, steps } = await finished(page);
        expect(title).toBe('Everything works');
        expect(steps[4]).toMatch(/Tells us how this device looks/);
        expect(steps[5]).toMatch(/No translation/);
        expect(steps[6]).toMatch(/Carries data there and back in \d+ ms/);
        expect(steps[7]).toMatch(/Carries data there and back in \d+ ms/);
        expect(errors).toEqual([]);
        await turn.close();
        await page.getByRole('button', { name: 'Check again' }).click();
        const silent = await finished(page);
        expect(silent.title).toBe('This network blocks UDP');
        expect(silent.steps[7]).toMatch(/No answer/);
      } finally {
        await served.kill();
        await turn?.close();
      }
    },
  );
});
