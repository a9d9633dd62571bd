// Who is measured beside the game, and the room of one of them: members that stay, and newcomers
// that come one after the other, each on a fresh page.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type { BrowserProcess } from '../../support/browser.ts';
import type { UdpRelay } from '../../support/udp-relay.ts';
import { behindRelay } from '../../support/udp-relay-page.ts';
import { until } from '../../support/until.ts';
import type { JoinTimes } from './contender-page.ts';

export type ConnectTimes = JoinTimes & {
  /** To the first confirmed tick; the game only. */
  readonly liveMs?: number;
  /** To the lobby's answer with a seat; the game only. */
  readonly seatMs?: number;
};

/** A room with its members in it; `join` lets one more in and out again. */
export type ContenderRoom = {
  readonly join: () => Promise<ConnectTimes>;
  readonly close: () => Promise<void>;
};

export type Place = {
  /** Members share the first browser process, newcomers come in the second. */
  readonly browsers: readonly [BrowserProcess, BrowserProcess];
  /** Where the pages come from; as far away as the lobby. */
  readonly lobbyUrl: string;
  readonly peerServerPort: number;
  /** Undefined where the peers are next to each other. */
  readonly relay: UdpRelay | undefined;
};

export type Contender = {
  readonly name: string;
  readonly open: (place: Place, members: number) => Promise<ContenderRoom>;
};

let pagesOpened = 0;

/** The same browser; a page of it is behind the relay if there is one. */
export function placed(browser: BrowserProcess, relay: UdpRelay | undefined): BrowserProcess {
  if (relay === undefined) return browser;
  pagesOpened++;
  return behindRelay(browser, relay, `page ${pagesOpened}`);
}

/** A library's own bundle and our page for it; `isOwnServer`: its signals don't take our lobby. */
export type Library = { readonly path: string; readonly isOwnServer: boolean };

export function contender(name: string, script: string, library?: Library): Contender {
  return {
    name,
    open: async ({ browsers, lobbyUrl, peerServerPort, relay }, members) => {
      const content = await scriptOf(script, library, peerServerPort);
      const openPage = async (browser: BrowserProcess) => {
        const { page } = await placed(browser, relay).openPage();
        await page.addInitScript({ content });
        // Any page of the server's origin.
        await page.goto(
          library?.isOwnServer ? `http://127.0.0.1:${peerServerPort}/` : `${lobbyUrl}/healthz`,
        );
        await until('the library', () => page.evaluate('"contender" in window'));
        return page;
      };
      const pages: Page[] = [];
      let code = '';
      for (let i = 0; i < members; i++) {
        const page = await openPage(browsers[0]);
        pages.push(page);
        code = await page.evaluate((known) => window.contender.enter(known), code);
      }
      return {
        join: async () => {
          const page = await openPage(browsers[1]);
          const times = await page.evaluate((known) => window.contender.join(known), code);
          await page.context().close();
          return times;
        },
        close: async () => {
          for (const page of pages) await page.context().close();
        },
      };
    },
  };
}

async function scriptOf(
  script: string,
  library: Library | undefined,
  peerServerPort: number,
): Promise<string> {
  const entry = fileURLToPath(new URL(script, import.meta.url));
  const outputs = (await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'contenderPage' } },
  })) as Rolldown.RolldownOutput[];
  const own = outputs[0].output[0].code;
  const require = createRequire(import.meta.url);
  const bundle = library === undefined ? '' : await readFile(require.resolve(library.path));
  return `${bundle};const peerServerPort = ${peerServerPort};${own}`;
}
