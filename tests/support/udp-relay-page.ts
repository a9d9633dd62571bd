// Puts a page behind the relay without touching the game: an init script wraps RTCPeerConnection so
// that the page registers its own candidates and is shown the relay's instead of the others'.
import type { Page } from 'playwright-core';
import type { BrowserProcess } from './browser.ts';
import type { UdpRelay } from './udp-relay.ts';

/** What the page calls; each candidate is a line as in SDP, without `a=`. */
type RelayCalls = {
  readonly kickaboutRelayRegister: (candidate: string) => Promise<void>;
  /** The same line with the relay's address; empty for one that can't be relayed. */
  readonly kickaboutRelayFront: (candidate: string) => Promise<string>;
};

/** The same browser; every page that it opens sits behind the relay as `owner`. */
export function behindRelay(
  browser: BrowserProcess,
  relay: UdpRelay,
  owner: string,
): BrowserProcess {
  return {
    ...browser,
    openPage: async () => {
      const watched = await browser.openPage();
      await wrap(watched.page, relay, owner);
      return watched;
    },
  };
}

async function wrap(page: Page, relay: UdpRelay, owner: string): Promise<void> {
  await page.exposeFunction('kickaboutRelayRegister', (line: string) => {
    const parts = partsOf(line);
    if (parts !== undefined) relay.register(owner, addressOf(parts));
  });
  await page.exposeFunction('kickaboutRelayFront', async (line: string) => {
    const parts = partsOf(line);
    if (parts === undefined) return '';
    const { address, port } = await relay.front(owner, addressOf(parts));
    return [...parts.slice(0, 4), address, String(port), ...parts.slice(6)].join(' ');
  });
  // tsx names every function by a call that only exists in Node.
  await page.addInitScript('globalThis.__name = (named) => named;');
  await page.addInitScript(wrapConnections);
}

/** The words of a candidate of UDP over IPv4 and of the machine itself; others are left out. */
export function partsOf(line: string): string[] | undefined {
  const parts = line.replace(/^a=/, '').split(' ');
  const [, , protocol, , address, port, , type] = parts;
  const isRelayable = protocol?.toLowerCase() === 'udp' && type === 'host';
  if (!isRelayable || !/^\d+\.\d+\.\d+\.\d+$/.test(address) || !(Number(port) > 0))
    return undefined;
  return parts;
}

function addressOf(parts: readonly string[]): { address: string; port: number } {
  return { address: parts[4], port: Number(parts[5]) };
}

/** Runs in the page, before any of its scripts; must not use anything from outside. */
function wrapConnections(): void {
  const calls = window as unknown as RelayCalls;
  const front = (line: string) => calls.kickaboutRelayFront(line);
  const rewritten = async (sdp: string) => {
    const lines: string[] = [];
    for (const line of sdp.split('\r\n')) {
      if (!line.startsWith('a=candidate:')) lines.push(line);
      else {
        const shown = await front(line.slice(2));
        if (shown !== '') lines.push(`a=${shown}`);
      }
    }
    return lines.join('\r\n');
  };
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.candidate) void calls.kickaboutRelayRegister(candidate.candidate);
      });
    }
    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      const sdp = await rewritten(description.sdp ?? '');
      return super.setRemoteDescription({ type: description.type, sdp });
    }
    override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
      if (!candidate?.candidate) return super.addIceCandidate(candidate ?? undefined);
      const shown = await front(candidate.candidate);
      // A library may pass the browser's own object, whose parts are no properties of its own.
      const { sdpMid = null, sdpMLineIndex = null } = candidate;
      if (shown !== '') await super.addIceCandidate({ candidate: shown, sdpMid, sdpMLineIndex });
    }
  };
}
