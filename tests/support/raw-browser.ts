// A Chromium driven over its own protocol and nothing else: Playwright keeps every page visible and
// its timers unthrottled, so that a tab which is really hidden needs a browser without it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { until } from './until.ts';

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--window-size=640,360',
  '--remote-debugging-port=0',
];

export type RawTab = {
  /** The value of an expression, as JSON; a promise is waited for. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** In front of its window: visible, and every other tab hidden. */
  readonly show: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type RawBrowser = {
  /** A new tab of the one window, in front. */
  readonly openTab: (address: string) => Promise<RawTab>;
  readonly close: () => Promise<void>;
};

type Answer = { readonly id?: number; readonly result?: unknown; readonly error?: unknown };

export async function launchRawBrowser(executablePath: string): Promise<RawBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'kickabout-tabs-'));
  const child = spawn(executablePath, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
  });
  const call = await connect(await endpointOf(profile, child));
  return {
    openTab: async (url) => {
      const { targetId } = await call<{ targetId: string }>('Target.createTarget', { url });
      const attach = { targetId, flatten: true };
      const { sessionId } = await call<{ sessionId: string }>('Target.attachToTarget', attach);
      const evaluate = async <T>(expression: string) => {
        const wanted = { expression, returnByValue: true, awaitPromise: true };
        const { result, exceptionDetails } = await call<{
          result: { value: T };
          exceptionDetails?: { text: string };
        }>('Runtime.evaluate', wanted, sessionId);
        if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
        return result.value;
      };
      // A tab is empty, and loaded as such, before it goes where it shall.
      const isLoaded = () =>
        evaluate<boolean>(`location.href === ${JSON.stringify(url)} &&
          document.readyState === 'complete'`);
      await until(`${url} to load`, () => isLoaded().catch(() => false));
      return {
        evaluate,
        show: () => call('Target.activateTarget', { targetId }),
        close: () => call('Target.closeTarget', { targetId }),
      };
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await ended;
      }
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Chromium writes port and path of its endpoint into the profile once it listens. */
function endpointOf(profile: string, child: ChildProcess): Promise<string> {
  return until('Chromium to listen', async () => {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`);
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    return path === undefined ? undefined : `ws://127.0.0.1:${port}${path}`;
  });
}

type Call = <T = void>(method: string, parameters?: object, sessionId?: string) => Promise<T>;

async function connect(endpoint: string): Promise<Call> {
  const socket = new WebSocket(endpoint, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<number, (answer: Answer) => void>();
  let calls = 0;
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  return <T>(method: string, parameters = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      calls += 1;
      const id = calls;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error === undefined) resolve(result as T);
        else reject(new Error(`${method}: ${JSON.stringify(error)}`));
      });
      socket.send(JSON.stringify({ id, method, params: parameters, sessionId }));
    });
}
