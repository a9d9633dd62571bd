// Takes a picture of every view: `npx tsx tests/ui/preview/shoot.ts OUT_DIR [WxH] [VIEW,...]
// [QUERY]`. The page is the game's own index.html with another script; fails on any console output.
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createServer, type Plugin } from 'vite';
import { provideChromium } from '../../support/chromium.ts';

const [outDir = 'preview-shots', size = '1280x720', only = '', query = ''] = process.argv.slice(2);
const [width = 1280, height = 720] = size.split('x').map(Number);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const chromiumFlags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--mute-audio'];

/** Serves the game's page at /preview with the preview's script in place of the game's. */
const previewPage: Plugin = {
  name: 'preview-page',
  configureServer(server) {
    server.middlewares.use('/preview', (_request, response, next) => {
      readFile(`${root}game/index.html`, 'utf8')
        .then((html) =>
          html.replaceAll('./ui/', '/game/ui/').replace('./main.ts', '/tests/ui/preview/main.ts'),
        )
        .then((html) => server.transformIndexHtml('/preview', html))
        .then((html) => response.setHeader('content-type', 'text/html').end(html))
        .catch(next);
    });
  },
};

const server = await createServer({
  root,
  publicDir: `${root}game/public`,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  cacheDir: `${root}node_modules/.vite-preview`,
  // Not strict: in a second checkout node_modules may be a link out of it, with the fonts.
  server: { port: 5199, watch: null, fs: { strict: false } },
  plugins: [previewPage],
});
await server.listen();
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
  const views = await page.evaluate(() => document.documentElement.dataset.views ?? '');
  for (const view of (only || views).split(',')) await shoot(page, view);
} catch (error) {
  complaints.push(String(error));
}
await browser.close();
await server.close();
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;

async function shoot(page: Page, view: string): Promise<void> {
  const port = server.config.server.port;
  await page.goto(`http://localhost:${port}/preview?view=${view}&${query}`);
  await page.locator('.screen').waitFor({ timeout: 8000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(view === 'connecting' ? 900 : 500);
  await page.screenshot({ path: `${outDir}/${view}-${size}.png` });
}
