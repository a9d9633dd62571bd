// Takes a picture of every view: `npx tsx tests/ui/preview/shoot.ts OUT_DIR [WxH] [VIEW,...]
// [QUERY]`. Fails on any console output.
import { mkdir } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { provideChromium } from '../../support/chromium.ts';
import { servePreview } from './serve.ts';

const [outDir = 'preview-shots', size = '1280x720', only = '', query = ''] = process.argv.slice(2);
const [width = 1280, height = 720] = size.split('x').map(Number);
const chromiumFlags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--mute-audio'];

const server = await servePreview();
const found = provideChromium();
if (!('path' in found)) throw new Error(found.reason);
const browser = await chromium.launch({ executablePath: found.path, args: chromiumFlags });
const page = await browser.newPage({ viewport: { width, height } });
const complaints: string[] = [];
page.on('console', (message) => {
  if (!message.text().startsWith('[vite]')) complaints.push(message.text());
});
page.on('pageerror', (error) => complaints.push(String(error)));
await mkdir(outDir, { recursive: true });
try {
  await shoot(page, 'menu');
  const views = await page.evaluate(() => window.preview?.views ?? []);
  for (const view of only === '' ? views : only.split(',')) await shoot(page, view);
} catch (error) {
  complaints.push(String(error));
}
await browser.close();
await server.close();
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;

async function shoot(page: Page, view: string): Promise<void> {
  await page.goto(`${server.url}?view=${view}&${query}`);
  await page.locator('.screen').waitFor({ timeout: 8000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(view === 'connecting' ? 900 : 500);
  await page.screenshot({ path: `${outDir}/${view}-${size}.png` });
}
