// The picture of a match for those who want less movement, and where there is no WebGL.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, makeRoom, openGame, openPart, type Player } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { loadSlope } from '../support/slope-pitch.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('the plain picture', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;

  beforeAll(async () => {
    // As on a machine without a graphics card whose browser draws nothing in software either.
    const started = [startLobby(), launchBrowser(path, '--disable-software-rasterizer')] as const;
    [lobby, browser] = await Promise.all(started);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  const open = (params: Readonly<Record<string, string>>) =>
    openGame(browser, lobby.url, 'Tiko', { params: { autopilot: '0', ...params } });

  const celebrate = async (motion: 'reduce' | 'no-preference') => {
    const player: Player = await open({ quality: 'medium' });
    const { page } = player;
    await page.emulateMedia({ reducedMotion: motion });
    await makeRoom(player);
    await loadSlope(page);
    await openPart(player, 'Room');
    await page.getByText('Slope').filter({ visible: true }).first().waitFor();
    await openPart(player, 'Teams');
    await page.getByRole('button', { name: /^Start match/ }).click();
    await page.getByTestId('goal').waitFor();
    const { picture, frames } = await diagnostics(player);
    await until('the goal to be drawn', async () => {
      return (await diagnostics(player)).frames.drawn > frames.drawn + 10;
    });
    expect(player.errors).toEqual([]);
    const seen = (await diagnostics(player)).picture;
    await page.context().close();
    return { ...picture, ...seen };
  };

  it('shakes and throws confetti at a goal, but not with reduced motion (ux check 7)', async () => {
    expect(await celebrate('reduce')).toMatchObject({ shakes: 0, scraps: 0 });
    const full = await celebrate('no-preference');
    expect(full.shakes).toBeGreaterThan(0);
    expect(full.scraps).toBeGreaterThan(0);
  });

  it('is drawn in CANVAS without WebGL, and played in (ux check 9)', async () => {
    const player = await open({ renderer: 'auto' });
    const { page } = player;
    expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl'))).toBe(
      null,
    );
    const disc = async () => (await diagnostics(player)).picture.ownDisc;
    await page.getByRole('button', { name: 'Play now' }).waitFor();
    await page.keyboard.down('ArrowRight');
    const before = await until('the own disc', disc);
    await until('it to move', async () => Math.abs((await disc())!.x - before!.x) > 5);
    expect((await diagnostics(player)).picture.renderer).toBe('canvas');
    expect(player.errors).toEqual([]);
    await page.context().close();
  });
});
