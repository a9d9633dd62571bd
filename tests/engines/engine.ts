// The JavaScript engines that play the golden replays. Each runs the same bundled module and hands
// back the checksums; where a program is missing, the reason.
import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { provideChromium } from '../support/chromium.ts';
import { provideFirefox } from '../support/firefox.ts';
import { runInBrowser } from './browser-engine.ts';

/** Checksums by name of the scene. */
export type Replays = Readonly<Record<string, readonly number[]>>;
export type EngineRun = { readonly version: string; readonly replays: Replays };
export type Engine = {
  readonly name: string;
  /** Why it can't run here. */
  readonly reason?: string;
  /** `script` is the path of a module that exports `replayAll`. */
  readonly run: (script: string) => Promise<EngineRun>;
};

const runLimitMs = 120_000;
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** Node first: the others are compared with it. May install browsers where that is possible. */
export function findEngines(): Engine[] {
  return [
    { name: 'Node (V8)', run: (script) => runInProcess(process.execPath, script) },
    browserEngine('Chromium (V8)', provideChromium(), (path, profile, url) => {
      const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'];
      return { path, args: [...quiet, `--user-data-dir=${profile}`, url] };
    }),
    browserEngine('Firefox (SpiderMonkey)', provideFirefox(), (path, profile, url) => ({
      path,
      args: ['--headless', '--no-remote', '--profile', profile, url],
    })),
    bunEngine(),
  ];
}

type Found = { readonly path: string } | { readonly reason: string };
type Launch = (
  path: string,
  profile: string,
  url: string,
) => { readonly path: string; readonly args: readonly string[] };

function browserEngine(name: string, found: Found, launch: Launch): Engine {
  if ('reason' in found) return { name, reason: found.reason, run: unable };
  return {
    name,
    run: (script) =>
      runInBrowser(script, runLimitMs, (profile, url) => launch(found.path, profile, url)),
  };
}

/** Its binary lies in an optional package of the platform; no install script has to run. */
function bunEngine(): Engine {
  const name = 'JavaScriptCore (Bun)';
  const path = bunPaths().find(isExecutable);
  if (path === undefined) {
    return { name, reason: 'the package bun has no program for this platform', run: unable };
  }
  return { name, run: (script) => runInProcess(path, script) };
}

function bunPaths(): string[] {
  try {
    const platforms = readdirSync(`${modules}@oven`);
    return platforms.flatMap((one) =>
      ['bun', 'bun.exe'].map((b) => `${modules}@oven/${one}/bin/${b}`),
    );
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const unable = () => Promise.reject(new Error('this engine is not here'));

/** Node and Bun take a module as text and print what it makes. */
async function runInProcess(path: string, script: string): Promise<EngineRun> {
  const code = `import { replayAll } from ${JSON.stringify(script)};
    const { bun, node } = process.versions;
    const version = bun === undefined ? node : bun;
    console.log(JSON.stringify({ version, replays: replayAll() }));`;
  const args = path === process.execPath ? ['--input-type=module', '--eval', code] : ['-e', code];
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: runLimitMs });
  const printed = ['', ''];
  [child.stdout, child.stderr].forEach((stream, i) => {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed[i] += text;
    });
  });
  const exit = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (exit !== 0) throw new Error(`${path} ended with ${exit}: ${printed[1].slice(0, 2000)}`);
  return JSON.parse(printed[0]) as EngineRun;
}
