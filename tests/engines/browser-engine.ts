// Runs a module in a browser without remote control: the browser opens a page that is served here,
// and the page posts the result back.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineRun } from './engine.ts';

/** Which program to start with which arguments, for a fresh profile folder. */
type LaunchAt = (
  profile: string,
  url: string,
) => { readonly path: string; readonly args: readonly string[] };

const page = `<!doctype html><title>replays</title><script type="module">
  const post = (body) => fetch('/result', { method: 'POST', body: JSON.stringify(body) });
  try {
    const { replayAll } = await import('/replay.js');
    await post({ version: navigator.userAgent, replays: replayAll() });
  } catch (error) {
    await post({ error: String(error) });
  }
</script>`;

/** Rejects when the page reports an error, or nothing within the limit. */
export async function runInBrowser(
  script: string,
  limitMs: number,
  launchAt: LaunchAt,
): Promise<EngineRun> {
  const profile = await mkdtemp(join(tmpdir(), 'kickabout-engine-'));
  const { server, result } = serve(await readFile(script, 'utf8'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { path, args } = launchAt(profile, `http://127.0.0.1:${port}/`);
  // Firefox refuses to run as root in somebody else's home.
  const env = { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' };
  const browser = spawn(path, args, { stdio: 'ignore', env, detached: true });
  let timer: NodeJS.Timeout | undefined;
  const failure = new Promise<never>((_, reject) => {
    browser.once('error', reject);
    browser.once('exit', (code) => reject(new Error(`the browser ended with ${code}`)));
    timer = setTimeout(() => reject(new Error(`no result within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([result, failure]);
  } finally {
    clearTimeout(timer);
    failure.catch(() => {});
    await end(browser);
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function serve(script: string): { server: Server; result: Promise<EngineRun> } {
  let report: (body: string) => void = () => {};
  const result = new Promise<EngineRun>((resolve, reject) => {
    report = (body) => {
      const run = JSON.parse(body) as EngineRun & { error?: string };
      if (run.error === undefined) resolve({ ...run, version: versionIn(run.version) });
      else reject(new Error(run.error));
    };
  });
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      report(await textOf(request));
      response.end();
      return;
    }
    const isScript = request.url === '/replay.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : page);
  });
  return { server, result };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

/** `Firefox/153.0` from a user agent. */
function versionIn(userAgent: string): string {
  return userAgent.match(/(?:Firefox|Chrome)\/([\d.]+)/)?.[1] ?? userAgent;
}

/** The whole process group: a browser's children must not outlive it. */
async function end(browser: ReturnType<typeof spawn>): Promise<void> {
  if (browser.pid === undefined) return;
  const isGone = browser.exitCode !== null || browser.signalCode !== null;
  const gone = isGone || new Promise((resolve) => browser.once('exit', resolve));
  try {
    process.kill(process.platform === 'win32' ? browser.pid : -browser.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
  await gone;
}
