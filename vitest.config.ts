// What needs only Node; pages in real browsers; whole matches of several browsers, one at a time;
// and, only when named (`npm run test:nat`), browsers behind routers.
import { defineConfig } from 'vitest/config';
import { oxc } from './vite.config.ts';

/** Browsers take their time to start on a busy machine. */
const browserTest = {
  environment: 'node',
  globalSetup: ['tests/support/browser-setup.ts'],
  testTimeout: 240_000,
  hookTimeout: 120_000,
  isolate: true,
};

export default defineConfig({
  test: {
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/**/*.e2e.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          // Otherwise one core less than there are.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc,
        test: {
          ...browserTest,
          name: 'e2e',
          include: ['tests/e2e/*.e2e.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        oxc,
        test: {
          ...browserTest,
          name: 'match',
          include: ['tests/e2e/match/*.e2e.test.ts'],
          // Two would share the cores that one needs to keep its pace.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        oxc,
        test: {
          ...browserTest,
          name: 'nat',
          include: ['tests/nat/**/*.e2e.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
