// A real browser as a process of its own with a fresh profile, so that a test can kill it by its
// pid. Flags: no GPU, fake camera and microphone, host candidates with addresses instead of mDNS
// names.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Small and without GPU, four of these fit on two cores. */
export const viewport = { width: 640, height: 360 };

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

/** A page, and every uncaught error and console error it had. */
export type WatchedPage = { readonly page: Page; readonly errors: string[] };

export type BrowserProcess = {
  readonly pid: number;
  /** In a context of its own; `options` go over the usual ones. */
  readonly openPage: (options?: BrowserContextOptions) => Promise<WatchedPage>;
  /**
   * kill -9 of the whole browser; resolves when the operating system has taken the process away.
   */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts a browser at `executablePath`; extra flags go last. */
export async function launchBrowser(
  executablePath: string,
  ...extraFlags: readonly string[]
): Promise<BrowserProcess> {
  const server = await chromium.launchServer({ executablePath, args: [...flags, ...extraFlags] });
  const child = server.process();
  const pid = child.pid!;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const browser: Browser = await chromium.connect(server.wsEndpoint());
  return {
    pid,
    openPage: async (options) => {
      const usual = { viewport, permissions: ['clipboard-write'] };
      const context = await browser.newContext({ ...usual, ...options });
      return watch(await context.newPage());
    },
    kill: async () => {
      // The browser leads a process group; its renderers must not outlive it by a packet.
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
      await ended;
    },
    close: () => server.close(),
  };
}

function watch(page: Page): WatchedPage {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  return { page, errors };
}
