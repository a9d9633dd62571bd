// The menu without a network, without a lobby, with a newer version, and with a seat that is kept.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, makeRoom, openGame, type Player, untilInRoom } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const built = new URL('../../dist', import.meta.url).pathname;

describe.skipIf(path === '')('the menu', () => {
  let staticDir: string;
  let lobby: LobbyProcess;
  let browser: BrowserProcess;

  beforeAll(async () => {
    staticDir = await mkdtemp(join(tmpdir(), 'kickabout-offline-'));
    await cp(built, staticDir, { recursive: true });
    const started = [startLobby({ STATIC_DIR: staticDir }), launchBrowser(path)] as const;
    [lobby, browser] = await Promise.all(started);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
    await rm(staticDir, { recursive: true, force: true });
  });

  const open = (params: Readonly<Record<string, string>> = {}) =>
    openGame(browser, lobby.url, 'Tiko', { params: { autopilot: '0', ...params } });
  const untilKept = (page: Page) =>
    until('all to be kept', () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.active?.state === 'activated';
      }),
    );
  const untilMoved = async (player: Player) => {
    await player.page.keyboard.down('ArrowRight');
    const disc = async () => (await diagnostics(player)).picture.ownDisc;
    const before = await until('the own disc', disc);
    await until('it to move', async () => Math.abs((await disc())!.x - before!.x) > 5);
    await player.page.keyboard.up('ArrowRight');
  };

  it('opens without a network, practice is played there, and a newer version is told', async () => {
    const player = await open({ offline: '1' });
    const { page } = player;
    await untilKept(page);
    await page.context().setOffline(true);
    await lobby.kill();
    await page.reload();
    await page.getByText('No network. Practice works.').waitFor();
    await untilMoved(player);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Play now' }).click();
    await until('practice', async () => (await diagnostics(player)).practice === 'playing');
    await page.getByRole('timer').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Make a room' }).click();
    const refusal = page.getByRole('dialog', { name: 'The lobby is out of reach' });
    await refusal.getByRole('button', { name: 'Practise' }).click();
    await until('practice', async () => (await diagnostics(player)).practice === 'playing');
    expect(player.errors).toEqual([]);

    // As a new build does: another script, and a service worker that knows of it.
    const worker = join(staticDir, 'sw.js');
    const code = await readFile(worker, 'utf8');
    await writeFile(worker, code.replace(/\\"entry\\":\\"[^"\\]+/, '\\"entry\\":\\"/newer.js'));
    await lobby.restart();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('A newer version is ready.').waitFor();
    const update = page.getByRole('button', { name: 'Update' });
    await Promise.all([page.waitForNavigation(), update.click()]);
    await page.getByRole('button', { name: 'Play now' }).waitFor();
    await page.context().close();
  });

  it('says that the lobby is out of reach until it is back', async () => {
    const { page } = await open();
    await page.route('**/v1/rooms', (route) => route.abort());
    await page.reload();
    const banner = page.getByText('The lobby is out of reach right now.');
    await banner.waitFor();
    await page.unroute('**/v1/rooms');
    await banner.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('offers the way back into a room that was left without a goodbye', async () => {
    const first = await open();
    const maren = await open();
    const code = await makeRoom(first);
    await maren.page.goto(`${lobby.url}/?attract=0&offline=0#${code}`);
    await untilInRoom(maren);
    const { me } = await diagnostics(first);
    const context = first.page.context();
    await first.page.close({ runBeforeUnload: false });
    const page = await context.newPage();
    await page.goto(`${lobby.url}/?attract=0&offline=0`);
    await page.getByText(`Back to room ${code}?`).waitFor();
    await page.getByRole('button', { name: 'Go back' }).click();
    const back = { ...first, page };
    await untilInRoom(back);
    expect((await diagnostics(back)).me).toBe(me);
    await context.close();
    await maren.page.context().close();
  });

  it('is behind a room: going back asks first in a match, and an address can move', async () => {
    const player = await open();
    const { page } = player;
    const first = await makeRoom(player);
    await page.getByRole('button', { name: /^Start match/ }).click();
    await page.getByRole('timer').waitFor();
    await page.goBack();
    await page.getByRole('dialog', { name: 'The match goes on' }).waitFor();
    expect(await diagnostics(player)).toMatchObject({ roomCode: first });
    await page.goBack();
    await page.getByRole('button', { name: 'Play now' }).waitFor();
    const second = await makeRoom(player);
    const maren = await open();
    const other = await makeRoom(maren);
    await page.evaluate((code) => {
      location.hash = code;
    }, other);
    await until('the other room', async () => (await diagnostics(player)).roomCode === other);
    expect(second).not.toBe(other);
    expect([...player.errors, ...maren.errors]).toEqual([]);
    for (const one of [player, maren]) await one.page.context().close();
  });

  it('tells a browser without WebRTC what does work there', async () => {
    const player = await open();
    const { page } = player;
    await page.addInitScript(() => {
      Object.defineProperty(window, 'RTCPeerConnection', { value: undefined });
    });
    await page.reload();
    await page.getByText('This browser blocks WebRTC').waitFor();
    await page.getByRole('button', { name: 'Play now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Practise' }).click();
    await untilMoved(player);
    expect(player.errors).toEqual([]);
    await page.context().close();
  });
});
