// A pitch from a file, end to end in real Chromium: chosen by one, seen by all, given to a joiner.
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import {
  checksumsFrom,
  choose,
  diagnostics,
  joinByCode,
  makeRoom,
  openGame,
  openPart,
  type Player,
  untilInRoom,
} from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
/** How long is compared: 10 s of ticks. */
const comparedTicks = 600;

/** A walled pitch with a curve, colours, a second ball and goals, in the file's own words. */
const parkText = `{
  // drawn for this test
  name: 'Behind the <b>bakery</b>', width: 420, height: 200,
  bg: { type: 'hockey', width: 370, height: 170, kickOffRadius: 60, cornerRadius: 20 },
  traits: { wall: { bCoef: 1, cMask: ['ball'], color: 'C7E6BD' } },
  vertexes: [
    { x: -370, y: -64 }, { x: -370, y: -170 }, { x: 370, y: -170 }, { x: 370, y: -64 },
    { x: -370, y: 64 }, { x: -370, y: 170 }, { x: 370, y: 170 }, { x: 370, y: 64 },
  ],
  segments: [
    { v0: 0, v1: 1, trait: 'wall' }, { v0: 1, v1: 2, curve: 30, trait: 'wall' },
    { v0: 2, v1: 3, trait: 'wall' }, { v0: 4, v1: 5, trait: 'wall' },
    { v0: 5, v1: 6, trait: 'wall' }, { v0: 6, v1: 7, trait: 'wall' },
  ],
  goals: [
    { p0: [-370, 64], p1: [-370, -64], team: 'red' },
    { p0: [370, 64], p1: [370, -64], team: 'blue' },
  ],
  discs: [
    { pos: [0, 90], radius: 12, color: 'FF8800', cMask: ['all'], cGroup: ['ball', 'kick'] },
    { pos: [-370, 64], radius: 8, invMass: 0, color: 'FFCCCC' },
  ],
  planes: [
    { normal: [0, 1], dist: -200 }, { normal: [0, -1], dist: -200 },
    { normal: [1, 0], dist: -420 }, { normal: [-1, 0], dist: -420 },
  ],
}`;
const brokenText = parkText.replace('{ v0: 0, v1: 1,', '{ v0: 77, v1: 1,');

