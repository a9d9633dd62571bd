// A real coturn with the configuration of docs/operations.md, on addresses of the test's choice.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

/** The last thread that it starts. */
const LISTENING = /IO method \(admin thread\)/;

export const turnTestSecret = 'only-for-tests-and-as-long-as-it-has-to-be';

/** Where a test's coturn listens; everything else is as the documentation says. */
export type TurnPlace = {
  readonly address: string;
  readonly port: number;
  readonly secondPort: number;
  readonly tlsPort: number;
  /** Instead of the documented range of the relays, as `[first, last]`. */
  readonly relayPorts?: readonly [number, number];
  /** Further lines that replace documented ones of the same name. */
  readonly lines?: readonly string[];
  /** Certificate and key files; without them there is no TLS. */
  readonly certificate?: { readonly cert: string; readonly pkey: string };
  /** Put before the program, such as `ip netns exec NAME`. */
  readonly prefix?: readonly string[];
};

export type TurnServer = {
  /** Its log so far. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
};

/** Why no coturn can be started here; empty when one can. */
export function turnServerTrouble(): string {
  const found = spawnSync('turnserver', ['--version'], { stdio: 'ignore' });
  return found.error === undefined ? '' : 'coturn is not installed';
}

/** The text between the fences of the documentation. */
export function documentedTurnConfiguration(): string {
  const path = fileURLToPath(new URL('../../docs/operations.md', import.meta.url));
  const block = /```turnserver\.conf\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8'));
  if (block === null) throw new Error('docs/operations.md has no turnserver.conf');
  return block[1];
}

/** The documented configuration, moved to another place. */
function configurationAt(place: TurnPlace & { readonly logFile: string }): string {
  const { address, certificate } = place;
  const [first, last] = place.relayPorts ?? [49_152, 65_535];
  const replacements = [
    `listening-ip=${address}`,
    `relay-ip=${address}`,
    `listening-port=${place.port}`,
    `aux-server=${address}:${place.secondPort}`,
    `tls-listening-port=${place.tlsPort}`,
    `min-port=${first}`,
    `max-port=${last}`,
    `static-auth-secret=${turnTestSecret}`,
    `log-file=${place.logFile}`,
    ...(certificate === undefined ? ['no-tls'] : []),
    ...(certificate === undefined ? [] : [`cert=${certificate.cert}`, `pkey=${certificate.pkey}`]),
    ...(place.lines ?? []),
  ];
  const replaced = new Set(replacements.map(nameOf));
  if (certificate === undefined) for (const name of ['cert', 'pkey']) replaced.add(name);
  const kept = documentedTurnConfiguration()
    .split('\n')
    .filter((line) => !replaced.has(nameOf(line)));
  return [...kept, ...replacements, ''].join('\n');
}

/** Resolves when it listens; rejects with what it printed when it ends instead. */
export async function startTurnServer(place: TurnPlace): Promise<TurnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kickabout-turn-'));
  const configuration = join(folder, 'turnserver.conf');
  // Into a pipe coturn writes only when its buffer is full; into a file at once.
  const logFile = join(folder, 'log');
  writeFileSync(configuration, configurationAt({ ...place, logFile }), { mode: 0o600 });
  const [program, ...args] = [
    ...(place.prefix ?? []),
    'turnserver',
    ...['-c', configuration, '--pidfile', join(folder, 'pid'), '--db', join(folder, 'db')],
  ];
  const child = spawn(program, args, { stdio: 'ignore' });
  const output = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const close = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until('coturn to listen', () => {
      if (child.exitCode !== null) throw new Error(`coturn ended:\n${output()}`);
      return LISTENING.test(output());
    });
  } catch (fault) {
    await close();
    throw fault;
  }
  return { output, close };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function nameOf(line: string): string {
  return line.split('=')[0].trim();
}
