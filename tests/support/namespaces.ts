// Network namespaces of Linux: made, wired and taken away again. Needs root, iproute2 and nft.
import { spawnSync } from 'node:child_process';

/** Why there are no namespaces here; empty when there are. Makes one and removes it again. */
export function namespaceTrouble(): string {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  for (const program of ['ip', 'nft']) {
    if (spawnSync(program, ['-V'], { stdio: 'ignore' }).error) return `${program} is not installed`;
  }
  const probe = `kbprobe${process.pid}`;
  try {
    run('ip', 'netns', 'add', probe);
    run('ip', 'netns', 'exec', probe, 'nft', 'add', 'table', 'ip', 'probe');
    return '';
  } catch (fault) {
    return `no network namespaces: ${(fault as Error).message}`;
  } finally {
    spawnSync('ip', ['netns', 'del', probe], { stdio: 'ignore' });
  }
}

/** Runs to the end and returns what it printed; throws with what it complained of. */
export function run(program: string, ...args: readonly string[]): string {
  return runWith('', program, ...args);
}

export type Namespaces = {
  /** Makes one; `name` is short, since interfaces and namespaces share the length limit. */
  readonly add: (name: string) => string;
  /** Loads rules of nft into one. */
  readonly filter: (namespace: string, rules: string) => void;
  /** Packets that a named counter in one has seen. */
  readonly counted: (namespace: string, counter: string) => number;
  /** Removes all of them, with everything in them; never throws. */
  readonly removeAll: () => void;
};

/** Namespaces of this process: their names hold its number. */
export function createNamespaces(): Namespaces {
  removeAbandoned();
  const prefix = `kb${process.pid}`;
  const made: string[] = [];
  const removeAll = (): void => {
    for (const name of made.splice(0)) {
      spawnSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
    }
  };
  // A test run that is ended from outside leaves nothing behind either.
  process.once('exit', removeAll);
  return {
    add: (name) => {
      const full = `${prefix}${name}`;
      run('ip', 'netns', 'add', full);
      made.push(full);
      for (const scope of ['all', 'default']) {
        inNamespace(full, 'sysctl', '-qw', `net.ipv6.conf.${scope}.disable_ipv6=1`);
      }
      run('ip', '-n', full, 'link', 'set', 'lo', 'up');
      return full;
    },
    filter: (namespace, rules) => {
      runWith(rules, 'ip', 'netns', 'exec', namespace, 'nft', '-f', '-');
    },
    counted: (namespace, counter) => {
      const text = inNamespace(namespace, 'nft', 'list', 'counter', 'inet', 'count', counter);
      return Number(/packets (\d+)/.exec(text)?.[1]);
    },
    removeAll: () => {
      process.off('exit', removeAll);
      removeAll();
    },
  };
}

/** Runs a program inside of a namespace. */
export function inNamespace(namespace: string, ...command: readonly string[]): string {
  return run('ip', 'netns', 'exec', namespace, ...command);
}

/** A run that was killed could not tidy up: what it left is removed by the next one. */
function removeAbandoned(): void {
  for (const line of run('ip', 'netns', 'list').split('\n')) {
    const [, name, pid] = /^(kb(\d+)\w*)/.exec(line) ?? [];
    if (name === undefined || isAlive(Number(pid))) continue;
    for (const left of run('ip', 'netns', 'pids', name).split('\n').filter(Boolean)) {
      process.kill(Number(left), 'SIGKILL');
    }
    spawnSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function runWith(input: string, program: string, ...args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (error !== undefined || status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
  }
  return stdout;
}
