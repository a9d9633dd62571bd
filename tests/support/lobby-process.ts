// The real lobby as a process of its own, serving the built game; can be killed and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFreePort } from './free-port.ts';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type LobbyProcess = {
  readonly url: string;
  /** kill -9; the port stays reserved for `restart` by convention only. */
  readonly kill: () => Promise<void>;
  /** A new process on the same port, without any memory of the old one, which is killed first. */
  readonly restart: () => Promise<void>;
  /** Everything the processes have printed so far. */
  readonly output: () => string;
};

/** Resolves when the lobby answers `/healthz`. */
export async function startLobby(
  environment: Readonly<Record<string, string>> = {},
): Promise<LobbyProcess> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    // A restarted lobby knows the tickets that the one before it signed.
    LOBBY_SECRET: 'only for tests, and the same after a restart',
    ...environment,
    PORT: String(port),
    NODE_ENV: 'production',
  };
  let printed = '';
  let child: ChildProcess | undefined;

  const start = async () => {
    const started = spawn(process.execPath, ['--import', 'tsx', 'lobby-server/main.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    started.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    started.stderr.on('data', (chunk) => {
      printed += chunk;
    });
    await until('the lobby to answer', async () => {
      if (started.exitCode !== null) throw new Error(`the lobby ended:\n${printed}`);
      return isHealthy(url);
    });
  };
  const kill = async () => {
    const running = child;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };
  const restart = async () => {
    await kill();
    await start();
  };
  await start();
  return { url, kill, restart, output: () => printed };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}
