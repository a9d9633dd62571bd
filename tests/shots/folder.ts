// Where pictures go, and what pages complained of while they were taken.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../support/until.ts';

export type Folder = {
  /** Overwrites the one of an earlier run. */
  readonly shoot: (page: Page, name: string) => Promise<void>;
  readonly complain: (what: string, errors: readonly string[]) => void;
  readonly count: () => number;
  readonly complaints: readonly string[];
};

/** Makes it; throws, naming the path, if that can't be done. */
export function openFolder(path: string): Folder {
  mkdirSync(path, { recursive: true });
  let count = 0;
  const complaints: string[] = [];
  return {
    shoot: async (page, name) => {
      // A QR code comes with a file of its own.
      await until('the QR code', async () => (await page.locator('div.qr').count()) === 0);
      await page.screenshot({ path: join(path, `${name}.png`) });
      count += 1;
    },
    complain: (what, errors) => complaints.push(...errors.map((error) => `${what}: ${error}`)),
    count: () => count,
    complaints,
  };
}
