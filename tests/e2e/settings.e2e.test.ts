// Settings, languages and devices in a real browser: live, kept, and never in the way of a match.
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { makeRoom, openGame, type Player } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('settings', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;
  let player: Player;

  beforeAll(async () => {
    lobby = await startLobby();
    browser = await launchBrowser(path);
  });
  afterEach(async () => {
    expect(player.errors).toEqual([]);
    await player.page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  const open = async () => {
    player = await openGame(browser, lobby.url, 'Tiko', { params: { autopilot: '0' } });
    return player.page;
  };
  const openSettings = () => player.page.getByRole('button', { name: 'Settings' }).click();
  const startMatch = async () => {
    await makeRoom(player);
    await player.page.getByRole('button', { name: /^Start match/ }).click();
    await until('the match', () => player.page.getByRole('timer').isVisible());
  };

  it('change the language at once, right to left too, and keep it', async () => {
    const page = await open();
    await openSettings();
    const language = page.getByRole('combobox', { name: 'Language' });
    await language.selectOption('ar');
    await page.getByRole('heading', { name: 'الإعدادات' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.reload();
    await page.getByRole('button', { name: 'العب الآن' }).waitFor();
    await page.getByRole('button', { name: 'الإعدادات' }).click();
    await page.getByRole('combobox', { name: 'اللغة' }).selectOption('en');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('give the focus back, and are found by a word', async () => {
    const page = await open();
    await openSettings();
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('searchbox').fill('volume');
    await until('one row', async () => (await dialog.locator('.setting').count()) === 1);
    await dialog.getByRole('slider', { name: 'Overall volume' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('aria-label')).toBe('Settings');
  });

  it('bind another key, say so on the hint, and never leave the match', async () => {
    const page = await open();
    // Before the frame that draws the match is over: a key as early as a key can be.
    await page.evaluate(() => {
      const watch = new MutationObserver(() => {
        if (document.querySelector('main.hud') === null) return;
        watch.disconnect();
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      });
      watch.observe(document.body, { childList: true, subtree: true });
    });
    await startMatch();
    await page.getByRole('button', { name: 'Settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    const rebind = async (bind: string, key: string) => {
      await dialog.getByRole('button', { name: new RegExp(`^${bind}`) }).click();
      const waiting = dialog.getByRole('button', { name: `${bind}: Press a key…` });
      expect((await waiting.boundingBox())?.height).toBeLessThan(64);
      await page.keyboard.press(key);
    };
    await rebind('Kick, first key', 'KeyK');
    expect(await dialog.evaluate((element) => element.scrollTop)).toBe(0);
    await dialog.getByRole('button', { name: 'Kick, first key: K' }).waitFor();
    await rebind('Up, second key', 'Escape');
    await dialog.getByRole('button', { name: 'Up, second key: W' }).waitFor();
    await rebind('Up, second key', 'KeyK');
    const conflict = dialog.getByText('K is used more than once: Up and Kick.');
    await conflict.first().waitFor();
    const told = await dialog.getByRole('status').getByText('K is used more than once').count();
    expect([told, await conflict.count()]).toEqual([1, 3]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('timer').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave match' }).click();
    await page.getByText('Arrows or KASD to move, K to kick').waitFor();
  });

  it('show stick and button to a thumb, which kicks off', async () => {
    const page = await open();
    await startMatch();
    await page.evaluate(() => {
      const touch = new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true });
      document.body.dispatchEvent(touch);
    });
    const kick = page.getByRole('button', { name: 'Kick', exact: true });
    await kick.waitFor();
    const box = await kick.boundingBox();
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(48);
    await kick.dispatchEvent('pointerdown', { pointerId: 1, pointerType: 'touch' });
    await until('the button to be held', async () =>
      (await kick.getAttribute('class'))?.includes('on'),
    );
  });

  it('hide my address: a lobby without a relay is refused, with a way to change that', async () => {
    const page = await open();
    const setHidden = async (isHidden: boolean) => {
      const group = page.getByRole('group', { name: 'Hide my address' });
      await group.getByRole('radio', { name: isHidden ? 'On' : 'Off' }).click();
      await page.getByRole('button', { name: 'Done' }).click();
    };
    await openSettings();
    await setHidden(true);
    await page.getByRole('button', { name: 'Make a room' }).click();
    const refusal = page.getByRole('dialog', { name: 'This lobby has no relay' });
    await refusal.getByRole('button', { name: 'Settings' }).click();
    await setHidden(false);
    await page.getByRole('button', { name: 'Make a room' }).click();
    await page.getByRole('button', { name: /^Start match/ }).waitFor();
  });

  it('survive storage full of nonsense', async () => {
    const page = await open();
    await page.evaluate(() => localStorage.setItem('kickabout.settings', '{"keys": 7, "x": ['));
    await page.reload();
    await page.getByRole('button', { name: 'Play now' }).waitFor();
    await openSettings();
    await page.getByRole('button', { name: 'Kick, first key: Space' }).waitFor();
  });

  it('sound starts with the first press and not before', async () => {
    const page = await open();
    await page.addInitScript(() => {
      const opened = { contexts: 0 };
      const Real = window.AudioContext;
      Object.assign(window, {
        opened,
        AudioContext: class extends Real {
          constructor() {
            super();
            opened.contexts += 1;
          }
        },
      });
    });
    await page.reload();
    await page.getByRole('button', { name: 'Play now' }).waitFor();
    const contexts = () =>
      page.evaluate(() => Reflect.get(Reflect.get(window, 'opened'), 'contexts'));
    expect(await contexts()).toBe(0);
    await openSettings();
    expect(await contexts()).toBe(1);
  });
});
