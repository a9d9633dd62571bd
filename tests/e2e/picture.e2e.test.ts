// The picture itself, texel by texel: the parts of Phaser that we build with draw what all of it
// draws, and WebGL draws what the 2D canvas draws, in both venues.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { phaserParts } from '../../phaser.config.ts';
import { oxc } from '../../vite.config.ts';
import { type BrowserProcess, launchBrowser, viewport } from '../support/browser.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(tmpdir(), `kickabout-picture-${process.pid}`);

type Build = 'parts' | 'whole';
type Renderer = 'canvas' | 'webgl';
type Wish = {
  readonly renderer: Renderer;
  readonly venue: string;
  readonly scene: 'play' | 'goal';
  /** The graphics card gives up in between, and the window changes its size twice. */
  readonly isRough?: boolean;
};
type Preview = {
  readonly view: { readonly draw: () => void };
  readonly advance: (ms: number) => Promise<void>;
  readonly untilGoal: (ms: number) => Promise<void>;
  readonly texels: () => string;
};

/** The preview page with all of Phaser or with our parts of it. */
async function buildPreview(kind: Build): Promise<PreviewServer> {
  const outDir = join(folder, kind);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    oxc,
    plugins: kind === 'parts' ? [phaserParts()] : [],
    build: {
      outDir,
      minify: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: join(root, 'tests/render/preview/index.html') },
    },
  });
  return preview({
    root,
    configFile: false,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
}

/** Parts of texels whose channels differ by more than a few steps, and the mean difference. */
function compare(one: Buffer, other: Buffer): { readonly unlike: number; readonly mean: number } {
  expect(one.length).toBe(other.length);
  let unlike = 0;
  let sum = 0;
  for (let at = 0; at < one.length; at += 4) {
    let most = 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const difference = Math.abs(one[at + channel] - other[at + channel]);
      most = Math.max(most, difference);
      sum += difference;
    }
    if (most > 24) unlike += 1;
  }
  const count = one.length / 4;
  return { unlike: unlike / count, mean: sum / count / 3 };
}

describe.skipIf(path === '')('V21 the picture', () => {
  let browser: BrowserProcess;
  let servers: Record<Build, PreviewServer>;
  const errors: string[] = [];

  beforeAll(async () => {
    const [parts, whole, opened] = await Promise.all([
      buildPreview('parts'),
      buildPreview('whole'),
      launchBrowser(path, '--enable-unsafe-swiftshader'),
    ]);
    servers = { parts, whole };
    browser = opened;
  });
  afterAll(async () => {
    await browser?.close();
    await servers?.parts.close();
    await servers?.whole.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A still frame of a match that is the same every time. */
  async function shoot(kind: Build, wish: Wish): Promise<Buffer> {
    const { renderer, venue, scene, isRough = false } = wish;
    const watched = await browser.openPage();
    const { page } = watched;
    const query = new URLSearchParams({ renderer, venue, manual: '1', perSide: '4' });
    const [address] = servers[kind].resolvedUrls!.local;
    await page.goto(`${address}tests/render/preview/?${query}`);
    await page.waitForFunction(() => 'preview' in window);
    if (isRough) {
      await page.evaluate(() => (window as unknown as { preview: Preview }).preview.advance(50));
      await page.evaluate(loseContext);
      const size = await page.evaluate(drawnSize);
      await page.setViewportSize({ width: 500, height: 400 });
      await until('the smaller picture', async () => (await page.evaluate(drawnSize)) !== size);
      await page.evaluate(() => (window as unknown as { preview: Preview }).preview.advance(50));
      await page.setViewportSize(viewport);
      await until('the picture of before', async () => (await page.evaluate(drawnSize)) === size);
    }
    const base64 = await page.evaluate(async (wanted) => {
      const { preview } = window as unknown as { preview: Preview };
      // Sparks and confetti fly by chance: from here on by the same one.
      let word = 7;
      Math.random = () => {
        word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
        return word / 4294967296;
      };
      if (wanted === 'goal') await preview.untilGoal(250);
      else await preview.advance(400);
      return preview.texels();
    }, scene);
    errors.push(...watched.errors);
    await page.close();
    return Buffer.from(base64, 'base64');
  }

  it.each<Wish>([
    { renderer: 'canvas', venue: 'table', scene: 'goal' },
    { renderer: 'webgl', venue: 'floodlights', scene: 'goal', isRough: true },
  ])('of our parts of Phaser is that of all of it: $renderer, $venue', async (wish) => {
    const [parts, whole] = await Promise.all([shoot('parts', wish), shoot('whole', wish)]);
    expect(parts.equals(whole)).toBe(true);
  });

  it.each(['table', 'floodlights'])('of WebGL is that of the 2D canvas: %s', async (venue) => {
    const scene = 'play';
    const canvas = await shoot('parts', { renderer: 'canvas', venue, scene });
    const webgl = await shoot('parts', { renderer: 'webgl', venue, scene });
    const { unlike, mean } = compare(canvas, webgl);
    expect(unlike).toBeLessThan(0.01);
    expect(mean).toBeLessThan(1.5);
    // Neither is one colour all over.
    expect(compare(canvas, Buffer.alloc(canvas.length, canvas[0])).unlike).toBeGreaterThan(0.3);
  });

  it('is drawn without a complaint of the browser', () => {
    expect(errors).toEqual([]);
  });
});

/** In the page: how large it draws; the page hears of its new size some time later. */
function drawnSize(): string {
  (window as unknown as { preview: Preview }).preview.view.draw();
  const { width, height } = document.querySelector<HTMLCanvasElement>('#match canvas')!;
  return `${width} x ${height}`;
}

/** In the page: takes the WebGL context away and gives it back. */
async function loseContext(): Promise<void> {
  const canvas = document.querySelector<HTMLCanvasElement>('#match canvas')!;
  const gl = (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) as WebGLRenderingContext;
  const extension = gl.getExtension('WEBGL_lose_context')!;
  const heard = (type: string) =>
    new Promise((resolve) => canvas.addEventListener(type, resolve, { once: true }));
  const lost = heard('webglcontextlost');
  extension.loseContext();
  await lost;
  // Not before the handlers of the loss are done.
  await new Promise((resume) => setTimeout(resume));
  const restored = heard('webglcontextrestored');
  extension.restoreContext();
  await restored;
}
