// The self-test behind /#network (C22): one step after the other, each with a finding as a word.
// The sentences are the interface's; nothing here rejects, and no address leaves this file.
import { relaysOf, urlsOf } from './address-privacy.ts';
import { type GatherTools, gather } from './network-gather.ts';
import { natOf } from './network-nat.ts';
import { tryRelay } from './network-relay.ts';

/** In the order in which they run. */
export const networkSteps = [
  'lobby',
  'socket',
  'webrtc',
  'udp',
  'stun',
  'nat',
  'turn-udp',
  'turn-tcp',
] as const;
export type NetworkStep = (typeof networkSteps)[number];

/** `skipped`: an earlier step or the operator's settings leave nothing to try. */
export type StepResult = {
  readonly step: NetworkStep;
  readonly outcome: 'good' | 'bad' | 'skipped';
  readonly finding: string;
  /** Round trip through a relay in ms, or the code of a refusal; absent otherwise. */
  readonly number?: number;
};

/** What the lobby gave; a failure code of the lobby client, or `socket-blocked`. */
export type LobbyVisit =
  | { readonly ok: true; readonly iceServers: readonly RTCIceServer[] }
  | { readonly ok: false; readonly step: 'lobby' | 'socket'; readonly finding: string };

export type NetworkCheckOptions = {
  /** Enters a room of its own for a moment, since only a member is given relays; never rejects. */
  readonly visitLobby: () => Promise<LobbyVisit>;
  readonly tools: GatherTools;
  readonly nowMs: () => number;
  readonly onStart: (step: NetworkStep) => void;
  readonly onResult: (result: StepResult) => void;
};

/** Gathering without a server takes some 10 ms; a browser that asks for permission longer. */
const UDP_MS_MAX = 3_000;
/** STUN repeats a lost question after 250, 750, 1750 ms. */
const STUN_MS_MAX = 4_000;
/** Two allocations of two round trips each, checks and DTLS, over a bad line. */
const RELAY_MS_MAX = 8_000;

export async function checkNetwork(options: NetworkCheckOptions): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const run = async (step: NetworkStep, look: () => Promise<Omit<StepResult, 'step'>>) => {
    options.onStart(step);
    const result = { step, ...(await look()) };
    results.push(result);
    options.onResult(result);
    return result;
  };
  options.onStart('lobby');
  const visit = await options.visitLobby();
  const iceServers = visit.ok ? visit.iceServers : [];
  await run('lobby', async () => lobbyResult(visit));
  await run('socket', async () => socketResult(visit));
  const { outcome } = await run('webrtc', async () => webRtcResult(options.tools));
  const isBlocked = outcome === 'bad';
  const unlessBlocked = (look: () => Promise<Omit<StepResult, 'step'>>) => async () =>
    isBlocked ? skipped('webrtc-missing') : look().catch(() => bad('browser-refused'));
  await run(
    'udp',
    unlessBlocked(() => udpResult(options.tools)),
  );
  const stunUrls = iceServers.flatMap(urlsOf).filter((url) => /^stuns?:/i.test(url));
  let answering: readonly string[] = [];
  await run(
    'stun',
    unlessBlocked(async () => {
      answering = await answeringOf(options.tools, stunUrls);
      return stunResult(stunUrls, answering, visit.ok);
    }),
  );
  await run(
    'nat',
    unlessBlocked(() => natResult(options.tools, answering)),
  );
  for (const transport of ['udp', 'tcp'] as const) {
    const servers = iceServers.flatMap(relaysOf).flatMap((one) => relaysBy(transport, one));
    await run(
      `turn-${transport}`,
      unlessBlocked(() => relayResult(options, servers, visit.ok)),
    );
  }
  return results;
}

function lobbyResult(visit: LobbyVisit): Omit<StepResult, 'step'> {
  return visit.ok || visit.step !== 'lobby' ? good('lobby-ok') : bad(visit.finding);
}

function socketResult(visit: LobbyVisit): Omit<StepResult, 'step'> {
  if (visit.ok) return good('socket-ok');
  return visit.step === 'socket' ? bad(visit.finding) : skipped('no-lobby');
}

/** An extension may take the constructor away, or leave one that throws. */
function webRtcResult({ create }: GatherTools): Omit<StepResult, 'step'> {
  try {
    create({}).close();
    return good('webrtc-ok');
  } catch {
    return bad('webrtc-missing');
  }
}

async function udpResult(tools: GatherTools): Promise<Omit<StepResult, 'step'>> {
  const { candidates } = await gather(tools, { iceServers: [] }, UDP_MS_MAX);
  const hasUdp = candidates.some(({ type, protocol }) => type === 'host' && protocol === 'udp');
  return hasUdp ? good('udp-ok') : bad('udp-none');
}

/** Each asked by itself; one that is silent or wrong leaves gathering unfinished or faulty. */
async function answeringOf(tools: GatherTools, urls: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    urls.map(async (url) => {
      const seen = await gather(tools, { iceServers: [{ urls: url }] }, STUN_MS_MAX);
      const hasMapping = seen.candidates.some(({ type }) => type === 'srflx');
      const isAnswered = hasMapping || (seen.isComplete && seen.errors.length === 0);
      return isAnswered ? [url] : [];
    }),
  );
  return answers.flat();
}

function stunResult(
  urls: readonly string[],
  answering: readonly string[],
  hasLobby: boolean,
): Omit<StepResult, 'step'> {
  if (!hasLobby) return skipped('no-lobby');
  if (urls.length === 0) return skipped('stun-none');
  if (answering.length === 0) return bad('stun-silent');
  return good(answering.length < urls.length ? 'stun-partly' : 'stun-ok');
}

async function natResult(
  tools: GatherTools,
  answering: readonly string[],
): Promise<Omit<StepResult, 'step'>> {
  if (answering.length === 0) return skipped('nat-unknown-silent');
  const servers = answering.map((urls) => ({ urls }));
  const finding = natOf(await gather(tools, { iceServers: servers }, STUN_MS_MAX), servers.length);
  if (finding === 'nat-symmetric') return bad(finding);
  return finding.startsWith('nat-unknown') ? skipped(finding) : good(finding);
}

/** The server with its addresses of one transport to it; without a word it is UDP, TLS is TCP. */
function relaysBy(transport: 'udp' | 'tcp', server: RTCIceServer): RTCIceServer[] {
  const urls = urlsOf(server).filter((url) => {
    const isTcp = /^turns:/i.test(url) || /transport=tcp/i.test(url);
    return isTcp === (transport === 'tcp');
  });
  return urls.length === 0 ? [] : [{ ...server, urls }];
}

async function relayResult(
  { tools, nowMs }: NetworkCheckOptions,
  servers: readonly RTCIceServer[],
  hasLobby: boolean,
): Promise<Omit<StepResult, 'step'>> {
  if (!hasLobby) return skipped('no-lobby');
  if (servers.length === 0) return skipped('turn-none');
  const found = await tryRelay(tools, servers, RELAY_MS_MAX, nowMs);
  if (found.kind === 'open') return { ...good('turn-ok'), number: Math.round(found.rttMs) };
  if (found.kind === 'refused') return { ...bad('turn-refused'), number: found.code };
  return bad(found.kind === 'mute' ? 'turn-mute' : 'turn-unreachable');
}

const good = (finding: string) => ({ outcome: 'good', finding }) as const;
const bad = (finding: string) => ({ outcome: 'bad', finding }) as const;
const skipped = (finding: string) => ({ outcome: 'skipped', finding }) as const;
