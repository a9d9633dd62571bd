// How the game is built, and served while developing: from game/ to dist/, Preact's JSX by Oxc.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { defineConfig, type OxcOptions, type Plugin, type Rolldown } from 'vite';
import { phaserParts } from './phaser.config.ts';

/** Shared with vitest.config.ts, so that tests compile components as the build does. */
export const oxc: OxcOptions = { jsx: { runtime: 'automatic', importSource: 'preact' } };

/** Where `.ci/dev.mjs` runs the lobby. */
const lobby = 'http://127.0.0.1:2567';

const root = fileURLToPath(new URL('game', import.meta.url));

/** Not needed without a network: the self-test of the network, and letters of other scripts. */
const leftOut = /network-page|-(cyrillic|cyrillic-ext|greek|greek-ext|vietnamese)-|\.(map|png)$/;

/** Tells the service worker which files a version consists of; the version is their hash. */
function pageFiles(): Plugin {
  return {
    name: 'page-files',
    enforce: 'post',
    generateBundle: (_options, bundle) => {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      const hash = createHash('sha256');
      const still = readdirSync(`${root}/public`);
      for (const name of still) hash.update(readFileSync(`${root}/public/${name}`));
      const built = Object.values(bundle).filter(({ fileName }) => fileName !== 'sw.js');
      for (const one of built.sort((a, b) => (a.fileName < b.fileName ? -1 : 1)))
        hash.update(one.fileName).update(one.type === 'chunk' ? one.code : one.source);
      hash.update(worker.code);
      const names = [...built.map(({ fileName }) => fileName), ...still];
      const entry = built.find((one) => one.type === 'chunk' && one.isEntry);
      const page = {
        version: hash.digest('hex').slice(0, 12),
        files: names.filter((name) => !leftOut.test(name)).map(pathOf),
        entry: pathOf(entry?.fileName ?? ''),
      };
      const text = JSON.stringify(JSON.stringify(page));
      worker.code = worker.code.replace(/(["'`])__PAGE_FILES__\1/, () => text);
    },
  };
}

/** Lays `<name>.br` beside every text: small as brotli can, for which a server has no time. */
function packedFiles(): Plugin {
  return {
    name: 'packed-files',
    apply: 'build',
    writeBundle: async ({ dir = '' }, bundle) => {
      const texts = Object.keys(bundle).filter((name) => /\.(js|css|html)$/.test(name));
      const pack = async (name: string) => {
        const text = readFileSync(join(dir, name));
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
        writeFileSync(join(dir, `${name}.br`), await promisify(brotliCompress)(text, { params }));
      };
      await Promise.all(texts.map(pack));
    },
  };
}

/**
 * The room's Worker as a part of the same build: what it shares with the page is loaded once. Vite
 * would build it alone, with everything in it.
 */
function roomWorker(): Plugin {
  return {
    name: 'room-worker',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/room-placement.ts')) return undefined;
      const script = { type: 'chunk', id: `${root}/scenes/room-worker.ts`, name: 'room-worker' };
      const reference = this.emitFile(script as Rolldown.EmittedChunk);
      const made = /new URL\('\.\/room-worker\.ts', import\.meta\.url\)/;
      return code.replace(made, `import.meta.ROLLUP_FILE_URL_${reference}`);
    },
  };
}

function pathOf(fileName: string): string {
  return fileName === 'index.html' ? '/' : `/${fileName}`;
}

export default defineConfig({
  root,
  plugins: [pageFiles(), phaserParts(), roomWorker(), packedFiles()],
  oxc,
  // Of its builds the one that doesn't try `eval`: Firefox writes that to the console as an error
  // under our content policy.
  resolve: { alias: { '@colyseus/msgpackr': '@colyseus/msgpackr/index-no-eval' } },
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The page's content policy allows no data: addresses.
    assetsInlineLimit: 0,
    // Phaser is one chunk that only a match asks for; the menu must stay far below.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: `${root}/index.html`, sw: `${root}/net/service-worker.ts` },
      output: {
        // A service worker is known by its address, which must not change.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
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
