// `npm run bench connect [-- --quick]`: from the click on "Join" to open channels and to the first
// confirmed tick, beside PeerJS, simple-peer and a plain RTCPeerConnection. RUNS sets how often,
// FLAGS adds to Chromium's (e.g. `--enable-features=WebRtcSctpSnap`).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PeerServer } from 'peer';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { buildGame } from '../support/build-game.ts';
import { provideChromium } from '../support/chromium.ts';
import { createDelayedTcp, type DelayedTcp } from '../support/delayed-tcp.ts';
import { findFreePort } from '../support/free-port.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { createUdpRelay, type UdpRelay } from '../support/udp-relay.ts';
import { type ConnectTimes, type Contender, contender, type Place } from './connect/contenders.ts';
import { kickabout } from './connect/kickabout.ts';
import { quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';

/** Takes many minutes. */
export const isOnlyByName = true;

const isQuick = process.argv.includes('--quick');
const runs = Number(process.env.RUNS ?? (isQuick ? 3 : 20));
const rttsMs = [0, 100];
const sizes = isQuick ? [2, 4] : [2, 4, 8];
const extraFlags = (process.env.FLAGS ?? '').split(' ').filter(Boolean);

const contenders: readonly Contender[] = [
  kickabout,
  contender('plain RTCPeerConnection', 'textbook-page.ts'),
  contender('simple-peer 9.11.1', 'simple-peer-page.ts', {
    path: 'simple-peer/simplepeer.min.js',
    isOwnServer: false,
  }),
  contender('PeerJS 1.5.5', 'peerjs-page.ts', {
    path: 'peerjs/dist/peerjs.min.js',
    isOwnServer: true,
  }),
];

export async function run(): Promise<BenchReport> {
  const chromium = provideChromium();
  if ('reason' in chromium) return skipped(chromium.reason);
  const staticDir = await mkdtemp(join(tmpdir(), 'kickabout-bench-'));
  const browsers: BrowserProcess[] = [];
  const servers: { readonly close: () => unknown }[] = [];
  let lobby: LobbyProcess | undefined;
  try {
    await buildGame(staticDir);
    lobby = await startLobby({ STATIC_DIR: staticDir });
    const far = await createDelayedTcp(Number(new URL(lobby.url).port));
    const peerServer = await startPeerServer();
    const farPeerServer = await createDelayedTcp(peerServer.port);
    servers.push(far, farPeerServer, peerServer);
    for (let i = 0; i < 2; i++) browsers.push(await launchBrowser(chromium.path, ...extraFlags));
    const pair = [browsers[0], browsers[1]] as const;
    const rows: (string | number)[][] = [];
    const facts: Record<string, string | number> = { runs };
    for (const rttMs of rttsMs) {
      const relay = rttMs === 0 ? undefined : createUdpRelay(1);
      relay?.setAll({ delayMs: rttMs / 2 });
      // The lobby is as far from every page as the pages are from each other.
      for (const one of [far, farPeerServer]) one.setDelay(rttMs / 2);
      const place = placeOf(pair, far, farPeerServer, relay);
      for (const size of sizes)
        await measure(place, { rttMs, size }, (name, times) => {
          rows.push(rowOf(rttMs, size, name, times));
          facts[`${name} ${rttMs} ${size} openP50Ms`] = at(times, 0.5, 'firstMs');
        });
      relay?.close();
    }
    return {
      title: `Click on "Join" to open channels: ${runs} newcomers each, two Chromium processes`,
      columns: [
        ...[
          'RTT ms',
          'browsers',
          'with',
          'first channel open p50 ms',
          'p95',
          'all open p50',
          'p95',
        ],
        ...['seat p50', 'first confirmed tick p50', 'p95'],
      ],
      rows,
      facts,
    };
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    for (const server of servers) await server.close();
    await lobby?.kill();
    await rm(staticDir, { recursive: true, force: true });
  }
}

async function startPeerServer(): Promise<{ readonly port: number; readonly close: () => void }> {
  const port = await findFreePort();
  return new Promise((resolve) => {
    PeerServer({ port, host: '127.0.0.1', path: '/' }, (server) =>
      resolve({
        port,
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      }),
    );
  });
}

type Case = { readonly rttMs: number; readonly size: number };

/** One contender after the other, since the game's pages are busy while they are open. */
async function measure(
  place: Place,
  { rttMs, size }: Case,
  note: (name: string, times: readonly ConnectTimes[]) => void,
): Promise<void> {
  for (const { name, open } of contenders) {
    const room = await open(place, size - 1);
    const times: ConnectTimes[] = [];
    // The first newcomer warms the browser up and isn't counted.
    for (let i = 0; i <= runs; i++) {
      const joined = await room.join();
      if (i > 0) times.push(joined);
    }
    await room.close();
    console.error(`${rttMs} ms, ${size} browsers, ${name}: ${at(times, 0.5, 'firstMs')} ms`);
    note(name, times);
  }
}

function placeOf(
  browsers: readonly [BrowserProcess, BrowserProcess],
  lobby: DelayedTcp,
  peerServer: DelayedTcp,
  relay: UdpRelay | undefined,
): Place {
  const peerServerPort = Number(new URL(peerServer.url).port);
  return { browsers, lobbyUrl: lobby.url, peerServerPort, relay };
}

function rowOf(rttMs: number, size: number, name: string, times: readonly ConnectTimes[]) {
  const open = [
    ...[at(times, 0.5, 'firstMs'), at(times, 0.95, 'firstMs')],
    ...[at(times, 0.5, 'allMs'), at(times, 0.95, 'allMs')],
  ];
  const isGame = times.some(({ liveMs }) => liveMs !== undefined);
  const entry = isGame
    ? [at(times, 0.5, 'seatMs'), at(times, 0.5, 'liveMs'), at(times, 0.95, 'liveMs')]
    : ['', '', ''];
  return [rttMs, size, name, ...open, ...entry];
}

/** To a tenth below 100 ms, where it matters. */
function at(times: readonly ConnectTimes[], share: number, fact: keyof ConnectTimes): number {
  const value = quantile(
    times.map((one) => one[fact] ?? Number.NaN),
    share,
  );
  return value < 100 ? Math.round(value * 10) / 10 : Math.round(value);
}

function skipped(reason: string): BenchReport {
  return { title: 'Connect', columns: ['skipped'], rows: [[reason]], facts: { skipped: reason } };
}
