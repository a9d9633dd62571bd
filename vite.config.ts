// How the game is built, and served while developing: from game/ to dist/, Preact's JSX by Oxc.
import { fileURLToPath } from 'node:url';
import { defineConfig, type OxcOptions } from 'vite';

/** Shared with vitest.config.ts, so that tests compile components as the build does. */
export const oxc: OxcOptions = { jsx: { runtime: 'automatic', importSource: 'preact' } };

/** Where `.ci/dev.mjs` runs the lobby. */
const lobby = 'http://127.0.0.1:2567';

export default defineConfig({
  root: fileURLToPath(new URL('game', import.meta.url)),
  oxc,
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The page's content policy allows no data: addresses.
    assetsInlineLimit: 0,
    // Phaser is one chunk of 1.4 MB that only a match asks for; the menu must stay far below.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: { groups: [{ name: 'phaser', test: /node_modules[\\/]phaser[\\/]/ }] },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      // Requests and room sockets of the lobby all lie under /v1.
      '/v1': { target: lobby, ws: true },
      '/healthz': lobby,
    },
  },
});
