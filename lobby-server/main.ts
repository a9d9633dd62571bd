// Entry of the lobby process: reads the environment, serves the built game, prints one line.
// docs/lobby.md lists the variables.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultSecretPath, loadSecret, readSecretFile } from './secret.ts';
import { type ListenError, type RunningLobby, startLobby } from './start-lobby.ts';

/** Longest time from a signal to the end of the process. */
const EXIT_MS_MAX = 8_000;

const env = process.env;
const port = Number(env.PORT ?? 3000);

async function main(): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    exitWith(`PORT has to be a number from 0 to 65535, not '${env.PORT}'.`);
  }
  let faults = 0;
  process.on('unhandledRejection', (fault) => {
    faults++;
    console.error(`unhandled rejection ${faults}: ${fault instanceof Error ? fault.stack : fault}`);
  });
  const lobby = await start();
  console.log(`Kickabout is at ${lobby.url}/`);
  const stop = (code: number) => (): void => {
    setTimeout(() => process.exit(code), EXIT_MS_MAX).unref();
    void lobby.close().then(() => process.exit(code));
  };
  process.once('SIGTERM', stop(0));
  process.once('SIGINT', stop(0));
  process.on('uncaughtException', (fault) => {
    console.error(fault.stack ?? fault.message);
    stop(1)();
  });
}

async function start(): Promise<RunningLobby> {
  const secret = env.LOBBY_SECRET;
  try {
    return await startLobby({
      port,
      ...(env.HOST === undefined ? {} : { host: env.HOST }),
      staticDir: env.STATIC_DIR ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'dist'),
      secret:
        secret === undefined || secret === ''
          ? loadSecret(env.LOBBY_SECRET_FILE ?? defaultSecretPath())
          : Buffer.from(secret),
      origins: wordsOf(env.LOBBY_ORIGINS),
      trustedHops: Number(env.LOBBY_TRUSTED_HOPS ?? 0) || 0,
      ice: {
        stunUrls: wordsOf(env.STUN_URLS),
        turnUrls: wordsOf(env.TURN_URLS),
        turnSecret: env.TURN_SECRET || readTurnSecret(env.TURN_SECRET_FILE),
      },
      mayRelay: switchOf('LOBBY_RELAY'),
      log: (line) => console.error(line),
    });
  } catch (error) {
    return exitWith(listenSentence(error as ListenError));
  }
}

/** Throws in words for the operator; a file's text is in none of them. */
function readTurnSecret(path: string | undefined): string {
  try {
    return readSecretFile(path);
  } catch {
    throw new Error(`TURN_SECRET_FILE can't be read: ${path}`);
  }
}

function listenSentence(error: ListenError): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Choose one with PORT=${port + 1}.`;
  }
  if (error.code === 'EACCES') return `Port ${port} is not allowed here. Choose one above 1023.`;
  return `The lobby cannot start: ${error.message}`;
}

function wordsOf(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** On unless it says so; throws in words for the operator at anything but on and off. */
function switchOf(name: string): boolean {
  const value = env[name] ?? 'on';
  if (value === 'on' || value === 'off') return value === 'on';
  throw new Error(`${name} has to be on or off, not '${value}'`);
}

function exitWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

await main();
