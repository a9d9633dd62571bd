// Serves the interface on made-up data: the game's own index.html with the preview's script in
// place of the game's.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const previewPage: Plugin = {
  name: 'preview-page',
  configureServer(server) {
    server.middlewares.use('/preview', (_request, response, next) => {
      readFile(`${root}game/index.html`, 'utf8')
        .then((html) =>
          html.replaceAll('./ui/', '/game/ui/').replace('./main.ts', '/tests/ui/preview/main.ts'),
        )
        .then((html) => server.transformIndexHtml('/preview', html))
        .then((html) => response.setHeader('content-type', 'text/html').end(html))
        .catch(next);
    });
  },
};

export type PreviewServer = {
  /** The page; a query says what it shows (main.ts). */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** On a port that is free. */
export async function servePreview(): Promise<PreviewServer> {
  const server = await createServer({
    root,
    publicDir: `${root}game/public`,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    cacheDir: `${root}node_modules/.vite-preview`,
    // All that the interface imports are modules; a page would start over for each that is found.
    optimizeDeps: { noDiscovery: true },
    // Not strict: in a second checkout node_modules may be a link out of it, with the fonts.
    server: { port: 0, watch: null, hmr: false, fs: { strict: false } },
    plugins: [previewPage],
  });
  await server.listen();
  return {
    url: `${server.resolvedUrls?.local[0]}preview`,
    close: () => server.close(),
  };
}
