// What the browser itself says of its links: every RTCPeerConnection of a page is kept and read.
import type { Page } from 'playwright-core';
import type { BrowserProcess } from '../support/browser.ts';

/** The pair that carries an open link. */
export type CarryingPair = {
  /** `host`, `srflx`, `prflx` or `relay`. */
  readonly localType: string;
  readonly remoteType: string;
  /** How this side reaches its relay; empty unless `localType` is `relay`. */
  readonly relayProtocol: string;
};

type WatchedWindow = { watchedConnections: RTCPeerConnection[]; shownCandidates: string[] };

/**
 * The same browser, whose pages keep their connections for `carryingPairs`; with `hidesAddress`
 * their players have set "Hide my address".
 */
export function watchConnections(browser: BrowserProcess, hidesAddress: boolean): BrowserProcess {
  return {
    ...browser,
    openPage: async () => {
      const watched = await browser.openPage();
      await watched.page.addInitScript(keepConnections, hidesAddress);
      return watched;
    },
  };
}

/** Runs in the page before any script of the game. */
function keepConnections(hidesAddress: boolean): void {
  localStorage.setItem('kickabout.settings', JSON.stringify({ hidesAddress }));
  const kept: RTCPeerConnection[] = [];
  const shown: string[] = [];
  Object.assign(window, { watchedConnections: kept, shownCandidates: shown });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
      this.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate !== null && candidate.candidate !== '') shown.push(candidate.candidate);
      });
    }
  };
}

/** Every candidate that any connection of a page has had to show, to whomever. */
export function shownCandidates(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as WatchedWindow).shownCandidates);
}

/** One per connection that is up. */
export function carryingPairs(page: Page): Promise<CarryingPair[]> {
  return page.evaluate(async () => {
    const found: CarryingPair[] = [];
    for (const connection of (window as unknown as WatchedWindow).watchedConnections) {
      if (connection.connectionState !== 'connected') continue;
      const stats = new Map<string, Record<string, string>>();
      for (const [id, one] of await connection.getStats()) stats.set(id, one);
      const transport = [...stats.values()].find(({ type }) => type === 'transport');
      const pair = stats.get(transport?.selectedCandidatePairId ?? '');
      const local = stats.get(pair?.localCandidateId ?? '');
      const remote = stats.get(pair?.remoteCandidateId ?? '');
      found.push({
        localType: local?.candidateType ?? '',
        remoteType: remote?.candidateType ?? '',
        relayProtocol: local?.relayProtocol ?? '',
      });
    }
    return found;
  });
}
