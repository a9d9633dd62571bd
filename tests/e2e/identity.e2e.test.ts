// C24, C25 in real Chromium: the key survives a reload in a real IndexedDB, a fresh profile is
// another person, and the fingerprints of real descriptions prove a link.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, makeRoom, openGame, type Player, untilInRoom } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('an identity in Chromium', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;
  let script: string;

  beforeAll(async () => {
    [lobby, browser, script] = await Promise.all([startLobby(), launchBrowser(path), bundle()]);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  /** Storage belongs to an origin, so the page has to be a real one. */
  const visit = async (page: Page) => {
    await page.goto(`${lobby.url}/healthz`);
    await page.evaluate(script);
  };
  const load = (page: Page) => page.evaluate(() => window.identityPage.load());

  it('is kept over a reload and is not that of another profile', async () => {
    const { page } = await browser.openPage();
    await visit(page);
    const first = await load(page);
    expect(first.isKept).toBe(true);
    await visit(page);
    expect(await load(page)).toEqual(first);
    const { page: other } = await browser.openPage();
    await visit(other);
    expect((await load(other)).fingerprint).not.toBe(first.fingerprint);
  });

  it('proves a real link, and not one with a certificate swapped on the way', async () => {
    const { page } = await browser.openPage();
    await visit(page);
    const result = await page.evaluate(() => window.identityPage.proveLink());
    expect(result).toEqual({ honest: true, swapped: false });
  });
});

describe.skipIf(path === '')('two players in a room', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;

  beforeAll(async () => {
    [lobby, browser] = await Promise.all([startLobby(), launchBrowser(path)]);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  const peerOf = async (player: Player) => (await diagnostics(player)).peers[0];
  const untilProven = (player: Player) =>
    until(`${player.name} to know the other`, async () => {
      const peer = await peerOf(player);
      return peer?.identity === 'proven' && peer.isLinkProven;
    });
  const lookAt = async ({ page }: Player, name: string | RegExp) => {
    await page.getByRole('button', { name }).click();
    const lines = await page.locator('.seat-menu:popover-open .seat-person p').allInnerTexts();
    await page.keyboard.press('Escape');
    return lines;
  };

  it('C39, C40: know each other by their keys, and a ban holds for the key', async () => {
    const tiko = await openGame(browser, lobby.url, 'Tiko');
    const code = await makeRoom(tiko);
    const maren = await openGame(browser, lobby.url, 'Maren', { code });
    await untilInRoom(maren);
    await untilProven(tiko);
    await untilProven(maren);
    const signs = [await peerOf(maren), await peerOf(tiko)].map((peer) => peer.signs);
    expect(await lookAt(maren, 'Who Tiko is')).toEqual([
      `Key: ${signs[0]}`,
      'New to you.',
      `Yours: ${signs[1]}`,
    ]);
    await maren.page.reload();
    await untilInRoom(maren);
    await untilProven(maren);
    const [again, known] = await lookAt(maren, 'Who Tiko is');
    expect(again).toBe(`Key: ${signs[0]}`);
    expect(known).toMatch(/^You have known this player since .*\d{4}\.$/);

    const { me } = await diagnostics(maren);
    await tiko.page.getByRole('button', { name: 'Options for Maren' }).click();
    await tiko.page.getByRole('button', { name: 'Ban from the room' }).click();
    await until('Maren to be out', async () => (await diagnostics(maren)).roomCode === '');
    // Without the ticket the lobby takes her for somebody else; the key is the same.
    await maren.page.evaluate(() => {
      sessionStorage.clear();
      localStorage.removeItem('kickabout.lastSeat');
    });
    await maren.page.goto(`${lobby.url}/?name=Nobody&renderer=canvas#${code}`);
    await maren.page.getByText('You can’t come back to this room').waitFor();
    const { peers } = await diagnostics(tiko);
    expect(peers).toEqual([]);
    expect((await diagnostics(maren)).me).not.toBe(me);
    expect([...tiko.errors, ...maren.errors]).toEqual([]);
  });
});

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('identity-page.ts', import.meta.url));
  const outputs = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'identityPageBundle' },
    },
  })) as Rolldown.RolldownOutput[];
  return outputs[0].output[0].code;
}
