// A real Firefox as a process of its own with a fresh profile, for the few tests in which it plays
// with Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { viewport } from './browser.ts';
import type { Scripted } from './game-page.ts';

export type FirefoxPage = Scripted & {
  /** Every uncaught error and console error it had. */
  readonly errors: string[];
  readonly click: (buttonText: string) => Promise<void>;
  /** kill -9 of the whole browser. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const preferences = {
  // Host candidates with addresses instead of mDNS names, loopback among them.
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.peerconnection.ice.loopback': true,
  // Headless Firefox takes its window for covered, and draws once a second.
  'widget.windows.window_occlusion_tracking.enabled': false,
};

/** Starts the browser at `executablePath` and opens `url`. */
export async function openFirefox(executablePath: string, url: string): Promise<FirefoxPage> {
  const home = await mkdtemp(join(tmpdir(), 'kickabout-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: preferences,
    defaultViewport: viewport,
    // Firefox refuses to run as root in somebody else's home.
    env: { ...process.env, HOME: home, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const [page] = await browser.pages();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`uncaught: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  const forget = () => rm(home, { recursive: true, force: true, maxRetries: 5 });
  return {
    // The same calls as Playwright's, where only functions and plain values go over.
    page: page as unknown as Scripted['page'],
    errors,
    click: (buttonText) => page.locator(`button ::-p-text(${buttonText})`).click(),
    kill: async () => {
      const child = browser.process()!;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await ended;
      await forget();
    },
    close: async () => {
      await browser.close();
      await forget();
    },
  };
}
