// For everyone (U43, U46): every screen on made-up data by axe, in both contrasts and right to
// left, and by keyboard alone. And the real pages, with a picture behind them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, makeRoom, openGame } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { layoutFaults } from '../support/page-layout.ts';
import { untilStill } from '../support/still-page.ts';
import { until } from '../support/until.ts';
import { type PreviewServer, servePreview } from '../ui/preview/serve.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const contrastOnly: RunOptions = { runOnly: ['color-contrast'] };
const allButContrast: RunOptions = { rules: { 'color-contrast': { enabled: false } } };

/** What a finger hits, and what a mouse does. */
const overlays = '.net-graph, .wheel, .roster';
const atMouse = { targetPx: 24, overlays };

/** What axe finds, one line for each element; the page knows axe already. */
async function axeFaults(page: Page, options: RunOptions = {}): Promise<readonly string[]> {
  await untilStill(page);
  return page.evaluate(async (wish) => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document, options: object) => Promise<AxeResults> };
    };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...wish });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
  }, options);
}

describe.skipIf(path === '')('for everyone', () => {
  let server: PreviewServer;
  let browser: BrowserProcess;

  beforeAll(async () => {
    [server, browser] = await Promise.all([servePreview(), launchBrowser(path)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Goes through every view; fails with what is wrong where. */
  const inEveryView = async (
    page: Page,
    faultsOf: (page: Page) => Promise<readonly string[]>,
  ): Promise<void> => {
    const views = await page.evaluate(() => window.preview!.views);
    expect(views.length).toBeGreaterThan(20);
    const found: Record<string, readonly string[]> = {};
    for (const view of views) {
      await page.evaluate((name) => window.preview!.show(name), view);
      // The one screen that takes its time.
      if (view === 'connecting') await page.getByRole('dialog').waitFor();
      const faults = await faultsOf(page);
      if (faults.length > 0) found[view] = faults;
    }
    expect(found).toEqual({});
  };

  const openPreview = async (
    query: string,
    size = { width: 1280, height: 720 },
    isPhone = false,
  ) => {
    const { page, errors } = await browser.openPage({
      viewport: size,
      reducedMotion: 'reduce',
      ...(isPhone && { hasTouch: true, isMobile: true }),
    });
    await page.goto(`${server.url}?${query}`);
    await page.waitForFunction(() => window.preview !== undefined);
    await page.evaluate(axeSource);
    return { page, errors };
  };

  it('U43: axe finds nothing on any screen, in either contrast and right to left', async () => {
    const { page, errors } = await openPreview('');
    await inEveryView(page, axeFaults);
    await page.evaluate(() => window.preview!.change({ contrast: 'on' }));
    await inEveryView(page, (one) => axeFaults(one, contrastOnly));
    await page.evaluate(() => window.preview!.change({ language: 'ar' }));
    await inEveryView(page, (one) => axeFaults(one, allButContrast));
    expect(errors).toEqual([]);
    await page.close();
  });

  it('U46: the keyboard alone reaches every control, and shows where it is', async () => {
    const { page } = await openPreview('');
    await inEveryView(page, keyboardFaults);
    await page.close();
  });

  describe('the real pages', () => {
    let lobby: LobbyProcess;
    beforeAll(async () => {
      lobby = await startLobby();
    });
    afterAll(() => lobby?.kill());

    it('U43: the same with a match behind the menu, in a room, and in play', async () => {
      const player = await openGame(browser, lobby.url, 'Tiko', { params: { attract: '1' } });
      const { page } = player;
      await page.evaluate(axeSource);
      expect(await axeFaults(page)).toEqual([]);
      await makeRoom(player);
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: /^Start match/ }).click();
      await until('the match', () => page.getByRole('timer').isVisible());
      expect(await axeFaults(page)).toEqual([]);
      expect(player.errors).toEqual([]);
      await page.close();
    });

    it('U47: what is loaded before a player moves is at most 365 kB', async () => {
      const { page } = await browser.openPage();
      await page.goto(`${lobby.url}/?renderer=canvas&offline=0`);
      await until('bots to play behind the menu', async () => {
        const { practice, frames } = await diagnostics({ page });
        return practice === 'attract' && frames.drawn > 0;
      });
      // The script of the Worker counts, too.
      const files = await until('its Worker', async () => {
        const loaded = await page.evaluate(loadedFiles);
        return loaded.some(({ name }) => name.includes('room-engine')) ? loaded : undefined;
      });
      const names = files.map(({ name }) => name).join(' ');
      expect(names).toContain('phaser');
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes, names).toBeLessThanOrEqual(365_000);
      await page.close();
    });

    it('U43: and on the network page, in Arabic and with high contrast', async () => {
      const { page, errors } = await browser.openPage({ viewport: { width: 390, height: 844 } });
      await page.addInitScript(() =>
        localStorage.setItem('kickabout.settings', '{"language":"ar","contrast":"on"}'),
      );
      await page.goto(`${lobby.url}/#network`);
      await page.getByRole('region', { name: 'النتيجة' }).waitFor();
      await page.evaluate(axeSource);
      expect(await axeFaults(page)).toEqual([]);
      expect(await layoutFaults(page, atMouse)).toEqual([]);
      expect(errors).toEqual([]);
      await page.close();
    });
  });
});

/** In the page: what came over the wire until the pitch was alive, headers included. */
function loadedFiles(): readonly { name: string; bytes: number }[] {
  const entries = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
  return (entries as PerformanceResourceTiming[])
    .filter(({ name }) => !name.includes('lobby-room'))
    .map(({ name, transferSize }) => ({ name, bytes: transferSize }));
}

/** Walks backwards, because Tab from nowhere opens the roster during a match (U28). */
async function keyboardFaults(page: Page): Promise<readonly string[]> {
  const count = await page.evaluate(markStops);
  const missed = new Set(Array.from({ length: count }, (_, stop) => stop));
  const faults: string[] = [];
  for (let step = 0; step < count + 3 && missed.size > 0; step += 1) {
    await page.keyboard.press('Shift+Tab');
    const { stop, name, isVisible } = await page.evaluate(readStop);
    missed.delete(stop);
    if (stop >= 0 && !isVisible) faults.push(`${name} does not show that it has the focus`);
  }
  const names = await page.evaluate(
    (stops) =>
      stops.map((stop) => document.querySelector(`[data-stop="${stop}"]`)?.outerHTML ?? ''),
    [...missed],
  );
  return [...faults, ...names.map((html) => `not reached: ${html.slice(0, 120)}`)];
}

/** In the page: numbers what the keyboard has to reach; a group of radios is one stop. */
function markStops(): number {
  const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1);
  const root = dialog ?? document.querySelector<HTMLElement>('#ui')!;
  (document.activeElement as HTMLElement | null)?.blur();
  const controls = 'button, input, select, textarea, a[href]';
  const stops = [...root.querySelectorAll<HTMLInputElement>(controls)].filter((control) => {
    const isShown = control.getClientRects().length > 0 && control.closest('[inert]') === null;
    const isOpen = !control.disabled && getComputedStyle(control).visibility === 'visible';
    const isInFieldset = control.closest('fieldset:disabled') !== null;
    const isOtherRadio = control.type === 'radio' && !control.checked;
    return isShown && isOpen && !isInFieldset && !isOtherRadio;
  });
  for (const old of document.querySelectorAll('[data-stop]')) old.removeAttribute('data-stop');
  for (const [stop, control] of stops.entries()) control.setAttribute('data-stop', String(stop));
  return stops.length;
}

/** In the page: where the focus is, and whether an outline shows it there or closely around. */
function readStop(): { stop: number; name: string; isVisible: boolean } {
  const focused = document.activeElement as HTMLElement;
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement];
  const isVisible = around.some((element) => {
    if (element === null || element === undefined) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  });
  const stop = Number(focused.dataset.stop ?? -1);
  return { stop, name: focused.outerHTML.slice(0, 120), isVisible };
}
