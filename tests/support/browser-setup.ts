// Runs once before the end-to-end tests: builds the game as a player gets it and finds a browser.
import type { TestProject } from 'vitest/node';
import type { FoundBrowser } from './browser-program.ts';
import { buildGame } from './build-game.ts';
import { provideChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: FoundBrowser;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  const chromium = provideChromium();
  if ('reason' in chromium) console.warn(`\nBrowser tests are skipped: ${chromium.reason}.\n`);
  project.provide('chromium', chromium);
  await buildGame();
}
