// The match behind the menu: one key and it is played, nothing of it is left in a room.
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, makeRoom, openGame, type Player } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('the match behind the menu', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;
  let player: Player;

  beforeAll(async () => {
    [lobby, browser] = await Promise.all([startLobby(), launchBrowser(path)]);
  });
  afterEach(async () => {
    expect(player.errors).toEqual([]);
    await player.page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  const open = async (params: Readonly<Record<string, string>> = {}) => {
    const wanted = { attract: '1', autopilot: '0', ...params };
    player = await openGame(browser, lobby.url, 'Tiko', { params: wanted });
    return player.page;
  };
  const practice = async () => (await diagnostics(player)).practice;
  const ownDisc = async () => (await diagnostics(player)).picture.ownDisc;
  const untilAttract = () =>
    until('bots to play', async () => {
      const { practice, frames } = await diagnostics(player);
      return practice === 'attract' && frames.drawn > 0;
    });
  /** The one that the bots play in, and the one that waits for a room. */
  const untilWorkers = (count: number) =>
    until(`${count} Workers`, () => player.page.workers().length === count);

  it('is there without a click, and a key moves my disc (ux check 1)', async () => {
    const page = await open();
    await untilAttract();
    expect(await ownDisc()).toBe(null);
    await page.keyboard.down('ArrowRight');
    const before = await until('my disc', ownDisc);
    await until('it to move', async () => Math.abs((await ownDisc())!.x - before!.x) > 5);
    expect(await practice()).toBe('playing');
    await page.getByRole('timer').waitFor();
    await until(
      'what to try next',
      async () =>
        (await page.getByTestId('prompt-push').count()) +
        (await page.getByTestId('prompt-kick').count()),
    );
    await page.keyboard.up('ArrowRight');
    await page.keyboard.press('Escape');
    await until('the bots to have it back', async () => (await practice()) === 'attract');
    await until('the focus on the card', async () =>
      (await page.evaluate(() => document.activeElement?.textContent))?.includes('Play now'),
    );
  });

  it('takes a key that comes before it is there', async () => {
    const page = await open({ attract: '0' });
    await page.getByRole('button', { name: 'Play now' }).waitFor();
    await page.keyboard.down('ArrowLeft');
    const before = await until('my disc', ownDisc);
    await until('it to move', async () => Math.abs((await ownDisc())!.x - before!.x) > 5);
    await page.keyboard.up('ArrowLeft');
  });

  it('is not taken over by typing', async () => {
    const page = await open();
    await untilAttract();
    for (const field of ['Your name', 'Room code']) {
      await page.getByLabel(field).focus();
      for (const key of ['w', 'a', 's', 'd', 'ArrowLeft', 'ArrowRight'])
        await page.keyboard.press(key);
    }
    expect(await practice()).toBe('attract');
  });

  it('is played by a thumb that lands anywhere, and goes on as its stick', async () => {
    const page = await open();
    await untilAttract();
    await page.evaluate(() => {
      const zone = document.querySelector<HTMLElement>('.touch-zone')!;
      const touch = { pointerId: 1, pointerType: 'touch', bubbles: true };
      zone.setPointerCapture = () => {};
      const send = (type: string, clientX: number) =>
        zone.dispatchEvent(new PointerEvent(type, { ...touch, clientX, clientY: 300 }));
      send('pointerdown', 600);
      send('pointermove', 540);
    });
    const before = await until('my disc', ownDisc);
    await until('it to move', async () => Math.abs((await ownDisc())!.x - before!.x) > 5);
    await page.getByRole('button', { name: 'Kick', exact: true }).waitFor();
  });

  it('gives way to a room, and comes back after it, always one of them', async () => {
    const page = await open();
    await untilAttract();
    await untilWorkers(2);
    await page.keyboard.press('ArrowRight');
    await until('to play', async () => (await practice()) === 'playing');
    await page.getByRole('button', { name: 'Back to the menu' }).click();
    await makeRoom(player);
    expect(await practice()).toBe('off');
    await untilWorkers(1);
    await page.getByRole('button', { name: 'Leave' }).click();
    await untilAttract();
    await untilWorkers(2);
    expect(await page.locator('#pitch canvas').count()).toBe(1);
  });

  it('stops while nobody sees it', async () => {
    const page = await open();
    await untilAttract();
    await untilWorkers(2);
    const show = (state: string) =>
      page.evaluate((visibility) => {
        Object.defineProperty(document, 'visibilityState', {
          value: visibility,
          configurable: true,
        });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, state);
    await show('hidden');
    await untilWorkers(1);
    await show('visible');
    await untilAttract();
  });
});
