// Every screen and state of the interface on made-up data (tests/ui/preview), on each device, right
// to left too; and each section of the settings.
import type { BrowserProcess } from '../support/browser.ts';
import { untilStill } from '../support/still-page.ts';
import { until } from '../support/until.ts';
import { type Device, devices } from './device.ts';
import type { Folder } from './folder.ts';

export async function shootMadeUp(
  browser: BrowserProcess,
  previewUrl: string,
  folder: Folder,
): Promise<void> {
  for (const device of devices)
    for (const language of device.languages)
      await shootViews(browser, previewUrl, device, language, folder);
}

async function shootViews(
  browser: BrowserProcess,
  previewUrl: string,
  { name, context, isTouched }: Device,
  language: string,
  folder: Folder,
): Promise<void> {
  const { page, errors } = await browser.openPage(context);
  const query = new URLSearchParams({ lang: language, device: isTouched ? 'touch' : 'keyboard' });
  await page.goto(`${previewUrl}?${query}`);
  await page.waitForFunction(() => window.preview !== undefined);
  const views = await page.evaluate(() => window.preview!.views);
  const prefix = language === 'en' ? name : `${name}-${language}`;
  for (const view of views) {
    await page.evaluate((one) => window.preview!.show(one), view);
    // The one screen that takes its time.
    if (view === 'connecting') await page.getByRole('dialog').waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await untilStill(page);
    await folder.shoot(page, `${prefix}-${view}`);
  }
  await page.evaluate(() => window.preview!.show('settings'));
  const sections = page.locator('.settings-section');
  await until('the settings', async () => (await sections.count()) > 0);
  for (let i = 1; i < (await sections.count()); i += 1) {
    await sections.nth(i).evaluate((one) => one.scrollIntoView());
    await folder.shoot(page, `${prefix}-settings-${i + 1}`);
  }
  folder.complain(prefix, errors);
  await page.context().close();
}
