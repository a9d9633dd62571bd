// The mesh over real connections in Chromium: the contract that the fake keeps in Node.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { describeMediaContract, type MediaWorld } from '../net/media-contract.ts';
import { describeMeshContract } from '../net/mesh-contract.ts';
import type { MeshPeer } from '../net/mesh-room.ts';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import type { MeshPage } from './mesh-page.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('in Chromium', () => {
  let browser: BrowserProcess;
  let script: string;
  let workerText: string;

  beforeAll(async () => {
    [browser, script, workerText] = await Promise.all([
      launchBrowser(path),
      bundle('mesh-page.ts'),
      bundle('mesh-worker.ts'),
    ]);
  });
  afterAll(() => browser?.close());

  const idle: Page[] = [];
  const openMeshPage = async () => {
    const { page } = await browser.openPage();
    await page.addScriptTag({ content: script });
    return page;
  };

  const createWorld = async (isInWorker: boolean): Promise<MediaWorld> => {
    const inUse: Page[] = [];
    const pages = new Map<MeshPeer, Page>();
    return {
      createPeer: async (playerId) => {
        const page = idle.pop() ?? (await openMeshPage());
        inUse.push(page);
        const start = [playerId, isInWorker ? workerText : ''] as const;
        await page.evaluate(([id, text]) => window.meshPage.start(id, text), start);
        const peer = peerIn(page, playerId);
        pages.set(peer, page);
        return peer;
      },
      addAudio: (peer) => pages.get(peer)!.evaluate(() => window.meshPage.addAudio()),
      mediaOf: (peer) => pages.get(peer)!.evaluate(() => window.meshPage.mediaOf()),
      destroy: async () => {
        const alive = inUse.filter((page) => !page.isClosed());
        await Promise.all(alive.map((page) => page.evaluate(() => window.meshPage.close())));
        idle.push(...alive);
      },
    };
  };
  describeMeshContract('a mesh over real connections', () => createWorld(false));
  describeMeshContract('a mesh whose channels a Worker has', () => createWorld(true));
  describeMediaContract('audio on an open link', () => createWorld(true));
});

function peerIn(page: Page, playerId: number): MeshPeer {
  let isCrashed = false;
  type Method = keyof MeshPage;
  const call = <M extends Method>(method: M, ...values: Parameters<MeshPage[M]>) =>
    page.evaluate(
      ([name, inputs]) => {
        const run = window.meshPage[name] as (...all: unknown[]) => unknown;
        return run(...inputs);
      },
      [method, values] as [Method, unknown[]],
    ) as Promise<Awaited<ReturnType<MeshPage[M]>>>;
  return {
    playerId,
    connect: (peerId) => call('connect', peerId),
    disconnect: (peerId) => call('disconnect', peerId),
    offerAhead: () => call('offerAhead'),
    publishedOffer: async () => (isCrashed ? '' : call('publishedOffer')),
    accept: (peerId, offer) => call('accept', peerId, offer),
    replace: (peerId) => call('replace', peerId),
    replacements: (peerId) => call('replacements', peerId),
    receiveSignal: async (from, body) => {
      if (!isCrashed) await call('receiveSignal', from, body);
    },
    takeSignals: async () => (isCrashed ? [] : call('takeSignals')),
    send: (peerId, channel, ...messages) =>
      call(
        'send',
        peerId,
        channel,
        messages.map((bytes) => [...bytes]),
      ),
    drain: async () => {
      if (isCrashed) return [];
      const events = await call('drain');
      return events.map((one) =>
        one.kind === 'message' ? { ...one, bytes: Uint8Array.from(one.bytes) } : one,
      );
    },
    linkOf: (peerId) => call('linkOf', peerId),
    channelFacts: () => call('channelFacts'),
    faultySignals: () => call('faultySignals'),
    close: () => call('close'),
    crash: async () => {
      isCrashed = true;
      await page.close();
    },
  };
}

async function bundle(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const outputs = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'meshPageBundle' },
    },
  })) as Rolldown.RolldownOutput[];
  return outputs[0].output[0].code;
}
