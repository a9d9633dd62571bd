// The real game with its picture: menu over the living match, room, match, goal and results, in
// each venue on each device; and the self-test of the network.
import type { BrowserProcess } from '../support/browser.ts';
import { choose, diagnostics, makeRoom, openGame, type Player } from '../support/game-page.ts';
import { loadSlope } from '../support/slope-pitch.ts';
import { untilStill } from '../support/still-page.ts';
import { until } from '../support/until.ts';
import { type Device, devices } from './device.ts';
import type { Folder } from './folder.ts';

const venues = ['table', 'floodlights'] as const;
/** Long enough for the first kicks (ticks). */
const playedTicks = 400;

type Stage = {
  readonly browser: BrowserProcess;
  readonly url: string;
  readonly device: Device;
  readonly settings: Readonly<Record<string, string>>;
};

export async function shootMatches(
  browser: BrowserProcess,
  url: string,
  folder: Folder,
): Promise<void> {
  for (const device of devices) {
    for (const venue of venues) {
      const stage = { browser, url, device, settings: { venue, quality: 'medium' } };
      await shootMatch(stage, `${device.name}-${venue}`, folder);
      await shootGoal(stage, `${device.name}-${venue}`, folder);
    }
    for (const language of device.languages)
      await shootNetworkPage({ browser, url, device, settings: { language } }, folder);
  }
}

async function shootMatch(stage: Stage, name: string, folder: Folder): Promise<void> {
  const player = await openStage(stage, { attract: '1' });
  const { page } = player;
  await untilDrawn(player);
  await folder.shoot(page, `${name}-menu`);
  await makeRoom(player);
  await choose(player, 'Fill with bots', 'On');
  await untilStill(page);
  await folder.shoot(page, `${name}-room`);
  await page.getByRole('button', { name: /^Start match/ }).click();
  const { tick } = await diagnostics(player);
  await until('some play', async () => (await diagnostics(player)).tick > tick + playedTicks);
  await folder.shoot(page, `${name}-match`);
  await close(player, name, folder);
}

async function shootGoal(stage: Stage, name: string, folder: Folder): Promise<void> {
  const player = await openStage(stage, {});
  const { page } = player;
  await makeRoom(player);
  await choose(player, 'Fill with bots', 'On');
  await choose(player, 'Goals to win', '1');
  await loadSlope(page);
  await page.getByRole('button', { name: /^Start match/ }).click();
  await page.getByTestId('goal').waitFor();
  const { frames } = await diagnostics(player);
  await until('the goal', async () => {
    return (await diagnostics(player)).frames.drawn > frames.drawn + 20;
  });
  await folder.shoot(page, `${name}-goal`);
  await page.getByRole('button', { name: /^Rematch/ }).waitFor();
  await untilStill(page);
  await folder.shoot(page, `${name}-results`);
  await close(player, name, folder);
}

async function shootNetworkPage({ browser, url, device, settings }: Stage, folder: Folder) {
  const { page, errors } = await browser.openPage(device.context);
  await page.addInitScript(keepSettings, JSON.stringify(settings));
  await page.goto(`${url}/#network`);
  await page.getByRole('region').first().waitFor();
  await untilStill(page);
  const name = `${device.name}-${settings.language}-network`;
  await folder.shoot(page, name);
  folder.complain(name, errors);
  await page.context().close();
}

/** A page on that device whose settings are there before it opens. */
function openStage(
  { browser, url, device, settings }: Stage,
  params: Readonly<Record<string, string>>,
): Promise<Player> {
  const openPage = async () => {
    const watched = await browser.openPage(device.context);
    await watched.page.addInitScript(keepSettings, JSON.stringify(settings));
    return watched;
  };
  const rich = { renderer: 'canvas', quality: 'medium', ...params };
  return openGame({ ...browser, openPage }, url, 'Tiko', { params: rich });
}

/** In the page. */
function keepSettings(settings: string): void {
  localStorage.setItem('kickabout.settings', settings);
}

async function untilDrawn(player: Player): Promise<void> {
  await until('the match behind the menu', async () => {
    const { practice, frames } = await diagnostics(player);
    return practice === 'attract' && frames.drawn > 120;
  });
}

async function close({ page, errors }: Player, name: string, folder: Folder): Promise<void> {
  folder.complain(name, errors);
  await page.context().close();
}
