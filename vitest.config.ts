// Three projects: what needs only Node, in parallel; then real browsers, one file at a time; and,
// only
// when named (`npm run test:nat`), browsers behind routers.
import { defineConfig } from 'vitest/config';
import { oxc } from './vite.config.ts';

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
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/browser-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
      {
        oxc,
        test: {
          name: 'nat',
          include: ['tests/nat/**/*.e2e.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/browser-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          isolate: true,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