describe.skipIf(path === '')('a pitch from a file', () => {
  let lobby: LobbyProcess;
  let browsers: BrowserProcess[] = [];

  beforeAll(async () => {
    lobby = await startLobby();
  });
  afterEach(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    browsers = [];
  });
  afterAll(() => lobby?.kill());

  const open = async (name: string, code = '') => {
    const browser = await launchBrowser(path);
    browsers.push(browser);
    return openGame(browser, lobby.url, name, { code });
  };

  it('is seen, played on and given to a joiner', async () => {
    const tiko = await open('Tiko');
    const code = await makeRoom(tiko);
    const maren = await open('Maren', code);
    await untilInRoom(maren);
    await untilLinked([tiko, maren]);

    await loadFile(tiko, 'bakery.hbs', parkText);
    for (const player of [tiko, maren]) await untilPitch(player, 'Behind the <b>bakery</b>');
    await openPart(maren, 'Room');
    await maren.page.getByRole('button', { name: 'Keep this pitch' }).click();
    await until('the pitch to be kept', async () => {
      return !(await maren.page.getByRole('button', { name: 'Keep this pitch' }).isVisible());
    });
    await choose(tiko, 'Goals to win', '∞');
    await choose(tiko, 'Minutes', '∞');
    await tiko.page.getByRole('button', { name: /^Start match/ }).click();
    await untilPlaying(maren);
    expect(await differingTicks([tiko, maren], comparedTicks)).toEqual([]);

    const luca = await open('Luca');
    await joinByCode(luca, code);
    await untilInRoom(luca);
    await untilLinked([tiko, maren, luca]);
    await untilPlaying(luca);
    expect(await differingTicks([tiko, maren, luca], 240)).toEqual([]);
    for (const player of [tiko, maren, luca]) {
      expect((await diagnostics(player)).ticks.frozen).toBe(0);
      expect(player.errors).toEqual([]);
    }
  });

  it('is taken when it is dropped onto the waiting room', async () => {
    const tiko = await open('Tiko');
    await makeRoom(tiko);
    await untilPitch(tiko, 'Small');
    await dropFile(tiko, 'bakery.hbs', parkText);
    await untilPitch(tiko, 'Behind the <b>bakery</b>');
    expect(tiko.errors).toEqual([]);
  });

  it('is kept in the browser, and a broken one changes nothing but says why', async () => {
    const tiko = await open('Tiko');
    await makeRoom(tiko);
    await untilPitch(tiko, 'Small');
    await openPart(tiko, 'Room');
    await loadFile(tiko, 'broken.hbs', brokenText);
    const trouble = tiko.page.locator('.pitch-trouble');
    await until('the reason', () => trouble.isVisible());
    const said = await trouble.textContent();
    expect(said).toMatch(/^broken\.hbs: segments\[0\]\.v0: expected .*vertex.*, found .*77/);
    await untilPitch(tiko, 'Small');

    await loadFile(tiko, 'bakery.hbs', parkText);
    await untilPitch(tiko, 'Behind the <b>bakery</b>');
    expect(await trouble.isVisible()).toBe(false);
    const select = tiko.page.getByRole('combobox', { name: 'Choose a pitch' });
    await select.selectOption('Large');
    await untilPitch(tiko, 'Large');
    await until('it to be among the kept ones', async () =>
      (await select.locator('option').allTextContents()).includes('Behind the <b>bakery</b>'),
    );
    await select.selectOption('Behind the <b>bakery</b>');
    await untilPitch(tiko, 'Behind the <b>bakery</b>');
    await tiko.page.getByRole('button', { name: 'Forget' }).click();
    await select.selectOption('Large');
    await untilPitch(tiko, 'Large');
    expect(await select.locator('option').allTextContents()).not.toContain(
      'Behind the <b>bakery</b>',
    );
    expect(tiko.errors).toEqual([]);
  });
});

async function loadFile({ page }: Player, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Load a pitch file')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Drops it onto the name of the pitch, somewhere within the room. */
async function dropFile({ page }: Player, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: 'text/plain' }));
      return transfer;
    },
    [name, text] as const,
  );
  await page.getByTestId('pitch-name').dispatchEvent('drop', { dataTransfer });
}

async function untilPitch(player: Player, name: string): Promise<void> {
  await until(`${player.name} to see ${name}`, async () => {
    return (await player.page.getByTestId('pitch-name').textContent()) === name;
  });
}

async function untilLinked(players: readonly Player[]): Promise<void> {
  for (const player of players)
    await until(`${player.name} to have all links`, async () => {
      const { peers } = await diagnostics(player);
      return peers.filter(({ link }) => link === 'open').length === players.length - 1;
    });
}

async function untilPlaying(player: Player): Promise<void> {
  await until(`${player.name} to see the match`, () => player.page.getByRole('timer').isVisible());
}

/** Compares the next `ticks` confirmed ticks; every page must have nearly all of them. */
async function differingTicks(players: readonly Player[], ticks: number): Promise<number[]> {
  const starts = await Promise.all(players.map(diagnostics));
  const first = Math.max(...starts.map(({ confirmedTick }) => confirmedTick));
  const sums = players.map(() => new Map<number, number>());
  await until(
    `${ticks} ticks to compare`,
    async () => {
      for (const [i, player] of players.entries()) {
        const newest = Math.max(first - 1, ...sums[i].keys());
        for (const [tick, sum] of await checksumsFrom(player, newest + 1)) sums[i].set(tick, sum);
      }
      return sums.every((one) => Math.max(0, ...one.keys()) >= first + ticks);
    },
    { limitMs: 60_000 + ticks * 40, everyMs: 500 },
  );
  const common = [...sums[0].keys()].filter((tick) => sums.every((one) => one.has(tick)));
  expect(common.length).toBeGreaterThan(0.9 * ticks);
  return common.filter((tick) => new Set(sums.map((one) => one.get(tick))).size > 1);
}
