// Two people talk without a voice: lines, sides, sentences in each one's own language, emotes; and
// nothing opens by accident.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { makeRoom, openGame, openPart, type Player, untilInRoom } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('talk', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;
  let tiko: Player;
  let maren: Player;

  beforeAll(async () => {
    [lobby, browser] = await Promise.all([startLobby(), launchBrowser(path)]);
    const params = { autopilot: '0' };
    tiko = await openGame(browser, lobby.url, 'Tiko', { params });
    const code = await makeRoom(tiko);
    maren = await openGame(browser, lobby.url, 'Maren', { params, code });
    await untilInRoom(maren);
    await openPart(tiko, 'Chat');
    await openPart(maren, 'Chat');
    await hears(tiko, 'Maren joined.');
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  const log = ({ page }: Player) => page.getByRole('log', { name: /./ }).first();
  const hears = (player: Player, text: string) =>
    until(`${player.name} to hear ${text}`, async () =>
      (await player.page.getByRole('log').allInnerTexts()).join('\n').includes(text),
    );
  const setLanguage = (player: Player, code: string) =>
    player.page.evaluate(async (language) => {
      localStorage.setItem('kickabout.settings', JSON.stringify({ language }));
    }, code);

  it('in the waiting room: text is text, and a slip of too much is kept', async () => {
    const field = tiko.page.getByRole('textbox', { name: 'Say something' });
    await tiko.page.keyboard.press('t');
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await tiko.page.keyboard.type('<b>hi</b> https://kickabout.example');
    await tiko.page.keyboard.press('Enter');
    await hears(maren, '<b>hi</b> https://kickabout.example');
    expect(await log(maren).locator('a, b').count()).toBe(0);
    // As fast as this machine can, until that is too fast.
    const refusal = tiko.page.getByText('One at a time');
    for (let i = 0; i < 40 && !(await refusal.isVisible()); i += 1) {
      await field.fill(`line ${i}`);
      await field.press('Enter');
      await until('an answer', async () => {
        return (await field.inputValue()) === '' || (await refusal.isVisible());
      });
    }
    await refusal.waitFor();
    expect(await field.inputValue()).not.toBe('');
    await field.fill('');
  });

  it('in a match: the field opens, says a line to the side and closes', async () => {
    await openPart(tiko, 'Teams');
    await tiko.page.getByRole('button', { name: /^Start match/ }).click();
    await until('the match', () => maren.page.getByRole('timer').isVisible());
    await maren.page.keyboard.press('Enter');
    const field = maren.page.getByRole('textbox', { name: 'Say something' });
    await field.waitFor();
    await maren.page.keyboard.type('good luck');
    await maren.page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
    await hears(tiko, 'good luck');
    await maren.page.keyboard.press('y');
    await field.waitFor();
    await maren.page.keyboard.type('switch it left');
    await maren.page.keyboard.press('Enter');
    await hears(maren, 'switch it left');
    await maren.page.keyboard.press('t');
    await maren.page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await maren.page.getByRole('dialog').count()).toBe(0);
  });

  it('Enter beside the arrows is no wish to talk', async () => {
    const { page } = tiko;
    await page.keyboard.down('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.up('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox', { name: 'Say something' }).count()).toBe(0);
  });

  it('the network graph names every link, and a report of it can be copied', async () => {
    const { page } = tiko;
    await page.keyboard.press('n');
    const graph = page.getByRole('region', { name: 'Network graph' });
    await graph.getByRole('row', { name: /Maren.* ms.*Direct/ }).waitFor();
    await graph.getByRole('button', { name: 'Copy report' }).click();
    await page.getByText('Report copied').waitFor();
    await page.keyboard.press('n');
    await graph.waitFor({ state: 'detached' });
    await maren.page.getByTestId('link').click();
    await maren.page.getByRole('region', { name: 'Network graph' }).waitFor();
  });

  it('a sentence of the wheel is heard in the language of whoever hears it', async () => {
    await setLanguage(maren, 'es');
    await maren.page.reload();
    await until('Maren to be back', () => maren.page.getByRole('timer').isVisible());
    const { keyboard } = tiko.page;
    await keyboard.down('q');
    await tiko.page.getByRole('region', { name: 'Quick chat' }).waitFor();
    await keyboard.down('ArrowUp');
    await tiko.page.locator('.chosen', { hasText: 'Thanks!' }).waitFor();
    await keyboard.up('q');
    await keyboard.up('ArrowUp');
    await hears(tiko, 'Thanks!');
    await hears(maren, '¡Gracias!');
    expect(tiko.errors.concat(maren.errors)).toEqual([]);
  });
});
