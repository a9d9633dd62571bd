// What the pictures are taken on.
import type { BrowserContextOptions } from 'playwright-core';

export type Device = {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly isTouched: boolean;
  readonly languages: readonly string[];
};

const phone = { hasTouch: true, isMobile: true };

export const devices: readonly Device[] = [
  {
    name: 'desktop',
    context: { viewport: { width: 1280, height: 720 } },
    isTouched: false,
    languages: ['en', 'ar'],
  },
  {
    name: 'portrait',
    context: { viewport: { width: 390, height: 844 }, ...phone },
    isTouched: true,
    languages: ['en', 'ar'],
  },
  {
    name: 'landscape',
    context: { viewport: { width: 844, height: 390 }, ...phone },
    isTouched: true,
    languages: ['en'],
  },
];
