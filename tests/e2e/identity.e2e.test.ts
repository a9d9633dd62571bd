// C24, C25 in real Chromium: the key survives a reload in a real IndexedDB, a fresh profile is
// another person, and the fingerprints of real descriptions prove a link.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('an identity in Chromium', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;
  let script: string;

  beforeAll(async () => {
    [lobby, browser, script] = await Promise.all([startLobby(), launchBrowser(path), bundle()]);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  /** Storage belongs to an origin, so the page has to be a real one. */
  const visit = async (page: Page) => {
    await page.goto(`${lobby.url}/healthz`);
    await page.evaluate(script);
  };
  const load = (page: Page) => page.evaluate(() => window.identityPage.load());

  it('is kept over a reload and is not that of another profile', async () => {
    const { page } = await browser.openPage();
    await visit(page);
    const first = await load(page);
    expect(first.isKept).toBe(true);
    await visit(page);
    expect(await load(page)).toEqual(first);
    const { page: other } = await browser.openPage();
    await visit(other);
    expect((await load(other)).fingerprint).not.toBe(first.fingerprint);
  });

  it('proves a real link, and not one with a certificate swapped on the way', async () => {
    const { page } = await browser.openPage();
    await visit(page);
    const result = await page.evaluate(() => window.identityPage.proveLink());
    expect(result).toEqual({ honest: true, swapped: false });
  });
});

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('identity-page.ts', import.meta.url));
  const outputs = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'identityPageBundle' },
    },
  })) as Rolldown.RolldownOutput[];
  return outputs[0].output[0].code;
}
